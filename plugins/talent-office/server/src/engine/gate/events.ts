import type { Entry } from '../../platform';

export type Data = Record<string, unknown>;

/** What Strapi's database layer hands to a lifecycle subscriber before a write. */
export interface WriteEvent {
  readonly model: { readonly uid: string };
  readonly params: { where?: Record<string, unknown>; data?: Data };
}

/** And after it has created a row. */
export interface CreatedEvent {
  readonly model: { readonly uid: string };
  readonly result: { readonly id: number };
}

/** What a subscriber notes before a delete it finds again after it. */
export interface DeleteEvent extends WriteEvent {
  readonly state: { going?: readonly Entry[] };
}

export interface DeletedEvent extends DeleteEvent {
  readonly result: { readonly id: number };
}

/** The same of many rows at once. */
export interface ManyEvent {
  readonly model: { readonly uid: string };
  readonly params: { where?: Record<string, unknown>; data?: Data | readonly Data[] };
}

/** What Strapi's document service hands to a middleware. */
export interface DocumentWrite {
  readonly uid: string;
  readonly action: string;
  readonly params: { readonly documentId?: string; readonly data?: Data };
}

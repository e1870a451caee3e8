export type Data = Record<string, unknown>;

/** What Strapi's database layer hands to a lifecycle subscriber before a write. */
export interface WriteEvent {
  readonly model: { readonly uid: string };
  readonly params: { where?: Record<string, unknown>; data?: Data };
}

import { isFetchError } from '@strapi/strapi/admin';

import type { Bilingual } from '../../../shared/error-codes';

/** Why a request did not succeed, as far as its sender can do something about it. */
export type Failure =
  | {
      readonly kind: 'refused';
      /** A code of `shared/error-codes`, with what its message is filled from. */
      readonly code: string;
      readonly facts: Readonly<Record<string, unknown>>;
      readonly messages: Bilingual;
    }
  | { readonly kind: 'forbidden' | 'unreachable' | 'fault' };

interface RefusalDetails {
  readonly code?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly messages?: Bilingual;
}

/** Reads an error of Strapi's fetch client: our refusals carry both languages, others no text for us. */
export const failureOf = (error: unknown): Failure => {
  if (!isFetchError(error)) return { kind: 'unreachable' };
  const details = error.response?.data.error.details as RefusalDetails | undefined;
  if (details?.code && details.messages) {
    const { code, messages, facts = {} } = details;
    return { kind: 'refused', code, facts, messages };
  }
  return { kind: error.status === 403 ? 'forbidden' : 'fault' };
};

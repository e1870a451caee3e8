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

interface ErrorBody {
  readonly error?: {
    readonly details?: {
      readonly code?: string;
      readonly facts?: Readonly<Record<string, unknown>>;
      readonly messages?: Bilingual;
    };
  };
}

/** What an answer that is no success says of itself. */
export const failureIn = (status: number | undefined, body: ErrorBody | undefined): Failure => {
  const details = body?.error?.details;
  if (details?.code && details.messages) {
    const { code, messages, facts = {} } = details;
    return { kind: 'refused', code, facts, messages };
  }
  return { kind: status === 403 ? 'forbidden' : 'fault' };
};

/** Reads an error of Strapi's fetch client: our refusals carry both languages, others no text for us. */
export const failureOf = (error: unknown): Failure => {
  if (!isFetchError(error)) return { kind: 'unreachable' };
  return failureIn(error.status, error.response?.data as ErrorBody | undefined);
};

import { createHash } from 'node:crypto';

import type { Context } from 'koa';

import { refuse } from '../../platform';

/** Who signs, by the very session in which he is signed in. */
export interface Signer {
  /** Id of the admin account. */
  readonly account: number;
  readonly session: string;
  /** Strapi's hash of his password; null where he signs in without one. */
  readonly passwordHash: string | null;
}

interface State {
  readonly session?: { readonly id?: unknown };
  readonly auth?: {
    readonly credentials?: { readonly id?: unknown; readonly password?: unknown };
  };
}

/** @throws Refusal TOKEN_IS_NOBODY where nobody is signed in with a session of his own */
export const signerOf = (ctx: Context): Signer => {
  const { session, auth } = ctx.state as State;
  const { id, password } = auth?.credentials ?? {};
  if (typeof session?.id !== 'string' || typeof id !== 'number') throw refuse('TOKEN_IS_NOBODY');
  return {
    account: id,
    session: session.id,
    passwordHash: typeof password === 'string' && password !== '' ? password : null,
  };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A proof is kept by this alone: who reads the table signs nothing. */
export const keptAs = (proof: string): string => sha256(`proof ${proof}`);

/** What a proof holds for: this account, this session, and the password as it was when it was typed. */
export const holderOf = ({ account, session, passwordHash }: Signer): string =>
  sha256(JSON.stringify([account, session, passwordHash]));

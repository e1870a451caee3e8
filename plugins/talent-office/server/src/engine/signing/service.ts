import { randomBytes, randomUUID } from 'node:crypto';

import type { BulkDecisionBody } from '../../../../shared/contracts/bulk-decisions';
import type { ProofBody } from '../../../../shared/contracts/signing';
import {
  digest,
  getService,
  giveBack,
  refuse,
  refuseTooMany,
  settingsOf,
  tables,
  transaction,
  type RateLimit,
  type ServiceFactory,
  type Tx,
} from '../../platform';

import { holderOf, keptAs, type Signer } from './signer';

/** That somebody typed his own password just now, before he signs. */
export interface Signing {
  /**
   * Takes the password of who is signed in; only wrong ones count against the limits.
   * @param address the client's, as the server knows it
   * @param batch the only one that the proof holds for; without any it is for single signatures
   * @throws Refusal PASSWORD_MISSING, TOO_MANY_REQUESTS, CURRENT_PASSWORD_WRONG
   */
  prove(
    signer: Signer,
    password: string,
    address: string,
    batch?: BulkDecisionBody,
  ): Promise<ProofBody>;
  /**
   * Inside the transaction of what is signed: with it, a proof for one signature is used up or is not.
   * @throws Refusal SIGNATURE_UNPROVEN
   */
  require(tx: Tx, signer: Signer, proof: string, batch?: BulkDecisionBody): Promise<void>;
  /** Forgets the proofs that hold no more. */
  tidy(): Promise<void>;
}

declare module '../../platform/services' {
  interface Services {
    signing: Signing;
  }
}

const windowSeconds = 15 * 60;

/** By both: who tries one account from many places, and who tries many from one. */
const limits: readonly RateLimit[] = [
  { by: { param: 'account' }, most: 'wrongPasswordsPerAccount', windowSeconds },
  { by: 'address', most: 'wrongPasswordsPerAddress', windowSeconds },
];

/** A proof for one signature waits no longer than this for it. */
const minutesOfOne = 5;

export const createSigning: ServiceFactory<'signing'> = ({ strapi }) => {
  const seconds = (): number => Math.floor(getService(strapi, 'clock').now().getTime() / 1000);

  const isRight = (password: string, hash: string): Promise<boolean> =>
    (
      strapi.service('admin::auth') as unknown as {
        validatePassword(password: string, hash: string): Promise<boolean>;
      }
    ).validatePassword(password, hash);

  /** Somebody at the screen of another one is told of to whoever reads the trail. */
  const recordWrong = ({ account }: Signer): Promise<void> =>
    transaction(strapi, { key: `signing/${randomUUID()}`, input: null }, (tx) =>
      getService(strapi, 'audit').record(tx, {
        actor: { kind: 'admin', id: account },
        action: 'signing.wrong-password',
        target: { type: 'account', documentId: String(account) },
      }),
    );

  return {
    prove: async (signer, password, address, batch) => {
      if (signer.passwordHash === null) throw refuse('PASSWORD_MISSING');
      const params = { account: signer.account };
      // Counted before it is looked at: of many tried at the same time none is free.
      const places = await refuseTooMany(strapi, limits, { route: 'signing', address, params });
      if (!(await isRight(password, signer.passwordHash))) {
        await recordWrong(signer);
        throw refuse('CURRENT_PASSWORD_WRONG', {}, 'password');
      }
      await giveBack(strapi, places);
      const { passwordMinutes } = settingsOf(strapi).signing;
      const once = passwordMinutes === 0 || batch !== undefined;
      const expiresAt = seconds() + 60 * (once ? minutesOfOne : passwordMinutes);
      const proof = randomBytes(32).toString('base64url');
      await strapi.db.connection(tables.signingProofs).insert({
        proof: keptAs(proof),
        holder: holderOf(signer),
        once,
        batch: batch ? digest(batch) : null,
        expires_at: expiresAt,
      });
      return { proof, once, expiresAt: new Date(expiresAt * 1000).toISOString() };
    },
    require: async (tx, signer, proof, batch) => {
      const mine = {
        proof: keptAs(proof),
        holder: holderOf(signer),
        batch: batch ? digest(batch) : null,
      };
      const held = () => tx(tables.signingProofs).where(mine).where('expires_at', '>', seconds());
      if (await held().where({ once: false }).first('proof')) return;
      if ((await held().where({ once: true }).delete()) !== 1) throw refuse('SIGNATURE_UNPROVEN');
    },
    tidy: async () => {
      await strapi.db
        .connection(tables.signingProofs)
        .where('expires_at', '<=', seconds())
        .delete();
    },
  };
};

import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import { isMysql } from '../schema';
import { tables } from '../tables';

/** The right to do something alone, until it expires. */
export interface Lease {
  readonly name: string;
  /** Higher than that of every earlier holder. */
  readonly fence: number;
  /** Is it still ours? */
  isHeld(): Promise<boolean>;
  /** Starts its time anew. @returns false when somebody else has taken it. */
  renew(): Promise<boolean>;
  /** Lets the next one have it at once. */
  release(): Promise<void>;
}

/** Seconds since 1970 by the clock that all instances share. */
const databaseSeconds = (knex: Knex): string =>
  isMysql(knex) ? 'UNIX_TIMESTAMP()' : "CAST(strftime('%s', 'now') AS INTEGER)";

/**
 * Takes a lease that is free or has expired, by one conditional statement outside of any transaction:
 * of all who try only one succeeds.
 * @returns null while somebody else holds it.
 */
export const takeLease = async (
  knex: Knex,
  name: string,
  seconds: number,
): Promise<Lease | null> => {
  const holder = randomUUID();
  const now = databaseSeconds(knex);
  const row = () => knex(tables.leases).where({ name });
  const expiry = knex.raw(`${now} + ?`, [seconds]);
  const take = (): Promise<number> =>
    row()
      .whereRaw(`expires_at <= ${now}`)
      .update({ holder, fence: knex.raw('fence + 1'), expires_at: expiry });
  if ((await take()) === 0) {
    if (await row().first('name')) return null;
    await knex(tables.leases)
      .insert({ name, holder: '', fence: 0, expires_at: 0 })
      .onConflict('name')
      .ignore();
    if ((await take()) === 0) return null;
  }
  const taken = (await row().where({ holder }).first('fence')) as
    { fence: number | string } | undefined;
  // Gone already: this process stood still for longer than the lease runs.
  if (!taken) return null;
  const fence = Number(taken.fence);
  const mine = () => row().where({ fence });
  return {
    name,
    fence,
    isHeld: async () => (await mine().first('name')) !== undefined,
    renew: async () => (await mine().update({ expires_at: expiry })) === 1,
    release: async () => {
      await mine().update({ expires_at: 0 });
    },
  };
};

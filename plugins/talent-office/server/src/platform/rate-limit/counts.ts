import type { Knex } from 'knex';

import { tables } from '../tables';

/** One window of one count; `endsAt` in seconds since 1970. */
export interface Window {
  readonly bucket: string;
  readonly endsAt: number;
}

/**
 * Takes one of the places of a window, by one conditional statement: of all servers that try at the
 * same time, as many succeed as there are places left.
 */
export const takePlace = async (
  knex: Knex,
  { bucket, endsAt }: Window,
  most: number,
): Promise<boolean> => {
  const take = async (): Promise<boolean> =>
    (await knex(tables.rateLimits)
      .where({ bucket, ends_at: endsAt })
      .where('taken', '<', most)
      .update({ taken: knex.raw('taken + 1') })) === 1;
  if (await take()) return true;
  await knex(tables.rateLimits)
    .insert({ bucket, ends_at: endsAt, taken: 0 })
    .onConflict(['bucket', 'ends_at'])
    .ignore();
  return take();
};

/** Gives a place back that was taken, while its window lasts. */
export const returnPlace = async (knex: Knex, { bucket, endsAt }: Window): Promise<void> => {
  await knex(tables.rateLimits)
    .where({ bucket, ends_at: endsAt })
    .where('taken', '>', 0)
    .update({ taken: knex.raw('taken - 1') });
};

export const forgetWindows = async (knex: Knex, now: Date): Promise<void> => {
  await knex(tables.rateLimits)
    .where('ends_at', '<=', Math.floor(now.getTime() / 1000))
    .delete();
};

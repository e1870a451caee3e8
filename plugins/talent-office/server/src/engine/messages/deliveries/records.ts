import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { DeliveryState } from '../../../../../shared/vocabulary';
import { isDuplicateKey, tables, type Tx } from '../../../platform';

interface DeliveryRow {
  public_id: string;
  message_id: string;
  channel: string;
  state: DeliveryState;
  attempts: number;
  fault: string | null;
  asked_at: string;
  changed_at: string;
}

/** A message on one channel. */
export interface DeliveryRecord {
  /** Also what the gateway is given to know a second attempt by. */
  readonly publicId: string;
  /** Public id of the message; of a group's the first that was about the occasion. */
  readonly messageId: string;
  readonly channel: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Class and code of what went wrong last, or why nothing was sent. */
  readonly fault: string | null;
  /** When it was last asked for: by the message itself, or by who had it sent again. */
  readonly askedAt: string;
  readonly changedAt: string;
}

const toRecord = (row: DeliveryRow): DeliveryRecord => ({
  publicId: row.public_id,
  messageId: row.message_id,
  channel: row.channel,
  state: row.state,
  attempts: row.attempts,
  fault: row.fault,
  askedAt: row.asked_at,
  changedAt: row.changed_at,
});

/** @returns false where this channel has it already: a group hears of one occasion once */
export const insertDelivery = async (
  tx: Tx,
  { messageId, channel, once }: { messageId: string; channel: string; once: string },
  at: Date,
): Promise<boolean> => {
  try {
    await tx(tables.deliveries).insert({
      public_id: randomUUID(),
      message_id: messageId,
      channel,
      once_key: once,
      state: 'pending',
      attempts: 0,
      asked_at: at.toISOString(),
      changed_at: at.toISOString(),
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
  return true;
};

export const deliveryOf = async (
  knex: Knex,
  of: { readonly messageId: string; readonly channel: string },
): Promise<DeliveryRecord | null> => {
  const row = (await knex(tables.deliveries)
    .where({ message_id: of.messageId, channel: of.channel })
    .first()) as DeliveryRow | undefined;
  return row ? toRecord(row) : null;
};

export const deliveryById = async (
  knex: Knex,
  publicId: string,
): Promise<DeliveryRecord | null> => {
  const row = (await knex(tables.deliveries).where({ public_id: publicId }).first()) as
    DeliveryRow | undefined;
  return row ? toRecord(row) : null;
};

/** The result of an attempt; what has been sent meanwhile stays so. */
export const endAttempt = async (
  knex: Knex,
  publicId: string,
  result: {
    readonly state: DeliveryState;
    readonly attempts: number;
    readonly fault: string | null;
  },
  at: Date,
): Promise<void> => {
  await knex(tables.deliveries)
    .where({ public_id: publicId })
    .whereIn('state', ['pending', 'failed'])
    .update({ ...result, changed_at: at.toISOString() });
};

/** Not for what was sent: nobody gets a message twice because somebody pressed a button. */
export const askAgain = async (tx: Tx, publicId: string, at: Date): Promise<boolean> =>
  (await tx(tables.deliveries)
    .where({ public_id: publicId })
    .whereIn('state', ['failed', 'given-up'])
    .update({
      state: 'pending',
      attempts: 0,
      asked_at: at.toISOString(),
      changed_at: at.toISOString(),
    })) === 1;

export interface DeliveryPage {
  readonly states: readonly DeliveryState[];
  readonly limit: number;
  readonly offset: number;
}

const inStates = (knex: Knex, states: readonly DeliveryState[]): Knex.QueryBuilder =>
  knex(tables.deliveries).whereIn('state', [...states]);

/** What changed last comes first. */
export const deliveriesIn = async (
  knex: Knex,
  { states, limit, offset }: DeliveryPage,
): Promise<{ rows: DeliveryRecord[]; total: number }> => {
  const rows = (await inStates(knex, states)
    .orderBy([
      { column: 'changed_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset)) as DeliveryRow[];
  const [counted] = (await inStates(knex, states).count({ total: '*' })) as { total: unknown }[];
  return { rows: rows.map(toRecord), total: Number(counted?.total ?? 0) };
};

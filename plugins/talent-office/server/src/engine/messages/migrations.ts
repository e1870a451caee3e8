import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import { asciiKey, createTable, tables, type Migration } from '../../platform';

/** Mail that an earlier release had posted, and that has not left yet, has its record as well. */
const adoptWaitingMail = async (knex: Knex): Promise<void> => {
  const parcels = (await knex(tables.outbox)
    .where({ topic: 'messages.mail' })
    .whereIn('state', ['waiting', 'dead'])
    .select('payload', 'state', 'attempts', 'fault', 'created_at')) as {
    payload: string;
    state: string;
    attempts: number;
    fault: string | null;
    created_at: string;
  }[];
  for (const { payload, state, attempts, fault, created_at } of parcels) {
    const { messageId } = JSON.parse(payload) as { messageId: string };
    const of = { message_id: messageId, channel: 'mail' };
    if (await knex(tables.deliveries).where(of).first('id')) continue;
    const waiting = attempts === 0 ? 'pending' : 'failed';
    await knex(tables.deliveries).insert({
      ...of,
      public_id: randomUUID(),
      once_key: messageId,
      state: state === 'dead' ? 'given-up' : waiting,
      attempts,
      fault,
      asked_at: created_at,
      changed_at: created_at,
    });
  }
};

export const messageMigrations: Migration[] = [
  {
    name: '0070-messages',
    up: (knex) =>
      createTable(knex, tables.messages, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_messages_public_id');
        // A key of the person: his staff entry, else an account.
        asciiKey(table, 'recipient', 120).notNullable();
        asciiKey(table, 'kind', 24).notNullable();
        asciiKey(table, 'key', 64).notNullable();
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        // No personal data: number, stage, date, the declaration's own text.
        table.text('facts').notNullable();
        table.string('created_at', 24).notNullable();
        table.string('read_at', 24);
        table.unique(['recipient', 'key'], { indexName: 'to_messages_once' });
      }),
  },
  {
    name: '0135-deliveries',
    up: async (knex) => {
      await createTable(knex, tables.deliveries, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_deliveries_public_id');
        asciiKey(table, 'message_id', 36).notNullable();
        asciiKey(table, 'channel', 20).notNullable();
        // The message itself, or for a group the occasion.
        asciiKey(table, 'once_key', 64).notNullable();
        asciiKey(table, 'state', 12).notNullable();
        table.integer('attempts').notNullable();
        // Class and code only: a gateway's words may quote an address.
        table.string('fault', 160);
        table.string('asked_at', 24).notNullable();
        table.string('changed_at', 24).notNullable();
        table.unique(['channel', 'once_key'], { indexName: 'to_deliveries_once' });
        table.unique(['message_id', 'channel'], { indexName: 'to_deliveries_message' });
        table.index(['state', 'changed_at'], 'to_deliveries_state');
      });
      await adoptWaitingMail(knex);
    },
  },
];

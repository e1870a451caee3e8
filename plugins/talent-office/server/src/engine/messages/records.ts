import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { MessageFacts, MessageKind } from '../../../../shared/messages';
import { refuse, tables, type Tx } from '../../platform';
import type { Target } from '../approval';

interface MessageRow {
  id: number;
  public_id: string;
  recipient: string;
  kind: MessageKind;
  target_type: string;
  target_document_id: string;
  facts: string;
  created_at: string;
  read_at: string | null;
}

export interface MessageRecord {
  readonly publicId: string;
  readonly recipient: string;
  readonly kind: MessageKind;
  readonly target: Target;
  readonly facts: MessageFacts;
  readonly createdAt: string;
  readonly readAt: string | null;
}

const toRecord = (row: MessageRow): MessageRecord => ({
  publicId: row.public_id,
  recipient: row.recipient,
  kind: row.kind,
  target: { type: row.target_type, documentId: row.target_document_id },
  facts: JSON.parse(row.facts) as MessageFacts,
  createdAt: row.created_at,
  readAt: row.read_at,
});

export const wasSent = async (knex: Knex, recipient: string, key: string): Promise<boolean> =>
  (await knex(tables.messages).where({ recipient, key }).first('id')) !== undefined;

export const insertMessage = async (
  tx: Tx,
  message: Pick<MessageRecord, 'recipient' | 'kind' | 'target' | 'facts'> & { key: string },
  at: Date,
): Promise<string> => {
  const publicId = randomUUID();
  await tx(tables.messages).insert({
    public_id: publicId,
    recipient: message.recipient,
    kind: message.kind,
    key: message.key,
    target_type: message.target.type,
    target_document_id: message.target.documentId,
    facts: JSON.stringify(message.facts),
    created_at: at.toISOString(),
  });
  return publicId;
};

export const messageById = async (knex: Knex, publicId: string): Promise<MessageRecord | null> => {
  const row = (await knex(tables.messages).where({ public_id: publicId }).first()) as
    MessageRow | undefined;
  return row ? toRecord(row) : null;
};

export const messagesByIds = async (
  knex: Knex,
  publicIds: readonly string[],
): Promise<ReadonlyMap<string, MessageRecord>> => {
  const rows = (await knex(tables.messages).whereIn('public_id', [...publicIds])) as MessageRow[];
  return new Map(rows.map((row) => [row.public_id, toRecord(row)]));
};

export const countUnread = async (knex: Knex, recipients: readonly string[]): Promise<number> => {
  const [counted] = (await knex(tables.messages)
    .whereIn('recipient', [...recipients])
    .whereNull('read_at')
    .count({ unread: '*' })) as { unread: unknown }[];
  return Number(counted?.unread ?? 0);
};

export interface MessagePage {
  readonly unread: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** The latest first. */
export const messagesFor = async (
  knex: Knex,
  recipients: readonly string[],
  { unread, limit, offset }: MessagePage,
): Promise<MessageRecord[]> => {
  const query = knex(tables.messages)
    .whereIn('recipient', [...recipients])
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  if (unread) query.whereNull('read_at');
  return ((await query) as MessageRow[]).map(toRecord);
};

/** Keeps the moment when it was read first. @throws Refusal NOT_FOUND for another one's too */
export const markRead = async (
  tx: Tx,
  recipients: readonly string[],
  publicId: string,
  at: Date,
): Promise<void> => {
  const mine = () =>
    tx(tables.messages)
      .where({ public_id: publicId })
      .whereIn('recipient', [...recipients]);
  const marked = await mine().whereNull('read_at').update({ read_at: at.toISOString() });
  if (marked === 0 && !(await mine().first('id'))) throw refuse('NOT_FOUND');
};

export const markAllRead = async (
  tx: Tx,
  recipients: readonly string[],
  at: Date,
): Promise<number> =>
  tx(tables.messages)
    .whereIn('recipient', [...recipients])
    .whereNull('read_at')
    .update({ read_at: at.toISOString() });

import type { Knex } from 'knex';

import {
  digest,
  getService,
  tables,
  type Actor,
  type ServiceFactory,
  type Tx,
} from '../../platform';

/** The entry, or the record of ours, that something was done to. */
export interface AuditTarget {
  /** A content type's uid, or a word of the engine's own (`account`). */
  readonly type: string;
  readonly documentId: string;
}

/**
 * A person by the most lasting of his keys, and by all of them: who has a new account or another staff
 * entry since is still the one who did it.
 */
export interface KnownPerson {
  readonly id: string;
  readonly keys: readonly string[];
}

export interface AuditEntry {
  readonly actor: Actor;
  /** The person whom the actor's account belongs to, as he is known at this moment. */
  readonly person?: KnownPerson | null;
  /** Document id of the staff member for whom the person acts. */
  readonly actingFor?: string | null;
  /** `case.submit`, `sensitive.reveal`: room and verb. */
  readonly action: string;
  readonly target: AuditTarget;
  readonly reason?: string | null;
  /** What stood before and after; only their SHA-256 is kept, so they may hold personal data. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Kept as it is: never personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly requestId?: string | null;
}

/** One row of the history. */
export interface AuditRecord {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: { readonly kind: Actor['kind']; readonly id: string | null };
  readonly person: string | null;
  readonly actingFor: string | null;
  readonly action: string;
  readonly reason: string | null;
  readonly beforeDigest: string | null;
  readonly afterDigest: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
}

export interface HistoryPage {
  /** Only rows older than this id. */
  readonly before?: number;
  /** At most so many; 100 unless told. */
  readonly limit?: number;
  /** Of these actions only. */
  readonly actions?: readonly string[];
}

/** The append-only record of each state change and each reveal. */
export interface Audit {
  /** Writes one row in the transaction of the change itself: both are there, or neither. */
  record(tx: Tx, entry: AuditEntry): Promise<void>;
  /** What was done to a target, newest first. */
  history(knex: Knex, target: AuditTarget, page?: HistoryPage): Promise<AuditRecord[]>;
  /** The first thing that was done to a target at this moment or later: what moved money is written after it. */
  firstSince(knex: Knex, target: AuditTarget, instant: string): Promise<AuditRecord | null>;
}

interface Row {
  id: number | string;
  at: string;
  actor_kind: Actor['kind'];
  actor_id: string | null;
  person: string | null;
  acting_for: string | null;
  action: string;
  reason: string | null;
  before_digest: string | null;
  after_digest: string | null;
  details: string;
  request_id: string | null;
}

const digestOf = (value: unknown): string | null => (value === undefined ? null : digest(value));

const toRecord = (row: Row): AuditRecord => ({
  id: Number(row.id),
  at: row.at,
  actor: { kind: row.actor_kind, id: row.actor_id },
  // The index of an identity number is given to nobody.
  person: row.person?.startsWith('identity:') ? 'identity' : row.person,
  actingFor: row.acting_for,
  action: row.action,
  reason: row.reason,
  beforeDigest: row.before_digest,
  afterDigest: row.after_digest,
  details: JSON.parse(row.details) as Record<string, unknown>,
  requestId: row.request_id,
});

const defaultPageSize = 100;

export const createAudit: ServiceFactory<'audit'> = ({ strapi }) => ({
  async record(tx, { actor, target, ...entry }) {
    await tx(tables.audit).insert({
      at: getService(strapi, 'clock').now().toISOString(),
      actor_kind: actor.kind,
      actor_id: 'id' in actor ? String(actor.id) : null,
      person: entry.person?.id ?? null,
      person_keys: entry.person ? JSON.stringify(entry.person.keys) : null,
      acting_for: entry.actingFor ?? null,
      action: entry.action,
      target_type: target.type,
      target_document_id: target.documentId,
      reason: entry.reason ?? null,
      before_digest: digestOf(entry.before),
      after_digest: digestOf(entry.after),
      details: JSON.stringify(entry.details ?? {}),
      request_id: entry.requestId ?? null,
    });
  },
  async history(knex, target, { before, limit = defaultPageSize, actions } = {}) {
    const query = knex(tables.audit)
      .where({ target_type: target.type, target_document_id: target.documentId })
      .orderBy('id', 'desc')
      .limit(limit);
    if (actions) query.whereIn('action', actions);
    if (before !== undefined) query.where('id', '<', before);
    return ((await query) as Row[]).map(toRecord);
  },
  async firstSince(knex, target, instant) {
    const row = (await knex(tables.audit)
      .where({ target_type: target.type, target_document_id: target.documentId })
      .where('at', '>=', instant)
      .orderBy('id')
      .first()) as Row | undefined;
    return row ? toRecord(row) : null;
  },
});

import type { Knex } from 'knex';

import { tables } from '../../../platform';
import type { Seat } from '../../organisation';

import { committeeKind, type Target } from '../case';

/** A case that waits for a meeting of its committee. */
export interface WaitingCase {
  readonly caseId: string;
  readonly stage: number;
  readonly round: number;
  readonly openedAt: string;
  readonly target: Target;
  /** Fen; `null` where it asks for no money. */
  readonly amount: number | null;
}

interface WaitingRow {
  public_id: string;
  stage: number;
  round: number;
  opened_at: string;
  target_type: string;
  target_document_id: string;
  amount: number | string | null;
}

const mostShown = 500;

/** Those of one committee, the longest waiting first. */
export const beforeCommittee = async (knex: Knex, { role, unit }: Seat): Promise<WaitingCase[]> => {
  const rows = (await knex(`${tables.steps} as step`)
    .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
    .where({
      'step.kind': committeeKind,
      'step.outcome': null,
      'step.role': role,
      'step.unit': unit,
      'one.state': 'open',
    })
    .orderBy('step.id')
    .limit(mostShown)
    .select(
      'one.public_id',
      'step.stage',
      'step.round',
      'step.opened_at',
      'one.target_type',
      'one.target_document_id',
      'one.amount',
    )) as WaitingRow[];
  return rows.map((row) => ({
    caseId: row.public_id,
    stage: row.stage,
    round: row.round,
    openedAt: row.opened_at,
    target: { type: row.target_type, documentId: row.target_document_id },
    amount: row.amount === null ? null : Number(row.amount),
  }));
};

import type { Knex } from 'knex';

import type { PassingOnMedium } from '../../../../shared/contracts/passing-on';
import {
  calendarDate,
  fen,
  isDuplicateKey,
  refuse,
  tables,
  type CalendarDate,
  type Fen,
  type Tx,
} from '../../platform';

/** What an employer owes proof of, from the day on which it was paid. */
export interface Due {
  /** Of the payment, by documentId. */
  readonly payment: string;
  readonly batch: string;
  readonly employer: string;
  readonly net: Fen;
  readonly paidOn: CalendarDate;
  readonly workingDays: number;
  /** Proven so far; what was sent back proves nothing. */
  readonly passed: Fen;
}

export interface Proof {
  readonly publicId: string;
  readonly payment: string;
  readonly amount: Fen;
  readonly passedOn: string;
  /** Public id of the scan in the private store. */
  readonly file: string;
  readonly medium: PassingOnMedium;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly returned: { readonly reason: string; readonly at: string } | null;
}

interface DueRow {
  payment: string;
  batch: string;
  employer: string;
  net_fen: string | number;
  paid_on: string;
  working_days: number;
  passed: string | number | null;
}

interface ProofRow {
  public_id: string;
  payment: string;
  amount_fen: string | number;
  passed_on: string;
  file_id: string;
  medium: PassingOnMedium;
  recorded_by: string;
  recorded_at: string;
  reason: string | null;
  returned_at: string | null;
}

const toDue = (row: DueRow): Due => ({
  ...{ payment: row.payment, batch: row.batch, employer: row.employer },
  net: fen(row.net_fen),
  paidOn: calendarDate(row.paid_on),
  workingDays: row.working_days,
  passed: fen(row.passed ?? 0),
});

const toProof = (row: ProofRow): Proof => ({
  ...{ publicId: row.public_id, payment: row.payment, amount: fen(row.amount_fen) },
  ...{ passedOn: row.passed_on, file: row.file_id, medium: row.medium },
  ...{ recordedBy: row.recorded_by, recordedAt: row.recorded_at },
  returned: row.returned_at === null ? null : { reason: row.reason ?? '', at: row.returned_at },
});

const withPassed = (knex: Knex) =>
  knex(`${tables.passingOnDues} as due`).select(
    'due.*',
    knex(`${tables.passingOnProofs} as proof`)
      .leftJoin(`${tables.passingOnReturns} as back`, 'back.proof', 'proof.public_id')
      .whereRaw('proof.payment = due.payment')
      .whereNull('back.id')
      .sum('proof.amount_fen')
      .as('passed'),
  );

type Of = Partial<Record<'payment' | 'batch' | 'employer', readonly string[]>>;

/** What is owed, the earliest payment first; with `open` only what is not proven in full. */
export const duesOf = async (knex: Knex, of: Of, { open = false } = {}): Promise<Due[]> => {
  const asked = knex.select('*').from(withPassed(knex).as('owed')).orderBy(['paid_on', 'id']);
  for (const [column, values] of Object.entries(of)) void asked.whereIn(column, [...values]);
  if (open) void asked.whereRaw('coalesce(passed, 0) < net_fen');
  return ((await asked) as DueRow[]).map(toDue);
};

/** Once: a payment is settled a single time. */
export const insertDue = async (
  tx: Tx,
  { payment, batch, employer, net, paidOn, workingDays }: Omit<Due, 'passed'>,
  at: string,
): Promise<void> => {
  await tx(tables.passingOnDues).insert({
    ...{ payment, batch, employer, net_fen: net, paid_on: paidOn, working_days: workingDays },
    created_at: at,
  });
};

const proofs = (knex: Knex) =>
  knex(`${tables.passingOnProofs} as proof`)
    .leftJoin(`${tables.passingOnReturns} as back`, 'back.proof', 'proof.public_id')
    .select('proof.*', 'back.reason', 'back.returned_at');

/** The earliest first, those that were sent back too. */
export const proofsOf = async (knex: Knex, payments: readonly string[]): Promise<Proof[]> =>
  (
    (await proofs(knex)
      .whereIn('proof.payment', [...payments])
      .orderBy('proof.id')) as ProofRow[]
  ).map(toProof);

/** @throws Refusal NOT_FOUND */
export const proofById = async (knex: Knex, publicId: string): Promise<Proof> => {
  const row = (await proofs(knex).where('proof.public_id', publicId).first()) as
    ProofRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toProof(row);
};

export const insertProof = async (tx: Tx, proof: Omit<Proof, 'returned'>): Promise<void> => {
  await tx(tables.passingOnProofs).insert({
    ...{ public_id: proof.publicId, payment: proof.payment, amount_fen: proof.amount },
    ...{ passed_on: proof.passedOn, file_id: proof.file, medium: proof.medium },
    ...{ recorded_by: proof.recordedBy, recorded_at: proof.recordedAt },
  });
};

/** Once. @throws Refusal PASSING_ON_RETURNED */
export const insertReturn = async (
  tx: Tx,
  { proof, reason, by, at }: Readonly<Record<'proof' | 'reason' | 'by' | 'at', string>>,
): Promise<void> => {
  try {
    const row = { proof, reason, returned_by: by, returned_at: at };
    await tx(tables.passingOnReturns).insert(row);
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('PASSING_ON_RETURNED');
    throw error;
  }
};

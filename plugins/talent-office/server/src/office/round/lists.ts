import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { CutReason } from '../../../../shared/vocabulary';
import {
  fen,
  getService,
  isDuplicateKey,
  lockEntry,
  refuse,
  tables,
  type Actor,
  type Tx,
} from '../../platform';

import { proposalOf, type Proposal } from './proposal';
import { rounds } from './windows';

/** A list that was fixed: append-only, a later one takes its place. */
export interface FixedList {
  readonly id: number;
  readonly publicId: string;
  readonly round: string;
  readonly number: number;
  readonly method: string;
  readonly count: number;
  readonly amountFen: number;
  readonly proposedFen: number;
  readonly digest: string;
  readonly fixedBy: string;
  readonly fixedAt: string;
}

export interface FixedRow {
  readonly position: number;
  readonly application: string;
  readonly caseId: string;
  readonly benefit: string;
  readonly amountFen: number;
  readonly proposedFen: number;
  readonly reason: CutReason;
}

interface ListTableRow {
  id: number;
  public_id: string;
  round: string;
  number: number;
  method: string;
  count: number;
  amount: string | number;
  proposed: string | number;
  digest: string;
  fixed_by: string;
  fixed_at: string;
}

const toList = (row: ListTableRow): FixedList => ({
  id: row.id,
  publicId: row.public_id,
  round: row.round,
  number: row.number,
  method: row.method,
  count: row.count,
  amountFen: fen(row.amount),
  proposedFen: fen(row.proposed),
  digest: row.digest,
  fixedBy: row.fixed_by,
  fixedAt: row.fixed_at,
});

/** The latest first. */
export const listsOf = async (knex: Knex, round: string): Promise<FixedList[]> =>
  (
    (await knex(tables.roundLists).where({ round }).orderBy('number', 'desc')) as ListTableRow[]
  ).map(toList);

/** @throws Refusal NOT_FOUND */
export const listByPublicId = async (knex: Knex, publicId: string): Promise<FixedList> => {
  const row = (await knex(tables.roundLists).where({ public_id: publicId }).first()) as
    ListTableRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toList(row);
};

export const rowsOf = async (knex: Knex, { id }: FixedList): Promise<FixedRow[]> => {
  const rows = (await knex(tables.roundListRows).where({ list_id: id }).orderBy('position')) as {
    position: number;
    application: string;
    case_public_id: string;
    benefit: string;
    amount: string | number;
    proposed: string | number;
    reason: CutReason;
  }[];
  return rows.map((row) => ({
    position: row.position,
    application: row.application,
    caseId: row.case_public_id,
    benefit: row.benefit,
    amountFen: fen(row.amount),
    proposedFen: fen(row.proposed),
    reason: row.reason,
  }));
};

const sum = (amounts: readonly number[]): number => fen(amounts.reduce((a, b) => a + b, 0));

const keep = async (
  tx: Tx,
  proposal: Proposal,
  list: { readonly publicId: string; readonly round: string; readonly number: number } & {
    readonly method: string;
    readonly unit: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> => {
  const { proposed, candidates, cases, free } = proposal;
  await tx(tables.roundLists).insert({
    public_id: list.publicId,
    round: list.round,
    number: list.number,
    method: list.method,
    cut_unit: list.unit,
    count: proposed.length,
    amount: sum(proposed.map(({ amountFen }) => amountFen)),
    proposed: sum(proposed.map(({ proposedFen }) => proposedFen)),
    free: JSON.stringify(Object.fromEntries(free)),
    digest: proposal.digest,
    fixed_by: list.by,
    fixed_at: list.at,
  });
  const row = (await tx(tables.roundLists).where({ public_id: list.publicId }).first('id')) as {
    id: number;
  };
  const caseIds = new Map(cases.map(({ entry, one }) => [entry.documentId, one.publicId]));
  const rows = candidates.map((one, index) => ({
    list_id: row.id,
    position: index + 1,
    application: one.id,
    case_public_id: caseIds.get(one.id) ?? '',
    benefit: one.benefit,
    line: one.line,
    share: one.share,
    amount: one.amountFen,
    proposed: proposed[index]?.proposedFen ?? 0,
    reason: proposed[index]?.reason ?? 'none',
  }));
  for (let from = 0; from < rows.length; from += 500) {
    await tx(tables.roundListRows).insert(rows.slice(from, from + 500));
  }
};

/**
 * Fixes the list of a round as the office has seen it: its rows, amounts and total, before the agenda.
 * Nothing is decided or moved by it. What was cut, and why, stands in the trail of each application.
 * @throws Refusal NOT_FOUND, ROUND_NOT_CLOSED, ROUND_EMPTY, LIST_OUTDATED
 */
export const fixList = async (
  strapi: Core.Strapi,
  tx: Tx,
  act: {
    readonly round: string;
    readonly seen: string;
    readonly actor: Actor;
    readonly operation: string;
    readonly requestId: string | null;
  },
): Promise<string> => {
  const { actor, operation, requestId } = act;
  const round = await lockEntry(tx, strapi, rounds, act.round);
  await getService(strapi, 'lifecycle').refuseTampered(rounds, round);
  if (round.state !== 'closed' && round.state !== 'list-fixed') throw refuse('ROUND_NOT_CLOSED');
  const proposal = await proposalOf(strapi, round);
  if (proposal.proposed.length === 0) throw refuse('ROUND_EMPTY');
  if (proposal.digest !== act.seen) throw refuse('LIST_OUTDATED', {}, 'seen');
  const [last] = await listsOf(tx, act.round);
  const person = await getService(strapi, 'organisation').personOf(actor);
  const publicId = randomUUID();
  const number = (last?.number ?? 0) + 1;
  const method = String(round.method);
  try {
    await keep(tx, proposal, {
      ...{ publicId, number, method, round: act.round, unit: String(round.cutUnit) },
      by: person.id,
      at: getService(strapi, 'clock').now().toISOString(),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('LIST_OUTDATED', {}, 'seen');
    throw error;
  }
  await getService(strapi, 'lifecycle').actWithin(tx, {
    type: rounds,
    documentId: act.round,
    action: 'list',
    actor: { kind: 'system', id: `list:${publicId}` },
    requestId,
    operation: `${operation}/list`,
  });
  const audit = getService(strapi, 'audit');
  const details = { list: publicId, number, digest: proposal.digest, method };
  const target = { type: rounds, documentId: act.round };
  await audit.record(tx, { actor, person, action: 'round.list', target, details, requestId });
  for (const { id, amountFen, proposedFen, reason } of proposal.proposed) {
    if (reason === 'none') continue;
    await audit.record(tx, {
      ...{ actor, person, requestId, action: 'round.cut' },
      target: { type: 'plugin::talent-office.fund-application', documentId: id },
      details: { list: publicId, method, reason, amountFen, proposedFen },
    });
  }
  return publicId;
};

import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { KindFigures } from '../../../../shared/contracts/fund';
import { spendingKinds, type SpendingKind } from '../../../../shared/vocabulary';
import { fen, reading, tables } from '../../platform';

import { disbursement } from './disbursed';

const lines = 'plugin::talent-office.fund-line';

/** What holds money itself; a disbursement says which kind it is, and else it is a person's. */
const kindOfHolder: Readonly<Record<string, SpendingKind>> = {
  'plugin::talent-office.unit-project': 'unit-project',
  'plugin::talent-office.direct-expenditure': 'direct-expenditure',
};

type Stage = Exclude<keyof KindFigures, 'kind' | 'usedFen'>;

/** What of a phase is told; what came back is used up and stands at none of them. */
const stageOf: Readonly<Record<string, Stage>> = {
  reserved: 'reservedFen',
  committed: 'committedFen',
  sent: 'sentFen',
  paid: 'paidFen',
  recoverable: 'paidFen',
  offset: 'paidFen',
  waived: 'paidFen',
};

interface Row {
  line: string;
  holder: string;
  kind: SpendingKind | null;
  phase: string;
  amount: number | string;
}

const readRows = async (
  strapi: Core.Strapi,
  knex: Knex,
  documentIds: readonly string[],
): Promise<Row[]> => {
  const { tableName } = strapi.db.metadata.get(disbursement as UID.ContentType);
  return (
    (await knex(`${tables.accounts} as account`)
      .join(`${tables.accountOwners} as owner`, 'owner.id', 'account.owner_id')
      .join(`${tables.accounts} as line`, 'line.id', 'account.line_id')
      .join(`${tables.accountOwners} as supplier`, 'supplier.id', 'line.owner_id')
      .leftJoin(`${tableName} as part`, 'part.document_id', 'owner.document_id')
      .where({ 'supplier.type': lines })
      .whereIn('supplier.document_id', [...documentIds])
      .whereNot('account.balance', 0)
      // The line's own accounts are nobody's spending: what it returned to the treasury stands on one.
      .whereNot('owner.type', lines)
      .groupBy('supplier.document_id', 'owner.type', 'part.spending_kind', 'account.phase')
      .select({
        line: 'supplier.document_id',
        holder: 'owner.type',
        kind: 'part.spending_kind',
        phase: 'account.phase',
      })
      .sum({ amount: 'account.balance' })) as Row[]
  );
};

const nothing = (kind: SpendingKind): KindFigures => ({
  ...{ kind, usedFen: 0, reservedFen: 0, committedFen: 0, sentFen: 0, paidFen: 0 },
});

const add = (one: KindFigures, { phase, amount }: Pick<Row, 'phase' | 'amount'>): KindFigures => {
  const stage = stageOf[phase];
  const more = fen(amount);
  return {
    ...one,
    usedFen: one.usedFen + more,
    ...(stage === undefined ? {} : { [stage]: one[stage] + more }),
  };
};

/**
 * How much of each line went to which kind of spending, in fen, from the books as they stand: every line
 * that is asked for, and of each line all three kinds.
 */
export const spentByKind = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KindFigures[]>> => {
  const rows = await reading(strapi, (knex) => readRows(strapi, knex, documentIds));
  const kindOf = ({ holder, kind }: Row): SpendingKind =>
    kindOfHolder[holder] ?? kind ?? 'personal-benefit';
  return new Map(
    documentIds.map((line) => [
      line,
      spendingKinds.map((kind) =>
        rows.filter((row) => row.line === line && kindOf(row) === kind).reduce(add, nothing(kind)),
      ),
    ]),
  );
};

/** The same of several lines together. */
export const totalByKind = (
  byLine: ReadonlyMap<string, readonly KindFigures[]>,
): readonly KindFigures[] => {
  const all = [...byLine.values()].flat();
  const sum = (kind: SpendingKind, name: keyof Omit<KindFigures, 'kind'>): number =>
    all.reduce((total, one) => total + (one.kind === kind ? one[name] : 0), 0);
  return spendingKinds.map((kind) => ({
    kind,
    usedFen: sum(kind, 'usedFen'),
    reservedFen: sum(kind, 'reservedFen'),
    committedFen: sum(kind, 'committedFen'),
    sentFen: sum(kind, 'sentFen'),
    paidFen: sum(kind, 'paidFen'),
  }));
};

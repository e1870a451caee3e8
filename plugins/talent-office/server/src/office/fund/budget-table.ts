import type { Core } from '@strapi/strapi';

import type {
  BudgetFigures,
  BudgetLine,
  FundBudgetBody,
} from '../../../../shared/contracts/fund-budget';
import type { KindFigures } from '../../../../shared/contracts/fund';
import type { SpendingKind } from '../../../../shared/vocabulary';
import { fen, findEntries, getService, refuse, type Entry } from '../../platform';

import { evaluationsOf } from '../performance';

import { spentByKind } from './kinds';

const lines = 'plugin::talent-office.fund-line';
const years = 'plugin::talent-office.fund-year';
const revision = 'plugin::talent-office.budget-revision:';

const nothing: BudgetFigures = {
  originalFen: 0,
  addedFen: 0,
  revisedFen: 0,
  carriedFen: 0,
  adjustedFen: 0,
  usedFen: 0,
  personalFen: 0,
  projectFen: 0,
  directFen: 0,
  availableFen: 0,
};

const names = Object.keys(nothing) as (keyof BudgetFigures)[];

const sum = (one: BudgetFigures, other: BudgetFigures): BudgetFigures =>
  Object.fromEntries(
    names.map((name) => [name, one[name] + other[name]]),
  ) as unknown as BudgetFigures;

const usedBy = (kinds: readonly KindFigures[], wanted: SpendingKind): number =>
  kinds.find(({ kind }) => kind === wanted)?.usedFen ?? 0;

const figuresOf = async (
  strapi: Core.Strapi,
  line: Entry,
  kinds: readonly KindFigures[],
): Promise<BudgetFigures> => {
  const planned = fen(Number(line.budgetFen ?? 0));
  // Nothing of it is money yet.
  if (line.state === 'draft' || line.state === 'budgeted') {
    return { ...nothing, originalFen: planned, adjustedFen: planned };
  }
  const { documentId } = line;
  const ref = { type: lines, documentId, asset: 'fen' } as const;
  const ledger = getService(strapi, 'ledger');
  const totals = await ledger.lineTotals(strapi.db.connection, ref);
  const between = await ledger.exchanges(strapi.db.connection, ref);
  const revisedFen = between
    .filter(({ reference }) => reference.startsWith(revision))
    .reduce((total, { amount }) => total + amount, 0);
  const { returned = 0, ...used } = totals.byPhase;
  // Opened before the software kept what it was opened with: then by what it was supplied with.
  const originalFen = line.originalFen == null ? totals.supplied : fen(Number(line.originalFen));
  return {
    originalFen,
    addedFen: totals.supplied - originalFen,
    revisedFen,
    carriedFen: totals.carried - revisedFen - returned,
    adjustedFen: totals.supplied + totals.carried - returned,
    usedFen: Object.values(used).reduce((total, amount) => total + amount, 0),
    personalFen: usedBy(kinds, 'personal-benefit'),
    projectFen: usedBy(kinds, 'unit-project'),
    directFen: usedBy(kinds, 'direct-expenditure'),
    availableFen: totals.available,
  };
};

/** How the budget of a year became what it is, by its documentId. @throws Refusal NOT_FOUND */
export const fundBudget = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<FundBudgetBody> => {
  const [year] = await findEntries(strapi, years, { documentId });
  if (!year) throw refuse('NOT_FOUND');
  const found = await findEntries(strapi, lines, { fundYear: { id: year.id } });
  const byKind = await spentByKind(
    strapi,
    found.map((line) => line.documentId),
  );
  const earlier = await evaluationsOf(strapi, Number(year.year) - 1);
  const all: BudgetLine[] = [];
  for (const line of found.sort((a, b) => a.id - b.id)) {
    all.push({
      documentId: line.documentId,
      title: String(line.title),
      use: String(line.use),
      source: String(line.source),
      state: String(line.state ?? 'draft'),
      originYear: line.originYear == null ? null : Number(line.originYear),
      earlier: earlier.get(String(line.use)) ?? [],
      ...(await figuresOf(strapi, line, byKind.get(line.documentId) ?? [])),
    });
  }
  return {
    year: Number(year.year),
    state: String(year.state ?? 'draft'),
    lines: all,
    total: all.reduce(sum, nothing),
  };
};

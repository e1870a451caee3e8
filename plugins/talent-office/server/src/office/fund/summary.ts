import type { Core } from '@strapi/strapi';

import type {
  FundExecutionBody,
  FundSummaryBody,
  FundTotals,
  ShortfallAlarm,
} from '../../../../shared/contracts/fund';
import { fen, getService, refuse } from '../../platform';

const lines = 'plugin::talent-office.fund-line';

interface LineRow {
  documentId: string;
  title: string;
  use: string;
  source: string;
}

/** What a year says of the own budget that it lacks. */
export interface Shortfall {
  state: string;
  shortfallFen: string | number | null;
  shortfallReason: string | null;
  shortfallResolution: string | null;
  supplementPlannedOn: string | null;
}

interface YearRow extends Shortfall {
  id: number;
}

type Line = FundExecutionBody['lines'][number];

const nothing: FundTotals = { suppliedFen: 0, availableFen: 0, byPhaseFen: {} };

const sum = (one: FundTotals, other: FundTotals): FundTotals => {
  const byPhaseFen = { ...one.byPhaseFen };
  for (const [phase, amount] of Object.entries(other.byPhaseFen)) {
    byPhaseFen[phase] = (byPhaseFen[phase] ?? 0) + amount;
  }
  return {
    suppliedFen: one.suppliedFen + other.suppliedFen,
    availableFen: one.availableFen + other.availableFen,
    byPhaseFen,
  };
};

const usesOf = (all: readonly Line[]): FundSummaryBody['uses'] => {
  const uses = new Map<string, FundTotals>();
  for (const line of all) uses.set(line.use, sum(uses.get(line.use) ?? nothing, line));
  return [...uses].map(([use, totals]) => ({ use, ...totals }));
};

/** The standing alarm of a year that lacks some of its floor; null where it lacks nothing. */
export const alarmOf = (row: Shortfall): ShortfallAlarm | null => {
  const amountFen = fen(row.shortfallFen ?? 0);
  // What a closed year lacked is history: nobody can make it up any more.
  if (row.state !== 'open' || amountFen === 0) return null;
  return {
    amountFen,
    reason: row.shortfallReason,
    resolution: row.shortfallResolution,
    plannedOn: row.supplementPlannedOn,
  };
};

/** The execution of a fund year as the office sees it. @throws Refusal NOT_FOUND */
export const fundExecution = async (
  strapi: Core.Strapi,
  year: number,
): Promise<FundExecutionBody> => {
  const found = (await strapi.db
    .query('plugin::talent-office.fund-year')
    .findOne({ where: { year, state: { $ne: 'draft' } } })) as YearRow | null;
  if (!found) throw refuse('NOT_FOUND');
  const rows = (await strapi.db.query(lines).findMany({
    // A line that is only planned has no money yet.
    where: { fundYear: { id: found.id }, state: { $ne: 'draft' } },
    orderBy: [{ use: 'asc' }, { id: 'asc' }],
  })) as LineRow[];
  const all: Line[] = [];
  for (const { documentId, title, use, source } of rows) {
    const ref = { type: lines, documentId, asset: 'fen' } as const;
    const totals = await getService(strapi, 'ledger').lineTotals(strapi.db.connection, ref);
    all.push({
      documentId,
      title,
      use,
      source,
      suppliedFen: totals.supplied,
      availableFen: totals.available,
      byPhaseFen: totals.byPhase,
    });
  }
  return {
    year,
    state: found.state,
    shortfallFen: fen(found.shortfallFen ?? 0),
    uses: usesOf(all),
    lines: all,
    alarm: alarmOf(found),
  };
};

/** The part of it that everybody may read. @throws Refusal NOT_FOUND */
export const fundSummary = async (strapi: Core.Strapi, year: number): Promise<FundSummaryBody> => {
  const { state, shortfallFen, uses } = await fundExecution(strapi, year);
  return { year, state, shortfallFen, uses };
};

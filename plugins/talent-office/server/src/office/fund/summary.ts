import type { Core } from '@strapi/strapi';

import { fen, getService, refuse } from '../../platform';

interface LineRow {
  documentId: string;
  use: string;
  source: string;
}

interface YearRow {
  id: number;
  state: string;
  shortfallFen: string | number | null;
}

export interface FundSummary {
  readonly year: number;
  readonly state: string;
  /** What the own budget lacks of its floor, in fen; 0 is nothing. */
  readonly shortfallFen: number;
  /** Per use, in fen. */
  readonly uses: readonly {
    readonly use: string;
    readonly suppliedFen: number;
    readonly availableFen: number;
    readonly byPhaseFen: Readonly<Record<string, number>>;
  }[];
}

/** The execution of a fund year, without anybody's name. @throws Refusal NOT_FOUND */
export const fundSummary = async (strapi: Core.Strapi, year: number): Promise<FundSummary> => {
  const found = (await strapi.db
    .query('plugin::talent-office.fund-year')
    .findOne({ where: { year, state: { $ne: 'draft' } } })) as YearRow | null;
  if (!found) throw refuse('NOT_FOUND');
  const type = 'plugin::talent-office.fund-line';
  const lines = (await strapi.db
    .query(type)
    .findMany({ where: { fundYear: { id: found.id } }, orderBy: { use: 'asc' } })) as LineRow[];
  const uses = new Map<string, FundSummary['uses'][number]>();
  for (const { documentId, use } of lines) {
    const totals = await getService(strapi, 'ledger').lineTotals(strapi.db.connection, {
      type,
      documentId,
      asset: 'fen',
    });
    const so = uses.get(use) ?? { use, suppliedFen: 0, availableFen: 0, byPhaseFen: {} };
    const byPhaseFen = { ...so.byPhaseFen };
    for (const [phase, amount] of Object.entries(totals.byPhase)) {
      byPhaseFen[phase] = (byPhaseFen[phase] ?? 0) + amount;
    }
    uses.set(use, {
      use,
      suppliedFen: so.suppliedFen + totals.supplied,
      availableFen: so.availableFen + totals.available,
      byPhaseFen,
    });
  }
  const shortfallFen = fen(found.shortfallFen ?? 0);
  return { year, state: found.state, shortfallFen, uses: [...uses.values()] };
};

import type { Core } from '@strapi/strapi';

import type { ExecutionYear } from '../../../../shared/contracts/execution';
import {
  fundSources,
  fundUses,
  type FundSource,
  type FundUse,
} from '../../../../shared/vocabulary';
import { getService, refuse } from '../../platform';
import type { OpenedLine } from '../../engine/ledger';
import type { Shortfall } from '../fund';

const years = 'plugin::talent-office.fund-year';
export const lineType = 'plugin::talent-office.fund-line';

interface YearRow extends Shortfall {
  readonly id: number;
  readonly documentId: string;
  readonly year: number;
}

export interface LineRow {
  readonly documentId: string;
  readonly title: string;
  readonly use: string;
  readonly source: string;
}

/** A line of a year with its account. */
export interface YearLine extends LineRow {
  readonly opened: OpenedLine;
}

/** Before it is opened a year has plans, but no money. */
const withMoney = { state: { $notIn: ['draft', 'budgeted'] } };

/** Every year that has an execution, newest first. */
export const executionYears = async (strapi: Core.Strapi): Promise<ExecutionYear[]> => {
  const rows = (await strapi.db
    .query(years)
    .findMany({ where: withMoney, orderBy: { year: 'desc' } })) as YearRow[];
  return rows.map(({ year, state }) => ({ year, state }));
};

/** @throws Refusal NOT_FOUND for a year that is not open yet */
export const yearOf = async (strapi: Core.Strapi, year: number): Promise<YearRow> => {
  const found = (await strapi.db
    .query(years)
    .findOne({ where: { year, ...withMoney } })) as YearRow | null;
  if (!found) throw refuse('NOT_FOUND');
  return found;
};

/** The lines of a year that money came to. */
export const linesOf = async (strapi: Core.Strapi, { id }: YearRow): Promise<YearLine[]> => {
  const rows = (await strapi.db.query(lineType).findMany({
    where: { fundYear: { id } },
    orderBy: { id: 'asc' },
  })) as LineRow[];
  // In the order in which the uses come first (C2), then the sources.
  const place = ({ use, source }: LineRow): number =>
    fundUses.indexOf(use as FundUse) * fundSources.length +
    fundSources.indexOf(source as FundSource);
  rows.sort((a, b) => place(a) - place(b));
  const refs = rows.map(
    ({ documentId }) => ({ type: lineType, documentId, asset: 'fen' }) as const,
  );
  const opened = await getService(strapi, 'books').openedLines(refs);
  const byId = new Map(opened.map((one) => [one.line.documentId, one]));
  return rows.flatMap(({ documentId, title, use, source }) => {
    const one = byId.get(documentId);
    return one ? [{ documentId, title, use, source, opened: one }] : [];
  });
};

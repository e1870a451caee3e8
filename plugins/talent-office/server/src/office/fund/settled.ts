import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../shared/error-codes';
import { labelOf } from '../../../../shared/labels';
import { amountText } from '../../engine/ledger';
import { fen, findEntries, getService, refuse, type Entry, type Tx } from '../../platform';

import { application } from './applications';
import { disbursement } from './disbursed';

const lines = 'plugin::talent-office.fund-line';

/** What of a line is still to be settled, paid or decided about before its year is closed. */
const unsettled = ['available', 'reserved', 'committed', 'sent'] as const;

/** Something that is left of a year; amounts in fen. */
interface Left {
  readonly line: string;
  readonly phase: (typeof unsettled)[number] | 'case' | 'planned';
  readonly amount: number;
}

const leftOnLine = async (tx: Tx, strapi: Core.Strapi, line: Entry): Promise<Left[]> => {
  const { documentId } = line;
  const ref = { type: lines, documentId, asset: 'fen' } as const;
  const totals = await getService(strapi, 'ledger').lineTotals(tx, ref);
  return unsettled.flatMap((phase) => {
    const amount = phase === 'available' ? totals.available : (totals.byPhase[phase] ?? 0);
    return amount === 0 ? [] : [{ line: String(line.title), phase, amount }];
  });
};

/** What is applied for from a line, whichever kind of spending it is. */
const appliedFor = [
  application,
  'plugin::talent-office.unit-project',
  'plugin::talent-office.direct-expenditure',
] as const;

/** Cases that are open about a line: they would wait for money that never comes. */
const casesOnLine = async (strapi: Core.Strapi, line: Entry): Promise<Left[]> => {
  let open = 0;
  for (const type of appliedFor) {
    const filed = await findEntries(strapi, type, { line: { id: line.id }, state: 'draft' });
    for (const { documentId } of filed) {
      const one = await getService(strapi, 'approval').latestOf({ type, documentId });
      if (one && !one.ended) open += 1;
    }
  }
  return open === 0 ? [] : [{ line: String(line.title), phase: 'case', amount: open }];
};

/** Promised parts of awards that found no money in the year. */
const promised = async (strapi: Core.Strapi, year: Entry): Promise<Left[]> => {
  const found = await findEntries(strapi, disbursement, {
    state: 'planned',
    budgetYear: Number(year.year),
  });
  return found
    .sort((a, b) => a.id - b.id)
    .map(({ title, amountFen }) => ({
      line: String(title),
      phase: 'planned',
      amount: fen(Number(amountFen)),
    }));
};

const told = ({ line, phase, amount }: Left, language: keyof Bilingual): string => {
  const zh = language === 'zh';
  if (phase === 'case')
    return zh ? `「${line}」在办申请 ${amount} 件` : `"${line}": ${amount} open cases`;
  if (phase === 'planned') {
    const text = amountText('fen', amount);
    return zh
      ? `「${line}」已承诺、未落实资金的分期 ${text}，须落实、顺延或者停发`
      : `"${line}": ${text} promised and without money: commit, defer or stop it`;
  }
  const label = labelOf(phase, 'word')?.[language] ?? phase;
  return zh
    ? `「${line}」${label} ${amountText('fen', amount)}`
    : `"${line}": ${amountText('fen', amount)} ${label}`;
};

/**
 * The end of a year: nothing of it is free, reserved, committed or at the bank any more, no case waits
 * for it, and nothing that was promised from it is without money. Nothing new can come in between: its lines are closed, and the year is locked.
 * @throws Refusal YEAR_NOT_SETTLED `{ left, items }`
 */
const refuseUnsettled = async (tx: Tx, strapi: Core.Strapi, year: Entry): Promise<void> => {
  const found = await findEntries(strapi, lines, { fundYear: { id: year.id } });
  const items: Left[] = [];
  for (const line of found.sort((a, b) => a.id - b.id)) {
    items.push(...(await leftOnLine(tx, strapi, line)), ...(await casesOnLine(strapi, line)));
  }
  items.push(...(await promised(strapi, year)));
  if (items.length === 0) return;
  const left = {
    zh: items.map((one) => told(one, 'zh')).join('；'),
    en: items.map((one) => told(one, 'en')).join('; '),
  };
  throw refuse('YEAR_NOT_SETTLED', { left, items });
};

/** Registers what the declaration of a year names: `refuse-unsettled`. */
export const registerSettled = (strapi: Core.Strapi): void => {
  getService(strapi, 'lifecycle').registerEffect('refuse-unsettled', (tx, year) =>
    refuseUnsettled(tx, strapi, year),
  );
};

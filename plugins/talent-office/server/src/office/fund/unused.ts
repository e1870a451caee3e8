import type { Core } from '@strapi/strapi';

import { dateValue, daysBetween } from '../../engine/expression';
import { amountText } from '../../engine/ledger';
import { daily, findEntries, getService, reading, type Entry, type JobRun } from '../../platform';

const lines = 'plugin::talent-office.fund-line';
const years = 'plugin::talent-office.fund-year';

/** For so many days before carried money falls back to the treasury the office is told, and so often. */
const daysBefore = 90;
const everyDays = 30;

/** Budget years after its own in which money may still be used (结转两年). */
export const yearsUsable = 2;

const shortNumber = (documentId: string): string => documentId.slice(0, 8);

const freeOn = async (strapi: Core.Strapi, { documentId }: Entry): Promise<number> => {
  const ref = { type: lines, documentId, asset: 'fen' } as const;
  const totals = await reading(strapi, (knex) =>
    getService(strapi, 'ledger').lineTotals(knex, ref),
  );
  return totals.available;
};

const tell = async (
  strapi: Core.Strapi,
  line: Entry,
  { day, amount, left }: { readonly day: string; readonly amount: number; readonly left: number },
): Promise<void> => {
  const organisation = getService(strapi, 'organisation');
  const facts = { title: String(line.title), amount: amountText('fen', amount), day };
  const text = {
    zh: `结转资金「${facts.title}」尚有 ${facts.amount} 未使用，至 ${day} 满两年，届时须交回财政，不能再结转。`,
    en: `of the carried money "${facts.title}" ${facts.amount} is unused; on ${day} it is two years old, goes back to the treasury, and is not carried again.`,
  };
  for (const { staff } of await organisation.holdersOf({ role: 'office', unit: null })) {
    await getService(strapi, 'messages').send({
      to: await organisation.personBy(`staff:${staff}`),
      kind: 'entry-reminder',
      occasion: `carried-unused/${line.documentId}/${day}/${Math.floor(left / everyDays)}`,
      target: { type: lines, documentId: line.documentId },
      facts: { number: shortNumber(line.documentId), text },
    });
  }
};

/** Tells the office of carried money that is about to fall back to the treasury: line, amount and day. */
export const remindOfUnused = async (
  strapi: Core.Strapi,
  { proceed }: Pick<JobRun, 'proceed'>,
): Promise<void> => {
  const today = getService(strapi, 'clock').today();
  for (const line of await findEntries(strapi, lines, {
    state: 'open',
    originYear: { $notNull: true },
  })) {
    await proceed();
    const lastYear = Number(line.originYear) + yearsUsable;
    const [year] = await findEntries(strapi, years, { id: (line.fundYear as Entry).id });
    if (!year || Number(year.year) < lastYear) continue;
    const day = `${Number(year.year)}-12-31`;
    const left = daysBetween(dateValue(today), dateValue(day));
    if (left < 0 || left > daysBefore) continue;
    const amount = await freeOn(strapi, line);
    if (amount > 0) await tell(strapi, line, { day, amount, left });
  }
};

/** Looks every morning. Called in `register()`. */
export const registerUnused = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'fund.remind-of-unused',
    title: {
      zh: '提醒即将交回的结转资金',
      en: 'Tell of carried money that is about to be returned',
    },
    schedule: daily('07:40'),
    run: (run) => remindOfUnused(strapi, run),
  });
};

import type { Core } from '@strapi/strapi';

import {
  calendarDate,
  fen,
  findEntries,
  getService,
  plusDays,
  reading,
  type CalendarDate,
  type Entry,
  type Tx,
} from '../../platform';

import { paymentBatches } from '../payment';

import { duesOf, insertDue, type Due } from './records';

const settings = 'plugin::talent-office.office-setting';
const usualWorkingDays = 10;

export interface Deadline {
  /** The last day in time. */
  readonly dueOn: CalendarDate;
  readonly provisional: boolean;
  readonly overdue: boolean;
}

/** Nothing is overdue on a day of a year whose holidays are not known. */
export const deadlineOf = async (
  strapi: Core.Strapi,
  { paidOn, workingDays, net, passed }: Due,
): Promise<Deadline> => {
  const calendar = getService(strapi, 'calendar');
  const { until, provisional } = await reading(strapi, (knex) =>
    calendar.addWorkingDays(paidOn, workingDays, undefined, knex),
  );
  const dueOn = plusDays(until, -1);
  const isLate = dueOn < getService(strapi, 'clock').today();
  return { dueOn, provisional, overdue: passed < net && !provisional && isLate };
};

/** What is overdue of these employers, or of all, with its last day; the earliest first. */
export const overdueOf = async (
  strapi: Core.Strapi,
  employers?: readonly string[],
): Promise<(Due & Deadline)[]> => {
  const open = await reading(strapi, (knex) =>
    duesOf(knex, employers ? { employer: employers } : {}, { open: true }),
  );
  const found: (Due & Deadline)[] = [];
  for (const due of open) {
    const deadline = await deadlineOf(strapi, due);
    if (deadline.overdue) found.push({ ...due, ...deadline });
  }
  return found.sort((a, b) => a.dueOn.localeCompare(b.dueOn));
};

/**
 * From its payment on, the employer whose account was paid owes proof that it was passed on (转付). Called
 * in the transaction that records the payment.
 */
export const oweProof = async (strapi: Core.Strapi, tx: Tx, line: Entry): Promise<void> => {
  // What a project or an invoice of the employer's own is paid is his, and nobody's to pass on.
  if (line.payeeKind !== 'employer' || !line.application) return;
  const [account] = await findEntries(strapi, 'plugin::talent-office.payee-account', {
    id: (line.payeeAccount as Entry | null)?.id ?? 0,
  });
  const employer = account?.employer as Entry | null | undefined;
  if (!employer) throw new Error(`payment ${line.documentId} has no account of an employer`);
  const row = (await strapi.db.query(settings).findOne({})) as {
    passOnWorkingDays: number | null;
  } | null;
  await insertDue(
    tx,
    {
      payment: line.documentId,
      batch: (line.batch as Entry).documentId,
      employer: employer.documentId,
      net: fen(Number(line.netFen)),
      paidOn: calendarDate(String(line.paidOn).slice(0, 10)),
      workingDays: row?.passOnWorkingDays ?? usualWorkingDays,
    },
    getService(strapi, 'clock').now().toISOString(),
  );
};

/** What of the batches of one fund year is overdue, in fen, and of how many payments. */
export const overdueInYear = async (
  strapi: Core.Strapi,
  fundYear: number,
): Promise<{ readonly overdueFen: number; readonly count: number }> => {
  const overdue = await overdueOf(strapi);
  if (overdue.length === 0) return { overdueFen: 0, count: 0 };
  const batches = await findEntries(strapi, paymentBatches, { fundYear: { id: fundYear } });
  const own = new Set(batches.map(({ documentId }) => documentId));
  const those = overdue.filter(({ batch }) => own.has(batch));
  const overdueFen = those.reduce((sum, { net, passed }) => sum + net - passed, 0);
  return { overdueFen, count: those.length };
};

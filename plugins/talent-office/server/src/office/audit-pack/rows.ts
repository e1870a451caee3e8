import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { noticesOfCase } from '../../engine/notice';
import { getService, plusDays, Refusal, type Actor, type Tx } from '../../platform';
import { disbursementType } from '../fund';

import { gapsOf } from './gaps';

const application = 'plugin::talent-office.fund-application';
const payments = 'plugin::talent-office.payment';
const batches = 'plugin::talent-office.payment-batch';
const recoveries = 'plugin::talent-office.recovery';

interface Titled {
  readonly documentId: string;
  readonly title: string | null;
}

interface PartRow {
  readonly documentId: string;
  readonly title: string | null;
  readonly state: string;
  readonly amountFen: string | number;
  readonly dueOn: string | null;
  readonly application:
    | (Titled & {
        readonly awardedFen: string | number | null;
        readonly awardedOn: string | null;
        readonly applicant: { readonly name: string } | null;
        readonly benefit: Titled | null;
      })
    | null;
  readonly milestone: { readonly project: Titled | null } | null;
  readonly invoice: { readonly expenditure: Titled | null } | null;
  readonly line: Titled | null;
}

interface PaymentRow {
  readonly state: string;
  readonly voucherNumber: string | null;
  readonly paidOn: string | null;
  readonly batch: Titled | null;
}

/** One payment item of a year, with where each step of it is proven and what is missing. */
export interface PackRow {
  /** Public id of its case; `null` where whoever takes the pack may not have its file. */
  readonly caseId: string | null;
  readonly acceptanceNumber: string | null;
  readonly title: string;
  readonly applicant: string;
  readonly benefit: string;
  readonly line: string;
  readonly awardedFen: number | null;
  readonly awardedOn: string | null;
  readonly decisions: number;
  readonly notice: string;
  readonly awardLetter: string | null;
  readonly amountFen: number;
  readonly dueOn: string | null;
  readonly state: string;
  readonly batch: string | null;
  readonly paymentLetter: string | null;
  readonly voucherNumber: string | null;
  readonly paidOn: string | null;
  readonly gaps: readonly string[];
}

const numberOf = async (
  strapi: Core.Strapi,
  knex: Knex,
  target: { readonly type: string; readonly documentId: string },
  kind: string,
): Promise<string | null> => {
  const papers = await getService(strapi, 'documents').issuedFor(knex, target);
  const standing = papers.find((one) => one.kind === kind && one.void === null);
  return standing ? (standing.number ?? standing.title) : null;
};

/** May this reader have the file of a case? */
const mayTake = async (
  strapi: Core.Strapi,
  tx: Tx,
  actor: Actor,
  caseId: string,
): Promise<boolean> => {
  try {
    await getService(strapi, 'caseFiles').refuseReader(tx, actor, caseId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const procedureOf = async (strapi: Core.Strapi, knex: Knex, documentId: string) => {
  const approval = getService(strapi, 'approval');
  const one = await approval.latestOf({ type: application, documentId });
  if (!one) return null;
  const { decisions, workflow } = await approval.view(one.publicId);
  const ended = (await noticesOfCase(knex, one.publicId)).findLast(
    ({ state }) => state === 'ended',
  );
  return {
    one,
    decisions: decisions.length,
    noticeAsked: workflow.stages.some(({ kind }) => kind === 'notice'),
    notice: ended ? `${ended.startsOn} 至 ${plusDays(ended.until, -1)}` : '',
  };
};

/** Recoveries of what a payment item is of that are decided, and not cleared yet. */
const recoveriesUnderWay = async (
  strapi: Core.Strapi,
  { application, milestone, invoice }: PartRow,
): Promise<number> => {
  const of = {
    application,
    project: milestone?.project,
    expenditure: invoice?.expenditure,
  };
  let count = 0;
  for (const [name, one] of Object.entries(of)) {
    if (!one) continue;
    const where = { state: 'decided', [name]: { documentId: one.documentId } };
    count += await strapi.db.query(recoveries as UID.ContentType).count({ where });
  }
  return count;
};

/** Every payment item of a budget year that money was committed to, by application and instalment. */
export const rowsOf = async (
  strapi: Core.Strapi,
  tx: Tx,
  actor: Actor,
  year: number,
): Promise<PackRow[]> => {
  const parts = (await strapi.db.query(disbursementType as UID.ContentType).findMany({
    where: { budgetYear: year, state: { $ne: 'planned' } },
    populate: {
      application: { populate: ['applicant', 'benefit'] },
      milestone: { populate: ['project'] },
      invoice: { populate: ['expenditure'] },
      line: true,
    },
    orderBy: { id: 'asc' },
  })) as PartRow[];
  const today = getService(strapi, 'clock').today();
  const rows: PackRow[] = [];
  for (const part of parts) {
    const award = part.application;
    const procedure = award && (await procedureOf(strapi, tx, award.documentId));
    const caseId = procedure?.one.publicId ?? null;
    const taken = caseId !== null && (await mayTake(strapi, tx, actor, caseId));
    const paid = (await strapi.db.query(payments as UID.ContentType).findMany({
      where: { disbursement: { documentId: part.documentId }, state: 'paid' },
      populate: ['batch'],
    })) as PaymentRow[];
    const payment = paid.at(-1) ?? null;
    const recovering = await recoveriesUnderWay(strapi, part);
    const held = await getService(strapi, 'ledger').held(tx, {
      ...{ type: disbursementType, documentId: part.documentId, limit: 'part' },
    });
    const awardLetter =
      award &&
      (await numberOf(
        strapi,
        tx,
        { type: application, documentId: award.documentId },
        'award-letter',
      ));
    const batch = payment?.batch ?? null;
    const paymentLetter =
      batch &&
      (await numberOf(
        strapi,
        tx,
        { type: batches, documentId: batch.documentId },
        'payment-letter',
      ));
    const amountFen = Number(part.amountFen);
    const evidence = {
      ...{ state: part.state, dueOn: part.dueOn, amountFen, awardLetter, paymentLetter },
      paidInBooksFen: held
        .filter(({ phase }) => phase === 'paid')
        .reduce((sum, { amount }) => sum + amount, 0),
      hasCase: procedure !== null,
      acceptanceNumber: procedure?.one.acceptanceNumber ?? null,
      decisions: procedure?.decisions ?? 0,
      noticeAsked: procedure?.noticeAsked ?? false,
      noticeEnded: Boolean(procedure?.notice),
      voucherNumber: payment?.voucherNumber ?? null,
      paidOn: payment?.paidOn ?? null,
      recoveryOpen: recovering > 0,
      withheld: caseId !== null && !taken,
    };
    rows.push({
      caseId: taken ? caseId : null,
      title: part.title ?? award?.title ?? part.documentId,
      applicant: award?.applicant?.name ?? '',
      benefit: award?.benefit?.title ?? '',
      line: part.line?.title ?? '',
      awardedFen: award?.awardedFen == null ? null : Number(award.awardedFen),
      awardedOn: award?.awardedOn ?? null,
      notice: procedure?.notice ?? '',
      batch: batch?.title ?? null,
      ...evidence,
      gaps: gapsOf(evidence, today),
    });
  }
  return rows;
};

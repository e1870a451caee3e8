import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { noticesOfCase } from '../../engine/notice';
import { getService, plusDays, Refusal, type Actor, type Tx } from '../../platform';
import { application, disbursementType } from '../fund';

import { gapsOf } from './gaps';
import { partsOfYear, type Source } from './sources';

const payments = 'plugin::talent-office.payment';
const batches = 'plugin::talent-office.payment-batch';
const recoveries = 'plugin::talent-office.recovery';

interface Titled {
  readonly documentId: string;
  readonly title: string | null;
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

const procedureOf = async (
  strapi: Core.Strapi,
  knex: Knex,
  { type, documentId }: Pick<Source, 'type' | 'documentId'>,
) => {
  const approval = getService(strapi, 'approval');
  const one = await approval.latestOf({ type, documentId });
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

/** What a recovery names of each kind of spending. */
const recoveredBy: Readonly<Record<string, string>> = {
  [application]: 'application',
  'plugin::talent-office.unit-project': 'project',
  'plugin::talent-office.direct-expenditure': 'expenditure',
};

/** A recovery of what a payment item is of that is decided, and not cleared yet. */
const isRecovering = async (
  strapi: Core.Strapi,
  { type, documentId }: Pick<Source, 'type' | 'documentId'>,
): Promise<boolean> => {
  const where = { [recoveredBy[type] ?? 'application']: { documentId }, state: 'decided' };
  return (await strapi.db.query(recoveries as UID.ContentType).count({ where })) > 0;
};

/** Every payment item of a budget year that money was committed to, by what it is paid of. */
export const rowsOf = async (
  strapi: Core.Strapi,
  tx: Tx,
  actor: Actor,
  year: number,
): Promise<PackRow[]> => {
  const today = getService(strapi, 'clock').today();
  const rows: PackRow[] = [];
  for (const part of await partsOfYear(strapi, year)) {
    const { source, amountFen } = part;
    const award = source?.type === application ? source : null;
    const procedure = source && (await procedureOf(strapi, tx, source));
    const caseId = procedure?.one.publicId ?? null;
    const taken = caseId !== null && (await mayTake(strapi, tx, actor, caseId));
    const paid = (await strapi.db.query(payments as UID.ContentType).findMany({
      where: { disbursement: { documentId: part.documentId }, state: 'paid' },
      populate: ['batch'],
    })) as PaymentRow[];
    const payment = paid.at(-1) ?? null;
    const held = await getService(strapi, 'ledger').held(tx, {
      ...{ type: disbursementType, documentId: part.documentId, limit: 'part' },
    });
    const paper = (target: { type: string; documentId: string } | null, kind: string) =>
      target && numberOf(strapi, tx, target, kind);
    const batch = payment?.batch ?? null;
    const evidence = {
      ...{ state: part.state, dueOn: part.dueOn, amountFen },
      isAward: award !== null,
      spentFor: source?.spentFor ?? 'unasked',
      awardLetter: await paper(award, 'award-letter'),
      paymentLetter: await paper(
        batch && { type: batches, documentId: batch.documentId },
        'payment-letter',
      ),
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
      recoveryOpen: source !== null && (await isRecovering(strapi, source)),
      withheld: caseId !== null && !taken,
    };
    rows.push({
      caseId: taken ? caseId : null,
      title: part.title ?? source?.title ?? part.documentId,
      applicant: source?.of ?? '',
      benefit: source?.benefit ?? '',
      line: part.line?.title ?? '',
      awardedFen: source?.amountFen ?? null,
      awardedOn: source?.decidedOn ?? null,
      notice: procedure?.notice ?? '',
      batch: batch?.title ?? null,
      ...evidence,
      gaps: gapsOf(evidence, today),
    });
  }
  return rows;
};

import type { Core } from '@strapi/strapi';

import { absentFact } from '../../engine/expression';
import { refuseUnmet } from '../../engine/lifecycle';
import {
  fen,
  findEntries,
  fitColumn,
  getService,
  lockEntry,
  type Entry,
  type Tx,
} from '../../platform';

import { instalmentsOf, partsDue, planOf } from '../benefit';

import { application } from './applications';
import { refuseBeyondDirectors } from './directors';
import { act, disbursement, disbursementsOf, type Cause } from './disbursed';
import { commitPlanned } from './planned';

const years = 'plugin::talent-office.fund-year';

/** Characters of a `string` attribute. */
const titleLength = 255;

export const notObjected = {
  value: '!objected()',
  zh: '公示期内收到的实名异议尚未办结，暂不能拨付。',
  en: 'An objection that came within the public notice is undecided: nothing is paid yet.',
} as const;

export const notUpheld = {
  value: '!objectionUpheld()',
  zh: '办结后异议成立，须先办理停发或撤销追回，暂不能拨付。',
  en: 'An objection was upheld after the award: it is stopped or revoked first, and nothing is paid.',
} as const;

export const notRecovered = {
  value: '!underRecovery()',
  zh: '正在办理停发或追回，暂不能拨付。',
  en: 'Stopping or recovering it is under way: nothing is paid meanwhile.',
} as const;

const agreementAllows = {
  value: 'agreementAllows()',
  zh: '协议尚未签订、已认定违约，或者拨付条件尚未全部达成，暂不能拨付。',
  en: 'Its agreement is not signed, was broken, or has a condition that is not met: nothing is paid yet.',
} as const;

/** Makes what an award is paid by, and commits what is due in years that are open. */
export const makeDisbursements = async (
  tx: Tx,
  strapi: Core.Strapi,
  award: Entry,
  cause: Cause,
): Promise<void> => {
  await refuseBeyondDirectors(strapi, award);
  const plan = planOf(String(award.instalmentPlan ?? '100'));
  if (!plan) throw new Error(`${application} ${award.documentId} has no plan of instalments`);
  const amounts = instalmentsOf(fen(Number(award.awardedFen ?? 0)), plan);
  const due = partsDue(String(award.awardedOn), Number(award.budgetYear), amounts.length);
  const later = new Set<number>();
  for (const [index, amountFen] of amounts.entries()) {
    const part = due[index];
    if (amountFen === 0 || !part) continue;
    const suffix = plan.length > 1 ? ` ${index + 1}/${plan.length}` : '';
    const values = {
      title: `${fitColumn(String(award.title ?? ''), titleLength - suffix.length)}${suffix}`,
      spendingKind: 'personal-benefit',
      application: award.id,
      line: index === 0 ? award.line : null,
      sequence: index + 1,
      of: plan.length,
      amountFen,
      ...part,
    };
    const one = await getService(strapi, 'lifecycle').makeWithin(tx, disbursement, values, cause);
    if (index === 0) await act(tx, strapi, one.documentId, 'commit', cause);
    else later.add(part.budgetYear);
  }
  // A later year that is open already takes its part at once.
  for (const year of await findEntries(strapi, years, {
    year: { $in: [...later] },
    state: 'open',
  })) {
    await commitPlanned(tx, strapi, year, cause, award);
  }
};

const finishAward = async (
  tx: Tx,
  strapi: Core.Strapi,
  paid: Entry,
  cause: Cause,
): Promise<void> => {
  const ofAward = paid.application as Entry | null;
  if (!ofAward) return;
  const award = await lockEntry(tx, strapi, application, ofAward.documentId);
  const all = await disbursementsOf(strapi, award);
  if (!all.every(({ state }) => state === 'paid')) return;
  await getService(strapi, 'lifecycle').actWithin(tx, {
    type: application,
    documentId: award.documentId,
    action: 'pay',
    actor: { kind: 'system', id: `${disbursement}:${paid.documentId}` },
    requestId: cause.requestId ?? null,
    operation: cause.operation,
  });
};

/** What a milestone or an invoice was to be paid by is paid: so is the milestone, or the invoice. */
const paidFor = {
  milestone: 'plugin::talent-office.project-milestone',
  invoice: 'plugin::talent-office.expenditure-invoice',
} as const;

/** What each of them is a part of. */
const wholes = {
  milestone: { of: 'project', wholeType: 'plugin::talent-office.unit-project' },
  invoice: { of: 'expenditure', wholeType: 'plugin::talent-office.direct-expenditure' },
} as const;

/** Asked again at the last door, whatever a list of payments was checked with. */
const readyToPay = [
  {
    value: '!has(entry.milestone) || milestone.state == "accepted"',
    zh: '项目阶段尚未验收通过，不能拨付。',
    en: 'The milestone is not accepted: nothing of it is paid.',
  },
  {
    value: '!has(entry.invoice) || invoice.state == "registered"',
    zh: '发票未登记或者已经作废，不能拨付。',
    en: 'The invoice is not on record, or was annulled: it is not paid.',
  },
] as const;

const finishPaidFor = async (
  tx: Tx,
  strapi: Core.Strapi,
  paid: Entry,
  { operation, requestId = null }: Cause,
): Promise<void> => {
  for (const [name, type] of Object.entries(paidFor)) {
    const one = paid[name] as Entry | null | undefined;
    if (!one) continue;
    await getService(strapi, 'lifecycle').actWithin(tx, {
      ...{ type, documentId: one.documentId, action: 'pay', requestId },
      actor: { kind: 'system', id: `${disbursement}:${paid.documentId}` },
      operation: `${operation}/pay`,
    });
  }
};

/** What was objected to is paid as little where it is a project's, or an expenditure. */
const refuseObjected = async (strapi: Core.Strapi, part: Entry): Promise<void> => {
  for (const [name, { of, wholeType }] of Object.entries(wholes)) {
    const id = (part[name] as Entry | null | undefined)?.id;
    const [one] =
      id === undefined
        ? []
        : await findEntries(strapi, paidFor[name as keyof typeof paidFor], { id });
    const whole = (one?.[of] as Entry | null | undefined) ?? null;
    if (!whole) continue;
    for (const condition of [notObjected, notUpheld]) {
      await refuseUnmet(strapi, wholeType, whole, condition);
    }
  }
};

/** Nothing is paid of an award that came past the gate, or that an undecided objection is about. */
const refuseUnpayable = async (strapi: Core.Strapi, { id }: Entry, part: Entry): Promise<void> => {
  await refuseUnmet(strapi, disbursement, part, agreementAllows);
  for (const award of await findEntries(strapi, application, { id })) {
    await getService(strapi, 'lifecycle').refuseTampered(application, award);
    for (const condition of [notObjected, notUpheld, notRecovered]) {
      await refuseUnmet(strapi, application, award, condition);
    }
  }
};

/** Registers what awards and payments cause: what is paid of an award is made with it, and never by hand. */
export const registerDisbursements = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'firstYearPart(int, string): int',
    unit: 'fen',
    call: (_facts, amount, plan) => {
      const parts = planOf(String(plan));
      if (!parts) throw absentFact('firstYearPart()');
      return BigInt(instalmentsOf(fen(Number(amount)), parts)[0] ?? 0);
    },
  });
  const lifecycle = getService(strapi, 'lifecycle');
  lifecycle.registerMade(disbursement);
  lifecycle.registerEffect('make-disbursements', (tx, award, cause) =>
    makeDisbursements(tx, strapi, award, cause),
  );
  lifecycle.registerEffect('finish-award', async (tx, paid, cause) => {
    await finishAward(tx, strapi, paid, cause);
    await finishPaidFor(tx, strapi, paid, cause);
  });
  lifecycle.registerEffect('refuse-unpayable', async (_tx, part) => {
    for (const condition of readyToPay) await refuseUnmet(strapi, disbursement, part, condition);
    await refuseObjected(strapi, part);
    if (part.application) await refuseUnpayable(strapi, part.application as Entry, part);
  });
};

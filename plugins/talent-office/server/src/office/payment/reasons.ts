import type { Core } from '@strapi/strapi';

import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import { evaluateNow } from '../../engine/lifecycle';
import { findEntries, getService, messagesOf, Refusal, type Entry } from '../../platform';
import { refuseSuspended } from '../benefit';
import { application, disbursementType, notObjected, notUpheld } from '../fund';

import type { LineFacts } from './facts';
import { payeeAccounts, payments } from './types';

/** What speaks for or against a payment, from one point of view; every one is asked, always. */
export type ReasonSource = (facts: LineFacts) => Promise<readonly PaymentReason[]>;

const said = (code: string, against: boolean, zh: string, en: string): readonly PaymentReason[] => [
  { code, against, zh, en },
];

/** What is refused becomes a reason against; what is no refusal is a fault. */
const unlessRefused = async (
  code: string,
  ask: () => unknown,
): Promise<readonly PaymentReason[]> => {
  try {
    await ask();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [{ code, against: true, ...messagesOf(error) }];
  }
};

const committed: ReasonSource = ({ disbursement, held }) => {
  const wanted = held ? 'sent' : 'committed';
  return Promise.resolve(
    disbursement?.state === wanted
      ? said('committed', false, '资金已核定占用', 'its money is committed')
      : said('not-committed', true, '拨付项没有核定占用的资金', 'no money is committed for it'),
  );
};

const due =
  (strapi: Core.Strapi): ReasonSource =>
  ({ disbursement }) => {
    const day = String(disbursement?.dueOn ?? '');
    const isDue = day !== '' && day <= getService(strapi, 'clock').today();
    return Promise.resolve(
      isDue
        ? said('due', false, `应拨日期 ${day} 已到`, `due since ${day}`)
        : said(
            'not-due',
            true,
            `尚未到应拨日期（${day || '未定'}）`,
            `not due yet (${day || 'no day'})`,
          ),
    );
  };

const ofThisYear: ReasonSource = ({ disbursement, year }) =>
  Promise.resolve(
    disbursement?.budgetYear === year?.year
      ? []
      : said('other-year', true, '拨付项属于另一个预算年度', 'it belongs to another budget year'),
  );

const onOneList =
  (strapi: Core.Strapi): ReasonSource =>
  async ({ line, disbursement }) => {
    if (!disbursement) return [];
    const others = await findEntries(strapi, payments, {
      disbursement: { id: disbursement.id },
      state: { $in: ['checked', 'locked', 'paid'] },
      id: { $ne: line.id },
    });
    return others.length === 0
      ? []
      : said(
          'other-batch',
          true,
          '已在另一个批次中，或者已经拨付',
          'on another list, or paid already',
        );
  };

const awarded =
  (strapi: Core.Strapi): ReasonSource =>
  async ({ award, disbursement }) => {
    // Of a milestone or an invoice another room says whether it can be paid.
    if (!award && (disbursement?.milestone ?? disbursement?.invoice)) return [];
    if (!award) return said('no-award', true, '没有对应的资金申请', 'it belongs to no award');
    const one = await getService(strapi, 'approval').latestOf({
      type: application,
      documentId: award.documentId,
    });
    const isOver = award.state === 'awarded' && (!one || one.ended);
    return isOver
      ? said('awarded', false, '审批已办结并已核定', 'the case is over, and awarded')
      : said(
          'case-not-over',
          true,
          '审批尚未办结，或者未核定',
          'its case is not over, or not awarded',
        );
  };

const unobjected =
  (strapi: Core.Strapi): ReasonSource =>
  async ({ award }) => {
    if (!award) return [];
    const holds = async (condition: string): Promise<boolean> =>
      (await evaluateNow(strapi, application, award, condition, 'bool')).value === true;
    const upheld = (await holds(notUpheld.value))
      ? []
      : said('objection-upheld', true, notUpheld.zh, notUpheld.en);
    return (await holds(notObjected.value))
      ? [...said('not-objected', false, '没有未办结的异议', 'no objection is undecided'), ...upheld]
      : [...said('objected', true, notObjected.zh, notObjected.en), ...upheld];
  };

const unchanged =
  (strapi: Core.Strapi): ReasonSource =>
  async ({ award, disbursement, account }) => {
    const look = (type: string, entry: Entry | null) =>
      entry ? getService(strapi, 'lifecycle').refuseTampered(type, entry) : undefined;
    return [
      ...(await unlessRefused('award-changed', () => look(application, award))),
      ...(await unlessRefused('disbursement-changed', () => look(disbursementType, disbursement))),
      ...(await unlessRefused('account-changed', () => look(payeeAccounts, account))),
    ];
  };

const offered =
  (strapi: Core.Strapi): ReasonSource =>
  ({ benefit }) =>
    unlessRefused('benefit-suspended', () => benefit && refuseSuspended(strapi, benefit));

const compact = (name: unknown): string =>
  String(name ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '');

const payable: ReasonSource = ({ holder, account }) => {
  if (!holder) {
    return Promise.resolve(
      said('no-payee', true, '没有这一类收款对象', 'there is no payee of this kind'),
    );
  }
  if (!account) {
    return Promise.resolve(
      said('no-account', true, '没有经两人核对的收款账户', 'no account verified by two people'),
    );
  }
  return Promise.resolve([
    ...said('account', false, '收款账户已经两人核对', 'the account was verified by two people'),
    ...(compact(holder.name) === compact(account.payeeName)
      ? []
      : said('other-name', true, '户名与收款对象名称不一致', 'the account has another name')),
  ]);
};

/** The reasons that this room knows; others add theirs by `registerReason`. */
export const ownReasons = (strapi: Core.Strapi): readonly ReasonSource[] => [
  committed,
  due(strapi),
  ofThisYear,
  onOneList(strapi),
  awarded(strapi),
  unobjected(strapi),
  unchanged(strapi),
  offered(strapi),
  payable,
];

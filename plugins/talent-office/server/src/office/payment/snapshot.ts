import type { Core } from '@strapi/strapi';

import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import { acceptanceOf } from '../../engine/approval';
import { digest, fen, getService } from '../../platform';
import { application } from '../fund';

import type { LineFacts } from './facts';
import { taxOf } from './taxes';
import { payeeAccounts, payments } from './types';

export interface Snapshot {
  /** As the columns of the line take them, the account encrypted. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Over all that is paid, to whom and where. */
  readonly digest: string;
  /** What keeps it from being paid: warnings do not. */
  readonly against: readonly PaymentReason[];
}

const untaxable: PaymentReason = {
  code: 'tax',
  against: true,
  zh: '代扣税款公式的结果无效（应为 0 至应发金额）',
  en: 'the tax of its benefit comes to nothing valid (0 up to the gross amount)',
};

const overdrawn: PaymentReason = {
  code: 'offset',
  against: true,
  zh: '抵扣金额超过代扣税款后的应发金额',
  en: 'more is set off than is left of it after tax',
};

const numberOf = async (strapi: Core.Strapi, { award }: LineFacts): Promise<string | null> => {
  if (!award) return null;
  const one = await getService(strapi, 'approval').latestOf({
    type: application,
    documentId: award.documentId,
  });
  return one ? (acceptanceOf(one)?.number ?? null) : null;
};

/** How a line would be paid as everything now stands, with all that speaks for and against it. */
export const snapshotOf = async (strapi: Core.Strapi, facts: LineFacts): Promise<Snapshot> => {
  const { line, payeeKind, disbursement, award, fundLine, holder, account } = facts;
  const privacy = getService(strapi, 'privacy');
  const [number = null] = account
    ? await privacy.openForDelivery(payeeAccounts, account.documentId, 'bank')
    : [];
  const tax = await taxOf(strapi, facts);
  const gross = fen(Number(disbursement?.amountFen ?? 0));
  const service = getService(strapi, 'payments');
  const offset = disbursement ? await service.offsetOf(disbursement) : fen(0);
  const net = gross - (tax ?? 0) - offset;
  const reasons = [
    ...(await service.reasonsOf(facts)),
    ...(tax === null ? [untaxable] : []),
    ...(net < 0 ? [overdrawn] : []),
  ];
  const plain = {
    payeeKind,
    payeeName: String(account?.payeeName ?? holder?.name ?? line.payeeName),
    bankName: account?.bankName ?? null,
    bankBranch: account?.bankBranch ?? null,
    applicationNumber: await numberOf(strapi, facts),
    use: fundLine?.use ?? null,
    amountFen: gross,
    taxFen: tax ?? 0,
    netFen: Math.max(0, net),
  };
  const sum = digest({
    ...plain,
    // Nothing set off is no part of it: a list from before there was netting stays what it was.
    ...(offset > 0 && { offsetFen: offset }),
    account: number && privacy.indexOf(payeeAccounts, 'accountNumber', number),
    of: [disbursement, award, fundLine, account].map((one) => one?.documentId ?? null),
  });
  return {
    digest: sum,
    against: reasons.filter(({ against, warning }) => against && !warning),
    values: {
      ...plain,
      ...privacy.protect(payments, line.documentId, { bankAccount: number }),
      ...{ application: award?.id ?? null, line: fundLine?.id ?? null },
      ...{ payeeAccount: account?.id ?? null, offsetFen: offset, reasons, digest: sum },
    },
  };
};

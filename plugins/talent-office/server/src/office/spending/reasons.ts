import type { Core } from '@strapi/strapi';

import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import { evaluateNow } from '../../engine/lifecycle';
import { findEntries, getService, messagesOf, Refusal, type Entry } from '../../platform';
import { notObjected, notUpheld } from '../fund';
import type { LineFacts } from '../payment';

import { expenditures, invoices, milestones, projects } from './types';

/** What a disbursement of this room is paid for, and what that belongs to. */
const sources = {
  milestone: {
    ...{ type: milestones, ready: ['accepted'], whole: 'project', wholeType: projects },
    zh: '阶段尚未验收通过',
    en: 'its milestone is not accepted',
  },
  invoice: {
    ...{ type: invoices, ready: ['registered'], whole: 'expenditure', wholeType: expenditures },
    zh: '发票未登记或已作废',
    en: 'its invoice is not on record, or was annulled',
  },
} as const;

const load = async (strapi: Core.Strapi, type: string, one: unknown): Promise<Entry | null> => {
  const id = (one as Entry | null | undefined)?.id;
  const [found] = id === undefined ? [] : await findEntries(strapi, type, { id });
  return found ?? null;
};

/** An objection to the project, or to the expenditure, holds up what is paid of it. */
const objectedTo = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry | null,
): Promise<readonly PaymentReason[]> => {
  const found: PaymentReason[] = [];
  for (const [code, { value, zh, en }] of Object.entries({
    objected: notObjected,
    'objection-upheld': notUpheld,
  })) {
    const holds = entry && (await evaluateNow(strapi, type, entry, value, 'bool')).value === true;
    if (entry && !holds) found.push({ code, against: true, zh, en });
  }
  return found;
};

const reasonsOf = async (
  strapi: Core.Strapi,
  { disbursement }: LineFacts,
): Promise<readonly PaymentReason[]> => {
  const found: PaymentReason[] = [];
  for (const [name, { type, ready, whole, wholeType, zh, en }] of Object.entries(sources)) {
    const part = await load(strapi, type, disbursement?.[name]);
    if (!part) continue;
    const isReady = (ready as readonly string[]).includes(String(part.state));
    found.push(
      isReady
        ? {
            code: `${name}-ready`,
            against: false,
            zh: name === 'milestone' ? '阶段已验收通过' : '发票已登记',
            en: name === 'milestone' ? 'its milestone is accepted' : 'its invoice is on record',
          }
        : { code: `${name}-not-ready`, against: true, zh, en },
    );
    found.push(
      ...(await objectedTo(strapi, wholeType, await load(strapi, wholeType, part[whole]))),
    );
    for (const [checked, entry] of [
      [type, part],
      [wholeType, await load(strapi, wholeType, part[whole])],
    ] as const) {
      if (!entry) continue;
      try {
        await getService(strapi, 'lifecycle').refuseTampered(checked, entry);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        found.push({ code: `${name}-changed`, against: true, ...messagesOf(error) });
      }
    }
  }
  return found;
};

/** What speaks for or against paying a milestone or an invoice. Called in `register()`. */
export const registerSpendingReasons = (strapi: Core.Strapi): void => {
  getService(strapi, 'payments').registerReason((facts) => reasonsOf(strapi, facts));
};

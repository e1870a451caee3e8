import type { Core } from '@strapi/strapi';

import { getService, reading, type Tx } from '../../platform';
import { absentFact, type FactContext } from '../expression';

import { objections } from './objections';
import { lockNotice, noticesOfCase, type NoticeRecord } from './records';

/**
 * Is an objection undecided that suspends a notice: one that gave a real name and came within the
 * period? `receivedOn` of a letter is the date of its postmark. An anonymous one is kept, no more.
 */
export const isObjectedTo = async (
  strapi: Core.Strapi,
  { caseId, until }: Pick<NoticeRecord, 'caseId' | 'until'>,
): Promise<boolean> =>
  (await strapi.db.query(objections).count({
    where: {
      // Of the case, not of this notice alone: the office may have had it posted anew meanwhile.
      caseId,
      state: 'received',
      realName: true,
      receivedOn: { $lt: until },
    },
  })) > 0;

const isEntryObjectedTo = async (
  strapi: Core.Strapi,
  { type, entry }: FactContext,
): Promise<boolean | null> => {
  if (!entry) return null;
  const one = await getService(strapi, 'approval').latestOf({ type, ...entry });
  const notices = one ? await reading(strapi, (knex) => noticesOfCase(knex, one.publicId)) : [];
  const latest = notices.at(-1);
  if (!latest) return false;
  // An objection that is being recorded holds the notice that it names: what is paid waits for that.
  for (const { publicId } of notices) {
    await reading(strapi, (knex) => lockNotice(knex as Tx, publicId));
  }
  return isObjectedTo(strapi, latest);
};

/**
 * Registers `objected()`: an objection that came within the last public notice of the entry is undecided,
 * such as a letter that was opened after the notice had ended. Called in `register()`.
 */
export const registerObjected = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'objected(): bool',
    load: (context) => isEntryObjectedTo(strapi, context),
    call: (facts) => {
      if (facts === null) throw absentFact('objected()');
      return facts === true;
    },
  });
};

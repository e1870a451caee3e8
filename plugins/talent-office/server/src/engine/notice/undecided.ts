import type { Core } from '@strapi/strapi';

import { getService, reading, type Tx } from '../../platform';
import { absentFact, type FactContext } from '../expression';

import { objections } from './objections';
import { lockNotice, noticesOfCase, type NoticeRecord } from './records';

type Suspendable = Pick<NoticeRecord, 'publicId' | 'caseId' | 'until'>;

/**
 * Public ids of those of some notices that an undecided objection suspends: one that gave a real name and
 * came within the period. `receivedOn` of a letter is the date of its postmark. An anonymous one is kept, no
 * more.
 */
export const objectedTo = async (
  strapi: Core.Strapi,
  notices: readonly Suspendable[],
): Promise<ReadonlySet<string>> => {
  const found = (await strapi.db.query(objections).findMany({
    select: ['caseId', 'receivedOn'],
    where: {
      // Of the case, not of this notice alone: the office may have had it posted anew meanwhile.
      caseId: { $in: [...new Set(notices.map(({ caseId }) => caseId))] },
      state: 'received',
      realName: true,
    },
  })) as { caseId: string; receivedOn: string }[];
  const suspended = notices.filter(({ caseId, until }) =>
    found.some((one) => one.caseId === caseId && one.receivedOn < until),
  );
  return new Set(suspended.map(({ publicId }) => publicId));
};

/** The same of one notice. */
export const isObjectedTo = async (strapi: Core.Strapi, notice: Suspendable): Promise<boolean> =>
  (await objectedTo(strapi, [notice])).has(notice.publicId);

/** The notices of the last case of an entry. */
const noticesOf = async (
  strapi: Core.Strapi,
  { type, entry }: FactContext,
): Promise<readonly NoticeRecord[] | null> => {
  if (!entry) return null;
  const one = await getService(strapi, 'approval').latestOf({ type, ...entry });
  const notices = one ? await reading(strapi, (knex) => noticesOfCase(knex, one.publicId)) : [];
  // An objection that is being recorded, or decided, holds the notice that it names: what is paid waits for that.
  for (const { publicId } of notices) {
    await reading(strapi, (knex) => lockNotice(knex as Tx, publicId));
  }
  return notices;
};

const isEntryObjectedTo = async (
  strapi: Core.Strapi,
  context: FactContext,
): Promise<boolean | null> => {
  const notices = await noticesOf(strapi, context);
  const latest = notices?.at(-1);
  return latest ? isObjectedTo(strapi, latest) : notices && false;
};

const isUpheldAfterEnd = async (
  strapi: Core.Strapi,
  context: FactContext,
): Promise<boolean | null> => {
  const [notice] = (await noticesOf(strapi, context)) ?? [];
  if (!notice) return context.entry ? false : null;
  const where = { caseId: notice.caseId, state: 'upheld', afterEnd: true };
  return (await strapi.db.query(objections).count({ where })) > 0;
};

/**
 * Registers `objected()`: an objection that came within the last public notice of the entry is undecided,
 * such as a letter that was opened after the notice had ended; and `objectionUpheld()`: one was upheld after
 * its case had ended well. Called in `register()`.
 */
export const registerObjected = (strapi: Core.Strapi): void => {
  const facts = { objected: isEntryObjectedTo, objectionUpheld: isUpheldAfterEnd };
  for (const [name, load] of Object.entries(facts)) {
    getService(strapi, 'expressions').registerFunction({
      signature: `${name}(): bool`,
      load: (context) => load(strapi, context),
      call: (fact) => {
        if (fact === null) throw absentFact(`${name}()`);
        return fact === true;
      },
    });
  }
};

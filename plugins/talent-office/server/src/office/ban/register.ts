import type { Core } from '@strapi/strapi';

import { absentFact } from '../../engine/expression';
import { findEntries, getService, lockEntry, refuse, type CalendarDate } from '../../platform';

import { clauseOf } from './clause';

const bans = 'plugin::talent-office.ban';

/** Of a talent, those that hold on a day: decided, within their days, by a clause that is in force. */
const isBanned = async (
  strapi: Core.Strapi,
  talent: number,
  today: CalendarDate,
): Promise<boolean> => {
  const found = await findEntries(strapi, bans, {
    talent: { id: talent },
    state: 'in-effect',
    startsOn: { $lte: today },
    endsOn: { $gt: today },
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(bans, found);
  for (const ban of found) {
    if ((await clauseOf(strapi, ban, today)) !== null) return true;
  }
  return false;
};

/** Bans (申报限制), and what expressions may ask of them. Called in `register()`. */
export const registerBans = (strapi: Core.Strapi): void => {
  const { registerFunction } = getService(strapi, 'expressions');
  registerFunction({
    signature: 'banClause(): string',
    load: async ({ type, entry, today }) => {
      if (!entry || type !== bans) return null;
      const [ban] = await findEntries(strapi, bans, { id: entry.id });
      return ban ? ((await clauseOf(strapi, ban, today)) ?? '') : null;
    },
    call: (facts) => {
      if (facts === null) throw absentFact('banClause()');
      return String(facts);
    },
  });
  registerFunction({
    signature: 'banned(): bool',
    load: async ({ subject, today }) => (subject ? isBanned(strapi, subject.id, today) : null),
    call: (facts) => {
      if (facts === null) throw absentFact('banned()');
      return facts === true;
    },
  });
  // Between asking and deciding the policy may have gone out of force, or say something else.
  getService(strapi, 'lifecycle').registerEffect('begin-ban', async (tx, { documentId }) => {
    const ban = await lockEntry(tx, strapi, bans, documentId);
    const clause = await clauseOf(strapi, ban, getService(strapi, 'clock').today());
    if (clause === null || clause !== ban.clauseText) throw refuse('BAN_WITHOUT_CLAUSE');
  });
};

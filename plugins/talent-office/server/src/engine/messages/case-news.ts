import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../shared/error-codes';
import type { MessageFacts, MessageKind } from '../../../../shared/messages';
import { getService, type Tx } from '../../platform';
import type { CaseNews } from '../approval';
import { samePerson, type Person } from '../organisation';

import type { NewMessage } from './service';
import { shortNumber } from './reminders';

type SendWithin = (tx: Tx, message: NewMessage) => Promise<boolean>;

const kinds: Readonly<Record<CaseNews['what'], MessageKind>> = {
  accepted: 'case-accepted',
  returned: 'case-returned',
  ended: 'case-ended',
  'proof-returned': 'proof-returned',
  promoted: 'place-promoted',
};

const outcomes: Readonly<Record<string, Bilingual>> = {
  approved: { zh: '通过', en: 'it was approved' },
  refused: { zh: '未通过', en: 'it was not approved' },
  withdrawn: { zh: '已撤回', en: 'it was withdrawn' },
  expired: { zh: '逾期，已结束', en: 'its time is over, and it was closed' },
};

/** A message names no person: the stage where it stands, the number that it got, how it ended. */
const factsOf = ({ what, one, stage }: CaseNews): MessageFacts => {
  const number = shortNumber(one.publicId);
  if (what === 'accepted') return { number, acceptance: one.acceptanceNumber ?? '' };
  if (what === 'ended') return { number, outcome: outcomes[one.state] ?? one.state };
  const lastDay = one.correctBy
    ? { zh: `，请最迟于 ${one.correctBy} 补正`, en: `; mend it by ${one.correctBy} at the latest` }
    : { zh: '，请补正', en: '; please mend it' };
  return { number, stage, ...(what === 'returned' && { lastDay }) };
};

/** Is it something that people ask for themselves? Else it is about somebody, such as his removal. */
const isAskedFor = (strapi: Core.Strapi, { target, action }: CaseNews['one']): boolean =>
  Object.values(getService(strapi, 'declarations').of(target.type)?.states ?? {}).some((actions) =>
    ['subject', 'owner'].some((party) => actions[action]?.by.includes(party)),
  );

/**
 * Tells whom a case is about, and who handed it in, what became of it: with the decision, or not at all.
 * What was not his to ask for is no news of a message that calls it passed: the office tells him.
 */
export const createCaseNews =
  (strapi: Core.Strapi, send: SendWithin) =>
  async (tx: Tx, news: CaseNews): Promise<void> => {
    const { what, one, again, by } = news;
    const organisation = getService(strapi, 'organisation');
    const people: Person[] = [];
    const subject = isAskedFor(strapi, one) ? one.subject : null;
    for (const key of [subject, one.openedBy[0]]) {
      const person = key ? await organisation.personBy(key) : null;
      if (!person || person.keys.includes(by)) continue;
      if (!people.some(({ keys }) => samePerson(keys, person.keys))) people.push(person);
    }
    for (const to of people) {
      await send(tx, {
        to,
        kind: kinds[what],
        occasion: `${what}/${one.publicId}/${again}`,
        target: one.target,
        facts: factsOf(news),
      });
    }
  };

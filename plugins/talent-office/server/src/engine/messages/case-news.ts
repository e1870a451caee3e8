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
  expired: { zh: '逾期，已结束', en: 'its time is over, and it was closed' },
};

/** A message names no person: the stage where it stands, the number that it got, how it ended. */
const factsOf = ({ what, one, stage }: CaseNews): MessageFacts => {
  const number = shortNumber(one.publicId);
  if (what === 'accepted') return { number, acceptance: one.acceptanceNumber ?? '' };
  if (what === 'ended') return { number, outcome: outcomes[one.state] ?? one.state };
  const lastDay = one.correctBy
    ? { zh: `，请于 ${one.correctBy} 前补正`, en: `; mend it by ${one.correctBy}` }
    : { zh: '，请补正', en: '; please mend it' };
  return { number, stage, ...(what === 'returned' && { lastDay }) };
};

/**
 * Tells whom a case is about, and who handed it in, what became of it: with the decision, or not at all.
 */
export const createCaseNews =
  (strapi: Core.Strapi, send: SendWithin) =>
  async (tx: Tx, news: CaseNews): Promise<void> => {
    const { what, one, again } = news;
    const organisation = getService(strapi, 'organisation');
    const people: Person[] = [];
    for (const key of [one.subject, one.openedBy[0]]) {
      const person = key ? await organisation.personBy(key) : null;
      if (person && !people.some(({ keys }) => samePerson(keys, person.keys))) people.push(person);
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

import type { Core } from '@strapi/strapi';

import type { MessageFacts } from '../../../../shared/messages';
import { getService, type Tx } from '../../platform';
import type { CaseNews } from '../approval';
import { samePerson, type Person } from '../organisation';

import type { NewMessage } from './service';
import { shortNumber } from './reminders';

type SendWithin = (tx: Tx, message: NewMessage) => Promise<boolean>;

/** A message names no person: the stage that returned it, the number that it got. */
const factsOf = ({ what, one, stage }: CaseNews): MessageFacts => {
  const number = shortNumber(one.publicId);
  return what === 'accepted'
    ? { number, acceptance: one.acceptanceNumber ?? '' }
    : {
        number,
        stage,
        lastDay: one.correctBy
          ? { zh: `，请于 ${one.correctBy} 前补正`, en: `; mend it by ${one.correctBy}` }
          : { zh: '，请补正', en: '; please mend it' },
      };
};

/**
 * Tells whom a case is about, and who handed it in, that it was taken on or came back: with the decision,
 * or not at all.
 */
export const createCaseNews =
  (strapi: Core.Strapi, send: SendWithin) =>
  async (tx: Tx, news: CaseNews): Promise<void> => {
    const { what, one } = news;
    const organisation = getService(strapi, 'organisation');
    const people: Person[] = [];
    for (const key of [one.subject, one.openedBy[0]]) {
      const person = key ? await organisation.personBy(key) : null;
      if (person && !people.some(({ keys }) => samePerson(keys, person.keys))) people.push(person);
    }
    const again = what === 'accepted' ? one.acceptanceNumber : one.round;
    for (const to of people) {
      await send(tx, {
        to,
        kind: what === 'accepted' ? 'case-accepted' : 'case-returned',
        occasion: `${what}/${one.publicId}/${again}`,
        target: one.target,
        facts: factsOf(news),
      });
    }
  };

import type { Core } from '@strapi/strapi';

import type { HandoverItem, HandoverQuestion } from '../../../../shared/contracts/handovers';
import { calendarDate, digest, getService, refuse, type Actor } from '../../platform';
import { meetingPosts } from '../committee';
import { samePerson, type Person } from '../organisation';
import { rectificationsBy } from '../rectification';

import type { Asked, Piece, Source } from './piece';
import { actingsOf, appointmentsOf } from './positions';

const stepsOf = async (strapi: Core.Strapi, { from, to }: Asked): Promise<Piece[]> =>
  (await getService(strapi, 'approval').waitingFor(from, to)).map(({ target, seatTitle, why }) => ({
    item: { kind: 'step', target, what: seatTitle, outcome: why ? 'kept' : 'follows', why },
  }));

const postsOf = async (strapi: Core.Strapi, asked: Asked): Promise<Piece[]> =>
  (await meetingPosts(strapi, asked)).map(({ meeting, post, why, pass }) => ({
    item: {
      kind: post,
      target: { type: 'plugin::talent-office.meeting', documentId: meeting },
      what: null,
      outcome: why === null ? 'given' : 'kept',
      why,
    },
    ...(why === null && { apply: pass }),
  }));

const requestsOf = async (strapi: Core.Strapi, { from }: Asked): Promise<Piece[]> =>
  (await rectificationsBy(strapi, from)).map((target) => ({
    item: { kind: 'rectification', target, what: null, outcome: 'follows', why: null },
  }));

export interface Plan {
  readonly asked: Asked;
  readonly pieces: readonly Piece[];
  readonly items: readonly HandoverItem[];
  readonly seen: string;
  /** Who does it. */
  readonly by: Person;
}

/**
 * Everything open of one colleague, and what becomes of it from that day on. A third person does it:
 * neither gives anything away himself, nor takes it.
 * @throws Refusal NOT_FOUND, HANDOVER_TO_ONESELF, HANDOVER_OWN, HANDOVER_PAST
 */
export const createPlan =
  (strapi: Core.Strapi, sources: readonly Source[]) =>
  async (question: HandoverQuestion, actor: Actor): Promise<Plan> => {
    const organisation = getService(strapi, 'organisation');
    const ids = [question.from, question.to];
    const known = await strapi.db
      .query('plugin::talent-office.staff')
      .findMany({ select: ['documentId'], where: { documentId: { $in: ids } } });
    for (const path of ['from', 'to'] as const) {
      const isThere = known.some(({ documentId }) => documentId === question[path]);
      if (!isThere) throw refuse('NOT_FOUND', {}, path);
    }
    const from = await organisation.personBy(`staff:${question.from}`);
    const to = await organisation.personBy(`staff:${question.to}`);
    const by = await organisation.personOf(actor);
    if (samePerson(from.keys, to.keys)) throw refuse('HANDOVER_TO_ONESELF', {}, 'to');
    if ([from, to].some(({ keys }) => samePerson(keys, by.keys))) throw refuse('HANDOVER_OWN');
    if (question.on < getService(strapi, 'clock').today()) {
      throw refuse('HANDOVER_PAST', {}, 'on');
    }
    const asked = { from, to, receiver: question.to, on: calendarDate(question.on) };
    const pieces: Piece[] = [];
    for (const source of [
      ...[appointmentsOf, actingsOf, postsOf, stepsOf, requestsOf].map(
        (own): Source =>
          (each) =>
            own(strapi, each),
      ),
      ...sources,
    ]) {
      pieces.push(...(await source(asked)));
    }
    const items = pieces.map(({ item }) => item);
    return { asked, pieces, items, seen: digest({ question, items }), by };
  };

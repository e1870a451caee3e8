import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { PaperRecommendationBody } from '../../../../../shared/contracts/recommendations';
import type { StoredContent } from '../../../engine/files';
import type { Person } from '../../../engine/organisation';
import {
  calendarDate,
  getService,
  plusDays,
  reading,
  refuse,
  type Actor,
  type CalendarDate,
  type Tx,
} from '../../../platform';

import { recommendationOwner, refuseUnseen, type RecommendationCause } from './recommend';
import {
  closeRecorded,
  insertRecommendation,
  openRequest,
  recommendationById,
  requestById,
  type Recommendation,
  type RecommendationRequest,
} from './records';

/** What a sealed form says of somebody is a year old at most. */
const oldestDays = 365;

/** @throws Refusal PAPER_RECEIVED, PAPER_TOO_OLD */
const dateOf = (strapi: Core.Strapi, signedOn: string): CalendarDate => {
  const on = calendarDate(signedOn);
  const today = getService(strapi, 'clock').today();
  if (on > today) throw refuse('PAPER_RECEIVED', { today }, 'signedOn');
  const from = plusDays(today, -oldestDays);
  if (on < from) throw refuse('PAPER_TOO_OLD', { from }, 'signedOn');
  return on;
};

const audited = async (
  strapi: Core.Strapi,
  tx: Tx,
  verb: 'record' | 'confirm' | 'reject',
  request: RecommendationRequest,
  said: { actor: Actor; person: Person; requestId: string | null; id: string; reason?: string },
): Promise<void> => {
  const { one } = await getService(strapi, 'approval').view(request.caseId);
  await getService(strapi, 'audit').record(tx, {
    ...{ actor: said.actor, person: said.person, requestId: said.requestId, target: one.target },
    action: `recommendation.${verb}`,
    reason: said.reason ?? null,
    details: {
      case: request.caseId,
      seat: request.seat,
      party: request.party.key,
      record: said.id,
    },
  });
};

/**
 * A clerk keeps what a party signed and sealed on paper: it waits for a second one.
 * @throws Refusal NOT_FOUND, RANKING_MISSING, RANKING_TAKEN, RECOMMENDATION_MADE, CLERK_IS_PARTY,
 *   PAPER_RECEIVED, PAPER_TOO_OLD
 */
export const recordOnPaper = async (
  strapi: Core.Strapi,
  tx: Tx,
  input: { caseId: string; request: string; body: PaperRecommendationBody; scan: StoredContent },
  { actor, requestId }: Omit<RecommendationCause, 'operation'>,
): Promise<void> => {
  const { choice, ranking = null, opinion } = input.body;
  if ((choice === 'approve') !== (ranking !== null)) throw refuse('RANKING_MISSING', {}, 'ranking');
  const signedOn = dateOf(strapi, input.body.signedOn);
  const one = await getService(strapi, 'approval').lock(tx, input.caseId);
  const request = await reading(strapi, (knex) => openRequest(knex, input.request));
  if (request.caseId !== one.publicId) throw refuse('NOT_FOUND');
  const person = await getService(strapi, 'organisation').personOf(actor);
  await getService(strapi, 'approval').refuseClerk(tx, one, person);
  const publicId = randomUUID();
  const owner = { type: recommendationOwner, documentId: publicId };
  const file = await getService(strapi, 'files').keep(tx, owner, input.scan, { actor, requestId });
  await insertRecommendation(tx, request, {
    ...{ publicId, state: 'recorded', choice, ranking, opinion, file: file.publicId },
    ...{ person: person.id, personKeys: person.keys, signedOn },
    madeAt: getService(strapi, 'clock').now().toISOString(),
  });
  await audited(strapi, tx, 'record', request, { actor, person, requestId, id: publicId });
};

/** A record of this case that waits. @throws Refusal NOT_FOUND */
const recorded = async (
  strapi: Core.Strapi,
  caseId: string,
  id: string,
): Promise<{ made: Recommendation; request: RecommendationRequest }> =>
  reading(strapi, async (knex) => {
    const made = await recommendationById(knex, id);
    const request = await requestById(knex, made.requestId);
    if (request.caseId !== caseId) throw refuse('NOT_FOUND');
    return { made, request };
  });

/**
 * The second clerk holds the record against the scan: with it the party has spoken.
 * @throws Refusal NOT_FOUND, PAPER_CLOSED, NOT_BY_SAME_PERSON, CLERK_IS_PARTY, CONTENT_CHANGED, STEP_NOT_OPEN
 */
export const confirmOnPaper = async (
  strapi: Core.Strapi,
  tx: Tx,
  input: { caseId: string; id: string; seen: string },
  { actor, operation, requestId }: RecommendationCause,
): Promise<void> => {
  const { made, request } = await recorded(strapi, input.caseId, input.id);
  const person = await getService(strapi, 'organisation').personOf(actor);
  const at = getService(strapi, 'clock').now();
  await closeRecorded(tx, made, { state: 'made', by: person.id, at });
  const { one } = await getService(strapi, 'approval').view(request.caseId);
  refuseUnseen(one, input.seen);
  const clerk = await getService(strapi, 'organisation').personBy(made.person);
  const recordedBy = { id: made.person, keys: [...new Set([...made.personKeys, ...clerk.keys])] };
  const { key } = request.party;
  await getService(strapi, 'approval').speak(tx, {
    ...{ caseId: request.caseId, seat: request.seat, actor, operation, requestId },
    // Its seal signs, whoever held it.
    person: { id: key, keys: [key] },
    ...{ choice: made.choice, comment: made.opinion, seen: one.guarded, parts: [] },
    paper: { record: made.publicId, recordedBy, signedOn: calendarDate(made.signedOn ?? '') },
  });
  await audited(strapi, tx, 'confirm', request, { actor, person, requestId, id: made.publicId });
};

/** The record is not what the paper says. @throws Refusal NOT_FOUND, PAPER_CLOSED, CLERK_IS_PARTY */
export const rejectOnPaper = async (
  strapi: Core.Strapi,
  tx: Tx,
  input: { caseId: string; id: string; reason: string },
  { actor, requestId }: Omit<RecommendationCause, 'operation'>,
): Promise<void> => {
  const { made, request } = await recorded(strapi, input.caseId, input.id);
  const person = await getService(strapi, 'organisation').personOf(actor);
  const { one } = await getService(strapi, 'approval').view(request.caseId);
  await getService(strapi, 'approval').refuseClerk(tx, one, person);
  const { reason } = input;
  const at = getService(strapi, 'clock').now();
  await closeRecorded(tx, made, { state: 'rejected', by: person.id, at, reason });
  const said = { actor, person, requestId, id: made.publicId, reason };
  await audited(strapi, tx, 'reject', request, said);
};

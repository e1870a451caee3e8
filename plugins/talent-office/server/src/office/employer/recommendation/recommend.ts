import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type {
  NotRecommendBody,
  RecommendBody,
} from '../../../../../shared/contracts/recommendations';
import type { CaseRecord } from '../../../engine/approval';
import type { StoredContent } from '../../../engine/files';
import type { Person } from '../../../engine/organisation';
import { digest, getService, reading, refuse, type Actor, type Tx } from '../../../platform';

import { requireAgencies } from '../agencies';
import { isStillHis, recommendedOf, type Recommended } from './parties';
import { insertRecommendation, openRequest, type RecommendationRequest } from './records';

/** Under this word the store knows whose file a sealed form is. */
export const recommendationOwner = 'recommendation';

export interface RecommendationCause {
  readonly actor: Actor;
  readonly operation: string;
  readonly requestId: string | null;
}

/** What an agent was shown of a case, as one digest. */
export const seenOf = ({ guarded }: Pick<CaseRecord, 'guarded'>): string => digest(guarded);

/** @throws Refusal CONTENT_CHANGED: he was shown something else */
export const refuseUnseen = (one: CaseRecord, seen: string): void => {
  if (seenOf(one) === seen) return;
  throw refuse('CONTENT_CHANGED', { type: one.target.type, attributes: '' }, 'seen');
};

export interface OwnRequest {
  readonly request: RecommendationRequest;
  readonly one: CaseRecord;
  readonly talent: Recommended;
  /** Who speaks, under the key of his agency. */
  readonly person: Person;
}

/**
 * What waits for the word of one of the agent's principals; another's is not there, nor that of somebody
 * who has moved on.
 * @throws Refusal NOT_AN_AGENT, NOT_FOUND
 */
export const ownRequest = async (
  strapi: Core.Strapi,
  actor: Actor,
  publicId: string,
): Promise<OwnRequest> => {
  const agencies = await requireAgencies(strapi, actor);
  const request = await reading(strapi, (knex) => openRequest(knex, publicId));
  const { party } = request;
  const agency = agencies.find(
    ({ kind, principal }) => kind === party.kind && principal.documentId === party.documentId,
  );
  const { one } = await getService(strapi, 'approval').view(request.caseId);
  const talent = await recommendedOf(strapi, one.target);
  if (!agency || !talent || !isStillHis(talent, party)) throw refuse('NOT_FOUND');
  const { keys } = await getService(strapi, 'organisation').personOf(actor);
  return { request, one, talent, person: { id: agency.key, keys } };
};

/**
 * An agent recommends somebody of his (推荐): with his place in the order, and the scan of the sealed form.
 * @throws Refusal NOT_FOUND, RECOMMENDATION_MADE, RANKING_TAKEN, CONTENT_CHANGED, SIGNER_EXCLUDED,
 *   SIGNED_ANOTHER_STAGE, ALREADY_SIGNED, and what the limits refuse
 */
export const recommend = async (
  strapi: Core.Strapi,
  tx: Tx,
  { id, body, scan }: { id: string; body: RecommendBody; scan: StoredContent },
  { actor, operation, requestId }: RecommendationCause,
): Promise<void> => {
  const { request, one, person } = await ownRequest(strapi, actor, id);
  refuseUnseen(one, body.seen);
  const publicId = randomUUID();
  const owner = { type: recommendationOwner, documentId: publicId };
  const file = await getService(strapi, 'files').keep(tx, owner, scan, { actor, requestId });
  await insertRecommendation(tx, request, {
    ...{ publicId, state: 'made', choice: 'approve' },
    ...{ ranking: body.ranking, opinion: body.opinion, file: file.publicId },
    ...{ person: person.id, personKeys: person.keys, signedOn: null },
    madeAt: getService(strapi, 'clock').now().toISOString(),
  });
  await getService(strapi, 'approval').speak(tx, {
    ...{ caseId: request.caseId, seat: request.seat, person, actor, operation, requestId },
    ...{ choice: 'approve', comment: body.opinion, seen: one.guarded, parts: [] },
  });
};

/**
 * An agent sends somebody's application back to be mended, or does not recommend it.
 * @throws Refusal as `recommend` does, and as a return is refused
 */
export const notRecommend = async (
  strapi: Core.Strapi,
  tx: Tx,
  { id, body }: { id: string; body: NotRecommendBody },
  { actor, operation, requestId }: RecommendationCause,
): Promise<void> => {
  const { request, one, person } = await ownRequest(strapi, actor, id);
  refuseUnseen(one, body.seen);
  const { choice, reason, parts, again = null } = body;
  await insertRecommendation(tx, request, {
    ...{ publicId: randomUUID(), state: 'made', choice, ranking: null, opinion: reason },
    ...{ file: null, person: person.id, personKeys: person.keys, signedOn: null },
    madeAt: getService(strapi, 'clock').now().toISOString(),
  });
  await getService(strapi, 'approval').speak(tx, {
    ...{ caseId: request.caseId, seat: request.seat, person, actor, operation, requestId },
    ...{ choice, comment: reason, seen: one.guarded, parts, again },
  });
};

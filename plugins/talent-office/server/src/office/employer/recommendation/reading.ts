import type { Core } from '@strapi/strapi';

import type {
  CaseRecommendationsBody,
  RecommendationBody,
} from '../../../../../shared/contracts/recommendations';
import type { CaseView, Target } from '../../../engine/approval';
import { fileBody, type FileRecord } from '../../../engine/files';
import { samePerson, type Person } from '../../../engine/organisation';
import { getService, reading, refuse, titleOf, type Actor } from '../../../platform';

import { requireAgencies } from '../agencies';
import { isStillHis, recommendedOf } from './parties';
import { ownRequest, seenOf, type OwnRequest } from './recommend';
import {
  rankingsTaken,
  recommendationById,
  recommendationsOf,
  requestById,
  requestsOf,
  waitingFor,
  type Recommendation,
  type RecommendationRequest,
} from './records';

const applicationType = 'plugin::talent-office.fund-application';

/** What an agent reads of somebody whom he is asked to recommend: what decides, and nothing else. */
const waitingBody = async (
  strapi: Core.Strapi,
  { request, one, talent }: Pick<OwnRequest, 'request' | 'one' | 'talent'>,
) => {
  const { type, documentId } = one.target;
  const row = (await strapi.db.query(type as never).findOne({
    where: { documentId },
  })) as Readonly<Record<string, unknown>> | null;
  const files = await getService(strapi, 'files').of(one.target);
  const { steps } = await getService(strapi, 'approval').view(one.publicId);
  const step = steps.find(
    (each) =>
      each.stage === request.stage && each.round === request.round && each.seat === request.seat,
  );
  return {
    id: request.publicId,
    seat: request.seat,
    for: request.party.name,
    /** Asked besides the applicant's own firm. */
    additional: request.additional,
    dueOn: step?.dueOn ?? null,
    applicant: { name: talent.name, tier: talent.tier },
    title: await titleOf(strapi, type, documentId),
    requestedFen: row?.requestedFen == null ? null : Number(row.requestedFen),
    statement: (row?.statement as string | null | undefined) ?? null,
    attachments: type === applicationType ? files.map(fileBody) : [],
    /** Places in the order that others of this employer or unit have. */
    taken: await reading(strapi, (knex) => rankingsTaken(knex, request)),
    seen: seenOf(one),
  };
};

/** What waits for the word of those for whom an agent acts. */
export const waitingRecommendations = async (strapi: Core.Strapi, actor: Actor) => {
  const agencies = await requireAgencies(strapi, actor);
  const found: RecommendationRequest[] = [];
  for (const kind of ['employer', 'unit'] as const) {
    const ids = agencies
      .filter((one) => one.kind === kind)
      .map(({ principal }) => principal.documentId);
    if (ids.length === 0) continue;
    found.push(...(await reading(strapi, (knex) => waitingFor(knex, kind, ids))));
  }
  const bodies = [];
  for (const request of found) {
    const { one } = await getService(strapi, 'approval').view(request.caseId);
    const talent = await recommendedOf(strapi, one.target);
    if (!talent || !isStillHis(talent, request.party)) continue;
    bodies.push(await waitingBody(strapi, { request, one, talent }));
  }
  return bodies;
};

/** A file of what somebody handed in, for who is asked to recommend him. @throws Refusal NOT_FOUND */
export const attachmentFor = async (
  strapi: Core.Strapi,
  actor: Actor,
  id: string,
  file: string,
): Promise<{ readonly file: FileRecord; readonly target: Target }> => {
  const { one } = await ownRequest(strapi, actor, id);
  const found = (await getService(strapi, 'files').of(one.target)).find(
    ({ publicId }) => publicId === file,
  );
  if (!found) throw refuse('NOT_FOUND');
  return { file: found, target: one.target };
};

const answerBody = async (
  strapi: Core.Strapi,
  made: Recommendation,
  names: ReadonlyMap<string, string>,
  reader: Person,
): Promise<RecommendationBody['answer']> => ({
  id: made.publicId,
  state: made.state === 'recorded' ? 'recorded' : 'made',
  choice: made.choice,
  ranking: made.ranking,
  opinion: made.opinion,
  scan: made.file === null ? null : fileBody(await getService(strapi, 'files').byId(made.file)),
  person: names.get(made.person) ?? made.person,
  signedOn: made.signedOn,
  madeAt: made.madeAt,
  byReader: samePerson(made.personKeys, reader.keys),
});

/** The recommendations that a case asked for, of the latest round of each stage. */
export const caseRecommendations = async (
  strapi: Core.Strapi,
  actor: Actor,
  { one, steps }: CaseView,
): Promise<CaseRecommendationsBody> => {
  const all = await reading(strapi, (knex) => requestsOf(knex, one.publicId));
  const latest = all.filter(
    ({ stage, round }) => !all.some((other) => other.stage === stage && other.round > round),
  );
  const answers = await reading(strapi, (knex) =>
    recommendationsOf(
      knex,
      latest.map(({ id }) => id),
    ),
  );
  const organisation = getService(strapi, 'organisation');
  const reader = await organisation.personOf(actor);
  const names = await organisation.namesOf(answers.map(({ person }) => person));
  const requests: RecommendationBody[] = [];
  for (const request of latest) {
    const made = answers.findLast(
      ({ requestId, state }) => requestId === request.id && state !== 'rejected',
    );
    const { stage, round, seat } = request;
    const step = steps.find(
      (each) => each.stage === stage && each.round === round && each.seat === seat,
    );
    const open = one.state === 'open' && step?.outcome === null;
    requests.push({
      ...{ id: request.publicId, stage, seat, open },
      party: request.party.name,
      additional: request.additional,
      taken: open ? await reading(strapi, (knex) => rankingsTaken(knex, request)) : [],
      answer: made ? await answerBody(strapi, made, names, reader) : null,
    });
  }
  return { seen: seenOf(one), requests };
};

/** The scan of a recommendation of a case. @throws Refusal NOT_FOUND */
export const scanOf = async (
  strapi: Core.Strapi,
  caseId: string,
  id: string,
): Promise<FileRecord> => {
  const { made, request } = await reading(strapi, async (knex) => {
    const found = await recommendationById(knex, id);
    return { made: found, request: await requestById(knex, found.requestId) };
  });
  if (request.caseId !== caseId || made.file === null) throw refuse('NOT_FOUND');
  return getService(strapi, 'files').byId(made.file);
};

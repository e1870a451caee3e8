import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import { digest, isDuplicateKey, refuse, tables, type Tx } from '../../../platform';

import type { Party } from './parties';

export type RecommendationState = 'recorded' | 'made' | 'rejected';
export type RecommendationChoice = 'approve' | 'return' | 'refuse';

interface RequestRow {
  id: number;
  public_id: string;
  case_public_id: string;
  stage: number;
  round: number;
  seat: Party['seat'];
  party_kind: Party['kind'];
  party_document_id: string;
  party_key: string;
  party_name: string;
  additional: boolean | number;
  scope: string;
  target_type?: string;
  target_document_id?: string;
}

/** A party that was asked for its word. */
export interface RecommendationRequest {
  readonly id: number;
  readonly publicId: string;
  /** Public id of the case. */
  readonly caseId: string;
  readonly stage: number;
  readonly round: number;
  readonly seat: Party['seat'];
  readonly party: {
    readonly kind: Party['kind'];
    readonly documentId: string;
    readonly key: string;
    readonly name: string;
  };
  readonly additional: boolean;
  readonly scope: string;
}

interface RecommendationRow {
  public_id: string;
  request_id: number;
  state: RecommendationState;
  choice: RecommendationChoice;
  ranking: number | null;
  opinion: string;
  file_public_id: string | null;
  person: string;
  person_keys: string;
  signed_on: string | null;
  made_at: string;
  closed_by: string | null;
  closing_reason: string | null;
}

export interface Recommendation {
  readonly publicId: string;
  readonly requestId: number;
  readonly state: RecommendationState;
  readonly choice: RecommendationChoice;
  /** Among the people of the same party in the same round or benefit; null where it is no recommendation. */
  readonly ranking: number | null;
  readonly opinion: string;
  /** Public id of the scan of the sealed form. */
  readonly file: string | null;
  /** Who made it, or wrote down what came on paper. */
  readonly person: string;
  readonly personKeys: readonly string[];
  /** Date of the paper; null where it was made on the website. */
  readonly signedOn: string | null;
  readonly madeAt: string;
  readonly closedBy: string | null;
  readonly closingReason: string | null;
}

const toRequest = (row: RequestRow): RecommendationRequest => ({
  id: row.id,
  publicId: row.public_id,
  caseId: row.case_public_id,
  stage: row.stage,
  round: row.round,
  seat: row.seat,
  party: {
    kind: row.party_kind,
    documentId: row.party_document_id,
    key: row.party_key,
    name: row.party_name,
  },
  additional: Boolean(row.additional),
  scope: row.scope,
});

const toRecommendation = (row: RecommendationRow): Recommendation => ({
  publicId: row.public_id,
  requestId: row.request_id,
  state: row.state,
  choice: row.choice,
  ranking: row.ranking,
  opinion: row.opinion,
  file: row.file_public_id,
  person: row.person,
  personKeys: JSON.parse(row.person_keys) as string[],
  signedOn: row.signed_on,
  madeAt: row.made_at,
  closedBy: row.closed_by,
  closingReason: row.closing_reason,
});

export const insertRequests = async (
  tx: Tx,
  at: { readonly caseId: string; readonly stage: number; readonly round: number; scope: string },
  parties: readonly Party[],
  now: Date,
): Promise<void> => {
  for (const { seat, kind, principal, key, additional } of parties) {
    await tx(tables.recommendationRequests).insert({
      public_id: randomUUID(),
      case_public_id: at.caseId,
      ...{ stage: at.stage, round: at.round, seat, scope: at.scope },
      ...{ party_kind: kind, party_document_id: principal.documentId, party_key: key },
      ...{ party_name: principal.name, additional, asked_at: now.toISOString() },
    });
  }
};

/** What a case asked for, in every round. */
export const requestsOf = async (knex: Knex, caseId: string): Promise<RecommendationRequest[]> =>
  (
    (await knex(tables.recommendationRequests)
      .where({ case_public_id: caseId })
      .orderBy('id')) as RequestRow[]
  ).map(toRequest);

/** The steps that wait for one of these parties: of open cases, at the stage where they stand. */
const openRequests = (knex: Knex) =>
  knex(`${tables.recommendationRequests} as asked`)
    .join(`${tables.cases} as one`, 'one.public_id', 'asked.case_public_id')
    .join(`${tables.steps} as step`, (on) =>
      on
        .on('step.case_id', 'one.id')
        .on('step.stage', 'asked.stage')
        .on('step.round', 'asked.round')
        .on('step.seat', 'asked.seat'),
    )
    .whereNull('step.outcome')
    .where('one.state', 'open');

export const waitingFor = async (
  knex: Knex,
  kind: Party['kind'],
  documentIds: readonly string[],
): Promise<RecommendationRequest[]> =>
  (
    (await openRequests(knex)
      .where('asked.party_kind', kind)
      .whereIn('asked.party_document_id', documentIds)
      .orderBy('asked.id')
      .limit(500)
      .select('asked.*')) as RequestRow[]
  ).map(toRequest);

/** @throws Refusal NOT_FOUND: it waits no more, or never did */
export const openRequest = async (knex: Knex, publicId: string): Promise<RecommendationRequest> => {
  const row = (await openRequests(knex).where('asked.public_id', publicId).first('asked.*')) as
    RequestRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toRequest(row);
};

export const requestById = async (knex: Knex, id: number): Promise<RecommendationRequest> =>
  toRequest((await knex(tables.recommendationRequests).where({ id }).first()) as RequestRow);

export const recommendationsOf = async (
  knex: Knex,
  requestIds: readonly number[],
): Promise<Recommendation[]> =>
  (
    (await knex(tables.recommendations)
      .whereIn('request_id', requestIds)
      .orderBy('id')) as RecommendationRow[]
  ).map(toRecommendation);

/** @throws Refusal NOT_FOUND */
export const recommendationById = async (knex: Knex, publicId: string): Promise<Recommendation> => {
  const row = (await knex(tables.recommendations).where({ public_id: publicId }).first()) as
    RecommendationRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toRecommendation(row);
};

const rankingKey = ({ party, scope }: RecommendationRequest): string =>
  digest(`${party.key}/${scope}`);

/**
 * Keeps an answer, and its place in the party's order.
 * @throws Refusal RECOMMENDATION_MADE, RANKING_TAKEN
 */
export const insertRecommendation = async (
  tx: Tx,
  request: RecommendationRequest,
  draft: Omit<Recommendation, 'requestId' | 'closedBy' | 'closingReason'>,
): Promise<void> => {
  try {
    await tx(tables.recommendations).insert({
      public_id: draft.publicId,
      request_id: request.id,
      answers: request.id,
      state: draft.state,
      choice: draft.choice,
      ranking: draft.ranking,
      ranking_key: draft.ranking === null ? null : rankingKey(request),
      opinion: draft.opinion,
      file_public_id: draft.file,
      person: draft.person,
      person_keys: JSON.stringify(draft.personKeys),
      signed_on: draft.signedOn,
      made_at: draft.madeAt,
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const [answered] = (await tx(tables.recommendations)
      .where({ answers: request.id })
      .select('id')) as unknown[];
    if (answered) throw refuse('RECOMMENDATION_MADE');
    throw refuse('RANKING_TAKEN', { ranking: draft.ranking ?? 0 }, 'ranking');
  }
};

/** The second clerk's word. @throws Refusal PAPER_CLOSED: of two who say it at once one finds it said */
export const closeRecorded = async (
  tx: Tx,
  { publicId }: Recommendation,
  { state, by, at, reason }: { state: 'made' | 'rejected'; by: string; at: Date; reason?: string },
): Promise<void> => {
  const changed = await tx(tables.recommendations)
    .where({ public_id: publicId, state: 'recorded' })
    .update({
      ...{ state, closed_by: by, closed_at: at.toISOString(), closing_reason: reason ?? null },
      ...(state === 'rejected' && { answers: null, ranking_key: null }),
    });
  if (changed !== 1) throw refuse('PAPER_CLOSED');
};

/** The places that the people of a party have in its order now. */
export const rankingsTaken = async (
  knex: Knex,
  request: RecommendationRequest,
): Promise<number[]> =>
  (await knex(tables.recommendations)
    .where({ ranking_key: rankingKey(request) })
    .orderBy('ranking')
    .pluck('ranking')) as number[];

/** A case that begins again or came to nothing leaves its places in the orders to others. */
export const releaseRankings = async (tx: Tx, caseId: string): Promise<void> => {
  const asked = (await tx(tables.recommendationRequests)
    .where({ case_public_id: caseId })
    .pluck('id')) as number[];
  if (asked.length === 0) return;
  await tx(tables.recommendations).whereIn('request_id', asked).update({ ranking_key: null });
};

import type { Core } from '@strapi/strapi';

import type {
  SelectionBody,
  SelectionEntryBody,
  SelectionGroupBody,
} from '../../../../shared/contracts/selections';
import type { SelectionGroupState } from '../../../../shared/vocabulary';
import { plusDays, reading, Refusal, titleOf, typeName } from '../../platform';

import {
  candidatesOf,
  closedWith,
  closingOf,
  entriesOf,
  grantsOf,
  groupByPublicId,
  groupsIn,
  orderOf,
  ranksOf,
  seedOf,
  waitingIn,
  type ClosingRecord,
  type EntryRecord,
  type GroupRecord,
  type RankRecord,
} from './records';
import { stageOf } from './stage-of';
import { verified } from './verified';

/** Everything that is recorded of a group. */
const recordsOf = (strapi: Core.Strapi, group: GroupRecord) =>
  reading(strapi, async (knex) => ({
    ...(await stageOf(knex, group)),
    closing: await closingOf(knex, group.id),
    order: await orderOf(knex, group.id),
    seed: await seedOf(knex, group.id),
    entries: await entriesOf(knex, group.id),
    candidates: await candidatesOf(knex, group.id),
    ranks: await ranksOf(knex, group.id),
    grants: await grantsOf(knex, group.id),
  }));

type Records = Awaited<ReturnType<typeof recordsOf>>;

const groupBody = (
  group: GroupRecord,
  { workflow, stage }: Pick<Records, 'workflow' | 'stage'>,
  closing: Pick<ClosingRecord, 'places' | 'counted'> | null,
  waiting: number,
): SelectionGroupBody => ({
  id: group.publicId,
  workflow: workflow.title,
  stage: stage.title,
  label: group.label,
  number: group.number,
  method: stage.selection.method,
  state: group.state,
  count: closing?.counted ?? waiting,
  createdAt: group.createdAt,
  places: closing?.places ?? null,
  reserveLastDay: group.reserveUntil && plusDays(group.reserveUntil, -1),
});

/** Groups in these states, the latest first. */
export const readGroups = (
  strapi: Core.Strapi,
  states: readonly SelectionGroupState[],
  page: { readonly limit: number; readonly offset: number },
): Promise<SelectionGroupBody[]> =>
  reading(strapi, async (knex) => {
    const groups = await groupsIn(knex, states, page);
    const ids = groups.map(({ id }) => id);
    const [closings, waiting] = [await closedWith(knex, ids), await waitingIn(knex, ids)];
    const bodies: SelectionGroupBody[] = [];
    for (const group of groups) {
      const { id } = group;
      const at = await stageOf(knex, group);
      bodies.push(groupBody(group, at, closings.get(id) ?? null, waiting.get(id) ?? 0));
    }
    return bodies;
  });

/** Numbers of those who still stand on the reserve list, by entry: 1 is the next. */
const reserveNumbers = (
  ranks: readonly RankRecord[],
  entries: readonly EntryRecord[],
): ReadonlyMap<EntryRecord['id'], number> => {
  const waiting = new Set(entries.flatMap(({ id, state }) => (state === 'reserve' ? [id] : [])));
  return new Map(
    ranks
      .filter(({ entryId }) => waiting.has(entryId))
      .map(({ entryId }, index) => [entryId, index + 1]),
  );
};

const targetBody = async (
  strapi: Core.Strapi,
  { target: { type, documentId } }: EntryRecord,
): Promise<SelectionEntryBody['target']> => ({
  type,
  typeName: typeName(strapi, type).zh,
  documentId,
  title: await titleOf(strapi, type, documentId),
});

const isIntact = async (strapi: Core.Strapi, group: GroupRecord): Promise<boolean> => {
  if (group.state === 'collecting' || group.state === 'closed') return true;
  try {
    await reading(strapi, (knex) => verified(knex, group));
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'SELECTION_ORDER_CHANGED') return false;
    throw error;
  }
};

/** A group as the office sees it. @throws Refusal NOT_FOUND */
export const readGroup = async (strapi: Core.Strapi, publicId: string): Promise<SelectionBody> => {
  const group = await reading(strapi, (knex) => groupByPublicId(knex, publicId));
  const records = await recordsOf(strapi, group);
  const { stage, closing, order, seed, entries, candidates, ranks, grants } = records;
  const { selection } = stage;
  const numbers = reserveNumbers(ranks, entries);
  const bodies: SelectionEntryBody[] = [];
  for (const entry of entries) {
    const candidate = candidates.find(({ entryId }) => entryId === entry.id);
    const rank = ranks.find(({ entryId }) => entryId === entry.id);
    const replaces = grants.find(({ entryId }) => entryId === entry.id)?.replaces ?? null;
    const before = entries.find(({ id }) => id === replaces);
    bodies.push({
      id: entry.publicId,
      caseId: entry.caseId,
      target: await targetBody(strapi, entry),
      state: entry.state,
      arrivedAt: entry.arrivedAt,
      ticket: candidate?.ticket ?? null,
      position: rank?.position ?? null,
      reserveNumber: numbers.get(entry.id) ?? null,
      worked: candidate?.worked ?? {},
      mark: rank?.mark ?? null,
      replaces: before ? (await targetBody(strapi, before)).title : null,
      told: entry.told,
    });
  }
  const last = bodies.length + 1;
  const waiting = entries.filter(({ state }) => state === 'waiting').length;
  return {
    ...groupBody(group, records, closing, waiting),
    rules: {
      groupBy: selection.groupBy ?? null,
      orderBy: selection.orderBy ?? null,
      ties: selection.ties,
      tieBy: selection.tieBy ?? null,
      reserveDays: selection.reserveDays,
    },
    seed: seed && {
      kind: seed.kind,
      commitment: seed.commitment,
      source: seed.source,
      committedAt: seed.madeAt,
      revealed: order?.seed ?? null,
    },
    seedKind: selection.seed ?? null,
    closedAt: closing?.madeAt ?? null,
    orderedAt: order?.madeAt ?? null,
    digest: order?.digest ?? null,
    intact: await isIntact(strapi, group),
    entries: bodies.toSorted((a, b) => (a.position ?? last) - (b.position ?? last)),
  };
};

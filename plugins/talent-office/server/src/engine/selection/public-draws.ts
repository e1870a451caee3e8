import type { Core } from '@strapi/strapi';

import {
  drawAlgorithm,
  type OwnSelectionBody,
  type PublicDrawBody,
} from '../../../../shared/contracts/selections';
import { plusDays, reading } from '../../platform';

import {
  candidateOf,
  closingOf,
  groupById,
  groupsDrawn,
  latestEntry,
  orderOf,
  rankOf,
  reserveUpTo,
  seedOf,
} from './records';
import { stageOf } from './stage-of';

/** What everybody may know of draws, the latest first: the seed is bound, and later shown. */
export const publicDraws = (
  strapi: Core.Strapi,
  page: { readonly limit: number; readonly offset: number },
): Promise<PublicDrawBody[]> =>
  reading(strapi, async (knex) => {
    const draws: PublicDrawBody[] = [];
    for (const group of await groupsDrawn(knex, page)) {
      const seed = await seedOf(knex, group.id);
      if (!seed) continue;
      const { workflow, stage } = await stageOf(knex, group);
      const closing = await closingOf(knex, group.id);
      const order = await orderOf(knex, group.id);
      draws.push({
        id: group.publicId,
        title: `${workflow.title} · ${stage.title}`,
        number: group.number,
        state: group.state,
        algorithm: drawAlgorithm,
        seedKind: seed.kind,
        commitment: seed.commitment,
        source: seed.source,
        committedAt: seed.madeAt,
        closedAt: closing?.madeAt ?? null,
        places: closing?.places ?? null,
        count: closing?.counted ?? null,
        seed: order?.seed ?? null,
        drawnAt: order?.madeAt ?? null,
        digest: order?.digest ?? null,
      });
    }
    return draws;
  });

const toldStates = {
  waiting: 'waiting',
  selected: 'selected',
  unfunded: 'selected',
  changed: 'selected',
  passed: 'selected',
  reserve: 'reserve',
  left: null,
  refused: 'not-selected',
} as const;

/** Where an applicant's own case stands; `null` where it stands in no group. */
export const ownStanding = (
  strapi: Core.Strapi,
  caseId: string,
): Promise<OwnSelectionBody | null> =>
  reading(strapi, async (knex) => {
    const entry = await latestEntry(knex, caseId);
    const state = entry && toldStates[entry.state];
    if (!entry || !state) return null;
    const group = await groupById(knex, entry.groupId);
    const rank = await rankOf(knex, entry.id);
    const candidate = await candidateOf(knex, entry.id);
    const isReserve = rank !== null && entry.state === 'reserve';
    const { method } = (await stageOf(knex, group)).stage.selection;
    return {
      state,
      number: group.number,
      places: (await closingOf(knex, group.id))?.places ?? null,
      ticket: candidate?.ticket ?? null,
      position: rank?.position ?? null,
      reserveNumber: isReserve ? await reserveUpTo(knex, group.id, rank) : null,
      reserveLastDay: group.reserveUntil && plusDays(group.reserveUntil, -1),
      draw: method === 'by-lot' ? { id: group.publicId, mark: rank?.mark ?? null } : null,
    };
  });

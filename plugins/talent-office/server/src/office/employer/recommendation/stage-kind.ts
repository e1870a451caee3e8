import type { Core } from '@strapi/strapi';

import type { StageKind } from '../../../engine/approval';
import { getService } from '../../../platform';

import { partiesFor, scopeOf } from './parties';
import { insertRequests, releaseRankings } from './records';

export const recommendationKind = 'recommendation';

/**
 * The stage at which those who know the applicant say their word (推荐): his employer, or his village and
 * town. They are nobody's position; opening it refuses RECOMMENDER_UNKNOWN where the profile names none.
 */
export const createRecommendationKind = (strapi: Core.Strapi): StageKind => ({
  kind: recommendationKind,
  open: async (tx, { one, stage, dueAfter }) => {
    const parties = await partiesFor(strapi, one.target);
    // Begun again, it is put in order again.
    await releaseRankings(tx, one.publicId);
    const scope = await scopeOf(strapi, one.target);
    const at = { caseId: one.publicId, stage: one.stage, round: one.round, scope };
    await insertRequests(tx, at, parties, getService(strapi, 'clock').now());
    const dueOn = stage.workingDays === undefined ? null : await dueAfter(stage.workingDays);
    return parties.map(({ seat }) => ({ seat, role: null, unit: null, required: 1, dueOn }));
  },
  ended: async (tx, one, how) => {
    if (how !== 'approved') await releaseRankings(tx, one.publicId);
  },
});

import type { Core } from '@strapi/strapi';

import type { CaseBody } from '../../../../../shared/contracts/cases';
import { getService, reading } from '../../../platform';

import type { CaseView } from './view';

/** What moves a case without a signature, with the reason that was asked for. */
const verbs = ['pause', 'resume', 'reopen', 'withdraw'] as const;

type Move = CaseBody['moves'][number];

/**
 * Who stopped a case, let it run, had it begin again, or took it back: when and why, the first first. Kept
 * nowhere but in the trail, and told to whoever reads the case.
 */
export const movesOf = async (
  strapi: Core.Strapi,
  { one, workflow }: Pick<CaseView, 'one' | 'workflow'>,
): Promise<Move[]> => {
  const actions = verbs.map((verb) => `case.${verb}`);
  const rows = await reading(strapi, (knex) =>
    getService(strapi, 'audit').history(knex, one.target, { actions }),
  );
  const own = rows.filter(({ details }) => details.case === one.publicId).reverse();
  const names = await getService(strapi, 'organisation').namesOf(
    own.flatMap(({ person, actingFor }) => [
      ...(person === null ? [] : [person]),
      ...(actingFor === null ? [] : [`staff:${actingFor}`]),
    ]),
  );
  return own.map(({ action, at, person, actingFor, reason, details }) => ({
    how: action.slice('case.'.length),
    at,
    name: names.get(person ?? '') ?? null,
    actingFor: actingFor === null ? null : (names.get(`staff:${actingFor}`) ?? null),
    reason,
    stage: workflow.stages.find(({ key }) => key === details.stage)?.title ?? null,
    byObjection: details.objection !== undefined,
    round: typeof details.round === 'number' ? details.round : null,
  }));
};

/** Was a decision of this stage and round undone: did the case begin again since, there or before? */
export const isVoid =
  ({ steps }: Pick<CaseView, 'steps'>, moves: readonly Move[]) =>
  ({ stage, round }: { readonly stage: number; readonly round: number }): boolean =>
    moves.some(({ how, round: begun }) => {
      if (how !== 'reopen' || begun === null || begun <= round) return false;
      const first = Math.min(...steps.filter((step) => step.round === begun).map((s) => s.stage));
      return first <= stage;
    });

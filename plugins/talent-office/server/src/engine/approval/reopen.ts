import type { Core } from '@strapi/strapi';

import { actorKey, getService, refuse, type Actor, type Tx } from '../../platform';

import { changeCase, lockCase, type CaseRecord } from './cases';
import { changedBetween } from './content';
import type { Course } from './course';
import { officerFor } from './officer';
import { stageToRepeat, takeAsItStands } from './repeat';
import type { CaseTarget } from './target';

export interface ReopenInput {
  /** Public id of the case. */
  readonly caseId: string;
  /** Key of the stage to begin again at. */
  readonly stage: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly operation: string;
  readonly requestId: string | null;
}

/**
 * The office undoes what was decided (撤销重办): the case begins again at a stage that it has reached, with
 * the limits as they were there, and its signers may sign again. Where a write came past the gate, the
 * entry is taken as it now stands and judged again, from the first stage that saw something else.
 */
export const createReopen =
  (strapi: Core.Strapi, course: Course, target: () => CaseTarget) =>
  async (tx: Tx, input: ReopenInput): Promise<CaseRecord> => {
    const { actor, operation, requestId } = input;
    const one = await lockCase(tx, input.caseId);
    const person = await officerFor(strapi, tx, target(), { one, actor, action: 'reopen' });
    const state = course.go(one, 'reopen', 'office');
    const { stages } = await course.workflowOf(tx, one);
    const wanted = stages.findIndex(({ key }) => key === input.stage);
    if (wanted < 0 || wanted > one.stage) {
      const possible = stages.slice(0, one.stage + 1).map(({ key }) => key);
      throw refuse('STAGE_NOT_REACHED', { possible: possible.join(', ') }, 'stage');
    }
    const standing = await target().look(tx, one.target, Object.keys(one.guarded));
    const taken =
      changedBetween(one.guarded, standing).length === 0
        ? one
        : await takeAsItStands(tx, target(), one);
    const stage = Math.min(wanted, await stageToRepeat(tx, target(), taken));
    await getService(strapi, 'audit').record(tx, {
      actor,
      person: person.id,
      action: 'case.reopen',
      target: one.target,
      reason: input.reason,
      before: { stage: one.stage, round: one.round, guarded: one.guarded },
      after: { stage, guarded: taken.guarded },
      details: { case: one.publicId, stage: stages[stage]?.key ?? null, round: one.round + 1 },
      requestId,
    });
    const open = await changeCase(tx, taken, { state });
    return course.beginAt(tx, open, stage, { operation, actor: actorKey(actor), requestId });
  };

import type { Core } from '@strapi/strapi';

import { actorKey, getService, refuse, type Actor, type Tx } from '../../../platform';

import {
  changeCase,
  changedBetween,
  decisionsOf,
  lockCase,
  recordPause,
  type CaseRecord,
  type CaseTarget,
  type Causation,
} from '../case';
import { officerFor } from '../people';
import { acceptanceKind } from '../workflow';
import { pastAcceptance, revokeAcceptance } from './acceptance';
import type { Course } from './course';
import { stageToRepeat, takeAsItStands } from './repeat';

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
    const officer = await officerFor(strapi, tx, target(), { one, actor, action: 'reopen' });
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
    // Begun again at its acceptance or before, it is not taken on any more.
    const undone =
      one.acceptedAt !== null && stages.slice(wanted).some(({ kind }) => kind === acceptanceKind);
    await getService(strapi, 'audit').record(tx, {
      actor,
      ...officer,
      action: 'case.reopen',
      target: one.target,
      reason: input.reason,
      before: { stage: one.stage, round: one.round, guarded: one.guarded },
      after: { stage, guarded: taken.guarded },
      details: {
        case: one.publicId,
        stage: stages[stage]?.key ?? null,
        round: one.round + 1,
        ...(undone && { voidNumber: one.acceptanceNumber }),
      },
      requestId,
    });
    const by = { actor: actorKey(actor), at: getService(strapi, 'clock').now() };
    const begun = undone ? await revokeAcceptance(tx, taken, input.reason, by) : taken;
    const open = await changeCase(tx, begun, { state });
    return course.beginAt(tx, open, stage, { operation, actor: actorKey(actor), requestId });
  };

/**
 * An objection was upheld: the case begins again, and whoever judged it judges it no more. What was taken
 * on stays so, by whomever.
 */
export const createReopenByObjection =
  (strapi: Core.Strapi, course: Course) =>
  async (tx: Tx, caseId: string, stage: number, cause: Causation): Promise<CaseRecord> => {
    const one = await lockCase(tx, caseId);
    const state = course.go(one, 'reopen', 'objection');
    const judged = (await decisionsOf(tx, one.id)).filter(({ kind }) => kind !== acceptanceKind);
    const barred = [...new Set([...one.barred, ...judged.flatMap(({ keys }) => keys)])];
    if (one.state === 'paused') {
      await recordPause(tx, one.id, 'resume', getService(strapi, 'clock').now());
    }
    const open = await changeCase(tx, one, { state, barred, pausedOn: null });
    const begun = pastAcceptance(await course.workflowOf(tx, one), one, stage);
    return course.beginAt(tx, open, begun, cause);
  };

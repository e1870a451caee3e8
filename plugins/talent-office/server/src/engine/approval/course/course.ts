import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  getService,
  plusDays,
  refuse,
  tables,
  versionById,
  type CalendarDate,
  type Tx,
} from '../../../platform';

import {
  changeCase,
  closeStep,
  insertSteps,
  isEnded,
  move,
  stepsOf,
  voidOpenSteps,
  type CaseRecord,
  type CaseState,
  type CaseTarget,
  type Causation,
  type Conclusion,
  type Mover,
  type StepDraft,
  type StepOutcome,
  type StepRecord,
  type TransitionName,
} from '../case';
import type { Signers } from '../people';
import type { Stage, WorkflowBody } from '../workflow';
import type { Announce } from './acceptance';
import type { StageKind } from './stage-kinds';

/** The phases that the stages before this one gave to limits. */
const phasesBefore = (workflow: WorkflowBody, stage: number): Record<string, string> =>
  Object.assign({}, ...workflow.stages.slice(0, stage).map(({ onPass }) => onPass)) as Record<
    string,
    string
  >;

/** Moves cases along their workflow. Every way through it goes through the table in `machine.ts`. */
export const createCourse = (
  strapi: Core.Strapi,
  kinds: ReadonlyMap<string, StageKind>,
  target: () => CaseTarget,
  signers: Signers,
  announce: Announce,
) => {
  const now = (): Date => getService(strapi, 'clock').now();

  const workflowOf = async (knex: Knex, one: CaseRecord): Promise<WorkflowBody> =>
    (await versionById<WorkflowBody>(knex, tables.workflowVersions, one.workflowVersionId)).body;

  const stageOf = (workflow: WorkflowBody, index: number): Stage => {
    const stage = workflow.stages[index];
    if (!stage) throw new Error(`workflow "${workflow.key}" has no stage ${index}`);
    return stage;
  };

  /** @throws Refusal CASE_CANNOT with what this mover can do instead */
  const go = (
    one: Pick<CaseRecord, 'state'> | { state: null },
    name: TransitionName,
    mover: Mover,
  ) => {
    const result = move(one.state, name, mover);
    if (result.allowed) return result.to;
    throw refuse('CASE_CANNOT', {
      transition: name,
      state: one.state ?? '–',
      possible: result.possible.join(', '),
    });
  };

  /** The last day of so many working days from today. */
  const dueAfter = async (tx: Tx, workingDays: number): Promise<CalendarDate> => {
    const calendar = getService(strapi, 'calendar');
    const today = getService(strapi, 'clock').today();
    const { until } = await calendar.addWorkingDays(today, workingDays, {}, tx);
    // The period is half-open: its last day is the one before `until`.
    return plusDays(until, -1);
  };

  /** The applicant never pays for a vacant position: the step opens, and the office sees it. */
  const markBlocked = async (tx: Tx, one: CaseRecord, drafts: readonly StepDraft[]) => {
    const asked = drafts.flatMap(({ role, unit }) => (role === null ? [] : [{ role, unit }]));
    const found = asked.length > 0 ? await signers(tx, one, asked) : [];
    return drafts.map((draft) => {
      if (draft.role === null) return { ...draft, blocked: false };
      const signatures = found.shift()?.signatures ?? 0;
      return { ...draft, blocked: signatures < draft.required };
    });
  };

  const openStage = async (tx: Tx, one: CaseRecord): Promise<void> => {
    const stage = stageOf(await workflowOf(tx, one), one.stage);
    const kind = kinds.get(stage.kind);
    if (!kind) throw new Error(`no room registered the stage kind "${stage.kind}"`);
    const drafts = await kind.open(tx, {
      one,
      stage,
      target: target(),
      dueAfter: (workingDays) => dueAfter(tx, workingDays),
    });
    if (drafts.length === 0) throw refuse('STAGE_WITHOUT_SEAT', { stage: stage.title });
    await insertSteps(tx, one, stage.kind, await markBlocked(tx, one, drafts), now());
  };

  const leaveStage = async (tx: Tx, one: CaseRecord): Promise<void> => {
    await voidOpenSteps(tx, one.id, now());
    await kinds.get(stageOf(await workflowOf(tx, one), one.stage).kind)?.abandon?.(tx, one);
  };

  /** A kind that the case has been at, now or before, may have kept something for it. */
  const tellEnded = async (
    tx: Tx,
    one: CaseRecord,
    how: Conclusion,
    cause: Causation,
  ): Promise<void> => {
    const { stages } = await workflowOf(tx, one);
    for (const kind of new Set(stages.map((stage) => stage.kind))) {
      await kinds.get(kind)?.ended?.(tx, one, how, cause);
    }
  };

  const end = async (
    tx: Tx,
    one: CaseRecord,
    how: CaseState,
    cause: Causation,
  ): Promise<CaseRecord> => {
    if (!isEnded(how)) throw new Error(`"${how}" is no end of a case`);
    await leaveStage(tx, one);
    const ended = await changeCase(tx, one, {
      state: how,
      closedAt: now().toISOString(),
      pausedOn: null,
      correctBy: null,
    });
    await target().conclude(tx, ended, how, cause);
    await tellEnded(tx, ended, how, cause);
    const { title: stage } = stageOf(await workflowOf(tx, ended), ended.stage);
    const news = { one: ended, stage, again: String(ended.round), by: cause.actor };
    await announce(tx, { what: 'ended', ...news });
    return ended;
  };

  const beginAt = async (
    tx: Tx,
    one: CaseRecord,
    stage: number,
    cause: Causation,
  ): Promise<CaseRecord> => {
    await leaveStage(tx, one);
    const phases = phasesBefore(await workflowOf(tx, one), stage);
    const again = await changeCase(tx, one, { stage, round: one.round + 1, phases });
    await target().hold(tx, again, phases, cause);
    await openStage(tx, again);
    return again;
  };

  /** The same before the office has looked: nothing is held, or let go, by what nobody has judged. */
  const waitAt = async (tx: Tx, one: CaseRecord, stage: number): Promise<CaseRecord> => {
    await leaveStage(tx, one);
    const again = await changeCase(tx, one, { stage, round: one.round + 1 });
    await openStage(tx, again);
    return again;
  };

  const goOn = async (tx: Tx, one: CaseRecord, cause: Causation): Promise<CaseRecord> => {
    const workflow = await workflowOf(tx, one);
    const phases = phasesBefore(workflow, one.stage + 1);
    if (one.stage + 1 >= workflow.stages.length) {
      const how = go(one, 'complete', 'step');
      await target().hold(tx, one, phases, cause);
      return end(tx, await changeCase(tx, one, { phases }), how, cause);
    }
    const state = go(one, 'advance', 'step');
    await target().hold(tx, one, phases, cause);
    const next = await changeCase(tx, one, { state, stage: one.stage + 1, phases });
    await openStage(tx, next);
    return next;
  };

  const passStage = async (tx: Tx, one: CaseRecord, cause: Causation): Promise<CaseRecord> => {
    const stage = stageOf(await workflowOf(tx, one), one.stage);
    const next = await goOn(tx, one, cause);
    // Last of all: whoever else is given a number waits until this transaction ends.
    return (await kinds.get(stage.kind)?.passed?.(tx, next, stage, cause)) ?? next;
  };

  return {
    go,
    openStage,
    beginAt,
    waitAt,
    end,
    stageOf,
    workflowOf,
    kindOf: ({ kind }: Stage): StageKind | undefined => kinds.get(kind),
    /** A step has its outcome: the case follows. */
    settle: async (
      tx: Tx,
      one: CaseRecord,
      step: StepRecord,
      outcome: StepOutcome,
      cause: Causation,
      returnedParts: readonly string[] = [],
    ): Promise<CaseRecord> => {
      await closeStep(tx, step.id, outcome, now());
      if (outcome === 'refused') {
        return end(tx, one, go(one, 'refuse', 'step'), cause);
      }
      if (outcome === 'returned') {
        const state = go(one, 'return', 'step');
        await leaveStage(tx, one);
        const workflow = await workflowOf(tx, one);
        const { correctionWorkingDays } = workflow;
        const correctBy = correctionWorkingDays ? await dueAfter(tx, correctionWorkingDays) : null;
        const returned = await changeCase(tx, one, { state, returnedParts, correctBy });
        const stage = stageOf(workflow, one.stage).title;
        const news = { one: returned, stage, again: String(one.round), by: cause.actor };
        await announce(tx, { what: 'returned', ...news });
        return returned;
      }
      const seats = (await stepsOf(tx, one.id)).filter(
        ({ stage, round }) => stage === one.stage && round === one.round,
      );
      return seats.every((seat) => seat.outcome === 'passed') ? passStage(tx, one, cause) : one;
    },
  };
};

export type Course = ReturnType<typeof createCourse>;

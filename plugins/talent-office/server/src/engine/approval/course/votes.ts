import type { Core } from '@strapi/strapi';

import type { MeetingForm, Vote } from '../../../../../shared/vocabulary';
import {
  getService,
  isDuplicateKey,
  Refusal,
  refuse,
  tables,
  type Actor,
  type Tx,
} from '../../../platform';
import { samePerson, type Person } from '../../organisation';

import {
  committeeKind,
  decisionsOf,
  lockCase,
  refuseChanged,
  stepsOf,
  type CaseRecord,
  type CaseTarget,
  type Causation,
  type Demand,
  type Digests,
  type StepRecord,
  type Target,
} from '../case';
import { exclusionsFrom, refuseParty, type ExclusionReason } from '../people';
import type { Committee, Stage } from '../workflow';
import type { Course } from './course';
import { createSetValues } from './set-values';

/** A case at the stage and round that a committee was asked to decide. */
export interface BeforeCommittee {
  readonly one: CaseRecord;
  readonly stage: Stage & { readonly committee: Committee };
  readonly step: StepRecord;
}

export interface VoteInput {
  readonly person: Person;
  readonly choice: Vote;
  /** What was put to the vote besides the case itself, such as a lower amount. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Digests of what was shown, by attribute. */
  readonly seen: Digests;
  readonly medium: MeetingForm;
  readonly comment: string | null;
  readonly actor: Actor;
  /** Whoever writes down what a member said; `null` where he votes himself. */
  readonly recordedBy: Person | null;
  readonly requestId: string | null;
}

/** How a committee's votes come into a case; its meetings are another room's. */
export interface CommitteeVotes {
  /**
   * Locks a case and tells whether it still waits for its committee at this stage and round, paused or
   * not; `null` where it has gone another way.
   */
  lock(
    tx: Tx,
    at: { readonly caseId: string; readonly stage: number; readonly round: number },
  ): Promise<BeforeCommittee | null>;
  /** Tells of one member after another why he must keep out; `null` for who need not. */
  exclusions(
    tx: Tx,
    one: CaseRecord,
  ): Promise<(person: Pick<Person, 'keys'>) => ExclusionReason | null>;
  /** Attributes that stand otherwise than they were shown; locks the entry. */
  changedSince(tx: Tx, one: CaseRecord, seen: Digests): Promise<string[]>;
  /** @throws Refusal CASE_NOT_OPEN, SIGNER_EXCLUDED, ALREADY_SIGNED */
  cast(tx: Tx, at: BeforeCommittee, vote: VoteInput): Promise<void>;
  /** Could the committee decide these values? @throws Refusal VALUE_NOT_ASKED, and as a decision does */
  refuseValues(
    tx: Tx,
    at: BeforeCommittee,
    values: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /** What an approval would take from which lines. */
  demands(target: Target, values: Readonly<Record<string, unknown>>): Promise<Demand[]>;
  /**
   * Lets the case follow what the committee resolved.
   * @throws Refusal CASE_NOT_OPEN, CONTENT_CHANGED, and what the limits refuse
   */
  approve(
    tx: Tx,
    at: BeforeCommittee,
    resolved: { readonly values: Readonly<Record<string, unknown>>; readonly seen: Digests },
    cause: Causation,
  ): Promise<void>;
  /** @throws Refusal CASE_NOT_OPEN, CONTENT_CHANGED */
  refuse(tx: Tx, at: BeforeCommittee, seen: Digests, cause: Causation): Promise<void>;
  /**
   * The same members are asked again, in another round: their votes of this one stand as they are.
   * @throws Refusal CASE_NOT_OPEN
   */
  postpone(tx: Tx, at: BeforeCommittee): Promise<CaseRecord>;
}

/** While its time stands still nothing is done with it. @throws Refusal CASE_NOT_OPEN */
export const refusePaused = ({ one: { state } }: Pick<BeforeCommittee, 'one'>): void => {
  if (state !== 'open') throw refuse('CASE_NOT_OPEN', { state });
};

export const createVotes = (
  strapi: Core.Strapi,
  course: Course,
  target: () => CaseTarget,
): CommitteeVotes => {
  const setValues = createSetValues(target);

  const insert = async (tx: Tx, at: BeforeCommittee, vote: VoteInput): Promise<void> => {
    const { one, step } = at;
    const { person, choice, values, seen, medium, comment, recordedBy } = vote;
    try {
      await tx(tables.decisions).insert({
        step_id: step.id,
        case_id: one.id,
        stage: one.stage,
        round: one.round,
        person: person.id,
        counted_as: person.id,
        keys: JSON.stringify(person.keys),
        choice,
        // Also of who is against it: what was decided then is nothing that he was not shown.
        given: JSON.stringify(values),
        seen: JSON.stringify(seen),
        medium,
        comment,
        recorded_by: recordedBy?.id ?? null,
        made_at: getService(strapi, 'clock').now().toISOString(),
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw refuse('ALREADY_SIGNED');
      throw error;
    }
  };

  return {
    lock: async (tx, { caseId, stage, round }) => {
      const one = await lockCase(tx, caseId);
      // A pause ends nothing that was said or resolved: the case is still before this committee.
      if (one.state !== 'open' && one.state !== 'paused') return null;
      if (one.stage !== stage || one.round !== round) return null;
      const asked = course.stageOf(await course.workflowOf(tx, one), one.stage);
      const step = (await stepsOf(tx, one.id)).find(
        (each) =>
          each.kind === committeeKind &&
          each.stage === stage &&
          each.round === round &&
          each.outcome === null,
      );
      if (!step || !asked.committee) return null;
      return { one, step, stage: { ...asked, committee: asked.committee } };
    },
    exclusions: (tx, one) => exclusionsFrom(tx, target(), one),
    changedSince: async (tx, one, seen) => {
      try {
        await refuseChanged(tx, target(), one, seen);
        return [];
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'CONTENT_CHANGED') throw error;
        return String(error.facts.attributes).split(', ');
      }
    },
    cast: async (tx, at, vote) => {
      refusePaused(at);
      const { one, step, stage } = at;
      const { person, actor, choice, values, medium, recordedBy, requestId } = vote;
      await refuseParty(tx, target(), one, person);
      const before = (await decisionsOf(tx, one.id)).filter(({ stepId }) => stepId === step.id);
      // He may have been known by another key when he voted.
      if (before.some(({ keys }) => samePerson(keys, person.keys))) throw refuse('ALREADY_SIGNED');
      await insert(tx, at, vote);
      await getService(strapi, 'audit').record(tx, {
        actor,
        person: recordedBy ?? person,
        action: 'case.vote',
        target: one.target,
        reason: vote.comment,
        after: { guarded: one.guarded, choice, values },
        details: {
          case: one.publicId,
          stage: stage.key,
          round: one.round,
          member: person.id,
          choice,
          medium,
        },
        requestId,
      });
    },
    refuseValues: async (tx, { one, stage }, values) => {
      const unasked = Object.keys(values).find((name) => !stage.sets.includes(name));
      if (unasked !== undefined) throw refuse('VALUE_NOT_ASKED', { attribute: unasked }, unasked);
      await target().refuseValues(tx, one, values);
    },
    demands: (entry, values) => target().demands(entry, values),
    approve: async (tx, at, { values, seen }, cause) => {
      refusePaused(at);
      const { one, stage, step } = at;
      await refuseChanged(tx, target(), one, seen);
      const set = await setValues(tx, one, stage, { choice: 'approve', values });
      await course.settle(tx, set, step, 'passed', cause);
    },
    refuse: async (tx, at, seen, cause) => {
      refusePaused(at);
      const { one, step } = at;
      await refuseChanged(tx, target(), one, seen);
      await course.settle(tx, one, step, 'refused', cause);
    },
    postpone: async (tx, at) => {
      refusePaused(at);
      return course.waitAt(tx, at.one, at.one.stage);
    },
  };
};

import type { Core } from '@strapi/strapi';

import { actorKey, getService, refuse, type Tx } from '../../../platform';
import { samePerson, type Person } from '../../organisation';

import {
  barsAt,
  decisionsOf,
  lockCase,
  refuseChanged,
  stepsOf,
  type CaseRecord,
  type CaseTarget,
  type Choice,
  type StepOutcome,
  type StepRecord,
} from '../case';
import { partiesOf, refuseExcluded } from '../people';
import type { Stage } from '../workflow';
import type { Course } from './course';
import type { DecisionInput } from './decide';
import { insertDecision } from './insert-decision';
import { refuseClerks, type PaperSignature } from './paper';
import { returnableAt } from './returnable';
import { partsOf, refuseUnexplained } from './returns';

/** What somebody says at a seat that no position fills, such as the employer's of whom a case is about. */
export type PartyWord = Omit<DecisionInput, 'values' | 'checks' | 'proofs' | 'paper'> & {
  /** Who says it; that it is his to say is for the kind to know. */
  readonly person: Person;
  /** What came on paper: two clerks of the office saw it, and whose seal it bears signed it. */
  readonly paper?: Pick<PaperSignature, 'record' | 'recordedBy' | 'signedOn'>;
};

const outcomes = {
  approve: 'passed',
  return: 'returned',
  refuse: 'refused',
} as const satisfies Record<Choice, StepOutcome>;

/** Lets a party speak at a step that its kind opened without a position. */
export const createPartyWord = (strapi: Core.Strapi, course: Course, target: () => CaseTarget) => {
  /** Nobody speaks for himself, and who speaks here signs nothing else. */
  const refuseSpeaker = async (
    tx: Tx,
    one: CaseRecord,
    step: StepRecord,
    { person: { keys }, paper }: Pick<PartyWord, 'person' | 'paper'>,
  ) => {
    // On paper it is a seal that signs, of his own firm, too: what that is worth is for the kind to know.
    if (paper) return;
    const parties = await partiesOf(tx, target(), one);
    const about = parties.some((each) => each.why === 'subject' && samePerson(each.keys, keys));
    if (about || (one.subject !== null && keys.includes(one.subject))) {
      throw refuseExcluded('subject');
    }
    const his = (await decisionsOf(tx, one.id)).filter((made) => samePerson(made.keys, keys));
    if (his.some((made) => barsAt(made, { stage: one.stage, kind: step.kind }))) {
      throw refuse('SIGNED_ANOTHER_STAGE');
    }
    if (his.some(({ stage, round }) => stage === one.stage && round === one.round)) {
      throw refuse('ALREADY_SIGNED');
    }
  };

  const stepAt = async (tx: Tx, one: CaseRecord, seat: string): Promise<StepRecord> => {
    if (one.state !== 'open') throw refuse('CASE_NOT_OPEN', { state: one.state });
    const step = (await stepsOf(tx, one.id)).find(
      (each) => each.seat === seat && each.stage === one.stage && each.round === one.round,
    );
    if (!step || step.outcome !== null || step.role !== null)
      throw refuse('STEP_NOT_OPEN', { seat });
    return step;
  };

  const judge = async (
    tx: Tx,
    input: Omit<PartyWord, 'operation'>,
  ): Promise<{ one: CaseRecord; step: StepRecord; stage: Stage }> => {
    const one = await lockCase(tx, input.caseId);
    const step = await stepAt(tx, one, input.seat);
    const stage = course.stageOf(await course.workflowOf(tx, one), one.stage);
    await refuseSpeaker(tx, one, step, input);
    const returnable = input.choice === 'return' ? returnableAt(target(), one, stage) : [];
    if (input.choice === 'return' && returnable.length === 0) {
      throw refuse('RETURN_NOT_ALLOWED', { stage: stage.title }, 'choice');
    }
    await refuseUnexplained(tx, one, stage, { ...input, values: {} }, returnable);
    await refuseChanged(tx, target(), one, input.seen);
    return { one, step, stage };
  };

  return {
    /** @throws Refusal as `speak` does; writes nothing */
    judgeWord: judge,
    /**
     * @throws Refusal CASE_NOT_OPEN, STEP_NOT_OPEN, SIGNER_EXCLUDED, SIGNED_ANOTHER_STAGE, ALREADY_SIGNED,
     *   CONTENT_CHANGED, CLERK_IS_PARTY, and what a return and the limits refuse
     */
    speak: async (tx: Tx, input: PartyWord): Promise<CaseRecord> => {
      const { one, step, stage } = await judge(tx, input);
      const { paper, person, choice, actor, requestId = null } = input;
      const witness = paper ? await getService(strapi, 'organisation').personOf(actor) : null;
      if (paper && witness) {
        const { recordedBy } = paper;
        await refuseClerks(tx, target(), one, { recordedBy, confirmedBy: witness });
      }
      const signature = { one, step, person, absentee: null };
      await insertDecision(strapi, tx, signature, { ...input, values: {} }, witness);
      await getService(strapi, 'audit').record(tx, {
        ...{ actor, person: witness ?? person, requestId, target: one.target },
        action: `case.${choice}`,
        reason: input.comment,
        details: {
          ...{ case: one.publicId, stage: stage.key, seat: step.seat, round: one.round },
          ...(choice === 'return' && { parts: partsOf(input), again: input.again ?? null }),
          ...(paper && {
            ...{ medium: 'paper', record: paper.record, signer: person.id },
            ...{ signedOn: paper.signedOn, recordedBy: paper.recordedBy.id },
          }),
        },
      });
      const cause = { operation: input.operation, actor: actorKey(actor), requestId };
      return course.settle(tx, one, step, outcomes[choice], cause, partsOf(input));
    },
  };
};

export type PartyWords = ReturnType<typeof createPartyWord>;

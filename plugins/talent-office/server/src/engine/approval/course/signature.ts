import type { Core } from '@strapi/strapi';

import { getService, refuse, type Actor, type Tx } from '../../../platform';
import type { Person } from '../../organisation';

import {
  committeeKind,
  decisionsOf,
  lockCase,
  stepsOf,
  type CaseRecord,
  type CaseTarget,
  type StepRecord,
} from '../case';
import { capacityOf, partiesOf, refuseSigner, type Known } from '../people';
import { checkKind, proofKind } from '../workflow';
import { paperCapacities, refuseOtherPrint, toldOfSigner, type PaperSignature } from './paper';

/** Kinds whose signers say more than a form has place for. */
const signedOnScreen: readonly string[] = [checkKind, proofKind];

/** Has a printed form a box for a stage of this kind? Who votes signs nothing, wherever he votes. */
export const isSignedOnPaper = (kind: string): boolean =>
  kind !== committeeKind && !signedOnScreen.includes(kind);

/** Which step is signed, and who says so. */
export interface Signing {
  /** Public id of the case. */
  readonly caseId: string;
  readonly seat: string;
  readonly actor: Actor;
  /** What somebody signed on paper, where the actor did not sign himself. */
  readonly paper?: PaperSignature;
}

/** A signature that nothing speaks against. */
export interface Signature {
  readonly one: CaseRecord;
  readonly step: StepRecord;
  readonly person: Person;
  /** The absent colleague for whom he signs; `null` for himself. */
  readonly absentee: Person | null;
}

/** Takes the case, and finds the step that is signed and its signer: on paper he is bound as on screen. */
export const createSignature = (strapi: Core.Strapi, target: () => CaseTarget) => {
  const knownOf = async (tx: Tx, one: CaseRecord): Promise<Known> => ({
    one,
    parties: await partiesOf(tx, target(), one),
    decisions: await decisionsOf(tx, one.id),
  });

  /** @throws Refusal NOT_YOUR_STEP, and as `refuseSigner` does */
  const onScreen = async (tx: Tx, one: CaseRecord, step: StepRecord, actor: Actor) => {
    const organisation = getService(strapi, 'organisation');
    const person = await organisation.personOf(actor);
    const seat = { role: step.role ?? '', unit: step.unit };
    const capacities = await organisation.capacitiesAt(person, seat);
    if (capacities.length === 0) throw refuse('NOT_YOUR_STEP');
    const known = await knownOf(tx, one);
    const absentee = await capacityOf(strapi, person, capacities, (each) =>
      refuseSigner(known, step, each),
    );
    return { person, absentee };
  };

  /** @throws Refusal PAPER_DATE, PAPER_SIGNER_SEAT, PAPER_SIGNER_EXCLUDED */
  const onPaper = async (tx: Tx, one: CaseRecord, step: StepRecord, paper: PaperSignature) => {
    const { person, capacities, name } = await paperCapacities(strapi, step, paper);
    const known = await knownOf(tx, one);
    const absentee = await capacityOf(strapi, person, capacities, (each) =>
      refuseSigner(known, step, each),
    ).catch((error: unknown) => {
      throw toldOfSigner(name, error);
    });
    return { person, absentee };
  };

  /**
   * @throws Refusal CASE_NOT_OPEN, STEP_NOT_OPEN, COMMITTEE_DECIDES, and as the signer is refused; of
   *   paper PRINT_OUTDATED, too
   */
  return async (tx: Tx, { caseId, seat, actor, paper }: Signing): Promise<Signature> => {
    const one = await lockCase(tx, caseId);
    if (one.state !== 'open') throw refuse('CASE_NOT_OPEN', { state: one.state });
    // Before the step: a form of an earlier stage says that the stage is another, not that it is closed.
    if (paper) refuseOtherPrint(paper, one);
    const step = (await stepsOf(tx, one.id)).find(
      (each) => each.seat === seat && each.stage === one.stage && each.round === one.round,
    );
    if (!step || step.outcome !== null || step.role === null) {
      throw refuse('STEP_NOT_OPEN', { seat });
    }
    if (step.kind === committeeKind) throw refuse('COMMITTEE_DECIDES');
    // A printed form has no place for what is answered or looked at one by one.
    if (paper && signedOnScreen.includes(step.kind)) throw refuse('SIGNED_ON_SCREEN');
    const signer = paper
      ? await onPaper(tx, one, step, paper)
      : await onScreen(tx, one, step, actor);
    return { one, step, ...signer };
  };
};

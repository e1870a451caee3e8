import type { Core } from '@strapi/strapi';

import {
  getService,
  Refusal,
  refuse,
  shanghaiDate,
  type CalendarDate,
  type Tx,
} from '../../../platform';
import { samePerson, type Person } from '../../organisation';

import {
  changedSincePrinted,
  type CaseRecord,
  type CaseTarget,
  type Printed,
  type StepRecord,
} from '../case';
import { reasonOf, refuseClerk } from '../people';

/** What somebody signed on a printed form, as a clerk wrote it down. */
export interface PaperSignature {
  /** Public id of the record that the clerk made. */
  readonly record: string;
  /** Key of the staff entry of who signed. */
  readonly signer: string;
  /** Code of the unit whose seat he signed for. */
  readonly unit: string;
  /** The date that the paper bears. */
  readonly signedOn: CalendarDate;
  /** What was printed on it, and on which day. */
  readonly printed: Printed;
  readonly printedOn: CalendarDate;
  /** The clerk. */
  readonly recordedBy: Person;
}

/** @throws Refusal PRINT_OUTDATED naming what stands otherwise than the signer read it */
export const refuseOtherPrint = ({ printed }: PaperSignature, one: CaseRecord): void => {
  const changed = changedSincePrinted(printed, one);
  if (changed.length === 0) return;
  throw refuse('PRINT_OUTDATED', { type: one.target.type, attributes: changed.join(', ') });
};

/** A paper is signed once it is printed for a step that is open, and not ahead of its date. */
const refuseDate = (strapi: Core.Strapi, step: StepRecord, paper: PaperSignature): void => {
  const opened = shanghaiDate(new Date(step.openedAt));
  const from = paper.printedOn > opened ? paper.printedOn : opened;
  const to = getService(strapi, 'clock').today();
  if (paper.signedOn < from || paper.signedOn > to) {
    throw refuse('PAPER_DATE', { from, to }, 'signedOn');
  }
};

/**
 * For whom the signer could sign at his unit on the day of the paper.
 * @throws Refusal PAPER_DATE, PAPER_SIGNER_SEAT
 */
export const paperCapacities = async (
  strapi: Core.Strapi,
  step: StepRecord,
  paper: PaperSignature,
) => {
  refuseDate(strapi, step, paper);
  const organisation = getService(strapi, 'organisation');
  const person = await organisation.personBy(paper.signer);
  const names = await organisation.namesOf([paper.signer]);
  const name = names.get(paper.signer) ?? paper.signer.replace(/^staff:/, '');
  const seat = { role: step.role ?? '', unit: paper.unit };
  const isAsked = step.unit === null || step.unit === paper.unit;
  const capacities = isAsked ? await organisation.capacitiesAt(person, seat, paper.signedOn) : [];
  if (capacities.length === 0) {
    throw refuse('PAPER_SIGNER_SEAT', { name, role: seat.role, day: paper.signedOn }, 'signer');
  }
  return { person, capacities, name };
};

const ofSigner = ['SIGNER_EXCLUDED', 'SIGNED_ANOTHER_STAGE', 'ALREADY_SIGNED'];

/** What keeps a signer from signing speaks to him; on paper it is told to somebody else. */
export const toldOfSigner = (name: string, error: unknown): unknown => {
  if (!(error instanceof Refusal)) return error;
  if (error.code === 'ACTING_FOR_EXCLUDED') {
    return refuse('PAPER_SIGNER_EXCLUDED', error.facts, 'signer');
  }
  if (!ofSigner.includes(error.code)) return error;
  return refuse('PAPER_SIGNER_EXCLUDED', { name, why: reasonOf(error) }, 'signer');
};

/**
 * Two clerks saw the paper, and neither is who it is about.
 * @throws Refusal CLERK_IS_PARTY, NOT_BY_SAME_PERSON
 */
export const refuseClerks = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
  { recordedBy, confirmedBy }: { readonly recordedBy: Person; readonly confirmedBy: Person },
): Promise<void> => {
  if (samePerson(recordedBy.keys, confirmedBy.keys)) {
    throw refuse('NOT_BY_SAME_PERSON', { action: 'confirmPaper', earlier: 'recordPaper' });
  }
  await refuseClerk(tx, target, one, recordedBy);
  await refuseClerk(tx, target, one, confirmedBy);
};

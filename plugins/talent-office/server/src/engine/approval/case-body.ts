import type { Core } from '@strapi/strapi';

import type { CaseBody, SeatBody } from '../../../../shared/contracts/cases';
import { getService, type RowId } from '../../platform';
import { samePerson, type Person, type Seat } from '../organisation';
import type { Explanation } from '../rules';

import { isSeatOf } from './scope';
import type { CaseView } from './service';
import type { StepRecord } from './steps';

const holds = (seats: readonly Seat[], { role, unit }: StepRecord): boolean =>
  role !== null && seats.some((held) => isSeatOf(held, { role, unit }));

/** What a case is shown with besides its own records. */
export interface Surroundings {
  readonly explanation: Explanation | null;
  /** Attributes that stand otherwise than the case has them. */
  readonly changed: readonly string[];
  readonly reader: Person;
  /** Seats that the reader holds. */
  readonly held: readonly Seat[];
  /** Deadlines in years whose holidays are not known. */
  readonly provisional: ReadonlySet<string>;
  /** Names by the keys of persons. */
  readonly names: ReadonlyMap<string, string>;
  /** Keys of those who may sign an open step, by its id. */
  readonly holders: ReadonlyMap<number, readonly string[]>;
}

const openSteps = ({ one, steps }: CaseView): StepRecord[] =>
  one.state === 'open' ? steps.filter(({ outcome }) => outcome === null) : [];

/** Who may sign the open steps, and what everybody in a case is called. */
export const peopleOf = async (
  strapi: Core.Strapi,
  view: CaseView,
): Promise<Pick<Surroundings, 'names' | 'holders'>> => {
  const organisation = getService(strapi, 'organisation');
  const holders = new Map<number, readonly string[]>();
  const asked = openSteps(view).flatMap(({ id, role, unit }) =>
    role === null ? [] : [{ id, role, unit }],
  );
  const able =
    asked.length > 0 ? await getService(strapi, 'approval').signersOf(view.one, asked) : [];
  asked.forEach(({ id }, index) => holders.set(id, able[index] ?? []));
  const signers = view.decisions.map(({ person }) => person);
  const names = await organisation.namesOf([...signers, ...[...holders.values()].flat()]);
  return { names, holders };
};

/** A case as the admin shows it to one reader. */
export const caseBody = (
  view: CaseView,
  { explanation, changed, provisional, reader, held, names, holders }: Surroundings,
): CaseBody => {
  const { one, workflow, steps, decisions } = view;
  const open = openSteps(view);
  const seatOf = (stepId: RowId<'step'>): string =>
    steps.find(({ id }) => id === stepId)?.seat ?? '';
  const seatBody = (stage: number, key: string, title: string): SeatBody => {
    // What lies ahead was perhaps signed in an earlier round: that stands no more.
    const step =
      stage > one.stage
        ? undefined
        : steps.findLast((each) => each.stage === stage && each.seat === key);
    const made = decisions.filter(({ stepId }) => stepId === step?.id);
    const signed = made.some(({ keys }) => samePerson(keys, reader.keys));
    const people = step ? (holders.get(step.id) ?? []) : [];
    return {
      key,
      title,
      outcome: step?.outcome ?? null,
      dueOn: step?.dueOn ?? null,
      provisional: provisional.has(step?.dueOn ?? ''),
      open: step !== undefined && open.includes(step),
      mine: step !== undefined && !signed && holds(held, step),
      holders: people.flatMap((person) => names.get(person) ?? []),
      required: step?.required ?? 1,
      signed: made.filter(({ choice }) => choice === 'approve').length,
    };
  };
  return {
    id: one.publicId,
    state: one.state,
    action: one.action,
    openedAt: one.openedAt,
    closedAt: one.closedAt,
    stage: one.stage,
    round: one.round,
    amountFen: one.amount,
    seen: one.guarded,
    returnedParts: one.returnedParts,
    correctBy: one.correctBy,
    changed,
    stages: workflow.stages.map(({ key, title, kind, sets, seats }, index) => ({
      key,
      title,
      kind,
      sets,
      seats: seats.map((seat) => seatBody(index, seat.key, seat.title)),
    })),
    decisions: decisions.map(({ stepId, stage, round, person, choice, comment, madeAt }) => ({
      stage,
      seat: seatOf(stepId),
      round,
      person,
      name: names.get(person) ?? null,
      choice,
      comment,
      madeAt,
    })),
    rules:
      one.ruleVersionId === null || !explanation
        ? null
        : { outcome: explanation.outcome, rules: explanation.rules },
  };
};

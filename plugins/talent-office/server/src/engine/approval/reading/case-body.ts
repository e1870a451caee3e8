import type { Core } from '@strapi/strapi';

import type {
  CaseBody,
  FileBody,
  HandlingBody,
  SeatBody,
} from '../../../../../shared/contracts/cases';
import type { FactQuestionBody } from '../../../../../shared/contracts/expressions';
import { getService, isGranted, messagesOf, type Actor, type RowId } from '../../../platform';
import { fileBody } from '../../files';
import type { HeldSeat, Person } from '../../organisation';
import type { Evaluation, RuleVersion } from '../../rules';

import { committeeKind, type StepRecord } from '../case';
import { signableFor, type Known, type SeatSigners, type Signable } from '../people';
import { evaluationBody } from './evaluation-body';
import { isVoid } from './moves';
import type { CaseView } from './view';

/** What a case is shown with besides its own records. */
export interface Surroundings {
  readonly evaluation: Evaluation | null;
  /** The version of its rules; null where it has none. */
  readonly ruleVersion: RuleVersion | null;
  /** Facts that are missing, as questions. */
  readonly questions: (missing: readonly string[]) => readonly FactQuestionBody[];
  readonly files: readonly FileBody[] | null;
  readonly handling: HandlingBody | null;
  /** Attributes that stand otherwise than the case has them. */
  readonly changed: readonly string[];
  /** Attributes that a signer may send back now. */
  readonly returnable: readonly string[];
  /** The open steps whose position the reader holds, by their ids: for whom he signs, or why not. */
  readonly mine: ReadonlyMap<RowId<'step'>, Signable>;
  /** Deadlines in years whose holidays are not known. */
  readonly provisional: ReadonlySet<string>;
  /** Names by the keys of persons. */
  readonly names: ReadonlyMap<string, string>;
  /** Names of units by their codes. */
  readonly units: ReadonlyMap<string, string>;
  /** Those who may sign an open step, by its id. */
  readonly holders: ReadonlyMap<number, SeatSigners['able']>;
  /** Holders of the open steps who must keep out. */
  readonly keptOut: SeatSigners['keptOut'];
  readonly recusal: CaseBody['recusal'];
  readonly moves: CaseBody['moves'];
  /** What the reader may do with the case as one of the talent office. */
  readonly may: CaseBody['may'];
}

const openSteps = ({ one, steps }: CaseView): StepRecord[] =>
  one.state === 'open' ? steps.filter(({ outcome }) => outcome === null) : [];

/** The open steps whose position a reader holds: for whom he signs now, or why he does not. */
export const mineOf = async (
  { steps, ...view }: CaseView,
  parties: Known['parties'],
  { reader, held }: { readonly reader: Person; readonly held: readonly HeldSeat[] },
): Promise<Surroundings['mine']> => {
  const found = new Map<RowId<'step'>, Signable>();
  for (const step of openSteps({ ...view, steps })) {
    const mine = await signableFor(reader, held, { ...view, parties }, step);
    if (mine) found.set(step.id, mine);
  }
  return found;
};

/** Who may sign the open steps, and what everybody in a case is called. */
export const peopleOf = async (
  strapi: Core.Strapi,
  view: CaseView,
): Promise<Pick<Surroundings, 'names' | 'holders' | 'keptOut' | 'units'>> => {
  const organisation = getService(strapi, 'organisation');
  const holders = new Map<number, SeatSigners['able']>();
  const asked = openSteps(view).flatMap(({ id, role, unit }) =>
    role === null ? [] : [{ id, role, unit }],
  );
  const able =
    asked.length > 0 ? await getService(strapi, 'approval').signersOf(view.one, asked) : [];
  asked.forEach(({ id }, index) => holders.set(id, able[index]?.able ?? []));
  const named = view.decisions.flatMap(({ person, actingFor, recordedBy, confirmedBy }) => [
    ...[person, actingFor, recordedBy, confirmedBy],
  ]);
  if (view.one.paper) named.push(view.one.paper.recordedBy, view.one.paper.confirmedBy);
  for (const { key, actingFor } of [...holders.values()].flat()) named.push(key, actingFor);
  const keptOut = able.flatMap((seat) => seat.keptOut);
  named.push(...keptOut.map(({ key }) => key));
  const names = await organisation.namesOf(named.filter((key) => key !== null));
  const units = await organisation.unitNames(
    view.steps.flatMap(({ standsFor }) => standsFor ?? []),
  );
  return { names, holders, keptOut, units };
};

/**
 * The files on a case's entry; null where its type takes none, and to who may read none: names and
 * digests tell of them, too. Read after the case: files that an owner exchanged in between are shown
 * beside digests that nobody can sign any more, never the old files beside the digests of the new ones.
 */
export const filesOf = async (
  strapi: Core.Strapi,
  reader: Actor,
  { one: { target } }: CaseView,
): Promise<FileBody[] | null> => {
  const files = getService(strapi, 'files');
  if (files.listsOf(target.type).length === 0) return null;
  if (!(await isGranted(strapi, reader, 'files.read'))) return null;
  return (await files.of(target)).map(fileBody);
};

export const acceptanceOf = ({ acceptedAt, acceptanceNumber }: CaseView['one']) =>
  acceptedAt === null || acceptanceNumber === null
    ? null
    : { number: acceptanceNumber, at: acceptedAt };

/** A case as the admin shows it to one reader. */
export const caseBody = (
  view: CaseView,
  {
    evaluation,
    ruleVersion,
    questions,
    files,
    handling,
    changed,
    returnable,
    provisional,
    mine: signable,
    names,
    holders,
    units,
    recusal,
    moves,
    may,
  }: Surroundings,
): CaseBody => {
  const { one, workflow, steps, decisions } = view;
  const open = openSteps(view);
  const undone = isVoid(view, moves);
  const nameOf = (key: string | null | undefined): string | null =>
    key ? (names.get(key) ?? key) : null;
  const seatOf = (stepId: RowId<'step'>): string =>
    steps.find(({ id }) => id === stepId)?.seat ?? '';
  const standsFor = (step: StepRecord | undefined): string | null => {
    const code = step?.standsFor ?? null;
    return code === null ? null : (units.get(code) ?? code);
  };
  const seatBody = (stage: number, key: string, title: string): SeatBody => {
    // What lies ahead was perhaps signed in an earlier round: that stands no more.
    const step =
      stage > one.stage
        ? undefined
        : steps.findLast((each) => each.stage === stage && each.seat === key);
    const made = decisions.filter(({ stepId }) => stepId === step?.id);
    const people = step ? (holders.get(step.id) ?? []) : [];
    const his = step && signable.get(step.id);
    const mine = his && 'actingFor' in his ? his : undefined;
    const whyNot = his && 'whyNot' in his ? his.whyNot : null;
    return {
      key,
      title,
      standsFor: standsFor(step),
      outcome: step?.outcome ?? null,
      dueOn: step?.dueOn ?? null,
      provisional: provisional.has(step?.dueOn ?? ''),
      open: step !== undefined && open.includes(step),
      mine: mine !== undefined,
      whyNot: whyNot && messagesOf(whyNot),
      actingFor: nameOf(mine?.actingFor?.id),
      holders: people.flatMap(({ key, actingFor }) =>
        actingFor === null ? (names.get(key) ?? []) : [],
      ),
      substitutes: people.flatMap(({ key, actingFor }) =>
        actingFor === null
          ? []
          : [{ name: nameOf(key) ?? key, actingFor: nameOf(actingFor) ?? '' }],
      ),
      required: step?.required ?? 1,
      signed: made.filter(({ choice }) => choice === 'approve').length,
    };
  };
  return {
    id: one.publicId,
    state: one.state,
    action: one.action,
    openedAt: one.openedAt,
    handedInOn: one.handedInOn,
    paper: one.paper && {
      recordedBy: nameOf(one.paper.recordedBy) ?? '',
      confirmedBy: nameOf(one.paper.confirmedBy) ?? '',
    },
    closedAt: one.closedAt,
    acceptance: acceptanceOf(one),
    handling,
    returnedBefore: decisions.some(({ choice }) => choice === 'return'),
    stage: one.stage,
    round: one.round,
    amountFen: one.amount,
    seen: one.guarded,
    files,
    returnable,
    returnedParts: one.returnedParts,
    correctBy: one.correctBy,
    changed,
    recusal,
    moves,
    may,
    stages: workflow.stages.map(({ key, title, kind, sets, seats, checks = [] }, index) => ({
      key,
      title,
      kind,
      sets,
      checks,
      // Who votes signs nothing here: the stage has the seat of its committee alone.
      seats:
        kind === committeeKind
          ? [{ ...seatBody(index, committeeKind, title), mine: false, whyNot: null }]
          : seats.map((seat) => seatBody(index, seat.key, seat.title)),
    })),
    decisions: decisions.map(({ stepId, person, ...made }) => ({
      stage: made.stage,
      seat: seatOf(stepId),
      round: made.round,
      person,
      name: names.get(person) ?? null,
      actingFor: nameOf(made.actingFor),
      choice: made.choice,
      comment: made.comment,
      defects: made.defects,
      again: made.again,
      isVoid: undone(made),
      checks: made.checks,
      standsFor: standsFor(steps.find(({ id }) => id === stepId)),
      madeAt: made.madeAt,
      paper:
        made.signedOn === null
          ? null
          : {
              signedOn: made.signedOn,
              recordedBy: nameOf(made.recordedBy) ?? '',
              confirmedBy: nameOf(made.confirmedBy) ?? '',
            },
    })),
    ...evaluationBody(evaluation, ruleVersion, questions),
  };
};

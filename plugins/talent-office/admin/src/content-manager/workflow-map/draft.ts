import type { WorkflowProblemBody } from '../../../../shared/contracts/workflows';

/** From this amount on (fen) that many signatures. */
interface ThresholdDraft {
  readonly fromFen?: string | number | null;
  readonly signatures?: number | null;
}

/** A seat as the form has it, with whatever is typed by now. */
export interface SeatDraft {
  readonly key?: string | null;
  readonly title?: string | null;
  readonly role?: string | null;
  readonly unitCode?: string | null;
  readonly unitPath?: string | null;
  readonly signatures?: number | null;
  readonly signaturesAbove?: readonly ThresholdDraft[] | null;
}

/** Who votes in a stage, as the form has it. */
interface CommitteeDraft {
  readonly role?: string | null;
  readonly unitCode?: string | null;
  readonly chairRole?: string | null;
  readonly chairUnitCode?: string | null;
  readonly quorum?: string | null;
  readonly majority?: string | null;
  readonly form?: string | null;
}

/** A point to be checked, or a proof to be handed in, as the form has it. */
interface NamedDraft {
  readonly key?: string | null;
  readonly zh?: string | null;
  readonly en?: string | null;
}

/** How cases are put in order, as the form has it. */
interface SelectionDraft {
  readonly method?: string | null;
  readonly orderBy?: string | null;
  readonly seed?: string | null;
  readonly reserveDays?: number | null;
}

/** A stage as the form has it; a kind that somebody registered may keep more of its own. */
export interface StageDraft {
  readonly key?: string | null;
  readonly title?: string | null;
  readonly kind?: string | null;
  readonly seats?: readonly SeatDraft[] | null;
  readonly committee?: CommitteeDraft | null;
  readonly checks?: readonly NamedDraft[] | null;
  readonly proofs?: readonly NamedDraft[] | null;
  readonly selection?: SelectionDraft | null;
  readonly workingDays?: number | null;
  readonly escalateAfterDays?: number | null;
  readonly escalateRole?: string | null;
  readonly escalateUnitCode?: string | null;
  readonly noticeWorkingDays?: number | null;
  readonly noticeCalendarDays?: number | null;
  readonly postingDayCounts?: boolean | null;
  readonly proofRequired?: boolean | null;
  readonly inBatches?: boolean | null;
  readonly objectionUnitCode?: string | null;
  readonly onPass?: unknown;
  readonly sets?: unknown;
}

/** What the form keeps of a workflow. */
export interface WorkflowDraft {
  readonly title?: string | null;
  readonly key?: string | null;
  readonly entryType?: string | null;
  readonly correctionWorkingDays?: number | null;
  readonly stages?: readonly StageDraft[] | null;
}

/** `stage-3` where the first two are taken: codes are for the machine, and must differ. */
export const freeKey = (
  word: string,
  taken: readonly { readonly key?: string | null }[],
): string => {
  const keys = new Set(taken.map(({ key }) => key));
  let number = taken.length + 1;
  while (keys.has(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
};

/** The list with one more at this place. */
export const inserted = <Item>(list: readonly Item[], at: number, item: Item): Item[] => [
  ...list.slice(0, at),
  item,
  ...list.slice(at),
];

/** The list without the one at this place. */
export const without = <Item>(list: readonly Item[], at: number): Item[] =>
  list.filter((_, index) => index !== at);

/** The list with the one at this place moved to another. */
export const moved = <Item>(list: readonly Item[], from: number, to: number): Item[] => {
  const item = list[from];
  return item === undefined ? [...list] : inserted(without(list, from), to, item);
};

export const newStage = (stages: readonly StageDraft[], title: string): StageDraft =>
  ({
    key: freeKey('stage', stages),
    title,
    kind: 'review',
    seats: [],
    returnAllowed: true,
  }) as StageDraft;

export const newSeat = (seats: readonly SeatDraft[]): SeatDraft => ({
  key: freeKey('seat', seats),
  title: '',
  role: null,
  signatures: 1,
  signaturesAbove: [],
});

/** Limits that a stage raises, by name. */
export const holdsOf = ({ onPass }: StageDraft): Readonly<Record<string, string>> =>
  typeof onPass === 'object' && onPass !== null ? (onPass as Record<string, string>) : {};

/** Attributes that its signers fill in. */
export const setsOf = ({ sets }: StageDraft): readonly string[] =>
  Array.isArray(sets) ? (sets as string[]) : [];

/** What is wrong at a field or below it: `stages.1` takes what is wrong with its seats. */
export const problemsUnder = (
  problems: readonly WorkflowProblemBody[],
  path: string,
): readonly WorkflowProblemBody[] =>
  problems.filter((one) => one.path === path || one.path.startsWith(`${path}.`));

import type { CandidateBody } from '../../../../../shared/contracts/payment-batches';

/** By which titles what is due is chosen; `null` is all. */
export type Filter = Readonly<Record<'benefit' | 'round' | 'line', string | null>>;

type Named = Pick<CandidateBody, keyof Filter>;

/** What fits everything that is asked for. */
export const fitting = <Candidate extends Named>(
  all: readonly Candidate[],
  filter: Filter,
): Candidate[] =>
  all.filter((one) =>
    (['benefit', 'round', 'line'] as const).every(
      (name) => filter[name] === null || one[name] === filter[name],
    ),
  );

/** The titles that stand among them, each once, in their order. */
export const optionsOf = (all: readonly Named[], name: keyof Filter): string[] => [
  ...new Set(all.flatMap((one) => one[name] ?? [])),
];

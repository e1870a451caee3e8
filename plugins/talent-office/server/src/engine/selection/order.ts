import { createHash, createHmac } from 'node:crypto';

import type { SelectionTies } from '../../../../shared/vocabulary';
import { digest, type RowId } from '../../platform';

import type { CandidateRecord, RankRecord } from './records';

/** SHA-256 in hex of a seed: published before the draw, it binds whoever knows the seed. */
export const commitmentTo = (seed: string): string =>
  createHash('sha256').update(seed, 'utf8').digest('hex');

/** HMAC-SHA-256 in hex, keyed by the seed, of a ticket: by it a case stands where it does. */
export const markOf = (seed: string, ticket: string): string =>
  createHmac('sha256', seed).update(ticket, 'utf8').digest('hex');

const numbered = (
  listed: readonly { readonly entryId: RowId<'entry'>; readonly mark: string | null }[],
): RankRecord[] =>
  listed.map(({ entryId, mark }, index) => ({ position: index + 1, entryId, mark }));

/** By lot (抽签): ascending by the marks of the tickets. No two tickets of a group are the same. */
export const drawn = (candidates: readonly CandidateRecord[], seed: string): RankRecord[] =>
  numbered(
    candidates
      .map(({ entryId, ticket }) => ({ entryId, mark: markOf(seed, ticket) }))
      .toSorted((a, b) => (a.mark < b.mark ? -1 : 1)),
  );

/** The day of receipt before the instant: an application on paper waits for who confirms it. */
const cameFirst = ({ handedInOn = '', acceptedAt }: CandidateRecord['worked']): string =>
  `${handedInOn} ${acceptedAt}`;

/** By values: the larger first; then by what breaks ties, where something does. */
const compare =
  (ties: SelectionTies) =>
  ({ worked: a }: CandidateRecord, { worked: b }: CandidateRecord): number => {
    const byValue = Number(b.orderBy) - Number(a.orderBy);
    if (byValue !== 0 || ties === 'no-ties') return byValue;
    if (ties === 'second-expression') return Number(b.tieBy) - Number(a.tieBy);
    const [first, second] = [cameFirst(a), cameFirst(b)];
    return first === second ? 0 : first < second ? -1 : 1;
  };

/**
 * Ordered by an expression.
 * @returns the tickets that nothing decides between, instead of an order, where there are any
 */
export const ordered = (
  candidates: readonly CandidateRecord[],
  ties: SelectionTies,
): { readonly ranks: RankRecord[] } | { readonly tied: string[] } => {
  const sorted = candidates.toSorted(compare(ties));
  const tied = sorted.filter((one, index) =>
    [sorted[index - 1], sorted[index + 1]].some(
      (other) => other !== undefined && compare(ties)(one, other) === 0,
    ),
  );
  if (tied.length > 0) return { tied: tied.map(({ ticket }) => ticket) };
  return { ranks: numbered(sorted.map(({ entryId }) => ({ entryId, mark: null }))) };
};

/** SHA-256 over what a group was closed with: its candidates in the order of their tickets. */
export const closingDigest = (candidates: readonly CandidateRecord[]): string =>
  digest(
    candidates
      .map(({ entryId, ticket, worked, seen }) => [ticket, entryId, worked, seen] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** SHA-256 over a list in its order. */
export const orderDigest = (ranks: readonly RankRecord[]): string =>
  digest(ranks.map(({ position, entryId, mark }) => [position, entryId, mark]));

/** The result of a public event as it is drawn with: letters and digits alone, in capitals. */
export const publicSeed = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

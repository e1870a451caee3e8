import type {
  RectificationBody,
  Rectifications,
} from '../../../../shared/contracts/rectifications';

export type Possible = Rectifications['possible'][number];

/** What somebody ticked and typed, by attribute. */
export interface Drafts {
  readonly ticked: readonly string[];
  readonly typed: Readonly<Record<string, string>>;
}

/** What is to be put right; `null` while nothing is ticked, or a text is missing. */
export const rectifiedValues = (
  possible: readonly Possible[],
  { ticked, typed }: Drafts,
): RectificationBody['values'] | null => {
  const chosen = possible.filter(({ name }) => ticked.includes(name));
  const values = chosen.map(({ name, anew }): [string, string | null] => [
    name,
    anew ? null : (typed[name] ?? '').trim(),
  ]);
  return values.length === 0 || values.some(([, value]) => value === '')
    ? null
    : Object.fromEntries(values);
};

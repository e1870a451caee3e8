/** States of a life cycle by what they mean for a reader. */
export interface Landmarks {
  /** Where every entry of the type begins. */
  readonly initial: string;
  /** Where an entry goes whose case ended without approval. */
  readonly closings: readonly string[];
}

type States = Readonly<Record<string, Readonly<Record<string, { readonly else?: string }>>>>;

export const landmarksOf = (states: object = {}): Landmarks => ({
  initial: Object.keys(states)[0] ?? '',
  closings: Object.values(states as States).flatMap((actions) =>
    Object.values(actions).flatMap((action) => action.else ?? []),
  ),
});

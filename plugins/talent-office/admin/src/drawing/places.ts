/** Between two stages: room for the arrow. */
export const gap = 32;

/** Until the browser has measured a card. */
const unmeasured = 72;

export interface Place {
  readonly y: number;
  readonly height: number;
}

/** One stage below the other, each as high as what it says; and how high that is together. */
export const placesOf = (
  ids: readonly string[],
  heights: Readonly<Record<string, number>>,
): { readonly places: ReadonlyMap<string, Place>; readonly total: number } => {
  const places = new Map<string, Place>();
  let y = 0;
  for (const id of ids) {
    const height = heights[id] ?? unmeasured;
    places.set(id, { y, height });
    y += height + gap;
  }
  return { places, total: Math.max(0, y - gap) };
};

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** The stage that a key leads to from this one; undefined of a key that leads nowhere. */
export const reachedBy = (key: string, at: number, last: number): number | undefined =>
  Object.hasOwn(moves, key) ? moves[key]?.(at, last) : undefined;

/** The middle value: one round that the machine disturbed does not move it. */
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Measures several sides in one run: each round asks every side once, beginning with another one
 * each time, so that what else the machine does meets all of them alike. The first round warms up
 * and does not count. Resolves to the median of each side.
 */
export const alternate = async (sides, rounds) => {
  const names = Object.keys(sides);
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      const figure = await sides[name]();
      if (round > 0) figures[name].push(figure);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(figures[name])]));
};

/** How often a second `work` was done, over at least `milliseconds`. */
export const rateOf = async (work, milliseconds) => {
  const since = performance.now();
  let done = 0;
  do {
    await work();
    done += 1;
  } while (performance.now() - since < milliseconds);
  return (done * 1000) / (performance.now() - since);
};

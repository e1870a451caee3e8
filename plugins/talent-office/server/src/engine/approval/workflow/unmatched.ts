/**
 * Which of these cannot each get one of its candidates, no candidate being given twice? By augmenting
 * paths (Kuhn).
 */
export const unmatched = (candidates: ReadonlyMap<string, readonly string[]>): string[] => {
  const takenBy = new Map<string, string>();
  const place = (one: string, tried: Set<string>): boolean =>
    (candidates.get(one) ?? []).some((candidate) => {
      if (tried.has(candidate)) return false;
      tried.add(candidate);
      const other = takenBy.get(candidate);
      if (other !== undefined && !place(other, tried)) return false;
      takenBy.set(candidate, one);
      return true;
    });
  return [...candidates.keys()].filter((one) => !place(one, new Set()));
};

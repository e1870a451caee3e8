/** What was asked for last, by key. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/**
 * Keeps so many values and forgets the one that nobody has asked for longest: what is worked out again at
 * any time, by keys that people type, would otherwise fill the memory.
 */
export const createRecent = <Value>(most: number): Recent<Value> => {
  // A Map gives its keys in the order in which they came.
  const kept = new Map<string, Value>();
  const keep = (key: string, value: Value): void => {
    kept.delete(key);
    kept.set(key, value);
  };
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) keep(key, value);
      return value;
    },
    set: (key, value) => {
      keep(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
};

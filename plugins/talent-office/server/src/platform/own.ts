/**
 * What stands in a record under a name that came from outside. `record[name]` also finds what every
 * object inherits: the action `constructor` of an entry was a function, and a 500.
 */
export const own = <Value>(
  record: Readonly<Record<string, Value>> | null | undefined,
  name: string,
): Value | undefined => (record && Object.hasOwn(record, name) ? record[name] : undefined);

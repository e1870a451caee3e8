/**
 * Does the work for each item; what fails for one stops no other.
 * @throws AggregateError after the last
 */
export const eachAlone = async <T>(
  items: readonly T[],
  before: () => Promise<void>,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const faults: unknown[] = [];
  for (const item of items) {
    await before();
    try {
      await work(item);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some messages could not be sent');
};

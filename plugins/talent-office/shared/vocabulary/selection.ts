/** How the cases of a group are put in order (遴选方式): by an expression, or by lot (抽签). */
export const selectionMethods = ['by-expression', 'by-lot'] as const;
export type SelectionMethod = (typeof selectionMethods)[number];

/** What decides between cases of one value: nothing, a second expression, or who was accepted first. */
export const selectionTies = ['no-ties', 'second-expression', 'earlier-accepted'] as const;
export type SelectionTies = (typeof selectionTies)[number];

/**
 * Where the seed of a draw comes from: from the server, which publishes its digest before the group is
 * closed, or from an event that everybody can look up, named before it.
 */
export const selectionSeeds = ['server-seed', 'public-event'] as const;
export type SelectionSeed = (typeof selectionSeeds)[number];

/**
 * Cases arrive while it is `collecting`; `closed` waits for its draw; `ordered` has its order for ever, and a
 * reserve list that lives; `over`: the list has expired.
 */
export const selectionGroupStates = ['collecting', 'closed', 'ordered', 'over'] as const;
export type SelectionGroupState = (typeof selectionGroupStates)[number];

/**
 * Where a case stands in its group. `selected` has a place and waits to go on, `unfunded` while its money
 * lacks, `changed` for another reason; `passed` has gone on; `reserve` is on the reserve list; `left` gave its
 * place in the order up; `refused` was not selected before the list expired.
 */
export const selectionEntryStates = [
  'waiting',
  'selected',
  'unfunded',
  'changed',
  'passed',
  'reserve',
  'left',
  'refused',
] as const;
export type SelectionEntryState = (typeof selectionEntryStates)[number];

/**
 * What a workflow may ask for at most: more is a slip of the hand, and a year that no calendar has or a
 * million signers stop the server of who puts it in force.
 */
export const workflowBounds = {
  stages: 40,
  seats: 60,
  thresholds: 20,
  signatures: 30,
  /** Three years; more than any limit that the law gives an office. */
  workingDays: 750,
  noticeWorkingDays: 250,
  noticeCalendarDays: 366,
} as const;

/** How a committee comes to its resolution: sitting together (会议), or by circulation (传签). */
export const meetingForms = ['meeting', 'circulation'] as const;
export type MeetingForm = (typeof meetingForms)[number];

/** The forms that a stage leaves to its committee. */
export const committeeForms = ['either', ...meetingForms] as const;
export type CommitteeForm = (typeof committeeForms)[number];

/** How large a part has to be there, or in favour; counted in whole people. */
export const shares = ['more-than-half', 'two-thirds', 'all'] as const;
export type Share = (typeof shares)[number];

/** What a member says to an item. Who abstains (弃权) is present, and is for nothing. */
export const votes = ['approve', 'refuse', 'postpone', 'abstain'] as const;
export type Vote = (typeof votes)[number];

/** What a committee resolves on an item; postponed (缓议) waits for another meeting. */
export const resolutionChoices = ['approve', 'refuse', 'postpone'] as const;
export type ResolutionChoice = (typeof resolutionChoices)[number];

export const meetingStates = ['draft', 'convened', 'recorded', 'signed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/**
 * Where an item stands. `resolved` waits to be applied; `unfunded` was resolved while its money lacked,
 * and `changed` when its content had changed: both can be applied again. `moved` went another way.
 */
export const itemStates = [
  'listed',
  'resolved',
  'applied',
  'unfunded',
  'changed',
  'postponed',
  'moved',
] as const;
export type ItemState = (typeof itemStates)[number];

import type { CodeTexts } from './texts';

/** Refusals of committees and their meetings. */
export const committeeCodes = {
  COMMITTEE_DECIDES: {
    status: 409,
    zh: '这个环节由会议表决，不能单独签署。请等待上会。',
    en: 'A committee votes on this stage: nobody signs it alone. It waits for a meeting.',
  },
  MEETING_STATE: {
    status: 409,
    zh: '会议现为「{state}」，不能这样办理。',
    en: 'The meeting is {state}: this cannot be done now.',
  },
  MEETING_FORM: {
    status: 409,
    zh: '会议上的表决由会务人员记录，传签由成员本人表决；这次会议不是这种形式。',
    en: 'At a meeting the office writes the votes down, in circulation members vote themselves; this is not of that form.',
  },
  MEETING_EMPTY: {
    status: 422,
    zh: '议程上还没有事项。',
    en: 'There is nothing on the agenda yet.',
  },
  MEMBERS_TOO_FEW: {
    status: 422,
    zh: '担任成员岗位的不足两人，不能召集。',
    en: 'Fewer than two people hold the position of its members: it cannot be convened.',
  },
  FORM_NOT_ALLOWED: {
    status: 422,
    zh: '环节「{stage}」不允许采用这种形式。',
    en: 'Stage "{stage}" is not decided in this form.',
  },
  CHAIR_NOT_ENTITLED: {
    status: 422,
    zh: '主持人没有担任环节「{stage}」所要求的岗位。',
    en: 'Whoever presides does not hold the position that stage "{stage}" asks for.',
  },
  MEETING_NOT_HELD: {
    status: 409,
    zh: '会议日期是 {date}，到当天才能表决、记录决议。',
    en: 'It is on {date}: nothing is voted on or recorded before that day.',
  },
  MEETING_BEFORE_CASE: {
    status: 422,
    zh: '会议日期早于事项“{title}”的收件日期（{date}）。',
    en: 'It was held before "{title}" was handed in ({date}).',
  },
  NOBODY_PRESIDES: {
    status: 409,
    zh: '主持人没有到会，会议不能表决、记录决议。',
    en: 'Whoever presides is not present: nothing is voted on or recorded.',
  },
  NOT_BEFORE_COMMITTEE: {
    status: 409,
    zh: '事项不在等待这个会议表决。',
    en: 'The case does not wait for this committee.',
  },
  ON_ANOTHER_AGENDA: {
    status: 409,
    zh: '事项已列入另一次会议的议程。',
    en: 'The case is on the agenda of another meeting.',
  },
  AGENDA_CHANGED: {
    status: 409,
    zh: '议程已有变化，请刷新后再排序。',
    en: 'The agenda has changed; read it again before you order it.',
  },
  ITEM_MOVED: {
    status: 409,
    zh: '事项已转到其他环节，不再由这次会议决定。',
    en: 'The case went another way: this meeting decides it no more.',
  },
  ALREADY_VOTED: {
    status: 409,
    zh: '已经有表决记录，不能再改动。',
    en: 'Votes were cast already: this stays as it is.',
  },
  ALREADY_RECUSED: {
    status: 409,
    zh: '该成员已回避这个事项。',
    en: 'This member keeps out of the item already.',
  },
  NOT_A_MEMBER: {
    status: 422,
    zh: '不是这次会议的成员。',
    en: 'This is no member of the meeting.',
  },
  NOT_PRESENT: {
    status: 409,
    zh: '{name}没有到会，不能记录其表决。',
    en: '{name} is not present: no vote is written down for who is away.',
  },
  MEMBER_RECUSED: {
    status: 409,
    zh: '{name}已回避这个事项。',
    en: '{name} keeps out of this item.',
  },
  VOTING_CLOSED: {
    status: 409,
    zh: '其他成员的表决已经结束。',
    en: 'The vote of the other members is over.',
  },
  CHAIR_LAST: {
    status: 409,
    zh: '主持人末位表态：还有 {count} 名成员没有表决。',
    en: 'Whoever presides votes last: {count} members have not voted yet.',
  },
  VOTES_AWAITED: {
    status: 409,
    zh: '这些事项还没有表决完：{items}',
    en: 'These items are not voted on to the end: {items}',
  },
  MINUTES_MISSING: {
    status: 404,
    zh: '会议纪要还没有起草。',
    en: 'There are no minutes yet.',
  },
} as const satisfies CodeTexts;

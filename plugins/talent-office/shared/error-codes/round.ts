import type { CodeTexts } from './texts';

/** Refusals about rounds of applications (申报批次). */
export const roundCodes = {
  ROUND_OVER: {
    status: 422,
    zh: '这项待遇按批次受理：「{title}」已于{closesOn}截止，下一批次以通知为准。',
    en: 'This benefit is applied for in rounds: "{title}" ended on {closesOn}, and the next one is not announced yet.',
  },
  ROUND_COMING: {
    status: 422,
    zh: '这项待遇按批次受理：下一批次「{title}」受理期为{opensOn}至{closesOn}。',
    en: 'This benefit is applied for in rounds: the next one, "{title}", is from {opensOn} to {closesOn}.',
  },
  QUOTA_ABSENT: {
    status: 422,
    zh: '批次「{title}」实行名额推荐，申请人的用人单位没有名额。',
    en: 'Round "{title}" goes by recommendation quotas, and the employer of the applicant has none.',
  },
  ROUND_WITHOUT_BENEFITS: {
    status: 422,
    zh: '批次没有列入任何待遇，不能发布。',
    en: 'The round calls for no benefit: it cannot be announced.',
  },
  ROUND_BENEFIT_LINE: {
    status: 422,
    zh: '待遇「{title}」的资金项目不属于本批次的资金年度，或者尚未开放。',
    en: 'The line of benefit "{title}" is not one of the fund year of this round, or not open.',
  },
  ROUND_ORDER_WRONG: {
    status: 422,
    zh: '排名依据有误：{zh}',
    en: 'The expression that ranks is wrong: {en}',
  },
  ROUND_UNDECIDED: {
    status: 409,
    zh: '批次内还有 {count} 件申请没有办结。',
    en: 'Applications of this round that are not decided yet: {count}.',
  },
  ROUND_NOT_CLOSED: {
    status: 409,
    zh: '批次受理截止后、审定前才能固定名单。',
    en: 'A list is fixed once the round has closed, and before it is decided.',
  },
  ROUND_EMPTY: {
    status: 422,
    zh: '批次内没有办理中的申请，没有可以固定的名单。',
    en: 'No application of this round is under way: there is nothing to list.',
  },
  LIST_OUTDATED: {
    status: 409,
    zh: '名单在您查看之后有变化，请重新核对后再固定。',
    en: 'The list has changed since you saw it: look at it again, then fix it.',
  },
  LIST_SUPERSEDED: {
    status: 409,
    zh: '这份名单已被后一份名单取代，请用最新固定的名单。',
    en: 'A later list has taken the place of this one: use the latest.',
  },
  LIST_DRIFTED: {
    status: 409,
    zh: '名单固定后有 {count} 件的核算金额已变，请重新固定名单再上会。',
    en: 'Amounts that have changed since the list was fixed: {count}. Fix a new list first.',
  },
  LIST_NOT_THERE: {
    status: 409,
    zh: '名单中没有走到这一环节的申请；列入议程的，会议的成员岗位和单位须与审批环节一致。',
    en: 'No application of the list is at this step; role and unit of a meeting are those of the stage.',
  },
} as const satisfies CodeTexts;

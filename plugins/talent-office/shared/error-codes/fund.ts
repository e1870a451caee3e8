import type { CodeTexts } from './texts';

/** Refusals of the budget year: its plan, its revisions, its closing. */
export const fundCodes = {
  DIRECTORS_LIMIT: {
    status: 422,
    zh: '主任会议每件审定不超过 {limit}，超过的须由领导小组审定。',
    en: 'The directors’ meeting decides up to {limit} a case; what is more goes to the leading group.',
  },
  USE_PLAN_MISSING: {
    status: 409,
    zh: '本年度没有领导小组批准、正在生效的使用计划，主任会议不能审定。',
    en: 'No use plan of this year, approved by the leading group, is in effect: the directors’ meeting cannot decide.',
  },
  BUDGET_CHANGED: {
    status: 409,
    zh: '报批以后资金项目已有变化，不能按原方案生效。现有而方案中没有：{added}；方案中有而现已没有：{gone}。请恢复原样，或撤回后重新报批。',
    en: 'The lines have changed since they were handed in to be decided. There now, but not decided: {added}; decided, but gone: {gone}. Put them back, or withdraw and hand in again.',
  },
  YEAR_NOT_SETTLED: {
    status: 409,
    zh: '年度尚未结清，不能关闭：{left}。',
    en: 'The year is not settled yet: {left}.',
  },
  PLAN_CHANGED: {
    status: 409,
    zh: '报批以后项目阶段或者绩效目标已有变化，不能按原方案立项。报批的是：{decided}；现在是：{now}。请恢复原样，或撤回后重新报批。',
    en: 'The milestones or targets have changed since the project was handed in. Handed in: {decided}; now: {now}. Put them back, or withdraw and hand in again.',
  },
} as const satisfies CodeTexts;

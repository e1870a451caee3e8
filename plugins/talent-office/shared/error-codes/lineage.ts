import type { CodeTexts } from './texts';

/** Refusals about the lineage of policies (政策衔接). */
export const lineageCodes = {
  LINEAGE_LEVEL: {
    status: 422,
    zh: '只能承接紧邻上一级的政策：{lower}承接{upper}不行。',
    en: 'A policy carries out one of the level right above it: {lower} does not carry out {upper}.',
  },
  LINEAGE_POLICY_LEVEL: {
    status: 409,
    zh: '有条目或政策与它上下衔接，不能改变层级。',
    en: 'Items or policies are linked to it above or below, so its level stays.',
  },
  LINEAGE_CYCLE: {
    status: 422,
    zh: '取代关系绕了一圈：这一条最终会被自己取代。',
    en: 'This would make the item its own successor in the end.',
  },
  LINEAGE_SUCCESSOR: {
    status: 422,
    zh: '只能由同一级、且未被取代的条目取代。',
    en: 'An item is superseded by one of the same level that is not superseded itself.',
  },
  LINEAGE_NUMBER: {
    status: 409,
    zh: '这份政策已有编号为“{number}”的条目。',
    en: 'This policy has an item "{number}" already.',
  },
  LINEAGE_LINE_CLOSED: {
    status: 409,
    zh: '资金项目「{title}」没有开放，不能作为这一条的资金来源。',
    en: 'Fund line "{title}" is not open: the item cannot be paid from it.',
  },
  LINEAGE_MEASURE_LEVEL: {
    status: 422,
    zh: '待遇只能对应区级政策的条目。',
    en: 'A benefit carries out an item of a policy of the district.',
  },
  LINEAGE_IN_USE: {
    status: 409,
    zh: '还有条目、待遇、评估或权限与它关联，不能删除。',
    en: 'Items, benefits, evaluations or powers refer to it, so it stays.',
  },
} as const satisfies CodeTexts;

import type { Texts } from './text';

export const recommendationTexts = {
  'recommendation.title': { zh: '推荐', en: 'Recommendations' },
  'recommendation.seat.employer': { zh: '用人单位', en: 'Employer' },
  'recommendation.seat.village': { zh: '村（社区）', en: 'Village or community' },
  'recommendation.seat.town': { zh: '镇街', en: 'Town' },
  'recommendation.additional': {
    zh: '用人单位是申请人本人的企业，须另有镇街推荐',
    en: 'The employer is the applicant’s own firm: the town recommends besides',
  },
  'recommendation.waiting': { zh: '待推荐', en: 'Awaited' },
  'recommendation.recorded': { zh: '纸质推荐待复核', en: 'On paper, to be confirmed' },
  'recommendation.approve': { zh: '已推荐', en: 'Recommended' },
  'recommendation.return': { zh: '已退回', en: 'Sent back' },
  'recommendation.refuse': { zh: '不推荐', en: 'Not recommended' },
  'recommendation.ranking': { zh: '排序第 {ranking} 位', en: 'Number {ranking} in its order' },
  'recommendation.made': { zh: '{person} · {at}', en: '{person} · {at}' },
  'recommendation.onPaper': {
    zh: '纸质推荐，落款日期 {date}',
    en: 'On paper, dated {date}',
  },
  'recommendation.record': { zh: '登记纸质推荐', en: 'Record what came on paper' },
  'recommendation.recordFor': {
    zh: '登记纸质推荐：{party}',
    en: 'Record what came on paper of {party}',
  },
  'recommendation.record.note': {
    zh: '只登记盖章的推荐表；登记后由另一人对照扫描件复核，复核后才生效。',
    en: 'Of a sealed form only. Somebody else holds it against the scan; then it counts.',
  },
  'recommendation.record.done': {
    zh: '已登记，等待另一人复核。',
    en: 'Recorded: it waits for a second person.',
  },
  'recommendation.choice': { zh: '推荐意见', en: 'What it says' },
  'recommendation.choice.approve': { zh: '同意推荐', en: 'It recommends' },
  'recommendation.choice.refuse': { zh: '不予推荐', en: 'It does not recommend' },
  'recommendation.opinion': { zh: '推荐理由', en: 'Opinion' },
  'recommendation.place': { zh: '推荐排序', en: 'Place in its order' },
  'recommendation.place.taken': {
    zh: '该单位本批次（待遇）已用的排序：{taken}',
    en: 'Taken in this round or benefit: {taken}',
  },
  'recommendation.place.needed': {
    zh: '请填写 1 至 999 的排序。',
    en: 'A whole number from 1 to 999.',
  },
  'recommendation.confirm.note': {
    zh: '请对照扫描件核对推荐单位、意见、排序和落款日期；确认后推荐即生效。',
    en: 'Hold party, opinion, place and date against the scan: confirmed, it counts.',
  },
} as const satisfies Texts;

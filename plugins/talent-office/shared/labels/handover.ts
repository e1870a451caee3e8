import type { HandoverKind, HandoverOutcome } from '../contracts/handovers';
import type { Bilingual } from '../error-codes';

/** What is handed over (移交). */
export const handoverKindLabels: Readonly<Record<HandoverKind, Bilingual>> = {
  appointment: { zh: '任职', en: 'Appointment' },
  acting: { zh: '代理他人', en: 'Acting for a colleague' },
  'stood-in-for': { zh: '由他人代理', en: 'Stood in for' },
  step: { zh: '待签署事项', en: 'Step to sign' },
  chair: { zh: '主持会议', en: 'Presides over a meeting' },
  secretary: { zh: '会议记录', en: 'Secretary of a meeting' },
  member: { zh: '会议成员', en: 'Member of a meeting' },
  payment: { zh: '已经办的拨付', en: 'Prepared payment' },
  rectification: { zh: '已提出的更正', en: 'Rectification asked for' },
};

export const handoverOutcomeLabels: Readonly<Record<HandoverOutcome, Bilingual>> = {
  given: { zh: '已移交', en: 'Handed over' },
  ended: { zh: '终止', en: 'Ended' },
  follows: { zh: '随岗位或由接收人跟进', en: 'Goes with the position, or is seen to' },
  kept: { zh: '未移交', en: 'Not handed over' },
};

/** What the printed list says (移交清单). */
export const handoverListTexts = {
  title: { zh: '工作移交清单', en: 'Handover list' },
  from: { zh: '移交人', en: 'From' },
  to: { zh: '接收人', en: 'To' },
  by: { zh: '监交人', en: 'Witnessed by' },
  on: { zh: '移交日期', en: 'From this day on' },
  reason: { zh: '事由', en: 'Reason' },
  made: { zh: '办理日期', en: 'Made on' },
  number: { zh: '序号', en: 'No.' },
  kind: { zh: '类别', en: 'Kind' },
  what: { zh: '内容', en: 'What' },
  result: { zh: '移交结果', en: 'Result' },
} as const satisfies Record<string, Bilingual>;

/** Why something is not handed over, besides what keeps somebody out of a case. */
export const handoverReasonLabels: Readonly<Record<string, Bilingual>> = {
  subject: { zh: '事项的当事人', en: 'it is about the receiver' },
  owner: { zh: '申报单位', en: 'the receiver is its owner' },
  author: { zh: '材料起草人', en: 'the receiver wrote it' },
  excluded: { zh: '推荐人或关系人', en: 'the receiver recommended it, or is related' },
  recused: { zh: '已回避', en: 'the receiver keeps out of it' },
  related: {
    zh: '与当事人有申报的利害关系',
    en: 'the receiver declared a relationship to a party',
  },
  recorder: { zh: '录入或提交了这个事项', en: 'the receiver keyed it in or submitted it' },
  objection: { zh: '异议成立前已签署', en: 'the receiver signed before an objection was upheld' },
  signer: { zh: '已签署过这个事项', en: 'the receiver signed this case' },
  'holds-already': { zh: '接收人已担任该岗位', en: 'the receiver holds it already' },
  'himself-absent': { zh: '被代理人就是接收人', en: 'the receiver is who was stood in for' },
  'position-ends': { zh: '岗位已移交', en: 'the positions are handed over' },
  presides: { zh: '会议已召集，主持人不变', en: 'the meeting is convened: who presides stays' },
  voted: { zh: '已在会上表决', en: 'has voted there' },
  'member-already': { zh: '接收人已是成员', en: 'the receiver is a member already' },
  'not-entitled': { zh: '接收人没有该席位', en: 'the receiver does not hold the seat' },
};

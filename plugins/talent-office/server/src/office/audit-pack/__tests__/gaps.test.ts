import type { CalendarDate } from '../../../platform';

import { gapsOf, type Evidence } from '../gaps';

const whole: Evidence = {
  state: 'paid',
  isAward: true,
  spentFor: 'unasked',
  dueOn: '2026-03-01',
  amountFen: 100,
  paidInBooksFen: 100,
  hasCase: true,
  acceptanceNumber: '受〔2026〕1号',
  decisions: 3,
  noticeAsked: true,
  noticeEnded: true,
  awardLetter: '人才〔2026〕1号',
  paymentLetter: '人才拨〔2026〕1号',
  voucherNumber: '凭1',
  paidOn: '2026-03-05',
  recoveryOpen: false,
  withheld: false,
};
const on = '2026-03-02' as CalendarDate;

describe('what is missing of a payment item', () => {
  it('is nothing of one that is whole', () => expect(gapsOf(whole, on)).toEqual([]));

  it.each<[string, Partial<Evidence>]>([
    ['没有审批案件', { hasCase: false, acceptanceNumber: null, decisions: 0 }],
    ['没有受理编号', { acceptanceNumber: null }],
    ['没有审批意见', { decisions: 0 }],
    ['公示没有期满记录', { noticeEnded: false }],
    ['没有核定通知', { awardLetter: null }],
    ['没有关联活动或关怀行动', { spentFor: 'untold' }],
    ['关联的关怀行动尚未登记', { spentFor: 'care-not-recorded' }],
    ['到期未拨付', { state: 'committed', paidInBooksFen: 0 }],
    ['没有拨款函', { paymentLetter: null }],
    ['没有凭证号', { voucherNumber: '' }],
    ['没有拨付日期', { paidOn: null }],
    ['状态与账面不一致', { paidInBooksFen: 0 }],
    ['账面已拨金额与拨付项金额不同（有追回）', { paidInBooksFen: 60 }],
    ['追回未了结', { recoveryOpen: true }],
    ['案卷涉及调取人本人，须由他人调取', { withheld: true }],
  ])('%s', (told, missing) => expect(gapsOf({ ...whole, ...missing }, on)).toEqual([told]));

  it('is no acceptance and no award letter of what is no award', () => {
    const direct = { ...whole, isAward: false, acceptanceNumber: null, awardLetter: null };
    expect(gapsOf({ ...direct, spentFor: 'told' }, on)).toEqual([]);
  });

  it('is no payment before its day, and no notice where none is asked for', () => {
    const early = { ...whole, state: 'committed', paidInBooksFen: 0, dueOn: '2026-03-03' };
    expect(gapsOf(early, on)).toEqual([]);
    expect(gapsOf({ ...whole, noticeAsked: false, noticeEnded: false }, on)).toEqual([]);
  });
});

import type { ItemBody, MeetingBody } from '../../../../../shared/contracts/committee';
import { chineseNumber, draftMinutes, minutesPage } from '../minutes';

const item = (more: Partial<ItemBody> = {}): ItemBody => ({
  id: 'item',
  caseId: 'case',
  target: { type: 'type', typeName: '资金申请', documentId: 'entry', title: '王雨思 · 安家补贴' },
  stageTitle: '领导小组会议',
  state: 'resolved',
  sets: ['awardedFen'],
  values: {},
  askedFen: 1_200_000,
  proposedFen: 1_000_000,
  short: false,
  seen: {},
  changed: [],
  recused: [{ member: 'b', reason: null, why: 'excluded' }],
  votes: [],
  awaited: [],
  closed: false,
  tally: {
    entitled: 2,
    present: 2,
    quorum: 2,
    majority: 2,
    votes: { approve: 2, refuse: 0, postpone: 0, abstain: 0 },
  },
  outcome: { choice: 'approve', ground: 'voted', recordedAt: '2026-11-23T04:00:00.000Z' },
  told: null,
  ...more,
});

const meeting = (items: readonly ItemBody[]): MeetingBody => ({
  documentId: 'meeting',
  title: '第3次会议',
  form: 'meeting',
  state: 'recorded',
  heldOn: '2026-11-03',
  place: '二楼会议室',
  members: [
    { id: 'a', name: '张示例', presides: true, present: true, reader: false },
    { id: 'b', name: '李示例', presides: false, present: true, reader: false },
    { id: 'c', name: '赵示例', presides: false, present: false, reader: false },
  ],
  items,
  totals: [],
  minutes: null,
  keeps: true,
  wroteVotes: false,
});

describe('the minutes of a meeting', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [99, '九十九'],
    [103, '一百〇三'],
    [110, '一百一十'],
  ])('%i is counted as %s', (number, text) => {
    expect(chineseNumber(number)).toBe(text);
  });

  it('tell who was there, and of each item its votes, who kept out, and the resolution', () => {
    expect(draftMinutes(meeting([item()]), '任示例')).toBe(
      [
        '第3次会议纪要',
        '',
        '时间：2026年11月3日',
        '地点：二楼会议室',
        '形式：会议',
        '主持：张示例',
        '出席：张示例、李示例',
        '缺席：赵示例',
        '记录：任示例',
        '',
        '应到成员3人，实到2人，共议事项1项，决议如下：',
        '',
        '一、关于“王雨思 · 安家补贴”',
        '申请金额12,000.00元。应参加表决2人，实际参加2人：同意2票、不同意0票、缓议0票、弃权0票。回避：李示例（与事项有关联）。决议：同意，核定10,000.00元（低于测算金额）。',
        '',
        '以上同意1项，核定金额合计10,000.00元。',
      ].join('\n'),
    );
  });

  it('say why nothing was resolved', () => {
    const outcome = { choice: 'postpone', ground: 'no-quorum', recordedAt: null } as const;
    expect(draftMinutes(meeting([item({ outcome })]), null)).toContain(
      '决议：缓议（到会人数不足）。',
    );
    const changed = item({ outcome: null, state: 'changed' });
    expect(draftMinutes(meeting([changed]), null)).toContain(
      '内容在表决后发生变化，本次未形成决议',
    );
  });

  it('are printed as what was written, whatever that is', () => {
    const hostile = item();
    const target = { ...hostile.target, title: '<img src=x onerror=alert(1)>' };
    const { html } = minutesPage(meeting([{ ...hostile, target }]), '纪要\n"&<b>\'');
    expect(html).not.toMatch(/<img|<b>/);
    expect(html).toContain('<p>&quot;&amp;&lt;b&gt;&#39;</p>');
  });
});

import type { DocumentData, DocumentHead } from '../../../../../shared/contracts/documents';
import { valueLabels } from '../../../../../shared/labels';
import { votes, type DocumentKind } from '../../../../../shared/vocabulary';

import {
  amountTold,
  dayText,
  facts,
  figure,
  heading,
  paragraph,
  type Block,
  type Column,
  type Paper,
} from './paper';

type Layout<Kind extends DocumentKind> = (data: DocumentData<Kind>, head: DocumentHead) => Paper;

interface Meeting {
  readonly meeting: string;
  readonly form: 'meeting' | 'circulation';
  readonly heldOn: string | null;
  readonly place: string | null;
}

const whenAndWhere = ({ meeting, form, heldOn, place }: Meeting): [string, string | null][] => [
  ['会议', meeting],
  ['形式', form === 'meeting' ? '会议' : '传签'],
  ['时间', heldOn === null ? null : dayText(heldOn)],
  ['地点', place],
];

const plain = { masthead: null, number: null } as const;
const seq: Column = { title: '序号', share: 8, align: 'center' };
const asked = (amount: number | null): string => (amount === null ? '—' : figure(amount));

/** 议程 */
export const agenda: Layout<'agenda'> = (data, { unit, issuedOn }) => ({
  ...plain,
  title: `${data.meeting}议程`,
  blocks: [
    facts([
      ...whenAndWhere(data),
      ['主持', data.chair],
      ['记录', data.secretary],
      ['参加人员', data.members.map(({ name }) => name).join('、') || null],
    ]),
    heading('议题'),
    {
      kind: 'table',
      columns: [
        seq,
        { title: '事项', share: 50 },
        { title: '申请人', share: 20, align: 'center' },
        { title: '申请金额（元）', share: 22, align: 'right' },
      ],
      rows: data.items.map((item) => [
        ...[String(item.seq), item.title, item.applicant ?? '—', asked(item.askedFen)],
      ]),
    },
    paragraph(`以上议题共${data.items.length}项，申请金额合计${amountTold(data.totalFen)}。`),
  ],
  ending: [unit, dayText(issuedOn)],
});

/** 签到表 */
export const signInSheet: Layout<'sign-in-sheet'> = (data) => ({
  ...plain,
  title: `${data.meeting}签到表`,
  blocks: [
    facts(whenAndWhere(data)),
    {
      kind: 'table',
      columns: [
        seq,
        { title: '姓名', share: 24, align: 'center' },
        { title: '签名', share: 44 },
        { title: '备注', share: 24, align: 'center' },
      ],
      rows: data.members.map(({ seq: at, name, presides }) => [
        ...[String(at), name, '', presides ? '主持' : ''],
      ]),
    },
  ],
  ending: [],
});

/** 表决票: one for each member, who signs it. */
export const voteSheet: Layout<'vote-sheet'> = (data) => ({
  ...plain,
  title: `${data.meeting}表决票`,
  blocks: [
    facts(whenAndWhere(data)),
    {
      kind: 'table',
      columns: [
        seq,
        { title: '事项', share: 40 },
        { title: '申请金额（元）', share: 20, align: 'right' },
        { title: '意见（请在所选项前打“√”）', share: 32 },
      ],
      rows: data.items.map((item) => [
        ...[String(item.seq), item.title, asked(item.askedFen)],
        votes.map((vote) => `□${valueLabels[vote].zh}`).join('　'),
      ]),
    },
    paragraph('须回避的事项不表决，请写明“回避”。'),
  ],
  ending: ['表决人（签名）：　　　　　　　　', '　　　　年　　月　　日'],
});

const votesTable = ({ items }: DocumentData<'minutes'>): Block => ({
  kind: 'table',
  columns: [
    seq,
    { title: '事项', share: 34 },
    { title: '申请金额（元）', share: 16, align: 'right' },
    ...votes.map((vote): Column => ({ title: valueLabels[vote].zh, share: 7, align: 'center' })),
    { title: '决议', share: 14 },
  ],
  rows: items.map((item) => [
    ...[String(item.seq), item.title, asked(item.askedFen)],
    ...votes.map((vote) => String(item.votes[vote])),
    item.resolution,
  ]),
});

/** 会议纪要: the text that people wrote and signed, and the votes as they were recorded. */
export const minutes: Layout<'minutes'> = (data, { number, unit, issuedOn }) => ({
  masthead: unit,
  number,
  title: `${data.meeting}纪要`,
  blocks: data.paragraphs.map(paragraph),
  ending: [unit, dayText(issuedOn)],
  annex: { title: '表决情况', blocks: [votesTable(data)] },
});

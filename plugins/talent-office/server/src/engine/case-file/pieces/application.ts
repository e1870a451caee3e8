import type { Core } from '@strapi/strapi';

import { getService, isGranted, reading, shanghaiDate, titleOf, typeName } from '../../../platform';
import { dayText, type Block } from '../../documents';
import { applicationsOnPaper } from '../../paper';

import type { Piece, PieceContext, PieceSource } from '../piece';

const outcomes = { pass: '符合', fail: '不符合', unknown: '待补充' } as const;
const verdicts = {
  eligible: '符合条件',
  not_eligible: '不符合条件',
  needs_facts: '待补充',
} as const;

/** What was asked for, as the case has it. */
const asked = async (strapi: Core.Strapi, { view }: PieceContext): Promise<Piece> => {
  const { one } = view;
  const { type, documentId } = one.target;
  const applicant = await getService(strapi, 'approval').subjectName(one);
  const told = await getService(strapi, 'documents').facts(one, 'zh');
  const rows: (readonly [string, string])[] = [
    ['事项类型', typeName(strapi, type).zh],
    ['事项名称', await titleOf(strapi, type, documentId)],
    ...(applicant === null ? [] : [['申请人', applicant] as const]),
    ['提交日期', dayText(one.handedInOn)],
    ...told.map(({ label, values }) => [label, values.join('\n')] as const),
    ...(one.amount === null ? [] : [['金额', `${(one.amount / 100).toFixed(2)}元`] as const]),
  ];
  return {
    number: one.acceptanceNumber,
    responsible: applicant,
    title: `${typeName(strapi, type).zh}：${await titleOf(strapi, type, documentId)}`,
    date: one.handedInOn,
    remark: one.paper === null ? null : '纸质申请，由工作人员代录',
    content: { kind: 'sheet', blocks: [{ kind: 'facts', rows }] },
  };
};

/** Each file that was handed in; for who may not read them their names alone. */
const attached = async (
  strapi: Core.Strapi,
  { view, actor }: PieceContext,
): Promise<readonly Piece[]> => {
  const files = getService(strapi, 'files');
  const { target } = view.one;
  if (files.listsOf(target.type).length === 0) return [];
  const mayRead = await isGranted(strapi, actor, 'files.read');
  return (await files.of(target)).map((file): Piece => {
    const rows = [
      ['名称', file.name],
      ['校验值（SHA-256）', file.sha256],
    ] as const;
    return {
      number: null,
      responsible: null,
      title: `附件：${file.name}`,
      date: shanghaiDate(new Date(file.createdAt)),
      remark: mayRead ? null : '无附件查看权限，未附原件',
      content: mayRead
        ? { kind: 'file', file }
        : { kind: 'sheet', blocks: [{ kind: 'facts', rows }] },
    };
  });
};

/** The form that came on paper, of an application that somebody keyed in. */
const scanned = async (
  strapi: Core.Strapi,
  { view, actor }: PieceContext,
): Promise<readonly Piece[]> => {
  if (!(await isGranted(strapi, actor, 'files.read'))) return [];
  const found = await reading(strapi, (knex) => applicationsOnPaper(knex, view.one.target));
  const pieces: Piece[] = [];
  for (const { owner, signedOn } of found) {
    for (const file of await getService(strapi, 'files').of(owner)) {
      pieces.push({
        ...{ number: null, responsible: null, title: '纸质申请扫描件', date: signedOn },
        ...{ remark: null, content: { kind: 'file', file } },
      });
    }
  }
  return pieces;
};

/** Every rule with how it came out, and how each value came about. */
const judged = async (strapi: Core.Strapi, { view }: PieceContext): Promise<readonly Piece[]> => {
  const evaluation = await getService(strapi, 'rules').recorded(view.one.id);
  if (!evaluation) return [];
  const lines = Object.values(evaluation.values).flatMap(({ lines: made = [] }) => made);
  const blocks: Block[] = [
    { kind: 'paragraph', text: `审核结论：${verdicts[evaluation.outcome]}。` },
    {
      kind: 'table',
      columns: [
        { title: '条款', share: 16, align: 'center' },
        { title: '条件', share: 44 },
        { title: '结论', share: 14, align: 'center' },
        { title: '依据的事实', share: 26 },
      ],
      rows: evaluation.rules.map(({ clause, zh, outcome, inputs }) => [
        clause ?? '—',
        zh,
        outcomes[outcome],
        Object.entries(inputs)
          .map(([path, value]) => `${path}：${value === null ? '—' : JSON.stringify(value)}`)
          .join('\n'),
      ]),
    },
    ...(lines.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: '测算', share: 70 },
              { title: '金额（元）', share: 30, align: 'right' },
            ],
            rows: lines.map(({ zh, fen }) => [zh, fen === null ? '—' : (fen / 100).toFixed(2)]),
          } as const,
        ]),
  ];
  return [
    {
      number: null,
      responsible: null,
      title: '资格审核和金额测算记录',
      date: evaluation.on,
      remark: null,
      content: { kind: 'sheet', blocks },
    },
  ];
};

export const applicationPieces = (strapi: Core.Strapi): PieceSource => ({
  key: 'application',
  load: async (context) => [
    await asked(strapi, context),
    ...(await scanned(strapi, context)),
    ...(await attached(strapi, context)),
    ...(await judged(strapi, context)),
  ],
});

import type { DocumentData, DocumentHead } from '../../../../../shared/contracts/documents';
import type { DocumentKind } from '../../../../../shared/vocabulary';

import {
  amountTold,
  dayText,
  facts,
  figure,
  heading,
  paragraph,
  salutation,
  type Paper,
} from './paper';

type Layout<Kind extends DocumentKind> = (data: DocumentData<Kind>, head: DocumentHead) => Paper;

const told = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join('');

/** 受理通知书 */
export const receipt: Layout<'receipt'> = (data, { unit, issuedOn }) => ({
  masthead: null,
  number: data.acceptanceNumber,
  title: '受理通知书',
  blocks: [
    facts([
      ['事项类型', data.matterKind],
      ['事项名称', data.matter],
      ['申请人', data.applicant],
      ['提交日期', dayText(data.submittedOn)],
      ['受理日期', dayText(data.acceptedOn)],
      [
        '办理时限',
        data.handlingWorkingDays > 0 ? `${data.handlingWorkingDays}个工作日` : '未规定时限',
      ],
      ['收到的附件', data.files.map(({ name, digest }) => `${name}　${digest}`).join('\n') || '无'],
      ['咨询电话', data.phone],
      ['办公地址', data.address],
    ]),
    paragraph(
      '您提交的申请材料齐全，现予受理。办理时限自受理之日的次日起按工作日计算；退回补正、暂停办理、专家评审和公示的时间不计入。',
    ),
  ],
  ending: [unit, dayText(issuedOn), '（受理专用章）'],
});

/** 公示 */
export const notice: Layout<'notice'> = (data, { number, unit, issuedOn }) => ({
  masthead: unit,
  number,
  title: data.title,
  blocks: [
    paragraph(data.introduction),
    {
      kind: 'table',
      columns: data.columns.map((title, at) => ({
        title,
        share: at === 0 ? 8 : 92 / Math.max(1, data.columns.length - 1),
        align: 'center',
      })),
      rows: data.rows,
    },
    ...data.notes.map(paragraph),
  ],
  ending: [unit, dayText(issuedOn)],
});

/** 核定通知书 */
export const awardLetter: Layout<'award-letter'> = (data, { number, unit, issuedOn }) => {
  const period =
    data.noticeFrom === null || data.noticeTo === null
      ? null
      : `，并于${dayText(data.noticeFrom)}至${dayText(data.noticeTo)}公示`;
  const basis =
    data.policy === null && data.clause === null
      ? null
      : told(
          '核定依据：',
          data.policy === null ? null : `《${data.policy}》`,
          data.clause === null ? null : data.clause,
          '。',
        );
  return {
    masthead: unit,
    number,
    title: `关于核定“${data.benefit}”的通知`,
    blocks: [
      salutation(`${data.recipient}：`),
      paragraph(
        told(
          `您申请的${data.budgetYear}年度“${data.benefit}”`,
          data.acceptanceNumber === null ? null : `（受理号：${data.acceptanceNumber}）`,
          `，经审核、审议${period ?? ''}，现于${dayText(data.awardedOn)}予以核定。`,
        ),
      ),
      paragraph(`核定金额：${amountTold(data.awardedFen)}。`),
      ...(basis === null ? [] : [paragraph(basis)]),
      ...(data.employer === null ? [] : [paragraph(`所在单位：${data.employer}。`)]),
      paragraph(
        told(
          '本通知不是付款凭证，资金按规定程序由财政部门拨付。',
          data.phone === null ? null : `如有疑问，请致电${data.phone}。`,
        ),
      ),
    ],
    ending: [unit, dayText(issuedOn)],
  };
};

/** 协议书 */
export const agreement: Layout<'agreement'> = (data, { number, unit }) => ({
  masthead: null,
  number,
  title: '人才待遇协议书',
  blocks: [
    facts([
      ['甲方', unit],
      ['乙方', data.talent],
      ['丙方（用人单位）', data.employer],
      ['担保人', data.guarantor],
    ]),
    heading('一、待遇'),
    paragraph(
      `甲方按${data.budgetYear}年度“${data.benefit}”给予乙方${amountTold(data.awardedFen)}。`,
    ),
    heading('二、拨付'),
    {
      kind: 'table',
      columns: [
        { title: '期次', share: 10, align: 'center' },
        { title: '拨付日期', share: 24, align: 'center' },
        { title: '金额（元）', share: 22, align: 'right' },
        { title: '条件', share: 44 },
      ],
      rows: data.instalments.map(({ seq, dueOn, amountFen, condition }) => [
        ...[String(seq), dayText(dueOn), figure(amountFen), condition],
      ]),
    },
    heading('三、服务期'),
    paragraph(
      `乙方自${dayText(data.serviceFrom)}起在本区服务${data.serviceMonths}个月，按整月计算；经甲方认定的中断期间不计入。`,
    ),
    ...(data.netting === null ? [] : [heading('四、抵扣'), paragraph(data.netting)]),
    ...data.terms.flatMap((term, at) =>
      at === 0
        ? [heading(data.netting === null ? '四、其他' : '五、其他'), paragraph(term)]
        : [paragraph(term)],
    ),
  ],
  ending: [
    '甲方（盖章）：　　　　　　　　',
    '乙方（签名）：　　　　　　　　',
    ...(data.employer === null ? [] : ['丙方（盖章）：　　　　　　　　']),
    ...(data.guarantor === null ? [] : ['担保人（签名）：　　　　　　　　']),
    '　　　　年　　月　　日',
  ],
});

/** A letter of which nothing is set off reads as letters did before anything was. */
const whereSetOff = <T>({ offsetFen }: { readonly offsetFen: number }, cell: T): readonly T[] =>
  offsetFen === 0 ? [] : [cell];

/** 拨款函, with its detail table on a sheet across. */
export const paymentLetter: Layout<'payment-letter'> = (data, { number, unit, issuedOn }) => ({
  masthead: unit,
  number,
  title: `关于拨付${data.fundYear}年度人才专项资金的函`,
  blocks: [
    salutation(`${data.to}：`),
    paragraph(
      told(
        `现将${data.fundYear}年度人才专项资金“${data.batch}”`,
        data.round === null ? null : `（申报批次：${data.round}）`,
        `送你单位，共${data.rowCount}笔，金额合计${amountTold(data.totalFen)}，请予拨付。`,
      ),
    ),
    {
      kind: 'table',
      columns: [
        { title: '序号', share: 8, align: 'center' },
        { title: '资金项目', share: 30 },
        { title: '用途', share: 20, align: 'center' },
        { title: '指标文号', share: 22, align: 'center' },
        { title: '金额（元）', share: 20, align: 'right' },
      ],
      rows: [
        ...data.lines.map(({ seq, title, use, indicatorNumber, lineFen }) => [
          ...[String(seq), title, use, indicatorNumber ?? '—', figure(lineFen)],
        ]),
        ['', '合计', '', '', figure(data.totalFen)],
      ],
    },
    paragraph('附件：拨付明细表'),
  ],
  ending: [unit, dayText(issuedOn)],
  annex: {
    title: '拨付明细表',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 5, align: 'center' },
          { title: '收款人类型', share: 8, align: 'center' },
          { title: '收款人', share: 14 },
          { title: '开户银行', share: 15 },
          { title: '账号', share: 16, align: 'center' },
          { title: '应发（元）', share: 10, align: 'right' },
          { title: '代扣税（元）', share: 9, align: 'right' },
          ...whereSetOff(data, { title: '抵扣（元）', share: 9, align: 'right' } as const),
          { title: '实发（元）', share: 10, align: 'right' },
          { title: '事由', share: 13 },
        ],
        rows: data.rows.map((row) => [
          ...[String(row.seq), row.payeeKind, row.payeeName, row.bank ?? '—', row.account],
          ...[figure(row.grossFen), figure(row.taxFen)],
          ...whereSetOff(data, figure(row.offsetFen)),
          ...[figure(row.netFen), row.matter],
        ]),
      },
      paragraph(
        told(
          `合计${data.rowCount}笔，应发${amountTold(data.totalFen)}`,
          data.taxFen === 0 ? null : `，代扣税款${amountTold(data.taxFen)}`,
          data.offsetFen === 0 ? null : `，抵扣欠款${amountTold(data.offsetFen)}`,
          `，实发${amountTold(data.netFen)}。`,
        ),
      ),
    ],
  },
});

/** 证书 */
export const certificate: Layout<'certificate'> = (data, { number, unit, issuedOn }) => ({
  masthead: null,
  number,
  title: '人才认定证书',
  blocks: [
    salutation(`${data.holder}：`),
    paragraph(
      told(
        data.basis === null ? null : `依据${data.basis}，`,
        `经认定，您自${dayText(data.since)}起为${data.honour}`,
        data.employer === null ? null : `（所在单位：${data.employer}）`,
        '。特发此证。',
      ),
    ),
  ],
  ending: [unit, dayText(issuedOn)],
});

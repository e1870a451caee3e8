import type { Bilingual } from '../../../../../shared/error-codes';

interface Column {
  readonly key: string;
  readonly title: Bilingual;
  /** Characters. */
  readonly width: number;
  /** Is it the department's to fill in? */
  readonly asked?: true;
}

/** What a list shows of a case, and where a department says what it thinks of it. */
export const columns = [
  { key: 'order', title: { zh: '序号', en: 'No.' }, width: 5 },
  { key: 'number', title: { zh: '事项编号', en: 'Case' }, width: 11 },
  { key: 'digest', title: { zh: '校验码', en: 'Digest' }, width: 15 },
  { key: 'acceptance', title: { zh: '受理号', en: 'Acceptance' }, width: 16 },
  { key: 'title', title: { zh: '事项', en: 'Matter' }, width: 20 },
  { key: 'subject', title: { zh: '申请人', en: 'Applicant' }, width: 10 },
  { key: 'identity', title: { zh: '证件号码', en: 'Identity document' }, width: 20 },
  { key: 'facts', title: { zh: '主要情况', en: 'Facts' }, width: 40 },
  { key: 'amount', title: { zh: '金额', en: 'Amount' }, width: 14 },
  { key: 'standsFor', title: { zh: '代出意见的单位', en: 'In place of' }, width: 14 },
  { key: 'choice', title: { zh: '意见', en: 'Opinion' }, width: 11, asked: true },
  {
    key: 'comment',
    title: { zh: '说明（不同意、退回的必填）', en: 'Remark (needed to refuse or return)' },
    width: 26,
    asked: true,
  },
  {
    key: 'parts',
    title: { zh: '退回补正的内容', en: 'What is to be mended (to return)' },
    width: 20,
    asked: true,
  },
] as const satisfies readonly Column[];

export type ColumnKey = (typeof columns)[number]['key'];

/** `A`, … `M`: fewer than there are letters. */
export const letterOf = (key: ColumnKey): string =>
  String.fromCharCode(65 + columns.findIndex((column) => column.key === key));

/** Rows of the head: title, number, digest, unit and day, signatures, and the names of the columns. */
export const head = { title: 1, list: 2, digest: 3, unit: 4, signature: 5, columns: 6 } as const;
/** Where the number and the digest of the list stand in their rows. */
export const headValue = 'C';
export const firstRow = head.columns + 1;

export const choiceWords = {
  approve: { zh: '同意', en: 'approve' },
  refuse: { zh: '不同意', en: 'refuse' },
  return: { zh: '退回补正', en: 'return' },
} as const satisfies Record<string, Bilingual>;

export const sheetWords = {
  title: { zh: '部门联审名单', en: 'Joint review list' },
  list: { zh: '名单编号', en: 'List' },
  digest: { zh: '名单校验码', en: 'Digest of the list' },
  unit: { zh: '出具意见的单位', en: 'Unit' },
  sentOn: { zh: '送出日期', en: 'Sent on' },
  signature: {
    zh: '负责人签名：　　　　　　　经办人：　　　　　　　（单位盖章）　　　　年　　月　　日',
    en: 'Signed by:                    Handled by:                    (seal)            Date:',
  },
  note: {
    zh: '请只填写最后三栏；填好的工作簿和签名盖章后的扫描件一并退回。名单送出之后情况有变的事项，意见无效。',
    en: 'Fill in the last three columns only, and send back this workbook with the signed and sealed scan. An opinion on what has changed since has no effect.',
  },
  choicePrompt: { zh: '同意、不同意或退回补正', en: 'approve, refuse or return' },
  partsPrompt: {
    zh: '填写栏目名称，以顿号分隔：',
    en: 'Names of what is to be mended, with commas: ',
  },
} as const satisfies Record<string, Bilingual>;

import type { Bilingual } from '../../../../shared/error-codes';

interface Column {
  readonly key: string;
  readonly title: Bilingual;
  /** Characters. */
  readonly width: number;
  /** Is it finance's to fill in? */
  readonly asked?: true;
}

/** What finance is sent, in this order, and where it says what became of it. */
export const columns = [
  { key: 'number', title: { zh: '行号', en: 'Line' }, width: 7 },
  { key: 'batch', title: { zh: '批次校验码', en: 'Batch' }, width: 15 },
  { key: 'payeeName', title: { zh: '收款人', en: 'Payee' }, width: 20 },
  { key: 'bankName', title: { zh: '开户银行', en: 'Bank' }, width: 20 },
  { key: 'bankBranch', title: { zh: '开户网点', en: 'Branch' }, width: 20 },
  { key: 'bankAccount', title: { zh: '银行账号', en: 'Account' }, width: 24 },
  { key: 'gross', title: { zh: '应发金额（元）', en: 'Gross (yuan)' }, width: 15 },
  { key: 'tax', title: { zh: '代扣税款（元）', en: 'Tax (yuan)' }, width: 15 },
  { key: 'offset', title: { zh: '抵扣金额（元）', en: 'Set off (yuan)' }, width: 15 },
  { key: 'net', title: { zh: '实发金额（元）', en: 'Net (yuan)' }, width: 15 },
  { key: 'line', title: { zh: '资金项目', en: 'Fund line' }, width: 20 },
  { key: 'use', title: { zh: '用途', en: 'Use' }, width: 16 },
  { key: 'applicationNumber', title: { zh: '受理号', en: 'Acceptance' }, width: 22 },
  { key: 'indicatorNumber', title: { zh: '指标文号', en: 'Indicator' }, width: 18, asked: true },
  { key: 'subject', title: { zh: '科目', en: 'Subject' }, width: 14, asked: true },
  {
    key: 'result',
    title: { zh: '结果（已付、未付）', en: 'Result (paid, failed)' },
    width: 18,
    asked: true,
  },
  { key: 'voucherNumber', title: { zh: '凭证号', en: 'Voucher' }, width: 18, asked: true },
  { key: 'paidOn', title: { zh: '银行日期', en: 'Bank date' }, width: 13, asked: true },
  { key: 'reason', title: { zh: '未付原因', en: 'Why it failed' }, width: 24, asked: true },
] as const satisfies readonly Column[];

export type ColumnKey = (typeof columns)[number]['key'];

export const results = {
  paid: { zh: '已付', en: 'paid' },
  failed: { zh: '未付', en: 'failed' },
} as const satisfies Record<string, Bilingual>;

/** Twelve hexadecimal digits by which a file says of which batch it is. */
export const shortDigest = (digest: string): string => digest.slice(0, 12);

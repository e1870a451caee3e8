import type { CodeTexts } from './texts';

/** Refusals of accounts of payees and of payment batches (拨付批次). */
export const paymentCodes = {
  ACCOUNT_DIFFERS: {
    status: 422,
    zh: '再次录入的账号与登记的账号不一致，请对照原件核对；登记有误的，退回后另行登记。',
    en: 'The number typed is not the one on file: compare it with the original; where the entry is wrong, return it.',
  },
  BATCH_EMPTY: {
    status: 409,
    zh: '名单中没有拨付项，请先添加。',
    en: 'There is nothing on the list: add disbursements first.',
  },
  BATCH_TOO_LONG: {
    status: 409,
    zh: '一个批次最多 {most} 笔，请另建批次。',
    en: 'A batch has {most} lines at most: begin another one.',
  },
  BATCH_LINE_UNKNOWN: {
    status: 422,
    zh: '所选条目不在这个批次的名单中，或者已经移出。',
    en: 'What was chosen is not on the list of this batch, or was taken off it.',
  },
  BATCH_LINE_TWICE: {
    status: 409,
    zh: '所选拨付项已在这个批次的名单中。',
    en: 'This disbursement is on the list of this batch already.',
  },
  BATCH_NOTHING_FAILED: {
    status: 409,
    zh: '这个批次没有可以重新拨付的退票：没有未付成的拨付，或者都已在其他批次的名单中。',
    en: 'Nothing of this batch is to be paid anew: no line failed, or those that did are on other lists.',
  },
  PAYMENTS_REFUSED: {
    status: 409,
    zh: '名单中有 {count} 笔不能拨付：{lines}。请移出或补正后重新核对名单。',
    en: '{count} of the list cannot be paid: {lines}. Take them off or mend them, then check the list again.',
  },
  BATCH_NOT_APPROVED: {
    status: 409,
    zh: '拨付批次尚未批准，不能导出给财政。',
    en: 'The batch is not approved: nothing of it is exported.',
  },
  ANSWER_FILE_KIND: {
    status: 422,
    zh: '请上传 XLSX 工作簿，或者 UTF-8、GB18030 编码的 CSV 文件。',
    en: 'Send an XLSX workbook, or a CSV file in UTF-8 or GB18030.',
  },
  ANSWER_FILE_FORM: {
    status: 422,
    zh: 'CSV 文件第 {row} 行有误：引号不完整，或者栏数、字数过多。',
    en: 'Line {row} of the CSV file is not right: a quotation mark is missing, or it has too many columns or characters.',
  },
  ANSWER_FILE_TOO_LONG: {
    status: 422,
    zh: '文件行数过多，不予读取：最多 {most} 行。',
    en: 'The file has too many rows and is not read: {most} at most.',
  },
  ANSWER_COLUMN_MISSING: {
    status: 422,
    zh: '表头缺少「{column}」一栏，请使用导出的拨付明细填写。',
    en: 'The head has no column "{column}": fill in the list as it was exported.',
  },
  ANSWER_NOTHING: {
    status: 422,
    zh: '文件中没有填写任何拨付结果。',
    en: 'The file says nothing of any payment.',
  },
  ANSWER_FILE_REPEATED: {
    status: 409,
    zh: '这个文件已经登记过，不能重复登记。',
    en: 'This file was recorded before; it is not recorded again.',
  },
  ANSWER_FILE_CHANGED: {
    status: 409,
    zh: '上传的文件不是刚才预览的文件，请重新预览。',
    en: 'This is not the file that was looked at: look at it again.',
  },
  ANSWER_ROWS_WRONG: {
    status: 422,
    zh: '文件中有 {count} 处错误，未登记任何结果：{problems}',
    en: '{count} things in the file are wrong, and nothing was recorded: {problems}',
  },
  ANSWER_OTHER_BATCH: {
    status: 422,
    zh: '批次校验码不符，这一行不属于这个批次。',
    en: 'The digest of the batch is another one: this row belongs elsewhere.',
  },
  ANSWER_LINE_UNKNOWN: {
    status: 422,
    zh: '这个批次没有行号为「{number}」的拨付。',
    en: 'This batch has no line "{number}".',
  },
  ANSWER_LINE_TWICE: {
    status: 422,
    zh: '第 {number} 行的结果在文件中出现了不止一次。',
    en: 'Line {number} stands in the file more than once.',
  },
  ANSWER_LINE_ANSWERED: {
    status: 409,
    zh: '第 {number} 行的结果已经登记，不能改变。',
    en: 'What became of line {number} is on record already and does not change.',
  },
  ANSWER_CELL_KIND: {
    status: 422,
    zh: '这一格须为文字，不能是公式、数字、日期或链接。',
    en: 'This cell takes text: no formula, number, date or link.',
  },
  ANSWER_RESULT: {
    status: 422,
    zh: '结果须为「已付」或「未付」。',
    en: 'The result is "paid" or "failed".',
  },
  ANSWER_VOUCHER: {
    status: 422,
    zh: '已付的须填写凭证号（最多 64 字），未付的不填。',
    en: 'What was paid has a voucher number (64 characters at most); what failed has none.',
  },
  ANSWER_DATE: {
    status: 422,
    zh: '已付的须填写银行日期（如 2026-11-28），不早于核定之日，不晚于今天；未付的不填。',
    en: 'What was paid has the bank’s date (2026-11-28), from the day of the award to today; what failed has none.',
  },
  ANSWER_REASON: {
    status: 422,
    zh: '未付的须填写原因（最多 500 字），已付的不填。',
    en: 'What failed has a reason (500 characters at most); what was paid has none.',
  },
  ANSWER_INDICATOR: {
    status: 422,
    zh: '指标文号和科目须同时填写，各不超过 64 字。',
    en: 'Indicator number and subject are given together, 64 characters each at most.',
  },
  PASSING_ON_DAY: {
    status: 422,
    zh: '转付日期不得早于拨付日期，也不得晚于今天。',
    en: 'It is passed on neither before it was paid nor after today.',
  },
  PASSING_ON_TOO_MUCH: {
    status: 409,
    zh: '金额超过这笔拨付尚待转付的金额。',
    en: 'This is more than is left to be passed on of this payment.',
  },
  PASSING_ON_RETURNED: {
    status: 409,
    zh: '这份转付证明已经退回。',
    en: 'This proof has been sent back already.',
  },
} as const satisfies CodeTexts;

import type { CodeTexts } from './texts';

/** Refusals of joint review by list (部门联审名单). */
export const reviewListCodes = {
  LIST_EMPTY: {
    status: 409,
    zh: '没有等待这个单位出具意见的事项。',
    en: 'Nothing waits for an opinion of this unit.',
  },
  LIST_OUTDATED: {
    status: 409,
    zh: '名单送出之后，第 {rows} 项已有变化，请重新送出名单。',
    en: 'Since this list was sent, what stands in rows {rows} has changed: send another list.',
  },
  LIST_SUPERSEDED: {
    status: 409,
    zh: '这份名单已被后来送出的名单取代，请使用最新的名单。',
    en: 'A later list has taken the place of this one: use the latest.',
  },
  LIST_OTHER: {
    status: 422,
    zh: '这个工作簿不是这份名单（名单编号或校验码不符）。',
    en: 'This workbook is not this list: its number or digest is another one.',
  },
  LIST_RETURN_PENDING: {
    status: 409,
    zh: '这份名单的意见已经登记，正在等待复核。',
    en: 'What came back of this list was recorded already and waits to be confirmed.',
  },
  LIST_RETURN_CLOSED: {
    status: 409,
    zh: '这次登记的名单意见已经复核或退回。',
    en: 'What was recorded of this list has been confirmed or rejected already.',
  },
  LIST_NOTHING_GOOD: {
    status: 422,
    zh: '工作簿中没有可以登记的意见。',
    en: 'The workbook holds no opinion that can be recorded.',
  },
  LIST_READ_OTHERWISE: {
    status: 409,
    zh: '核对之后情况有变：现有 {refused} 行不能登记。请重新核对。',
    en: 'Since it was checked something has changed: {refused} rows cannot be recorded now. Check it again.',
  },
  LIST_FILES: {
    status: 422,
    zh: '请同时上传填好的工作簿（XLSX）和盖章扫描件（PDF 或图片），各一个。',
    en: 'Send the filled-in workbook (XLSX) and the sealed scan (PDF or picture), one of each.',
  },
  LIST_FILE_KIND: {
    status: 422,
    zh: '这不是没有加密的 XLSX 工作簿。',
    en: 'This is no XLSX workbook, or it is encrypted.',
  },
  LIST_FILE_TOO_LARGE: {
    status: 422,
    zh: '工作簿过大，或者解压后过大，不予读取。',
    en: 'The workbook is too large, or would be once unpacked: it is not read.',
  },
  LIST_FILE_ACTIVE: {
    status: 422,
    zh: '工作簿带有宏、外部链接或嵌入对象（{part}），不予读取。请在送出的名单上填写。',
    en: 'The workbook has macros, external links or embedded objects ({part}): it is not read. Fill in the list as it was sent.',
  },
  LIST_SHEET_TOO_LARGE: {
    status: 422,
    zh: '工作表的行数或单元格过多，不予读取。',
    en: 'The sheet has too many rows or cells: it is not read.',
  },
  LIST_CELL_KIND: {
    status: 422,
    zh: '这一格须为文字，不能是公式、数字、日期或链接。',
    en: 'This cell takes text: no formula, number, date or link.',
  },
  LIST_CASE_UNKNOWN: {
    status: 422,
    zh: '没有编号为「{number}」的事项。',
    en: 'There is no case with the number "{number}".',
  },
  LIST_CASE_NOT_LISTED: {
    status: 422,
    zh: '事项「{number}」不在这份名单上。',
    en: 'Case {number} is not on this list.',
  },
  LIST_ROW_ALTERED: {
    status: 422,
    zh: '这一行的校验码与送出的名单不符。',
    en: 'The digest in this row is not the one that was sent.',
  },
  LIST_ROW_TWICE: {
    status: 422,
    zh: '这个事项在工作簿中重复出现。',
    en: 'The workbook holds this case more than once.',
  },
  LIST_ROW_MISSING: {
    status: 422,
    zh: '名单上的这个事项不在工作簿中。',
    en: 'The workbook leaves out this case of the list.',
  },
  LIST_OPINION_MISSING: {
    status: 422,
    zh: '没有填写意见。',
    en: 'There is no opinion.',
  },
  LIST_OPINION_UNKNOWN: {
    status: 422,
    zh: '意见只能是“同意”、“不同意”或“退回补正”。',
    en: 'An opinion is one of: approve, refuse, return.',
  },
  LIST_TEXT_LONG: {
    status: 422,
    zh: '意见说明不能超过 {most} 个字。',
    en: 'A remark has at most {most} characters.',
  },
  LIST_UNIT_EMPLOYS: {
    status: 409,
    zh: '这个单位是申请人的用人单位，须由另一席位代为出具意见。',
    en: 'This unit employs the applicant: another seat gives the opinion in its place.',
  },
} as const satisfies CodeTexts;

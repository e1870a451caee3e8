import type { CodeTexts } from './texts';

/** Refusals of papers that the office issues (文书). */
export const documentCodes = {
  DOCUMENT_STANDS: {
    status: 409,
    zh: '这个事项已有有效的“{kind}”。需要重新制发的，请写明原因，原件同时作废。',
    en: 'There is a "{kind}" of this in force. Issue it anew with a reason: the old one becomes void.',
  },
  DOCUMENT_NOT_DUE: {
    status: 409,
    zh: '这个事项现在还不能制发这种文书。',
    en: 'Such a paper cannot be issued of this yet.',
  },
  DOCUMENT_VOID: {
    status: 409,
    zh: '这份文书已经作废。',
    en: 'This paper is void already.',
  },
  DOCUMENT_NO_PDF: {
    status: 409,
    zh: '用本单位模板制发的文书只有 DOCX 文件。',
    en: 'A paper by the office’s own template is a DOCX file alone.',
  },
  NUMBER_FORM_INVALID: {
    status: 422,
    zh: '文号格式须各含一次 {year} 和 {number}，例如：呼人才函〔{year}〕{number}号。',
    en: 'The form of a number has {year} and {number} once each, such as 呼人才函〔{year}〕{number}号.',
  },
} as const satisfies CodeTexts;

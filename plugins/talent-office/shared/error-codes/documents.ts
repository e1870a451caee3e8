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
  TEMPLATE_KIND: {
    status: 422,
    zh: '模板须是 Word 或 WPS 保存的 DOCX 文件，且没有损坏、没有加密。',
    en: 'A template is a DOCX file as Word or WPS saves it, whole and without a password.',
  },
  TEMPLATE_TOO_LARGE: {
    status: 422,
    zh: '模板过大：压缩后不超过 2 MB，解压后不超过 16 MB。',
    en: 'The template is too large: at most 2 MB as a file, and 16 MB unpacked.',
  },
  TEMPLATE_ACTIVE: {
    status: 422,
    zh: '模板含有宏、嵌入对象、外部链接或可执行的内容：{part}。请删除后再上传。',
    en: 'The template has a macro, an embedded object, a link to elsewhere or something that runs: {part}. Remove it and upload again.',
  },
  TEMPLATE_PLACEHOLDER: {
    status: 422,
    zh: '这种文书没有“{placeholder}”这个占位符，或者它不在对应的明细之内。',
    en: 'Papers of this kind have no placeholder "{placeholder}", or it does not stand within its rows.',
  },
  TEMPLATE_BROKEN: {
    status: 422,
    zh: '模板的占位符不完整：{problem}',
    en: 'The placeholders of the template are incomplete: {problem}',
  },
  TEMPLATE_NONE: {
    status: 409,
    zh: '这种文书正在使用内置版式，没有可以撤回的模板。',
    en: 'Papers of this kind are in the built-in layout: there is no template to take back.',
  },
  TEMPLATE_CHANGED: {
    status: 409,
    zh: '刚才另有人更换了这种文书的模板，请刷新后再试。',
    en: 'Somebody else has just replaced the template of this kind: reload and try again.',
  },
  NUMBER_FORM_INVALID: {
    status: 422,
    zh: '文号格式须各含一次 {year} 和 {number}，例如：呼人才函〔{year}〕{number}号。',
    en: 'The form of a number has {year} and {number} once each, such as 呼人才函〔{year}〕{number}号.',
  },
} as const satisfies CodeTexts;

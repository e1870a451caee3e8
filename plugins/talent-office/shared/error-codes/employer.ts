import type { CodeTexts } from './texts';

/** Refusals of what employers, towns and villages do on the website. */
export const employerCodes = {
  AGENT_PRINCIPAL: {
    status: 422,
    zh: '请选择一个用人单位，或一个镇街、村（社区），两者选其一。',
    en: 'Choose one employer, or one town or village: one of the two.',
  },
  NOT_AN_AGENT: {
    status: 403,
    zh: '您现在不是任何单位的专办员。请联系人才办登记。',
    en: 'You act for no employer or unit now. The talent office registers agents.',
  },
  EMPLOYER_UNNAMED: {
    status: 422,
    zh: '您代表多个用人单位，请指明是哪一个。',
    en: 'You act for several employers: say which one is meant.',
  },
  STAFF_VERIFIED: {
    status: 409,
    zh: '该职工已经认定或申报过，这一项由人才办更改。',
    en: 'This person was classified, or has applied: the talent office changes this.',
  },
  STAFF_ELSEWHERE: {
    status: 409,
    zh: '该职工现不在您的单位。',
    en: 'This person works for your employer no more.',
  },
  // Recommendations
  RECOMMENDER_UNKNOWN: {
    status: 422,
    zh: '申请人档案中没有用人单位，也没有所在的村（社区）及其镇街；或者用人单位是其本人的企业而没有登记所在镇街，无法确定推荐单位。请先由人才办补录。',
    en: 'It is not known who recommends the applicant: his profile names neither an employer nor a village or community with its town, or the employer is his own firm and names no town. The talent office adds it first.',
  },
  RECOMMENDATION_MADE: {
    status: 409,
    zh: '这里已经推荐，或已有纸质推荐登记待复核。',
    en: 'This was answered already, or what came on paper waits to be confirmed.',
  },
  RANKING_TAKEN: {
    status: 409,
    zh: '本单位在这一批次（待遇）中已有人排在第 {ranking} 位。',
    en: 'Somebody else of yours is number {ranking} in this round or benefit already.',
  },
  RANKING_MISSING: {
    status: 422,
    zh: '推荐须填写排序；不推荐不填。',
    en: 'A recommendation has a place in the order; a refusal has none.',
  },
  // Workbooks
  IMPORT_COLUMNS: {
    status: 422,
    zh: '首行的栏目缺少、重复或无法识别：{columns}',
    en: 'Columns of the first row are missing, there twice, or not known: {columns}',
  },
  IMPORT_ROWS: {
    status: 422,
    zh: '工作簿须有 1 至 {most} 行数据。',
    en: 'A workbook has 1 to {most} rows of data.',
  },
  IMPORT_EMPTY: { status: 422, zh: '此格必填。', en: 'This cell is needed.' },
  IMPORT_TWICE: {
    status: 422,
    zh: '与前面的行重复。',
    en: 'It is the same as a row before it.',
  },
  IMPORT_STRANGER: {
    status: 422,
    zh: '本单位职工中没有这个证件号码；请先登记职工。',
    en: 'Nobody of your staff has this number: enter him first.',
  },
  IMPORT_BENEFIT: {
    status: 422,
    zh: '没有这项待遇，或现不受理申请。',
    en: 'There is no such benefit, or it takes no applications.',
  },
  IMPORT_AMOUNT: {
    status: 422,
    zh: '金额须为以元计的数，最多两位小数。',
    en: 'An amount in yuan, with at most two decimals.',
  },
  IMPORT_LONG: { status: 422, zh: '文字过长。', en: 'This text is too long.' },
  IMPORT_OTHER_FILE: {
    status: 409,
    zh: '这不是预览过的文件，请重新预览。',
    en: 'This is not the file that was looked at: preview it first.',
  },
  IMPORT_NOT_CLEAN: {
    status: 422,
    zh: '有 {count} 处须改正，没有导入任何内容。',
    en: '{count} cells are to be mended: nothing was imported.',
  },
} as const satisfies CodeTexts;

import type { CodeTexts } from './texts';

/** Refusals of what is signed on paper (纸质签署). */
export const paperCodes = {
  PRINT_UNKNOWN: {
    status: 422,
    zh: '这个事项没有打印过校验码为「{digest}」的审批表，请核对表上的校验码。',
    en: 'No form of this case was printed with the digest "{digest}": compare it with the paper.',
  },
  PRINT_OUTDATED: {
    status: 409,
    zh: '审批表打印之后，以下内容已有变化：{attributes}。请重新打印后签署。',
    en: 'Since this form was printed, something has changed: {attributes}. Print it again and have that signed.',
  },
  PAPER_SIGNER_SEAT: {
    status: 422,
    zh: '{name}在 {day} 没有在这个单位担任“{role}”岗位，不能签署这个席位。',
    en: 'On {day} {name} did not hold the position of "{role}" at this unit, which this seat asks.',
  },
  PAPER_SIGNER_EXCLUDED: {
    status: 403,
    zh: '{name}不能签署这个事项（{why}）。',
    en: '{name} may not sign this case ({why}).',
  },
  PAPER_DATE: {
    status: 422,
    zh: '纸面签署日期须在审批表打印之日（{from}）至今天（{to}）之间。',
    en: 'The date on the paper lies between the day the form was printed ({from}) and today ({to}).',
  },
  PAPER_PENDING: {
    status: 409,
    zh: '这位签署人在这个环节的纸质签署已经登记，正在等待复核。',
    en: 'What this person signed at this stage was recorded already and waits to be confirmed.',
  },
  PAPER_CLOSED: {
    status: 409,
    zh: '这条纸质签署登记已经复核或退回。',
    en: 'This record of a signature on paper has been confirmed or rejected already.',
  },
  PAPER_APPLICATION_NEEDED: {
    status: 403,
    zh: '代录的申请不能由录入人直接提交：请先登记纸质原件的扫描件，由另一人复核后提交。',
    en: 'What came on paper is not handed in by who keys it in: record its scan, and have somebody else confirm it.',
  },
  PAPER_APPLICATION_PENDING: {
    status: 409,
    zh: '这份纸质申请已经登记，正在等待复核。',
    en: 'This paper application was recorded already and waits to be confirmed.',
  },
  PAPER_APPLICATION_CHANGED: {
    status: 409,
    zh: '您核对之后，以下内容已有变化：{attributes}。请重新对照扫描件核对。',
    en: 'Since you looked, something has changed: {attributes}. Hold it against the scan again.',
  },
  PAPER_RECEIVED: {
    status: 422,
    zh: '纸面日期不能晚于收件日期，收件日期不能晚于今天（{today}）。',
    en: 'The date on the paper is not after the day of its receipt, nor that after today ({today}).',
  },
  PAPER_TOO_OLD: {
    status: 422,
    zh: '纸面日期、收件日期不能早于 {from}：一年以前的纸质申请须重新填报。',
    en: 'A paper that is older than a year ({from}) is filled in anew.',
  },
  PAPER_BEFORE_RETURN: {
    status: 422,
    zh: '补正材料的收件日期不能早于退回补正之日（{from}）。',
    en: 'What was mended is not received before the day on which it was sent back ({from}).',
  },
  CLERK_IS_PARTY: {
    status: 403,
    zh: '您不能登记或复核这个事项的纸质签署（{why}）。',
    en: 'You may not record or confirm what was signed on paper in this case ({why}).',
  },
} as const satisfies CodeTexts;

import type { CodeTexts } from './texts';

/** Refusals of agreements (协议), conditions of instalments and interruptions of service. */
export const agreementCodes = {
  AGREEMENT_NOT_SCANNED: {
    status: 409,
    zh: '尚未上传各方签署的扫描件，不能登记签订。',
    en: 'The signed copy is not on file: nothing is recorded as signed without it.',
  },
  AGREEMENT_PAPER_STANDS: {
    status: 409,
    zh: '协议书已制发（{number}），请先作废再修改。',
    en: 'Its paper is issued ({number}): make that void before the text is changed.',
  },
  EVIDENCE_MISSING: {
    status: 409,
    zh: '尚未上传佐证材料。',
    en: 'There is no evidence on file.',
  },
  FILE_NOT_ASKED: {
    status: 409,
    zh: '目前的状态不接收文件。',
    en: 'In its present state it takes no file.',
  },
  CONDITION_ELSEWHERE: {
    status: 422,
    zh: '条件「{requirement}」所属的拨付项不是这项资金的。',
    en: 'The condition "{requirement}" is of a disbursement of another award.',
  },
  CONDITION_TOO_LATE: {
    status: 409,
    zh: '条件「{requirement}」所属的拨付项已送拨、已拨付或已停发，不能再附条件。',
    en: 'The condition "{requirement}" is of a disbursement that was sent, paid or stopped already.',
  },
  SET_OFF_ELSEWHERE: {
    status: 422,
    zh: '所选拨付项不是付给欠款人本人的。',
    en: 'The disbursement is not one to the person who owes.',
  },
  SET_OFF_TOO_LATE: {
    status: 409,
    zh: '所选拨付项还没有核定占用资金，或者已经送拨，不能办理抵扣。',
    en: 'The disbursement has no money yet, or was sent to be paid already.',
  },
  SET_OFF_TOO_MUCH: {
    status: 409,
    zh: '抵扣金额合计超过所选拨付项的金额。',
    en: 'More would be set off than the disbursement is.',
  },
  BAN_WITHOUT_CLAUSE: {
    status: 409,
    zh: '没有现行条款规定可以限制申报，或者条款在提请之后已有变化，限制不能生效。',
    en: 'No clause in force allows the ban, or it has changed since the ban was asked for: it has no effect.',
  },
} as const satisfies CodeTexts;

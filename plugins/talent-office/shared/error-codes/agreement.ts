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
  CONDITION_REPLACES: {
    status: 422,
    zh: '条件「{requirement}」须属于被补充的协议，所替换的须是该协议同一拨付项上已生效的条件。',
    en: 'The condition "{requirement}" is not of the agreement that is amended, or replaces none that stands for the same disbursement.',
  },
  CHANGE_ELSEWHERE: {
    status: 422,
    zh: '拨付项「{title}」不是这项资金的，不能变更。',
    en: 'The disbursement "{title}" is of another award.',
  },
  CHANGE_TOO_LATE: {
    status: 409,
    zh: '拨付项「{title}」已送拨、已拨付或已停发，不能再变更。',
    en: 'The disbursement "{title}" was sent, paid or stopped already: it is not changed any more.',
  },
  CHANGE_BEFORE_EFFECT: {
    status: 422,
    zh: '拨付项「{title}」的应拨日期（变更前后）不得早于补充协议的生效日期。',
    en: 'The disbursement "{title}" is due, before or after the change, earlier than the amendment takes effect.',
  },
  CHANGE_OF_YEAR: {
    status: 422,
    zh: '拨付项「{title}」属于{year}预算年度，应拨日期只能在该年度内变更。',
    en: 'The disbursement "{title}" is of the budget year {year}: its day stays within that.',
  },
  CHANGE_OF_COMMITTED: {
    status: 409,
    zh: '拨付项「{title}」所属年度已开放、资金已占用，只能变更日期，不能变更金额。',
    en: 'The money of "{title}" is committed in an open year: its day may change, its amount may not.',
  },
  CHANGE_SUM: {
    status: 422,
    zh: '变更后的各期金额须大于零，合计须与变更前相同；核定金额不因补充协议改变。',
    en: 'Amounts that change are more than nothing and add up to what they were: an amendment changes no award.',
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

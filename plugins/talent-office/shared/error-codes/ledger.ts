import type { CodeTexts } from './texts';

/** Refusals of the ledger. Amounts are facts in fen or places. */
export const ledgerCodes = {
  MONEY_WITH_BANK: {
    status: 409,
    zh: '这项资金有一笔已送拨、尚未回单，请等回单登记后再办理。',
    en: 'A payment of it is with the bank: wait until its answer is recorded.',
  },
  // Ledger. Amounts are facts in fen or places (`free`) and as people read them (`freeText`).
  INSUFFICIENT_FUNDS: {
    status: 409,
    zh: '资金不足：可用 {freeText}，需要 {wantedText}。',
    en: 'Not enough money: {freeText} free, {wantedText} needed.',
  },
  NO_PLACES_LEFT: {
    status: 409,
    zh: '名额不足：剩余 {freeText} 个，需要 {wantedText} 个。',
    en: 'Not enough places: {freeText} left, {wantedText} needed.',
  },
  MORE_THAN_HELD: {
    status: 409,
    zh: '超出本事项已占用的额度：只有 {heldText}，要动用 {wantedText}。',
    en: 'This entry holds {heldText}; {wantedText} cannot be moved.',
  },
  NO_LINE: {
    status: 409,
    zh: '没有对应的资金科目或名额来源，无可用额度。',
    en: 'No matching budget line or quota supplies this: nothing is available.',
  },
  LINE_CLOSED: {
    status: 409,
    zh: '该资金科目或名额来源已关闭，不能再支出。',
    en: 'This line is closed: nothing more can be taken from it.',
  },
  LINE_NOT_CLOSED: {
    status: 409,
    zh: '该资金科目或名额来源尚未关闭，不能结转。',
    en: 'This line is still open: close it before its rest is carried over.',
  },
  SUPPLY_BELOW_USE: {
    status: 409,
    zh: '总额不能低于已使用的部分：已使用 {usedText}，要改为 {wantedText}。',
    en: 'The supply cannot be lower than what is used: {usedText} used, {wantedText} wanted.',
  },
  SUPPLY_TOO_LARGE: {
    status: 409,
    zh: '账簿中的金额合计将超出可以记录的范围。',
    en: 'The sums in the books would leave the range that can be recorded.',
  },
  AMOUNT_BELOW_USE: {
    status: 409,
    zh: '金额不能低于已进入后续环节（如已支付）的部分：已有 {usedText}，要改为 {wantedText}。',
    en: 'The amount cannot be lower than what has already gone on (paid, for instance): {usedText} used, {wantedText} wanted.',
  },
  ALREADY_REVERSED: {
    status: 409,
    zh: '这笔转账已经冲销过，不能再次冲销。',
    en: 'This transfer was reversed before; it cannot be reversed again.',
  },
  MONEY_MOVED_ON: {
    status: 409,
    zh: '这笔转账的款项已经转走，不能冲销：现有 {freeText}，需要 {wantedText}。',
    en: 'The money of this transfer has moved on: {freeText} left, {wantedText} needed to reverse it.',
  },
  ALREADY_CLAIMED: {
    status: 409,
    zh: '另一条有效的记录已占用，不能重复办理。{slot}',
    en: 'Another entry in force holds this already. {slot}',
    inWords: { zh: '{zh}{slot}', en: '{en} {slot}' },
  },
  STATEMENT_TOO_LONG: {
    status: 422,
    zh: '该期间有 {total} 笔流水，一份对账单最多 {most} 笔：请缩短期间。',
    en: 'There are {total} transfers in this period, and a statement holds at most {most}: choose a shorter one.',
  },
  PERIOD_INVALID: {
    status: 422,
    zh: '起止日期有误：截止日期须晚于开始日期，且期限不超过 {years} 年。',
    en: 'The period is not right: it must end after it starts, and last no longer than {years} years.',
  },
} as const satisfies CodeTexts;

import type { CodeTexts } from './texts';

/** Refusals of rules, calendars and what people tell about themselves. */
export const factCodes = {
  // Expressions and rules
  EXPRESSION_INVALID: {
    status: 422,
    zh: '第 {line} 行第 {column} 列：{zh}',
    en: 'Line {line}, column {column}: {en}',
  },
  EXPRESSION_FAILED: {
    status: 422,
    zh: '“{source}”无法计算：{zh}。',
    en: '"{source}" cannot be calculated: {en}.',
  },
  FACT_INVALID: {
    status: 400,
    zh: '“{path}”填写的内容类型不对（应为 {type}）。',
    en: '"{path}" has the wrong kind of value (expected {type}).',
  },
  FACT_UNKNOWN: {
    status: 400,
    zh: '没有“{path}”这个字段。',
    en: 'There is no field "{path}".',
  },
  TYPE_UNKNOWN: {
    status: 422,
    zh: '没有“{type}”这个内容类型。',
    en: 'There is no content type "{type}".',
  },
  TYPE_WITHOUT_LIFE_CYCLE: {
    status: 422,
    zh: '内容类型「{type}」没有办理流程。',
    en: 'The content type "{type}" has no life cycle.',
  },
  RULES_WITHOUT_HARD: {
    status: 422,
    zh: '规则集至少要有一条「必须满足」的规则，否则人人都符合条件。',
    en: 'A rule set needs at least one hard rule: without any, everybody would be eligible.',
  },
  RULE_TEST_FAILED: {
    status: 422,
    zh: '规则用例「{title}」未通过：{zh}。请先修改条件、金额或用例。',
    en: 'The rule test "{title}" does not pass: {en}. Mend the rules, the amount or the test first.',
  },
  RULE_TEST_CODE_UNKNOWN: {
    status: 422,
    zh: '没有编号为「{code}」的条件。',
    en: 'There is no rule with the code "{code}".',
  },
  RULE_TEST_FACTS_FORM: {
    status: 422,
    zh: '假设的情况应逐项填写，每项一个值。',
    en: 'The facts of an example are single values, each by its name.',
  },
  BACKTEST_UNDER_WAY: {
    status: 409,
    zh: '这个规则集的回测正在进行，请等它结束或先取消。',
    en: 'A backtest of this rule set is under way: wait for it, or cancel it first.',
  },
  BACKTEST_OVER: {
    status: 409,
    zh: '这次回测已经结束。',
    en: 'This backtest is over already.',
  },
  BACKTEST_AMOUNT_OF_OTHERS: {
    status: 422,
    zh: '这项待遇不由该规则集决定，或尚未填写金额，不能试算另一金额。',
    en: 'This benefit is not decided by the rule set, or has no amount yet: no other one can be tried.',
  },
  BACKTEST_WITHOUT_SUBJECT: {
    status: 422,
    zh: '这类条目没有声明对象，不能按全部对象回测；可以按已办事项回测。',
    en: 'Entries of this type are declared to be about nobody: try the past cases instead.',
  },
  RULES_IN_FORCE: {
    status: 409,
    zh: '规则集「{key}」已生效，不能删除，也不能改变代码。',
    en: 'Rule set "{key}" is in force: it cannot be deleted, and its key stays.',
  },
  RULES_NOT_IN_FORCE: {
    status: 409,
    zh: '规则集「{key}」尚未生效，暂不能办理。',
    en: 'Rule set "{key}" is not in force; this cannot be done yet.',
  },
  TABLE_IN_USE: {
    status: 409,
    zh: '规则或金额公式正在使用具名表「{title}」：不能删除，也不能改变代号和值的类型。',
    en: 'Rules or amounts look into the named table "{title}": it cannot be deleted, and its key and kind of values stay.',
  },
  TABLE_INVALID: {
    status: 422,
    zh: '具名表的各行有误。',
    en: 'There are mistakes in the rows of the named table.',
  },
  BENEFIT_SUSPENDED: {
    status: 409,
    zh: '待遇「{benefit}」的金额暂时无法计算，已暂停受理，请与人才办联系。',
    en: 'The amount of "{benefit}" cannot be worked out: it takes no applications until the talent office has mended it.',
  },
  // Policies
  TRIAL_WITHOUT_EXPIRY: {
    status: 422,
    zh: '试行的政策须填写失效日期。',
    en: 'A policy on trial names the day on which it expires.',
  },
  // Calendar
  CALENDAR_NOT_LOADED: {
    status: 409,
    zh: '{year} 年的放假调休安排尚未导入，期限不能生效。请由管理员在服务器上运行 npm run calendar -- import 文件.json，或用接口 POST /talent-office/calendar/{year} 导入。',
    en: 'The holiday calendar of {year} is not loaded; no deadline takes effect on it. An administrator imports it on the server with npm run calendar -- import FILE.json, or with POST /talent-office/calendar/{year}.',
  },
  CALENDAR_YEAR_INCOMPLETE: {
    status: 422,
    zh: '{year} 年的放假调休安排不完整。',
    en: 'The holiday calendar of {year} is incomplete.',
  },
  CALENDAR_DAY_OF_OTHER_YEAR: {
    status: 422,
    zh: '{date} 不在 {year} 年。',
    en: '{date} is not in {year}.',
  },
  CALENDAR_DAY_TWICE: { status: 422, zh: '{date} 出现了两次。', en: '{date} stands twice.' },
  CALENDAR_MAKE_UP_ON_WEEKDAY: {
    status: 422,
    zh: '{date} 不是周末，不能作调休上班日。',
    en: '{date} is not on a weekend and cannot be a make-up working day.',
  },
  // Privacy
  IDENTITY_FORM: {
    status: 422,
    zh: '证件号码的格式不对，请核对证件种类和号码。',
    en: 'No identity document has a number like this one.',
  },
  IDENTITY_FIFTEEN_DIGITS: {
    status: 422,
    zh: '15 位身份证号已停用，请填写 18 位号码。',
    en: 'Identity numbers of 15 digits are no longer valid; enter the one of 18.',
  },
  IDENTITY_DATE: {
    status: 422,
    zh: '身份证号中的出生日期不存在，请核对第 7 至 14 位。',
    en: 'The birth date in the number (digits 7 to 14) does not exist.',
  },
  IDENTITY_FUTURE: {
    status: 422,
    zh: '身份证号中的出生日期在今天之后，请核对第 7 至 14 位。',
    en: 'The birth date in the number (digits 7 to 14) is in the future.',
  },
  IDENTITY_CHECK_CHARACTER: {
    status: 422,
    zh: '身份证号的校验码不对，请逐位核对。',
    en: 'The check character does not fit: one of the digits is wrong.',
  },
  PHONE_FORM: {
    status: 422,
    zh: '电话号码的格式不对：请填写手机号，或带区号的座机号。',
    en: 'This is no mobile number and no landline number with its area code.',
  },
  CONTACT_FORM: {
    status: 422,
    zh: '联系方式请填写电话、电子邮箱或通信地址（5 至 200 个字）。',
    en: 'Give a phone number, an e-mail address or a postal address, of 5 to 200 characters.',
  },
  PHONE_OR_EMAIL: {
    status: 422,
    zh: '联系方式请填写手机号、带区号的座机号或电子邮箱。',
    en: 'Give a mobile number, a landline number with its area code, or an e-mail address.',
  },
  BANK_ACCOUNT_FORM: {
    status: 422,
    zh: '银行账号应为 8 至 30 位数字。',
    en: 'A bank account has 8 to 30 digits.',
  },
  TEXT_TOO_LONG: { status: 422, zh: '内容过长。', en: 'The text is too long.' },
  CREDIT_CODE_FORM: {
    status: 422,
    zh: '统一社会信用代码应为 18 位数字和大写字母（不含 I、O、Z、S、V）。',
    en: 'A unified social credit code has 18 digits and capital letters, without I, O, Z, S and V.',
  },
  CREDIT_CODE_CHECK_CHARACTER: {
    status: 422,
    zh: '统一社会信用代码的校验码不对，请逐位核对。',
    en: 'The check character of the credit code does not fit: one of the characters is wrong.',
  },
  SENSITIVE_VALUE_MASKED: {
    status: 422,
    zh: '请填写完整内容，不能带星号。',
    en: 'Enter the whole value; a masked one cannot be stored.',
  },
  ENTRY_ID_FORM: {
    status: 422,
    zh: '条目编号只能由小写字母和数字组成；通常留空，由系统生成。',
    en: 'The id of an entry consists of lower-case letters and digits; leave it empty, it is made for you.',
  },
  ENTRY_ID_TAKEN: {
    status: 409,
    zh: '该条目编号已被使用。',
    en: 'This id is another entry’s.',
  },
  ALREADY_ON_FILE: {
    status: 409,
    zh: '这个号码已登记在另一条记录中，请先核对是否重复建档。',
    en: 'Another entry holds this number already: look whether it is the same person.',
  },
  SENSITIVE_ONE_BY_ONE: {
    status: 409,
    zh: '含有加密信息的条目不能成批写入，请逐条保存。',
    en: 'Entries with encrypted values cannot be written many at once.',
  },
  SENSITIVE_UNREADABLE: {
    status: 409,
    zh: '这项加密信息无法解密：它被改动过，或密钥不符。请联系系统管理员。',
    en: 'This value cannot be decrypted: it was altered, or its key is another one.',
  },
  INDEX_NOT_ASKED: {
    status: 400,
    zh: '“{attribute}”是加密信息的索引，不能用来筛选或排序。',
    en: '"{attribute}" is the index of an encrypted value: nothing is filtered or sorted by it.',
  },
  FIELD_NOT_READABLE: {
    status: 400,
    zh: '您无权查看“{attribute}”，不能用它来筛选或排序。',
    en: 'You may not read "{attribute}", so nothing is filtered or sorted by it.',
  },
  REVEAL_NEEDS_REASON: {
    status: 422,
    zh: '查看完整信息须说明理由。',
    en: 'State why you need to see the whole value.',
  },
} as const satisfies CodeTexts;

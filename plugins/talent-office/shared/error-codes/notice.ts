import type { CodeTexts } from './texts';

/** Refusals of public notices and of the objections to them. */
export const noticeCodes = {
  NOTICE_UNKNOWN: {
    status: 422,
    zh: '没有这个公示，或公示已撤回。请填写公示页面上的编号。',
    en: 'There is no such notice, or it was withdrawn. Give the number that its page shows.',
  },
  OBJECTOR_UNNAMED: {
    status: 422,
    zh: '实名异议须填写异议人的姓名和联系方式。',
    en: 'An objection under a real name gives the name of who objects and how to reach him.',
  },
  ANONYMOUS_NOT_TAKEN: {
    status: 422,
    zh: '这里只受理实名异议，请填写姓名和联系方式。',
    en: 'Objections are taken under a real name here: give a name and how to be reached.',
  },
  OBJECTION_UNIT: {
    status: 403,
    zh: '这个公示的异议由「{unit}」处理。',
    en: 'Objections to this notice are decided by "{unit}".',
  },
  OBJECTION_UNIT_SIGNED: {
    status: 403,
    zh: '您所在单位是本事项的签署单位，异议须由其他单位处理。',
    en: 'Your unit was asked to sign this case: another one decides objections to it.',
  },
  OBJECTION_UNDECIDED: {
    status: 409,
    zh: '异议尚未处理，不能答复。',
    en: 'The objection is not decided yet: there is nothing to answer.',
  },
  OBJECTOR_UNKNOWN: {
    status: 409,
    zh: '匿名异议没有联系方式，无须答复。',
    en: 'Who objected without a name cannot be reached.',
  },
  ANSWER_DATE: {
    status: 422,
    zh: '答复日期须在处理之日（{from}）至今天（{to}）之间；电子邮件于今天发出。',
    en: 'An answer is given between the day of the decision ({from}) and today ({to}); by mail, today.',
  },
  ANSWER_NO_MAIL: {
    status: 422,
    zh: '异议人没有留电子邮箱，或者本系统没有开通邮件。请以信函、电话或面谈答复后登记。',
    en: 'No e-mail address was given, or this site sends no mail: answer by letter, phone or in person, and record it.',
  },
  COPY_SAME: {
    status: 422,
    zh: '隐名副本与原件相同，没有隐去任何内容。',
    en: 'The redacted copy is the original: nothing is left out of it.',
  },
  OBJECTION_DATE: {
    status: 422,
    zh: '异议的收到日期（来信以邮戳为准）须在公示发布之日（{from}）至今天（{to}）之间。',
    en: 'An objection is received (a letter: by its postmark) between the day the notice was posted ({from}) and today ({to}).',
  },
  NOTICE_OVER: {
    status: 409,
    zh: '公示已经结束，不能再提出异议。',
    en: 'The notice is over; objections are no longer taken.',
  },
  NOTICE_NOT_DUE: {
    status: 409,
    zh: '公示尚不能办结：公示期未满，或有实名异议未处理。',
    en: 'The notice cannot end yet: its period still runs, or an objection under a real name is undecided.',
  },
  NOTICE_UNPROVEN: {
    status: 409,
    zh: '公示期已满，但尚未登记发布证明，不能办结。',
    en: 'The period is over, but nobody has proven yet that the notice was posted.',
  },
  NOTICE_NOT_WAITING: {
    status: 409,
    zh: '「{title}」中有公示不在待发布状态，请刷新后重选。',
    en: 'A notice of "{title}" does not wait to be posted; load the list again and choose anew.',
  },
  NOTICES_UNLIKE: {
    status: 422,
    zh: '合并公示的事项须属同一类型、同一公示环节，公示期和异议处理单位相同。',
    en: 'Notices are posted together where type, stage, period and the unit for objections are the same.',
  },
  NOTICE_STILL_RUNS: {
    status: 409,
    zh: '公示期未满，外部发布的公示不能撤下。',
    en: 'The notice still runs: its outside copies stay until its period is over.',
  },
  POSTING_DATE: {
    status: 422,
    zh: '日期须在公示发布之日（{from}）至今天（{to}）之间。',
    en: 'The day is between that of the posting ({from}) and today ({to}).',
  },
  POSTING_TOO_LATE: {
    status: 409,
    zh: '公示已办结，而按这个发布日期公示期未满。请先撤销重办，再重新公示。',
    en: 'The notice has ended, and by this day of posting its period was too short. Have the case begin again at its notice.',
  },
  PROOF_URL: {
    status: 422,
    zh: '请填写以 http:// 或 https:// 开头的网址。',
    en: 'Give an address that begins with http:// or https://.',
  },
  TAKEN_DOWN: {
    status: 409,
    zh: '这处发布已登记撤下。',
    en: 'This copy has been taken down already.',
  },
} as const satisfies CodeTexts;

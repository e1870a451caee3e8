import type { CodeTexts } from './texts';

/** Refusals about who holds a position, and who acts for whom. */
export const organisationCodes = {
  PERIOD_EMPTY: {
    status: 422,
    zh: '结束日期须晚于开始日期。',
    en: 'It ends on a later day than it starts on.',
  },
  ACTING_FOR_ONESELF: {
    status: 422,
    zh: '代理人与被代理人是同一个人。',
    en: 'The substitute and the absent colleague are the same person.',
  },
  ACTING_SCOPE: {
    status: 422,
    zh: '请选择一个代理岗位，或勾选“代理全部岗位”，两者选其一。',
    en: 'Choose one position, or tick "All positions": one of the two.',
  },
  ACTING_WITHOUT_POSITION: {
    status: 422,
    zh: '被代理人在这段时间没有担任该岗位。代理只限本人担任的岗位，不能转授。',
    en: 'The absent colleague does not hold this position in that time. Only one’s own positions are given, none that one has as a substitute.',
  },
  ACTING_OWN: {
    status: 403,
    zh: '您就是代理人：自己的代理授权须由另一位同事登记或更改。',
    en: 'You are the substitute: another colleague enters or changes this.',
  },
  ACTING_FOR_EXCLUDED: {
    status: 403,
    zh: '您代理的{name}不能办理这个事项（{why}），您也不能代为办理。',
    en: '{name}, for whom you act, may not do this ({why}); so neither may you.',
  },
  RELATIONSHIP_PARTY: {
    status: 422,
    zh: '请填写人才或用人单位，两者选其一。',
    en: 'Name a talent or an employer: one of the two.',
  },
  OWN_RELATIONSHIP: {
    status: 403,
    zh: '这是您本人申报的利害关系：更改或删除须由另一位同事办理。',
    en: 'You declared this relationship yourself: another colleague changes or removes it.',
  },
  RECUSED_ALREADY: {
    status: 409,
    zh: '已登记回避这个事项。',
    en: 'This person keeps out of this case already.',
  },
} as const satisfies CodeTexts;

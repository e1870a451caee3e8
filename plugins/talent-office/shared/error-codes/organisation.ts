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
  POSITIONS_INCOMPATIBLE: {
    status: 409,
    zh: '{name}自 {from} 起将同时担任“{first}”和“{second}”，两者是不相容岗位（{title}）。请先结束其中一个。',
    en: 'From {from} on {name} would hold both "{first}" and "{second}", which are incompatible ({title}). End one of the two first.',
  },
  INCOMPATIBLE_WITH_ITSELF: {
    status: 422,
    zh: '请选择两个不同的岗位；适用于同一职责的全部岗位时，两者的职责也须不同。',
    en: 'Choose two different positions; where it is said of every position with these roles, two different roles.',
  },
  POSITION_IN_PAIR: {
    status: 409,
    zh: '“不相容岗位”「{title}」用到这个岗位，不能删除。',
    en: 'This position is named by the incompatible positions "{title}", so it stays.',
  },
  HANDOVER_TO_ONESELF: {
    status: 422,
    zh: '移交人与接收人是同一个人。',
    en: 'Who hands over and who takes over are the same person.',
  },
  HANDOVER_OWN: {
    status: 403,
    zh: '您是移交人或接收人：工作移交须由另一位同事办理。',
    en: 'You hand over, or take over: another colleague does this.',
  },
  HANDOVER_PAST: {
    status: 422,
    zh: '移交日期不能早于今天。',
    en: 'Work is handed over from today on, or later.',
  },
  HANDOVER_EMPTY: {
    status: 409,
    zh: '没有可以移交的工作。',
    en: 'There is nothing to hand over.',
  },
  HANDOVER_CHANGED: {
    status: 409,
    zh: '移交内容在您查看后有变化，请重新查看清单。',
    en: 'What is to be handed over has changed since you looked: look at the list again.',
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

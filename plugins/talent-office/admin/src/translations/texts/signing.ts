import type { Texts } from './text';

export const signingTexts = {
  'signing.password': { zh: '登录密码', en: 'Your password' },
  'signing.hint': {
    zh: '签署须由本人确认：请输入您登录本系统的密码。',
    en: 'A signature is yours alone: type the password with which you sign in here.',
  },
  'signing.needed': { zh: '请输入登录密码。', en: 'Type your password.' },
} as const satisfies Texts;

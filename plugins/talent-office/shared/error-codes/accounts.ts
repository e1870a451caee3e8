import type { CodeTexts } from './texts';

/** What signing in and keeping an account is refused for: Strapi's own routes, in our words. */
export const accountCodes = {
  // The same for an account that is not there: who guesses learns nothing of who has one.
  CREDENTIALS_WRONG: {
    status: 400,
    zh: '账号或密码不正确。',
    en: 'The account or the password is not right.',
  },
  ACCOUNT_UNCONFIRMED: {
    status: 400,
    zh: '账号的邮箱尚未验证，请先点开验证邮件中的链接。',
    en: 'The e-mail address of this account is not confirmed yet: open the link that was mailed to it.',
  },
  ACCOUNT_BLOCKED: {
    status: 400,
    zh: '账号已停用，请联系人才办。',
    en: 'This account is blocked; please ask the talent office.',
  },
  REGISTRATION_CLOSED: {
    status: 400,
    zh: '网站不开放自行注册，请联系人才办开通账号。',
    en: 'The site takes no registrations; the talent office opens accounts.',
  },
  ACCOUNT_TAKEN: {
    status: 400,
    zh: '这个邮箱或用户名已被使用。',
    en: 'This e-mail address or user name is taken.',
  },
  CURRENT_PASSWORD_WRONG: {
    status: 400,
    zh: '当前密码不正确。',
    en: 'The current password is not right.',
  },
  PASSWORD_MISSING: {
    status: 409,
    zh: '您的账号通过单点登录使用，没有密码，不能在屏幕上签署。请管理员为账号设置密码，或改用纸质签署。',
    en: 'Your account signs in elsewhere and has no password, so it cannot sign on screen. Have an administrator set one, or sign on paper.',
  },
  SIGNATURE_UNPROVEN: {
    status: 403,
    zh: '签署前请再次输入您的登录密码。',
    en: 'Type your password again before you sign.',
  },
  PASSWORD_UNCHANGED: {
    status: 400,
    zh: '新密码不能与当前密码相同。',
    en: 'The new password must differ from the current one.',
  },
  PASSWORDS_DIFFER: {
    status: 400,
    zh: '两次输入的密码不一致。',
    en: 'The two passwords are not the same.',
  },
  LINK_NOT_VALID: {
    status: 400,
    zh: '链接无效或已用过，请重新申请。',
    en: 'The link is not valid, or was used already; ask for a new one.',
  },
  ACCOUNT_CONFIRMED: {
    status: 400,
    zh: '账号已经验证过了。',
    en: 'This account is confirmed already.',
  },
} as const satisfies CodeTexts;

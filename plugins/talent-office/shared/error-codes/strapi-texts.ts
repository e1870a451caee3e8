import type { accountCodes } from './accounts';

/** What Strapi says of accounts, by its own English text: it has no codes for any of it. */
const codes: Readonly<Record<string, keyof typeof accountCodes>> = {
  'Invalid credentials': 'CREDENTIALS_WRONG',
  'Invalid identifier or password': 'CREDENTIALS_WRONG',
  'Your account email is not confirmed': 'ACCOUNT_UNCONFIRMED',
  'Your account has been blocked by an administrator': 'ACCOUNT_BLOCKED',
  'User blocked': 'ACCOUNT_BLOCKED',
  'Register action is currently disabled': 'REGISTRATION_CLOSED',
  'Email or Username are already taken': 'ACCOUNT_TAKEN',
  'The provided current password is invalid': 'CURRENT_PASSWORD_WRONG',
  'Your new password must be different than your current password': 'PASSWORD_UNCHANGED',
  'Passwords do not match': 'PASSWORDS_DIFFER',
  'Incorrect code provided': 'LINK_NOT_VALID',
  'Invalid token': 'LINK_NOT_VALID',
  'Already confirmed': 'ACCOUNT_CONFIRMED',
};

/** The code for what Strapi says of an account. */
export const accountCodeOf = (message: string): keyof typeof accountCodes | undefined =>
  Object.hasOwn(codes, message) ? codes[message] : undefined;

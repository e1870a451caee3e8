import { createHash } from 'node:crypto';

/** 32 bytes, base64, the same in every run: a failure can be repeated. */
const key = (name: string) => createHash('sha256').update(`jinlan test ${name}`).digest('base64');

/** The secrets of a test site. Fixed, and of no worth outside the tests. */
export const testSecrets = {
  APP_KEYS: `${key('app 1')},${key('app 2')}`,
  API_TOKEN_SALT: key('api token'),
  ADMIN_JWT_SECRET: key('admin'),
  TRANSFER_TOKEN_SALT: key('transfer'),
  ENCRYPTION_KEY: key('encryption'),
  JWT_SECRET: key('website users'),
  TALENT_OFFICE_KEYS: `k1:${key('keyring')}`,
  TALENT_OFFICE_INDEX_KEY: key('blind index'),
};

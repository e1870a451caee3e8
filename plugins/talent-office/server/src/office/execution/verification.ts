import type { Core } from '@strapi/strapi';

import type { VerifyBody } from '../../../../shared/contracts/execution';
import { getService } from '../../platform';

const mostRows = 100;

/** What `npm run ledger -- verify` says, for a page: every check with its result. */
export const verificationOf = async (strapi: Core.Strapi): Promise<VerifyBody> => {
  const results = await getService(strapi, 'books').checks();
  return {
    checkedAt: getService(strapi, 'clock').now().toISOString(),
    clean: results.every(({ rows }) => rows.length === 0),
    checks: results.map(({ check, rows }) => ({
      check,
      wrong: rows.length,
      rows: rows.slice(0, mostRows),
    })),
  };
};

import type { Core } from '@strapi/strapi';

import { absentFact } from '../../engine/expression';
import { getService } from '../../platform';

interface TierRow {
  code: string;
  rentShare: number | null;
}

/** Per cent of an apartment's base rent by tier, from the rows of the tier table that hold today. */
const rentShares = async (strapi: Core.Strapi): Promise<Record<string, number>> => {
  const today = getService(strapi, 'clock').today();
  const rows = (await strapi.db.query('plugin::talent-office.tier').findMany({
    where: {
      validFrom: { $lte: today },
      // Half-open: on its last date a row no longer holds.
      $or: [{ validUntil: { $null: true } }, { validUntil: { $gt: today } }],
    },
    // Where two rows of a tier hold, the one that began last.
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
  })) as TierRow[];
  return Object.fromEntries(
    rows.flatMap(({ code, rentShare }) => (rentShare === null ? [] : [[code, rentShare]])),
  );
};

/**
 * `rentShare(tier)` in expressions; unknown for a tier without a share, so that nobody pays a rent
 * that the table does not say.
 */
export const registerRentShare = (strapi: Core.Strapi): void =>
  getService(strapi, 'expressions').registerFunction({
    signature: 'rentShare(string): int',
    load: () => rentShares(strapi),
    call: (facts, tier) => {
      const share = (facts as Record<string, number>)[String(tier)];
      if (share === undefined) throw absentFact('rentShare()');
      return BigInt(share);
    },
  });

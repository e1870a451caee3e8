import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext } from '../../engine/expression';
import { getService, own } from '../../platform';

interface TierRow {
  code: string;
  rentShare: number | null;
}

/** Per cent of the base rent that each tier pays, by the table that is valid on the day asked for. */
const sharesOn = async (
  strapi: Core.Strapi,
  { today }: FactContext,
): Promise<Record<string, number>> => {
  const rows = (await strapi.db.query('plugin::talent-office.tier').findMany({
    where: {
      validFrom: { $lte: today },
      $or: [{ validUntil: { $null: true } }, { validUntil: { $gt: today } }],
    },
    orderBy: { validFrom: 'asc' },
  })) as TierRow[];
  return Object.fromEntries(
    rows.flatMap(({ code, rentShare }) => (rentShare === null ? [] : [[code, rentShare]])),
  );
};

/** Registers `rentShare(tier)`, by which an apartment's rent is derived. Called in `register()`. */
export const registerRentShare = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'rentShare(string): int',
    load: (context) => sharesOn(strapi, context),
    call: (facts, tier) => {
      const share = own(facts as Record<string, number> | null, String(tier));
      if (share === undefined) throw absentFact(`rentShare(${String(tier)})`);
      return BigInt(share);
    },
  });
};

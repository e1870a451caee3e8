import type { Core, UID } from '@strapi/strapi';

import { getService, type Entry } from '../../platform';

import { evaluateNow } from './facts';

/** What an entry's first limit of money holds, in fen; `null` where it holds none. */
export const moneyOf = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<number | null> => {
  const declarations = getService(strapi, 'declarations');
  for (const { from, amount } of Object.values(declarations.of(type)?.limits ?? {})) {
    const target =
      typeof from === 'string'
        ? (strapi.contentTypes[type as UID.ContentType]?.attributes[from] as { target?: string })
            .target
        : from.type;
    if (!target || declarations.of(target)?.supplies?.asset !== 'fen') continue;
    return Number((await evaluateNow(strapi, type, entry, amount, 'int')).value);
  }
  return null;
};

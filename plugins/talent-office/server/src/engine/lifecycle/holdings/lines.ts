import type { Core, UID } from '@strapi/strapi';

import {
  attributeKinds,
  canonicalValue,
  findEntries,
  getService,
  type Entry,
} from '../../../platform';
import type { Declaration, LimitDeclaration } from '../../declaration';
import type { LineRef } from '../../ledger';

import type { TamperedEntries } from '../seals';

/** Which line of money or places an entry's limits draw on. */
export const createLines = (strapi: Core.Strapi, tampered: Pick<TamperedEntries, 'refuse'>) => {
  const declarationOf = (type: string): Declaration =>
    getService(strapi, 'declarations').of(type) ?? {};

  const supplying = (type: string, documentId: string): LineRef | null => {
    const { supplies } = declarationOf(type);
    return supplies ? { type, documentId, asset: supplies.asset } : null;
  };

  const targetOf = (type: string, attribute: string): string =>
    (strapi.contentTypes[type as UID.ContentType]?.attributes[attribute] as { target?: string })
      .target ?? '';

  const matching = async (
    type: string,
    entry: Entry,
    from: Exclude<LimitDeclaration['from'], string>,
  ): Promise<LineRef | null> => {
    const kinds = attributeKinds(strapi, type);
    const where = Object.fromEntries(
      from.match.map((name) => {
        const value = canonicalValue(kinds[name] ?? { type: 'string' }, entry[name]);
        return [name, kinds[name]?.type === 'relation' && value !== null ? { id: value } : value];
      }),
    );
    // Two empty values are no match: an entry without a category has no quota.
    if (Object.values(where).includes(null)) return null;
    const states = declarationOf(from.type).supplies?.while ?? [];
    const found = await findEntries(strapi, from.type, where);
    // Whether it matches, and supplies, is read here: what was written into it decides nothing.
    await tampered.refuse(from.type, found);
    const line = found.find((one) => states.includes(String(one.state)));
    return line ? supplying(from.type, line.documentId) : null;
  };

  const lineOf = (
    type: string,
    entry: Entry,
    { from }: LimitDeclaration,
  ): Promise<LineRef | null> | LineRef | null => {
    if (typeof from !== 'string') return matching(type, entry, from);
    const line = entry[from] as Entry | null | undefined;
    return line ? supplying(targetOf(type, from), line.documentId) : null;
  };

  return { supplying, lineOf };
};

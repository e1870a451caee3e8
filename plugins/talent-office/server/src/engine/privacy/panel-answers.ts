import type { Core, UID } from '@strapi/strapi';

import { isPlain, leadsTo } from './asked';
import type { CanRead } from './panel-access';

/**
 * Takes from what the Content Manager is about to answer whatever the role may not read of it. Strapi
 * looks at the fields of the entry itself; an entry that it leads to is sent whole, and private
 * attributes that stand in no form are sent to everybody.
 */
export const withoutHidden = (strapi: Core.Strapi, canRead: CanRead) => {
  const inRow = (type: string, row: Record<string, unknown>, nested: boolean): void => {
    for (const [name, value] of Object.entries(row)) {
      if (!canRead(type, name, nested)) {
        delete row[name];
        continue;
      }
      const next = leadsTo(strapi, type, name);
      // Of colleagues Strapi itself picks what everybody may see.
      if (!next || next.type === 'admin::user') continue;
      strip(next.type, value, nested || !next.isComponent);
    }
  };

  const strip = (type: string, value: unknown, nested: boolean): void => {
    for (const row of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (!isPlain(row)) continue;
      const own = row.__type ?? row.__component;
      const rowType = typeof own === 'string' ? own : type;
      if (strapi.getModel(rowType as UID.ContentType)) inRow(rowType, row, nested);
    }
  };

  return strip;
};

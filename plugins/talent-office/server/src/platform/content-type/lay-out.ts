import type { Core, Struct } from '@strapi/strapi';

import { defaultSettings } from './describe';

interface Attribute {
  readonly type: string;
  readonly relation?: string;
  readonly private?: boolean;
  readonly visible?: boolean;
}

interface Governed {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
  config?: { settings?: object; layouts?: { list?: readonly string[] } };
}

const mostColumns = 6;
const columnTypes = ['string', 'date', 'datetime', 'integer', 'biginteger', 'enumeration'];

interface Declared {
  readonly states?: object;
  readonly people?: { readonly subject?: string };
}

const declaredOf = ({ pluginOptions }: Governed): Declared =>
  (pluginOptions?.['talent-office'] as Declared | undefined) ?? {};

/** Where it stands, whom it is about, then what its schema names first; not Strapi's own columns. */
const columnsOf = (type: Governed): string[] => {
  const subject = declaredOf(type).people?.subject?.split('.')[0];
  const rank = (name: string): number => (name === 'state' ? 0 : name === subject ? 1 : 2);
  return Object.entries(type.attributes)
    .filter(
      ([name, one]) =>
        !one.private &&
        one.visible !== false &&
        !['createdAt', 'updatedAt', 'publishedAt', 'locale'].includes(name) &&
        (columnTypes.includes(one.type) || (one.relation ?? '').endsWith('ToOne')) &&
        !['createdBy', 'updatedBy'].includes(name),
    )
    .map(([name]) => name)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, mostColumns);
};

/**
 * How governed types of a site are first shown, where they say nothing of it: Strapi would take the first
 * text for the title, which reads "draft", and the first four attributes for the columns. A default as
 * any other: `config` in the schema and what an administrator chooses win. Called in `register()`.
 */
export const layOutGoverned = (strapi: Core.Strapi): void => {
  for (const type of Object.values(
    strapi.contentTypes as Record<string, Struct.ContentTypeSchema>,
  )) {
    const governed = type as unknown as Governed;
    if (!declaredOf(governed).states || !('state' in governed.attributes)) continue;
    governed.config = {
      ...governed.config,
      settings: {
        ...defaultSettings,
        mainField: 'id',
        defaultSortBy: 'updatedAt',
        defaultSortOrder: 'DESC',
        ...governed.config?.settings,
      },
      layouts: { list: columnsOf(governed), ...governed.config?.layouts },
    };
  }
};

import type { Struct } from '@strapi/strapi';

import type { ContentTypeSchema } from './schema';

/** The parts of a loaded content type that an extension can replace. */
interface Replaceable {
  attributes: Record<string, unknown>;
  pluginOptions?: Record<string, unknown>;
  indexes?: readonly { readonly name: string }[];
}

const restore = (type: Replaceable, base: ContentTypeSchema): void => {
  type.attributes = { ...base.attributes, ...type.attributes };
  type.pluginOptions = { ...base.pluginOptions, ...type.pluginOptions };
  const kept = type.indexes ?? [];
  const lost = (base.indexes ?? []).filter(({ name }) =>
    kept.every((other) => other.name !== name),
  );
  type.indexes = [...kept, ...lost];
};

/**
 * A site's `src/extensions/talent-office/content-types/<name>/schema.json` replaces the whole
 * attribute map, options and indexes: a file that adds one field would drop every other column with
 * its data, and the declaration with it. What the file says wins; what it leaves out comes back.
 */
export const restoreBase = (type: Struct.ContentTypeSchema, base: ContentTypeSchema): void => {
  const loaded = type as unknown as Replaceable & { __schema__: Replaceable };
  restore(loaded, base);
  // What the Content-Type Builder shows, and writes back on the next save.
  restore(loaded.__schema__, base);
};

import type { TypeLabels } from '../../../../shared/labels';

import type { Attribute, ComponentSchema, ContentTypeSchema } from './schema';

/** Which attribute stands for an entry of another type, e.g. in a relation's picker. */
export type MainFieldOf = (uid: string) => string | undefined;

const metadata = (attribute: Attribute, label: string, mainFieldOf: MainFieldOf) => {
  const { target } = attribute;
  const mainField = typeof target === 'string' ? mainFieldOf(target) : undefined;
  return {
    // What the engine writes is shown and never typed in.
    edit: { label, editable: attribute.configurable !== false, ...(mainField && { mainField }) },
    list: { label },
  };
};

/** Strapi takes settings whole or not at all. */
export const defaultSettings = { bulkable: true, filterable: true, searchable: true, pageSize: 20 };

/** Rows of a form as Strapi stores them. */
const editRows = ({ config }: ContentTypeSchema | ComponentSchema) =>
  config?.layouts?.edit?.map((row) => Object.entries(row).map(([name, size]) => ({ name, size })));

/**
 * Gives a schema its Chinese names: the type's, and the attributes' in the Content Manager. The
 * admin translates the type's name and the attributes for who reads English (see
 * `admin/src/translations`). Strapi takes `config` as the default of a stored configuration, so
 * what an administrator changes in "Configure the view" stays.
 */
export const describe = <Schema extends ContentTypeSchema | ComponentSchema>(
  schema: Schema,
  labels: TypeLabels,
  mainFieldOf: MainFieldOf,
) => ({
  ...schema,
  info: { ...schema.info, displayName: labels.name.zh },
  config: {
    ...schema.config,
    ...(schema.config?.layouts && {
      layouts: {
        list: schema.config.layouts.list,
        ...(schema.config.layouts.edit && { edit: editRows(schema) }),
      },
    }),
    settings: { ...defaultSettings, ...schema.config?.settings },
    metadatas: Object.fromEntries(
      Object.entries(schema.attributes).map(([name, attribute]) => [
        name,
        metadata(attribute, labels.attributes[name]?.zh ?? name, mainFieldOf),
      ]),
    ),
  },
});

import { typeLabels, valueLabels, withoutUnit, type TypeLabels } from '../../../shared/labels';

export type Language = 'zh' | 'en';
export type Messages = Record<string, string>;

const pluginPrefix = 'plugin::talent-office.';

/** A component is named by its uid (`talent-office.stage`), a content type by its singular name. */
const attributePrefix = (name: string): string =>
  name.includes('.')
    ? `content-manager.components.${name}`
    : `content-manager.content-types.${pluginPrefix}${name}`;

/** The id under which the Content Manager looks an attribute's label up. */
export const attributeMessageId = (name: string, attribute: string): string =>
  `${attributePrefix(name)}.${attribute}`;

/** The id of an amount's label where it is told in yuan, without the unit in which it is kept. */
export const yuanMessageId = (name: string, attribute: string): string =>
  `${attributeMessageId(name, attribute)}.yuan`;

const types: [string, TypeLabels][] = Object.entries(typeLabels);

/**
 * The content type with this display name. Strapi's hooks tell a layout's display name, not its
 * uid; ours are the Chinese names of `shared/labels`, and no two are alike.
 */
export const typeNamed = (displayName: string | undefined): string | undefined =>
  types.find(([, labels]) => labels.name.zh === displayName)?.[0];

/**
 * Labels in the form in which Strapi looks them up: a type's name by the name itself, an attribute
 * by type and name, an enumeration's value by the bare value.
 */
export const labelMessages = (language: Language): Messages =>
  Object.fromEntries([
    ...types.flatMap(([name, labels]) => [
      [labels.name.zh, labels.name[language]],
      ...Object.entries(labels.attributes).flatMap(([attribute, label]) => [
        [attributeMessageId(name, attribute), label[language]],
        ...(attribute.endsWith('Fen')
          ? [[yuanMessageId(name, attribute), withoutUnit(label[language])]]
          : []),
      ]),
    ]),
    ...Object.entries(valueLabels).map(([value, label]) => [value, label[language]]),
  ]);

import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';
import { kindOf, type SensitiveKind } from './kinds';

/** One encrypted attribute of a type, as its declaration says. */
export interface SensitiveAttribute {
  readonly name: string;
  readonly kind: SensitiveKind;
  readonly index?: string;
  /** Attribute → derivation, e.g. `birthYear` → `birth-year`. */
  readonly derive: Readonly<Record<string, string>>;
}

/** The encrypted attributes of a type; none for most. */
export const sensitiveAttributes = (strapi: Core.Strapi, type: string): SensitiveAttribute[] =>
  Object.entries(getService(strapi, 'declarations').of(type)?.sensitive ?? {}).map(
    ([name, { mask, index, derive }]) => ({ name, kind: mask, index, derive: derive ?? {} }),
  );

/** Index and derived values: computed on each write, never taken from a request. */
export const computedAttributes = ({ index, derive }: SensitiveAttribute): string[] => [
  ...(index ? [index] : []),
  ...Object.keys(derive),
];

interface Schema {
  readonly attributes: Readonly<
    Record<string, { type: string; private?: boolean; searchable?: boolean } | undefined>
  >;
  readonly options?: { draftAndPublish?: boolean };
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
}

const notHidden = (schema: Schema, name: string): string | null => {
  const attribute = schema.attributes[name];
  if (!attribute) return 'the schema has no such attribute';
  return attribute.private === true && attribute.searchable === false
    ? null
    : 'needs "private": true and "searchable": false, or a search could guess at it';
};

const holdsNoText = (schema: Schema, name: string): string | null =>
  ['string', 'text', undefined].includes(schema.attributes[name]?.type)
    ? null
    : 'must be of type "string" or "text": it holds a ciphertext or its index';

const problemsOf = (schema: Schema, attribute: SensitiveAttribute): string[] => {
  const { name, index, derive, kind } = attribute;
  const known = Object.keys(kindOf(kind).derivations);
  const texts = [name, ...(index ? [index] : [])];
  // What is derived is as secret as its source: a birth year that is searched finds who was born in it.
  const problems = [
    ...[...texts, ...Object.keys(derive)].map((each) => [each, notHidden(schema, each)] as const),
    ...texts.map((each) => [each, holdsNoText(schema, each)] as const),
  ].map(([each, why]) => (why ? `"${each}" ${why}` : null));
  for (const word of Object.values(derive)) {
    if (!known.includes(word)) {
      problems.push(`"${name}" has no derivation "${word}"; valid: ${known.join(', ') || 'none'}`);
    }
  }
  return problems.filter((problem) => problem !== null);
};

/**
 * Holds every sensitive attribute of the site against its schema. Publishing and translating copy
 * rows as Strapi reads them, masked: a type with secrets can have neither.
 * @throws Error naming each type and attribute: the code base decides it, so the boot stops.
 */
export const requireHiddenAttributes = (strapi: Core.Strapi): void => {
  const schemas = strapi.contentTypes as unknown as Record<string, Schema | undefined>;
  const problems = getService(strapi, 'declarations')
    .types()
    .flatMap((type) => {
      const schema = schemas[type];
      const attributes = sensitiveAttributes(strapi, type);
      if (!schema || attributes.length === 0) return [];
      const found = attributes.flatMap((attribute) => problemsOf(schema, attribute));
      const i18n = schema.pluginOptions?.i18n as { localized?: boolean } | undefined;
      if (schema.options?.draftAndPublish || i18n?.localized) {
        found.push('has secrets and can have neither draft and publish nor translations');
      }
      return found.map((problem) => `${type}: ${problem}`);
    });
  if (problems.length > 0) throw new Error(`Sensitive attributes to mend:\n${problems.join('\n')}`);
};

import type { Core, UID } from '@strapi/strapi';

import type { Language } from '../../../../../shared/error-codes';
import { labelOf, withoutUnit } from '../../../../../shared/labels';
import {
  canonicalValue,
  findEntries,
  getService,
  refuse,
  titleOf,
  type Entry,
} from '../../../platform';
import type { CaseRecord } from '../../approval';

import { yuan } from './money';
import type { FormRow } from './text';
import { words } from './words';

interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly private?: boolean;
  readonly visible?: boolean;
}

/** What no form shows: what the engine keeps for itself, and what is nobody's to read over a shoulder. */
const isShown = ({ type, private: hidden, visible }: Attribute): boolean =>
  hidden !== true && visible !== false && !['json', 'media', 'password'].includes(type);

const isAmount = (name: string): boolean => name.endsWith('Fen');

/**
 * What is decided, as people read it: the guarded values that are shown, each by its label. Whom it is
 * about, and the amount, have a place of their own wherever these are shown.
 */
export const factRows = async (
  strapi: Core.Strapi,
  { target, guarded, amount }: CaseRecord,
  language: Language,
): Promise<FormRow[]> => {
  const { type, documentId } = target;
  const [entry] = await findEntries(strapi, type, { documentId });
  const schema = strapi.contentTypes[type as UID.ContentType];
  if (!entry || !schema) throw refuse('NOT_FOUND');
  const attributes = schema.attributes as unknown as Readonly<Record<string, Attribute>>;
  const declaration = getService(strapi, 'declarations').of(type) ?? {};
  const { sensitive = {}, people, limits = {} } = declaration;
  const amounts = Object.values(limits).map(({ amount: held, whole }) => whole ?? held);
  const isToldElsewhere = (name: string): boolean =>
    name === people?.subject || (amounts.includes(name) && Number(entry[name]) === amount);

  const told = async (name: string, attribute: Attribute): Promise<string | null> => {
    const stored = entry[name];
    if (attribute.type === 'relation') {
      const related = stored as Entry | null | undefined;
      return related ? titleOf(strapi, attribute.target ?? '', related.documentId) : null;
    }
    const value = canonicalValue(attribute, stored);
    if (value === null) return null;
    if (typeof value === 'boolean') return words[value ? 'yes' : 'no'][language];
    if (isAmount(name)) return yuan(Number(value), language);
    const label = attribute.type === 'enumeration' ? labelOf(String(value), 'value') : undefined;
    return label?.[language] ?? String(value);
  };

  const rows: FormRow[] = [];
  for (const name of Object.keys(guarded)) {
    const attribute = attributes[name];
    if (!attribute || name === 'state' || name in sensitive || !isShown(attribute)) continue;
    if (isToldElsewhere(name)) continue;
    const value = await told(name, attribute);
    if (value === null) continue;
    const label = labelOf(name, 'attribute', type)?.[language] ?? name;
    rows.push({ label: isAmount(name) ? withoutUnit(label) : label, values: value.split('\n') });
  }
  return rows;
};

import type { ContentTypeSchema } from './attributes';
import { basisAttributes, firstOf, guardedAttributes, termAttributes } from './guarded';
import { didYouMean } from './problems';
import type { Declaration } from './words';

const texts: readonly string[] = ['string', 'text', 'email'];

/** By these an entry holds money, places or rights: another one is another decision. */
const decisive = (declaration: Declaration): readonly string[] => [
  'state',
  ...basisAttributes(declaration),
  ...Object.values(declaration.limits ?? {}).flatMap(({ from }) =>
    typeof from === 'string' ? [from] : from.match,
  ),
  ...(declaration.unique ?? []).flatMap(({ on, during }) => [...on, ...(during ?? [])]),
];

/**
 * Is it put right by taking it anew from the entry that it was taken from, rather than by a value that
 * somebody gives?
 */
export const isTakenAnew = ({ derive }: Declaration, name: string): boolean =>
  derive !== undefined && name in derive;

/** Why an attribute cannot be put right after a decision (更正), or `null`. */
export const whyNotRectified = (
  declaration: Declaration,
  schema: ContentTypeSchema,
  name: string,
): string | null => {
  const attribute = schema.attributes[name];
  if (!attribute)
    return `no attribute "${name}"${didYouMean(name, Object.keys(schema.attributes))}`;
  if (decisive(declaration).includes(name)) {
    return `"${name}" decides what the entry is about or holds: another one is another case`;
  }
  const derived = declaration.derive?.[name];
  if (derived) {
    const { value } = derived;
    if (typeof value === 'string' || 'from' in value) {
      return `"${name}" is computed: put right what it is computed from`;
    }
    const source = 'copy' in value ? value.copy : firstOf(value.follow);
    return 'follow' in value && termAttributes(declaration).includes(source)
      ? `"${name}" is a term of the decision`
      : null;
  }
  if (!guardedAttributes(declaration).includes(name))
    return `"${name}" is not frozen: it is simply changed`;
  if (declaration.sensitive?.[name]) return `"${name}" is encrypted, and a request would show it`;
  return texts.includes(attribute.type) ? null : `"${name}" must be a text`;
};

import type { ContentTypeSchema } from './attributes';
import { basisAttributes, guardedAttributes, holdingAttributes } from './guarded';
import { didYouMean } from './problems';
import { publicPathsOf, takenFrom } from './taken';
import type { Declaration } from './words';

const texts: readonly string[] = ['string', 'text', 'email'];

/** With another one it would be another decision. */
const decisive = (declaration: Declaration): readonly string[] => [
  'state',
  ...basisAttributes(declaration),
  ...holdingAttributes(declaration),
];

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
  const taken = takenFrom(declaration, name);
  if (taken && 'copy' in taken) {
    if (publicPathsOf(declaration, name).length === 0) {
      return `nothing that "${name}" copies is in public.notice, so nothing of it would be put right`;
    }
    return declaration.rectify?.includes(taken.copy)
      ? `"${name}" is a copy of "${taken.copy}", which is put right itself`
      : null;
  }
  if (taken) return null;
  if (declaration.derive?.[name]) return `"${name}" is computed, and stays as it was decided`;
  if (!guardedAttributes(declaration).includes(name)) {
    return `"${name}" is not frozen: it is simply changed`;
  }
  if (declaration.sensitive?.[name]) return `"${name}" is encrypted, and a request would show it`;
  return texts.includes(attribute.type) ? null : `"${name}" must be a text`;
};

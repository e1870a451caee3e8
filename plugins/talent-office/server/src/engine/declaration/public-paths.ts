import { isToOne, type ContentTypeSchema } from './attributes';
import { didYouMean } from './problems';
import type { Declaration } from './words';

const withoutValue = new Set(['relation', 'component', 'dynamiczone', 'media']);

/**
 * Why a path may not be shown to everybody, or `null`. It leads over relations to one entry and ends
 * in a plain value: a related entry as a whole would carry whatever its type holds, now or later.
 */
export const whyNotPublic = (
  schemas: Readonly<Record<string, ContentTypeSchema>>,
  type: string,
  path: string,
): string | null => {
  const parts = path.split('.');
  let at = type;
  for (const [index, part] of parts.entries()) {
    const schema = schemas[at];
    const attribute = schema?.attributes[part];
    if (!attribute) {
      const known = Object.keys(schema?.attributes ?? {});
      return `"${at}" has no attribute "${part}"${didYouMean(part, known)}`;
    }
    const declared = schema.pluginOptions?.['talent-office'] as Declaration | undefined;
    if (attribute.private === true || declared?.sensitive?.[part]) {
      return `"${part}" of "${at}" is not for the public`;
    }
    const isLast = index === parts.length - 1;
    if (isLast && withoutValue.has(attribute.type)) {
      return `"${path}" must end in a plain value, not in a ${attribute.type}`;
    }
    if (!isLast && !isToOne(attribute)) return `"${part}" must be a relation to one entry`;
    at = attribute.target ?? '';
  }
  return null;
};

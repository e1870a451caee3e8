import { isToOne, type ContentTypeSchema } from './attributes';
import { didYouMean } from './problems';

/** Why an attribute cannot point to the entry at the end of a path of its own type, or `null`. */
export const whyNotFollowed = (
  schemas: Readonly<Record<string, ContentTypeSchema>>,
  schema: ContentTypeSchema,
  attribute: string,
  path: string,
): string | null => {
  let at: ContentTypeSchema | undefined = schema;
  let target: string | undefined;
  for (const part of path.split('.')) {
    const step: ContentTypeSchema['attributes'][string] | undefined = at?.attributes[part];
    if (!step)
      return `no attribute "${part}"${didYouMean(part, Object.keys(at?.attributes ?? {}))}`;
    if (!isToOne(step)) return `"${part}" must be a relation to one entry`;
    target = step.target;
    at = schemas[target ?? ''];
  }
  const own = schema.attributes[attribute];
  if (!own || !isToOne(own)) return `"${attribute}" must be a relation to one entry`;
  return own.target === target
    ? null
    : `"${attribute}" points to ${own.target ?? '?'}, the path leads to ${target ?? '?'}`;
};

import { relationAfter } from '../../platform';

const isRelation = (type: string): boolean => type === 'relation' || type === 'media';

/** What Strapi would leave behind in this attribute. */
export const valueAfter = (
  kind: { readonly type: string },
  incoming: unknown,
  stored: unknown,
): unknown => (isRelation(kind.type) ? relationAfter(incoming, stored) : incoming);

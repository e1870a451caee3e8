import type { Core } from '@strapi/strapi';

import { getService, type Entry } from '../../platform';
import { initialState, isFrozenFromCreation } from '../declaration';

import type { Guarded } from './guarded';

/**
 * The attributes of an entry that may not change as it stands: none in its initial state with no open
 * case (unless it has effect from its creation on), afterwards all that are guarded or were read by a rule, but for the parts of a returned case.
 */
export const createFrozen =
  (strapi: Core.Strapi, { guarded }: Guarded) =>
  async (type: string, entry: Entry): Promise<string[]> => {
    const declaration = getService(strapi, 'declarations').of(type);
    if (!declaration) return [];
    const found = await getService(strapi, 'approval').latestOf({
      type,
      documentId: entry.documentId,
    });
    const initial = initialState(declaration);
    const untouched =
      !isFrozenFromCreation(declaration) &&
      (entry.state ?? initial) === initial &&
      (!found || found.ended);
    if (untouched) return [];
    const readByRules = Object.keys(found?.guarded ?? {});
    const editable = new Set(found?.state === 'returned' ? found.returnedParts : []);
    return [...new Set([...guarded(type), ...readByRules])].filter(
      (attribute) => !editable.has(attribute),
    );
  };

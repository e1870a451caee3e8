import type { Core } from '@strapi/strapi';

import { getService, type Entry } from '../../../platform';
import { initialState } from '../../declaration';

/**
 * What of an entry may be put right as it stands: nothing before a good end. That is an approval, also
 * where a later case (an exit) ended otherwise, as long as the entry is in no state that a refusal leads
 * to; for a type without cases it is a state that nothing leads out of.
 */
export const rectifiable = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<readonly string[]> => {
  const declaration = getService(strapi, 'declarations').of(type);
  const states = declaration?.states;
  if (!declaration?.rectify || !states) return [];
  const actions = Object.values(states).flatMap((one) => Object.values(one));
  const state = String(entry.state ?? initialState(declaration));
  const isBad = actions.some((action) => action.else === state);
  if (state === initialState(declaration) || isBad) return [];
  const { documentId } = entry;
  const approval = getService(strapi, 'approval');
  const latest = await approval.latestOf({ type, documentId });
  if (latest && !latest.ended) return [];
  const isGoodEnd = latest
    ? await approval.wasApproved({ type, documentId })
    : Object.keys(states[state] ?? {}).length === 0;
  return isGoodEnd ? declaration.rectify : [];
};

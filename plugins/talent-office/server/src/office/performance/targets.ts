import type { Core } from '@strapi/strapi';

import { because, findEntries, getService, lockEntry, type Entry, type Tx } from '../../platform';

import { targets } from './types';

/** The targets that a project is handed in with. */
const draftsOf = (strapi: Core.Strapi, project: Pick<Entry, 'id'>): Promise<Entry[]> =>
  findEntries(strapi, targets, { project: { id: project.id }, state: 'draft' });

/** One target a line, as those read it who decide the project; empty where it has none. */
export const describedTargets = async (
  strapi: Core.Strapi,
  project: Pick<Entry, 'id'>,
): Promise<string> => {
  const found = await draftsOf(strapi, project);
  await getService(strapi, 'lifecycle').refuseTamperedAmong(targets, found);
  return found
    .map(({ indicator, targetValue, measureUnit }) =>
      [String(indicator), `${String(targetValue)}${String(measureUnit ?? '')}`]
        .map((part) => part.replace(/\s+/g, ' '))
        .join('｜'),
    )
    .sort()
    .join('\n');
};

/** Locks them by their ids: what is compared then is what is set. */
export const lockTargets = async (tx: Tx, strapi: Core.Strapi, project: Entry): Promise<void> => {
  for (const { documentId } of (await draftsOf(strapi, project)).sort((a, b) => a.id - b.id)) {
    await lockEntry(tx, strapi, targets, documentId);
  }
};

/** Puts them in effect with their project. */
export const decideTargets = async (
  tx: Tx,
  strapi: Core.Strapi,
  project: Entry,
  { operation, requestId }: { readonly operation: string; readonly requestId: string | null },
): Promise<void> => {
  for (const { documentId } of await draftsOf(strapi, project)) {
    await getService(strapi, 'lifecycle').actWithin(tx, {
      ...{ type: targets, documentId, action: 'decide', requestId },
      actor: because(targets, documentId),
      operation: `${operation}/decide/${documentId}`,
    });
  }
};

import type { Core, UID } from '@strapi/strapi';

import { getService, type Actor } from '../../platform';
import type { Target } from '../approval';

import { objections } from './objections';

interface ObjectionRow {
  readonly documentId: string;
  readonly targetType: string;
  readonly targetDocumentId: string;
}

const nameOf = ({ type, documentId }: Target): string => `${type} ${documentId}`;

/**
 * Objections to what is about a colleague, or about his: to him they are not there, for who they come from
 * would be told by their words.
 */
export const objectionsWithheldFrom = async (
  strapi: Core.Strapi,
  reader: Actor,
): Promise<string[]> => {
  if (reader.kind !== 'admin') return [];
  const rows = (await strapi.db.query(objections as UID.ContentType).findMany({
    select: ['documentId', 'targetType', 'targetDocumentId'],
  } as never)) as ObjectionRow[];
  const targets = new Map(
    rows.map(({ targetType: type, targetDocumentId: documentId }) => {
      const target = { type, documentId };
      return [nameOf(target), target];
    }),
  );
  const person = await getService(strapi, 'organisation').personOf(reader);
  const his = await getService(strapi, 'lifecycle').partyTo(person, [...targets.values()]);
  const names = new Set(his.map(nameOf));
  return rows
    .filter(({ targetType: type, targetDocumentId: documentId }) =>
      names.has(nameOf({ type, documentId })),
    )
    .map(({ documentId }) => documentId);
};

/**
 * Who is party to what a notice shows has no hand in how it is posted, nor in what is said against it.
 * @throws Refusal SIGNER_EXCLUDED
 */
export const refusePartyTo = async (
  strapi: Core.Strapi,
  targets: readonly Target[],
  actor: Actor,
): Promise<void> => {
  if (actor.kind !== 'admin') return;
  const person = await getService(strapi, 'organisation').personOf(actor);
  for (const target of targets) {
    await getService(strapi, 'lifecycle').refusePartyTo(target, person);
  }
};

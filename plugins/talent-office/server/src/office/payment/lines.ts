import type { Core } from '@strapi/strapi';

import type { Effect } from '../../engine/lifecycle';
import { findEntries, getService, type Entry, type Tx } from '../../platform';

import { onList, payments, type Line } from './types';

export type Cause = Pick<Parameters<Effect>[2], 'actor' | 'operation' | 'requestId'>;

/** The lines of a batch that are on its list, in the order of their ids, by which they are locked. */
export const linesOf = async (
  strapi: Core.Strapi,
  batch: Pick<Entry, 'id'>,
  states: readonly string[] = onList,
): Promise<Line[]> => {
  const found = await findEntries(strapi, payments, {
    batch: { id: batch.id },
    state: { $in: [...states] },
  });
  return (found as Line[]).sort((a, b) => a.id - b.id);
};

/** What the software does with a line, caused by an action on its batch. */
export const actOnLine = (
  tx: Tx,
  strapi: Core.Strapi,
  line: Pick<Entry, 'documentId'>,
  action: 'check' | 'uncheck' | 'remove' | 'lock' | 'release' | 'bounce',
  { operation, requestId = null }: Cause,
) =>
  getService(strapi, 'lifecycle').actWithin(tx, {
    type: payments,
    documentId: line.documentId,
    action,
    actor: { kind: 'system', id: `${payments}:${line.documentId}` },
    requestId,
    operation: `${operation}/${action}`,
  });

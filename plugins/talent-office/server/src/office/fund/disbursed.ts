import type { Core } from '@strapi/strapi';

import type { Effect } from '../../engine/lifecycle';
import { findEntries, getService, type Entry, type Tx } from '../../platform';

export const disbursement = 'plugin::talent-office.disbursement';

/** What caused an act on a disbursement. */
export type Cause = Pick<Parameters<Effect>[2], 'actor' | 'operation' | 'requestId'>;

/** What an award is paid by, in their order. */
export const disbursementsOf = (strapi: Core.Strapi, award: Entry): Promise<Entry[]> =>
  findEntries(strapi, disbursement, { application: { id: award.id } });

export const act = (
  tx: Tx,
  strapi: Core.Strapi,
  documentId: string,
  action: 'commit' | 'lock' | 'settle' | 'bounce',
  { operation, requestId = null }: Cause,
) =>
  getService(strapi, 'lifecycle').actWithin(tx, {
    type: disbursement,
    documentId,
    action,
    actor: { kind: 'system', id: `${disbursement}:${documentId}` },
    requestId,
    operation: `${operation}/${action}`,
  });

import type { Core } from '@strapi/strapi';

import { findEntries, getService, lockEntry, reading, transaction, type Tx } from '../../platform';

import { application } from './applications';
import { disbursementsOf } from './disbursed';
import { makeDisbursements } from './disbursements';

const system = { kind: 'system', id: 'upgrade' } as const;

const handOver = async (tx: Tx, strapi: Core.Strapi, documentId: string, operation: string) => {
  const award = await lockEntry(tx, strapi, application, documentId);
  if (award.state !== 'awarded') return;
  const holder = { type: application, documentId, limit: 'award' };
  await getService(strapi, 'ledger').bring(tx, holder, null, null, 0, {
    operation,
    reason: 'held by its disbursements from now on',
    reference: `${application}:${documentId}`,
    actor: 'system:upgrade',
  });
  await makeDisbursements(tx, strapi, award, { actor: system, operation, requestId: null });
};

/**
 * Awards from before there were disbursements hold their money themselves: each gives it to one that is
 * made for it, at the next start. Without it nothing of such an award could be paid. Called in
 * `bootstrap()`, where one server at a time is.
 */
export const giveEarlierAwardsDisbursements = async (strapi: Core.Strapi): Promise<void> => {
  for (const award of await findEntries(strapi, application, { state: 'awarded' })) {
    const { documentId } = award;
    const holder = { type: application, documentId, limit: 'award' };
    const held = await reading(strapi, (knex) => getService(strapi, 'ledger').held(knex, holder));
    if (held.length === 0 || (await disbursementsOf(strapi, award)).length > 0) continue;
    const key = `fund.earlier-award/${documentId}`;
    await transaction(strapi, { key, input: null }, async (tx) => {
      await handOver(tx, strapi, documentId, key);
      return null;
    });
  }
};

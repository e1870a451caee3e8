import type { Core } from '@strapi/strapi';

import type { ExclusionReason } from '../../engine/approval';
import type { Piece } from '../../engine/handover';
import { samePerson, type Person } from '../../engine/organisation';
import { findEntries, getService, reading, tables, type Entry } from '../../platform';
import { application } from '../fund';

import { linesOf } from './lines';
import { paymentBatches } from './types';

/** A batch whose list one colleague checked, and nobody has confirmed yet. */
const preparers = async (strapi: Core.Strapi, batch: Entry): Promise<readonly string[]> => {
  const last = (await reading(strapi, (knex) =>
    knex(tables.audit)
      .where({
        target_type: paymentBatches,
        target_document_id: batch.documentId,
        action: 'entry.check',
      })
      .orderBy('id', 'desc')
      .first('person', 'person_keys'),
  )) as { person: string | null; person_keys: string | null } | undefined;
  if (last?.person_keys) return JSON.parse(last.person_keys) as string[];
  return last?.person ? [last.person] : [];
};

/**
 * Tells a handover of the batches that one colleague checked and nobody has confirmed: they wait for the
 * finance bureau, and come back to the receiver, unless he must keep out of one of their awards. Called
 * in `register()`.
 */
export const registerHandedOverPayments = (strapi: Core.Strapi): void => {
  /** Whoever signed an award may see to its payment, as he may prepare one. */
  const keepsOutOf = async (batch: Entry, to: Person): Promise<ExclusionReason | null> => {
    const approval = getService(strapi, 'approval');
    for (const line of await linesOf(strapi, batch)) {
      const one = line.application
        ? await approval.latestOf({ type: application, documentId: line.application.documentId })
        : null;
      const why = one ? await approval.keepOutOf(one, to) : null;
      if (why !== null && why !== 'signer') return why;
    }
    return null;
  };

  getService(strapi, 'handovers').registerSource(async ({ from, to }) => {
    const found = await findEntries(strapi, paymentBatches, { state: 'checked' });
    const pieces: Piece[] = [];
    for (const batch of found.sort((a, b) => a.id - b.id)) {
      if (!samePerson(await preparers(strapi, batch), from.keys)) continue;
      const why = await keepsOutOf(batch, to);
      pieces.push({
        item: {
          kind: 'payment',
          target: { type: paymentBatches, documentId: batch.documentId },
          what: null,
          outcome: why === null ? 'follows' : 'kept',
          why,
        },
      });
    }
    return pieces;
  });
};

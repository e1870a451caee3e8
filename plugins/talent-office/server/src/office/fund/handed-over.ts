import type { Core, UID } from '@strapi/strapi';

import type { Piece } from '../../engine/handover';
import { samePerson } from '../../engine/organisation';
import { getService, reading, tables } from '../../platform';

const type = 'plugin::talent-office.payment' as UID.ContentType;

interface Prepared {
  readonly documentId: string;
  readonly application: { readonly documentId: string } | null;
}

/**
 * Tells a handover of the payments that one colleague prepared and nobody has confirmed: they wait for
 * the finance bureau, and come back to the receiver, unless he must keep out of the application. Called
 * in `register()`.
 */
export const registerHandedOverPayments = (strapi: Core.Strapi): void => {
  getService(strapi, 'handovers').registerSource(async ({ from, to }) => {
    const rows = (await strapi.db.query(type).findMany({
      where: { state: 'prepared' },
      populate: ['application'],
      orderBy: { id: 'asc' },
    })) as Prepared[];
    const pieces: Piece[] = [];
    for (const { documentId, application } of rows) {
      const last = (await reading(strapi, (knex) =>
        knex(tables.audit)
          .where({ target_type: type, target_document_id: documentId, action: 'entry.prepare' })
          .orderBy('id', 'desc')
          .first('person', 'person_keys'),
      )) as { person: string | null; person_keys: string | null } | undefined;
      const keys = last?.person_keys
        ? (JSON.parse(last.person_keys) as string[])
        : last?.person
          ? [last.person]
          : [];
      if (!samePerson(keys, from.keys)) continue;
      const approval = getService(strapi, 'approval');
      const one = application
        ? await approval.latestOf({
            type: 'plugin::talent-office.fund-application',
            documentId: application.documentId,
          })
        : null;
      const why = one ? await approval.keepOutOf(one, to) : null;
      // Whoever signed the award may see to its payment, as he may prepare one.
      const keepsOut = why !== null && why !== 'signer';
      pieces.push({
        item: {
          kind: 'payment',
          target: { type, documentId },
          what: null,
          outcome: keepsOut ? 'kept' : 'follows',
          why: keepsOut ? why : null,
        },
      });
    }
    return pieces;
  });
};

import type { Core } from '@strapi/strapi';

import type { Target } from '../../../engine/approval';
import { getService, type Actor, type Tx } from '../../../platform';

import type { Principal } from '../agencies';

/**
 * An employer entered somebody who has a profile already, perhaps with another employer: the office looks
 * into it and links him, or does not. Once for each employer and profile, and with a row of audit.
 */
export const tellOffice = async (
  strapi: Core.Strapi,
  tx: Tx,
  {
    target,
    employer,
    actor,
    requestId,
  }: {
    readonly target: Target;
    readonly employer: Principal;
    readonly actor: Actor;
    readonly requestId: string | null;
  },
): Promise<void> => {
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, requestId, target, action: 'staff.to-be-linked' },
    details: { employer: employer.documentId },
  });
  const organisation = getService(strapi, 'organisation');
  const text = {
    zh: `用人单位「${employer.name}」申报的职工已有档案，请核对后关联用人单位。`,
    en: `The employer "${employer.name}" entered somebody who has a profile already: check it, and link him.`,
  };
  for (const { staff } of await organisation.holdersOf({ role: 'office', unit: null })) {
    await getService(strapi, 'messages').sendWithin(tx, {
      to: await organisation.personBy(`staff:${staff}`),
      kind: 'entry-reminder',
      occasion: `staff-to-link/${target.documentId}/${employer.documentId}`,
      target,
      facts: { number: target.documentId.slice(0, 8), text },
    });
  }
};

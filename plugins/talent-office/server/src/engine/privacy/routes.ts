import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { RevealedBody } from '../../../../shared/contracts/privacy';
import {
  adminRoute,
  getService,
  id,
  memberName,
  refuse,
  transaction,
  typeUid,
  type Route,
} from '../../platform';
import { refuseHiddenField } from './field-access';
import type { RevealRequest } from './service';

const params = z.strictObject({ type: typeUid, documentId: id, attribute: memberName });

export const routes: Route[] = [
  adminRoute({
    method: 'POST',
    path: '/entries/:type/:documentId/reveals/:attribute',
    permission: 'privacy.reveal',
    input: { params, body: z.strictObject({ reason: z.string().max(2000) }) },
    async handler({ strapi, ctx, params: place, body: { reason }, actor, operation, requestId }) {
      const privacy = getService(strapi, 'privacy');
      if (!privacy.isSensitive(place.type, place.attribute)) throw refuse('NOT_FOUND');
      const withheld = await privacy.withheldFrom(place.type, actor);
      if (withheld.includes(place.documentId)) throw refuse('NOT_FOUND');
      await refuseHiddenField(strapi, ctx, place);
      const person = await getService(strapi, 'organisation').personOf(actor);
      const request: RevealRequest = { ...place, actor, person, reason: reason.trim(), requestId };

      // What a transaction returns is stored as the answer of its key: the value leaves it by the side.
      const revealOnce = async (key: string) => {
        const revealed: { value?: string | null } = {};
        await transaction(strapi, { key, input: operation.input }, async (tx) => {
          revealed.value = await privacy.reveal(tx, request);
          return { revealed: true };
        });
        return revealed;
      };
      const first = await revealOnce(operation.key);
      // A retry reads again, with a row of its own: no value leaves here unrecorded.
      const { value } =
        'value' in first ? first : await revealOnce(`${operation.key} ${randomUUID()}`);
      ctx.set('Cache-Control', 'no-store');
      return { data: { value: value ?? null } satisfies RevealedBody };
    },
  }),
];

import { passwordBody } from '../../../../shared/contracts/signing';
import { adminRoute, getService, type Route } from '../../platform';

import { signerOf } from './signer';

export const signingRoutes: Route[] = [
  adminRoute({
    method: 'POST',
    path: '/signing-proofs',
    // Who signs on screen and who confirms a paper both read cases; a proof alone does nothing.
    permission: 'cases.read',
    // No operation: it would keep a digest of the password, and the proof itself. A repeat gives
    // another proof, which does no harm.
    readOnly: true,
    input: { body: passwordBody },
    handler: async ({ strapi, ctx, body }) => {
      ctx.set('Cache-Control', 'no-store');
      const { password, batch } = body;
      return {
        data: await getService(strapi, 'signing').prove(
          signerOf(ctx),
          password,
          ctx.request.ip,
          batch,
        ),
      };
    },
  }),
];

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { BulkDecisionBody } from '../../../../shared/contracts/bulk-decisions';
import { proofHeader } from '../../../../shared/contracts/signing';
import { getService, type Tx } from '../../platform';

import { signerOf } from './signer';

/**
 * A signature needs more than a screen that somebody left open: its sender typed his password just now.
 * Called in the transaction of the signature.
 * @param batch what it has to be proven for, where many are signed at once
 * @throws Refusal SIGNATURE_UNPROVEN
 */
export const requireProof = (
  strapi: Core.Strapi,
  tx: Tx,
  ctx: Context,
  batch?: BulkDecisionBody,
): Promise<void> =>
  getService(strapi, 'signing').require(tx, signerOf(ctx), ctx.get(proofHeader), batch);

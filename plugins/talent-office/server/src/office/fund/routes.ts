import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { receiptHeaders } from '../../engine/approval';
import {
  adminRoute,
  apiRoute,
  decimal,
  getService,
  id,
  refuse,
  transaction,
  type Actor,
  type Route,
} from '../../platform';
import { obstaclesOf, refuseSuspended, type Configured } from '../benefit';
import { ownProfile } from '../talent';

import {
  application,
  applicationBody,
  ownApplication,
  ownApplications,
  refuseSuspendedBenefit,
} from './applications';
import { attachmentRoutes } from './attachments';
import { budgetRoutes } from './budget-routes';
import { fundExecution } from './summary';

const idParams = z.strictObject({ id });
const yearParams = z.strictObject({ year: decimal({ min: 2000, max: 2999 }) });

const content = z.strictObject({
  requestedFen: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional(),
  statement: z.string().max(5000).optional(),
});

const draft = content.extend({ benefit: id });

interface BenefitRow extends Configured {
  documentId: string;
  title: string;
}

/**
 * A benefit that takes applications now.
 * @throws Refusal NOT_FOUND, BENEFIT_SUSPENDED, CONDITION_NOT_MET
 */
export const openBenefit = async (strapi: Core.Strapi, documentId: string): Promise<BenefitRow> => {
  const row = (await strapi.db.query('plugin::talent-office.benefit').findOne({
    where: { documentId, active: true },
    populate: { ruleSet: true, workflow: true },
  })) as BenefitRow | null;
  if (!row) throw refuse('NOT_FOUND', {}, 'benefit');
  refuseSuspended(strapi, row);
  const obstacle = (await obstaclesOf(strapi, [row])).flat()[0];
  if (obstacle) throw refuse('CONDITION_NOT_MET', { ...obstacle }, 'benefit');
  return row;
};

/** Inside the transaction that writes: the answer is stored with the effect, and a retry gets the same. */
const ownBody = async (strapi: Core.Strapi, actor: Actor, documentId: string) =>
  applicationBody(strapi, await ownApplication(strapi, actor, documentId));

export const fundRoutes: Route[] = [
  ...attachmentRoutes,
  ...budgetRoutes,
  apiRoute({
    method: 'POST',
    path: '/fund-applications',
    action: 'fund-applications.create',
    input: { body: draft },
    handler: async ({ strapi, actor, body, operation }) => {
      const profile = await ownProfile(strapi, actor);
      const { benefit: benefitId, ...given } = body;
      const data = await transaction(strapi, operation, async () => {
        const benefit = await openBenefit(strapi, benefitId);
        const created = await strapi.documents(application).create({
          data: {
            ...given,
            applicant: profile.documentId,
            benefit: benefit.documentId,
          } as never,
        });
        return ownBody(strapi, actor, created.documentId);
      });
      return { data };
    },
  }),
  apiRoute({
    method: 'PUT',
    path: '/fund-applications/:id',
    action: 'fund-applications.update',
    input: { params: idParams, body: content },
    handler: async ({ strapi, actor, params, body, operation }) => {
      const { documentId } = await ownApplication(strapi, actor, params.id);
      const data = await transaction(strapi, operation, async () => {
        await strapi.documents(application).update({ documentId, data: body as never });
        return ownBody(strapi, actor, documentId);
      });
      return { data };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/fund-applications/:id/submit',
    action: 'fund-applications.submit',
    input: { params: idParams },
    handler: async ({ strapi, actor, params, operation, requestId }) => {
      const { documentId } = await ownApplication(strapi, actor, params.id);
      const data = await transaction(strapi, operation, async (tx) => {
        await refuseSuspendedBenefit(strapi, documentId);
        await getService(strapi, 'lifecycle').actWithin(tx, {
          type: application,
          documentId,
          action: 'submit',
          actor,
          requestId,
          operation: operation.key,
        });
        return ownBody(strapi, actor, documentId);
      });
      return { data };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/fund-applications/:id/withdraw',
    action: 'fund-applications.withdraw',
    input: { params: idParams },
    handler: async ({ strapi, actor, params, operation, requestId }) => {
      const { documentId } = await ownApplication(strapi, actor, params.id);
      const data = await transaction(strapi, operation, async (tx) => {
        await getService(strapi, 'lifecycle').withdrawWithin(tx, {
          type: application,
          documentId,
          actor,
          requestId,
          operation: operation.key,
        });
        return ownBody(strapi, actor, documentId);
      });
      return { data };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/fund-applications',
    action: 'fund-applications.find',
    handler: async ({ strapi, actor }) => {
      const rows = await ownApplications(strapi, actor);
      return { data: await Promise.all(rows.map((row) => applicationBody(strapi, row))) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/fund-applications/:id',
    action: 'fund-applications.findOne',
    input: { params: idParams },
    handler: async ({ strapi, actor, params }) => ({
      data: await ownBody(strapi, actor, params.id),
    }),
  }),
  apiRoute({
    method: 'GET',
    path: '/fund-applications/:id/acceptance-receipt',
    action: 'fund-applications.receipt',
    input: { params: idParams },
    handler: async ({ strapi, actor, params, language, ctx }) => {
      const { documentId } = await ownApplication(strapi, actor, params.id);
      const approval = getService(strapi, 'approval');
      const one = await approval.latestOf({ type: application, documentId });
      if (!one) throw refuse('NOT_ACCEPTED');
      const page = await approval.receipt(one, language);
      ctx.set(receiptHeaders);
      ctx.body = page;
      return undefined;
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/fund-years/:year/summary',
    permission: 'fund.read',
    input: { params: yearParams },
    handler: async ({ strapi, params }) => ({ data: await fundExecution(strapi, params.year) }),
  }),
];

import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { apiRoute, getService, refuse, type Route } from '../../platform';

import { refuseSuspended } from './amount';

const benefits = 'plugin::talent-office.benefit';

interface BenefitRow {
  documentId: string;
  title: string;
  slug: string;
  clause: string | null;
  kind: string | null;
  use: string;
  summary: string | null;
  materials: string | null;
  opensOn: string | null;
  closesOn: string | null;
  amountExpression: string | null;
  policy: { title: string; number: string | null } | null;
  ruleSet: { key: string; entryType: string } | null;
  workflow: { entryType: string } | null;
}

const toBody = (row: BenefitRow) => ({
  id: row.documentId,
  title: row.title,
  slug: row.slug,
  clause: row.clause,
  kind: row.kind,
  use: row.use,
  summary: row.summary,
  materials: row.materials,
  opensOn: row.opensOn,
  closesOn: row.closesOn,
  policy: row.policy ? { title: row.policy.title, number: row.policy.number } : null,
});

const fact = z.union([z.string().max(500), z.number(), z.boolean()]);

const findActive = async (strapi: Core.Strapi, documentId: string): Promise<BenefitRow> => {
  const row = (await strapi.db.query(benefits).findOne({
    where: { documentId, active: true },
    populate: { policy: true, ruleSet: true, workflow: true },
  })) as BenefitRow | null;
  if (!row) throw refuse('NOT_FOUND');
  return row;
};

export const benefitRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/benefits',
    action: 'benefits.find',
    handler: async ({ strapi }) => {
      const rows = (await strapi.db.query(benefits).findMany({
        where: { active: true },
        populate: { policy: true },
        orderBy: [{ title: 'asc' }, { id: 'asc' }],
      })) as BenefitRow[];
      return { data: rows.map(toBody) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/benefits/:id/check',
    action: 'benefits.check',
    readOnly: true,
    limits: [{ by: 'address', most: 'checksPerAddress', windowSeconds: 60 }],
    input: {
      params: z.strictObject({ id: z.string().min(1).max(64) }),
      body: z.strictObject({
        subject: z.record(z.string().max(60), fact).default({}),
        entry: z.record(z.string().max(60), fact).default({}),
      }),
    },
    handler: async ({ strapi, params, body }) => {
      const benefit = await findActive(strapi, params.id);
      if (!benefit.ruleSet) throw refuse('RULES_NOT_IN_FORCE', { key: benefit.title });
      refuseSuspended(strapi, benefit);
      const rules = getService(strapi, 'rules');
      const version = await rules.inForce(benefit.ruleSet.key);
      // Nothing is known of earlier benefits here: what depends on them stays unknown.
      const {
        outcome,
        rules: results,
        amount,
      } = await rules.check(version, body, benefit.amountExpression ?? undefined);
      return {
        data: {
          outcome,
          rules: results.map(({ code, kind, outcome: one, clause, zh, en, inputs, missing }) => ({
            code,
            kind,
            outcome: one,
            clause,
            zh,
            en,
            inputs,
            missing,
          })),
          amountFen: amount?.fen ?? null,
          amountWorking: amount?.working ?? null,
          ruleVersion: { number: version.number, hash: version.hash },
        },
      };
    },
  }),
];

import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { ExplanationBody } from '../../../../shared/contracts/explanations';
import type { FactQuestionBody } from '../../../../shared/contracts/expressions';
import type { Bilingual } from '../../../../shared/error-codes';
import type { RuleResult } from '../../engine/rules';
import { apiRoute, getService, id, refuse, Refusal, type Route } from '../../platform';

import { refuseSuspended } from './amount';
import { obstaclesOf } from './open';

const benefits = 'plugin::talent-office.benefit';

interface BenefitRow {
  id: number;
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
  policy: {
    title: string;
    number: string | null;
    trial: boolean | null;
    expiresOn: string | null;
  } | null;
  ruleSet: { key: string; entryType: string; inForceVersion: number | null } | null;
  workflow: { entryType: string; inForceVersion: number | null } | null;
}

const toBody = (row: BenefitRow, closedBecause: readonly Bilingual[]) => ({
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
  // On trial it takes applications before the day it expires on, and none from that day on.
  policy: row.policy && {
    title: row.policy.title,
    number: row.policy.number,
    trial: row.policy.trial === true,
    expiresOn: row.policy.expiresOn,
  },
  // Whether applications are taken today, and what is told to who applies if not.
  open: closedBecause.length === 0,
  closedBecause,
});

const fact = z.union([z.string().max(500), z.number(), z.boolean()]);

/** What is wrong with a rule names the fields of the office, and everybody may ask. */
const withoutProblem = (error: unknown): unknown =>
  error instanceof Refusal && error.code === 'RULES_NOT_IN_FORCE'
    ? refuse(error.code, { key: error.facts.key })
    : error;

/** How a rule came out, in words alone. */
const inWords = ({ source: _text, failure, children, ...told }: ExplanationBody): object => ({
  ...told,
  ...(failure && { failure: { zh: failure.zh, en: failure.en } }),
  children: children.map(inWords),
});

/** One rule as everybody may read it: its text as it is written is the office's. */
const ruleBody = (
  questionsOn: (missing: readonly string[]) => FactQuestionBody[],
  { code, kind, outcome, clause, zh, en, inputs, missing, working }: RuleResult,
) => ({
  code,
  kind,
  outcome,
  clause,
  zh,
  en,
  inputs,
  missing,
  questions: questionsOn(missing),
  working: working ? inWords(working) : null,
});

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
        populate: { policy: true, ruleSet: true, workflow: true },
        orderBy: [{ title: 'asc' }, { id: 'asc' }],
      })) as BenefitRow[];
      const obstacles = await obstaclesOf(strapi, rows);
      return { data: rows.map((row, index) => toBody(row, obstacles[index] ?? [])) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/benefits/:id/check',
    action: 'benefits.check',
    readOnly: true,
    limits: [{ by: 'address', most: 'checksPerAddress', windowSeconds: 60 }],
    input: {
      params: z.strictObject({ id }),
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
      const questionsOn = (missing: readonly string[]) =>
        getService(strapi, 'expressions').questions(version.body.entryType, missing);
      // Nothing is known of earlier benefits here: what depends on them stays unknown.
      const {
        outcome,
        rules: results,
        preferences = [],
        amount,
      } = await rules
        .check(version, body, benefit.amountExpression ?? undefined)
        .catch((error: unknown) => {
          throw withoutProblem(error);
        });
      return {
        data: {
          outcome,
          rules: results.map((rule) => ruleBody(questionsOn, rule)),
          preferences,
          amountFen: amount?.fen ?? null,
          amountLines: amount?.lines ?? [],
          amountWorking: amount?.working ?? null,
          amountQuestions: questionsOn(amount?.missing ?? []),
          ruleVersion: { number: version.number, hash: version.hash },
        },
      };
    },
  }),
];

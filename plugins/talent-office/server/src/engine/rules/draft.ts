import type { Core } from '@strapi/strapi';

import type { Eligibility, RuleKind } from '../../../../shared/vocabulary';
import { refuse } from '../../platform';
import type { GivenByPath } from '../expression';

import type { RuleSetBody } from './evaluate';
import { codesIn, type RuleTest } from './rule-tests';

const ruleSets = 'plugin::talent-office.rule-set';

interface RuleRow {
  code: string;
  kind: RuleKind;
  expression: string;
  clause: string | null;
  messageZh: string;
  messageEn: string;
}

interface RuleTestRow {
  title: string;
  given: unknown;
  judgedOn: string;
  expected: Eligibility;
  failing: string | null;
  amountFen: string | number | null;
}

interface RuleSetRow {
  id: number;
  documentId: string;
  key: string;
  title: string;
  entryType: string;
  rules: RuleRow[];
  tests: RuleTestRow[];
  inForceVersion: number | null;
}

/** A rule set as it is saved, with its examples. */
export interface Draft {
  readonly id: number;
  readonly documentId: string;
  readonly body: RuleSetBody;
  readonly tests: readonly RuleTest[];
  /** Has it been put in force, whatever was saved since? */
  readonly isInForce: boolean;
}

/** Facts by path; a file of Strapi's past hooks may hold anything, and that is none. */
const givenIn = (given: unknown): GivenByPath =>
  typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as GivenByPath)
    : {};

const toTest = ({
  title,
  given,
  judgedOn,
  expected,
  failing,
  amountFen,
}: RuleTestRow): RuleTest => ({
  title,
  given: givenIn(given),
  judgedOn,
  expected,
  failing: codesIn(failing),
  amountFen: amountFen === null ? null : Number(amountFen),
});

const toBody = ({ key, title, entryType, rules }: RuleSetRow): RuleSetBody => ({
  key,
  title,
  entryType,
  rules: rules.map(({ code, kind, expression, clause, messageZh, messageEn }) => ({
    code,
    kind,
    expression,
    clause,
    zh: messageZh,
    en: messageEn,
  })),
});

/**
 * Examples are no part of the body, and so not of a version's hash: another example decides no case
 * otherwise, and must not make a new version. What was tried is in the audit of the enacting.
 * @throws Refusal NOT_FOUND
 */
export const readDraft = async (strapi: Core.Strapi, documentId: string): Promise<Draft> => {
  const row = (await strapi.db.query(ruleSets).findOne({
    where: { documentId },
    populate: { rules: true, tests: true },
  })) as RuleSetRow | null;
  if (!row) throw refuse('NOT_FOUND');
  return {
    id: row.id,
    documentId,
    body: toBody(row),
    tests: row.tests.map(toTest),
    isInForce: row.inForceVersion !== null,
  };
};

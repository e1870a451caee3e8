import type { Core, UID } from '@strapi/strapi';

import { errorMessage } from '../../../../shared/error-codes';
import type { ExpressionProblem } from '../../engine/expression';
import {
  findEntries,
  getService,
  Refusal,
  refuse,
  relationAfter,
  toValidationError,
  type Entry,
} from '../../platform';

import { mostInstalments, planOf } from './instalments';

const benefits = 'plugin::talent-office.benefit';
const fundApplication = 'plugin::talent-office.fund-application';

/** What says whose entries ask for a benefit: by which its amount is typed. */
const deciders = {
  ruleSet: 'plugin::talent-office.rule-set',
  workflow: 'plugin::talent-office.workflow',
} as const;

type Decider = keyof typeof deciders;
const deciderNames = Object.keys(deciders) as Decider[];

/** A benefit, as far as its amount goes. */
export interface Priced {
  readonly title?: string | null;
  readonly amountExpression?: string | null;
  readonly ruleSet?: {
    readonly id?: number;
    readonly documentId?: string;
    readonly entryType?: string | null;
  } | null;
  readonly workflow?: { readonly entryType?: string | null } | null;
}

const check = (strapi: Core.Strapi, type: string, source: string): ExpressionProblem | null => {
  try {
    return getService(strapi, 'expressions').check(type, source, 'int');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The type itself is gone.
    const { code, facts } = error;
    const told = { zh: errorMessage(code, 'zh', facts), en: errorMessage(code, 'en', facts) };
    return { line: 1, column: 1, code, ...told };
  }
};

/**
 * The types whose entries ask for a benefit: those that its rule set judges and its workflow decides;
 * without either, applications for the fund.
 */
export const entryTypesOf = (benefit: Priced): readonly string[] => {
  const types = new Set(deciderNames.flatMap((name) => benefit[name]?.entryType ?? []));
  return types.size > 0 ? [...types] : [fundApplication];
};

/**
 * What is wrong with the amount of a benefit (CEL, fen): it must fit every entry that asks for it.
 */
export const amountProblem = (strapi: Core.Strapi, benefit: Priced): ExpressionProblem | null => {
  const { amountExpression: source } = benefit;
  if (!source) return null;
  for (const type of entryTypesOf(benefit)) {
    const problem = check(strapi, type, source);
    if (problem) return problem;
  }
  return null;
};

/**
 * A stored amount that no longer fits, such as after a field was renamed, suspends its benefit: who
 * asks for it is told so, and not what an expression is.
 * @throws Refusal BENEFIT_SUSPENDED
 */
export const refuseSuspended = (strapi: Core.Strapi, benefit: Priced): void => {
  if (amountProblem(strapi, benefit)) throw refuse('BENEFIT_SUSPENDED', { benefit: benefit.title });
};

type Data = Record<string, unknown>;

interface ManyEvent {
  readonly params: { readonly data?: readonly Data[] };
}

interface WriteEvent {
  readonly params: { readonly where?: Record<string, unknown>; readonly data?: Data };
}

/** The benefit as it will stand: what is not sent stays as it is. */
const afterWrite = async (
  strapi: Core.Strapi,
  data: Data,
  stored: Entry | null,
): Promise<Priced> => {
  const referred: Partial<Record<Decider, Priced['ruleSet']>> = {};
  for (const name of deciderNames) {
    const before = (stored?.[name] as Entry | null | undefined) ?? null;
    const id = data[name] === undefined ? before?.id : relationAfter(data[name], before);
    const query = strapi.db.query(deciders[name] as UID.ContentType);
    referred[name] = id == null ? null : await query.findOne({ where: { id } });
  }
  const source = data.amountExpression === undefined ? stored : data;
  return {
    ...referred,
    amountExpression: source?.amountExpression as string | null | undefined,
    title: (data.title ?? stored?.title) as string | undefined,
  };
};

/** The first call in an amount that names what is not there, such as a table. */
const nameProblem = async (
  strapi: Core.Strapi,
  benefit: Priced,
): Promise<ExpressionProblem | null> => {
  const { amountExpression: source } = benefit;
  for (const type of source ? entryTypesOf(benefit) : []) {
    const problem = await getService(strapi, 'expressions').nameProblem(type, source ?? '', 'int');
    if (problem) return problem;
  }
  return null;
};

/** What the tests of its rule set expect is asked of an amount that is new to them, and of no other. */
const refuseUntold = async (
  strapi: Core.Strapi,
  { title, amountExpression: expression, ruleSet }: Priced,
  stored: Priced | null,
): Promise<void> => {
  const isSame = stored?.amountExpression === expression && stored?.ruleSet?.id === ruleSet?.id;
  if (isSame || !expression || !ruleSet?.documentId) return;
  const refusal = await getService(strapi, 'rules').amountRefused(ruleSet.documentId, {
    title: title ?? '',
    expression,
  });
  if (!refusal) return;
  throw toValidationError(refuse(refusal.code, refusal.facts, 'amountExpression'));
};

const refuseWrong = async (
  strapi: Core.Strapi,
  data: Data,
  stored: Entry | null,
): Promise<void> => {
  const { instalments } = data;
  if (typeof instalments === 'string' && instalments !== '' && !planOf(instalments)) {
    const facts = { most: mostInstalments };
    throw toValidationError(refuse('INSTALMENTS_NOT_WHOLE', facts, 'instalments'));
  }
  const benefit = await afterWrite(strapi, data, stored);
  const problem = amountProblem(strapi, benefit) ?? (await nameProblem(strapi, benefit));
  if (problem) {
    throw toValidationError(refuse('EXPRESSION_INVALID', { ...problem }, 'amountExpression'));
  }
  await refuseUntold(strapi, benefit, stored as (Entry & Priced) | null);
};

/**
 * Refuses to save an amount that cannot be worked out: at its field, line and column, while the one
 * who wrote it still looks at it, and on whichever path it comes. Before the first application it
 * would otherwise be nobody's mistake.
 */
export const guardBenefits = (strapi: Core.Strapi): void => {
  const concerns = (data: Data): boolean =>
    ['amountExpression', 'instalments', ...deciderNames].some((name) => data[name] !== undefined);
  const update = async ({ params: { where = {}, data = {} } }: WriteEvent): Promise<void> => {
    if (!concerns(data)) return;
    for (const stored of await findEntries(strapi, benefits, where)) {
      await refuseWrong(strapi, data, stored);
    }
  };
  strapi.db.lifecycles.subscribe({
    models: [benefits],
    beforeCreate: async ({ params: { data = {} } }: WriteEvent) => {
      await refuseWrong(strapi, data, null);
    },
    beforeCreateMany: async ({ params: { data = [] } }: ManyEvent) => {
      for (const row of data) await refuseWrong(strapi, row, null);
    },
    beforeUpdate: update,
    beforeUpdateMany: update,
  } as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};

/** Tells at boot which benefits are suspended: those who apply would be the first to find out. */
export const reportSuspendedBenefits = async (strapi: Core.Strapi): Promise<void> => {
  const rows = (await findEntries(strapi, benefits, { active: true })) as (Entry & Priced)[];
  for (const row of rows) {
    const problem = amountProblem(strapi, row);
    if (!problem) continue;
    strapi.log.warn(`talent-office: benefit "${String(row.title)}" is suspended: ${problem.en}`);
  }
};

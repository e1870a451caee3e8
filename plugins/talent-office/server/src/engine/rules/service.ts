import type { RuleTestBody } from '../../../../shared/contracts/rules';
import {
  createRecent,
  digest,
  enactVersion,
  getService,
  reading,
  Refusal,
  refuse,
  tables,
  versionById,
  versionInForce,
  waitTurn,
  type ServiceFactory,
} from '../../platform';
import { typesRead, type Compiled, type Facts, type Wanted } from '../expression';

import { readDraft, type Draft } from './draft';
import {
  amountOf,
  explain,
  hasHardRule,
  outcomesOf,
  type CompiledRules,
  type Amount,
  type Evaluation,
  type Explanation,
  type RuleSetBody,
} from './evaluate';
import { countKept, keptAfter } from './kept';
import { linesOf, preferencesOf, type Deduction, type Preference } from './lines';
import { mostRules, problemsOf, refusalOf, type RuleProblem } from './problems';
import { failedTests } from './rule-tests';
import type { PricesOf, RuleContent, Rules, RuleVersion } from './rules';
import { tryAmount, tryOut } from './try-out';

const ruleSets = 'plugin::talent-office.rule-set';

/** Compiled at the same time: those in force, and candidates of backtests. */
const mostVersions = 500;

export const createRules: ServiceFactory<'rules'> = ({ strapi }) => {
  const expressions = () => getService(strapi, 'expressions');

  const validate = (draft: Pick<RuleSetBody, 'entryType' | 'rules'>): RuleProblem[] =>
    problemsOf(expressions(), draft);

  const namesMissing: Rules['namesMissing'] = async ({ entryType, rules }) => {
    const found: RuleProblem[] = [];
    for (const [index, { expression }] of rules.entries()) {
      const problem = await expressions().nameProblem(entryType, expression, 'bool');
      if (problem) found.push({ ...problem, path: `rules.${index}.expression` });
    }
    return found;
  };

  const refuseInvalid = async (body: RuleSetBody): Promise<void> => {
    const refusal = refusalOf(validate(body)) ?? refusalOf(await namesMissing(body));
    if (refusal) throw refusal;
    if (!hasHardRule(body.rules)) throw refuse('RULES_WITHOUT_HARD', {}, 'rules');
  };

  let pricesOf: PricesOf = () => Promise.resolve([]);

  const testDraft = async ({ documentId, body, tests }: Draft): Promise<RuleTestBody[]> =>
    tests.length === 0 ? [] : tryOut(strapi, body, tests, await pricesOf(documentId));

  // By content hash: a version is compiled once, whoever reads its row again.
  const compiledVersions = createRecent<readonly Compiled[]>(mostVersions);

  const compileBody = ({ key, hash, body }: RuleContent): readonly Compiled[] => {
    if (digest(body) !== hash) {
      throw refuse('RULES_NOT_IN_FORCE', { key, problem: 'its content is not what was enacted' });
    }
    // Put in force by a version of this plugin that did not ask for one.
    if (!hasHardRule(body.rules)) {
      throw refuse('RULES_NOT_IN_FORCE', { key, problem: 'it has no hard rule' });
    }
    // The same limits as on save: what was put in force before them is suspended.
    if (body.rules.length > mostRules) {
      throw refuse('RULES_NOT_IN_FORCE', { key, problem: `it has more than ${mostRules} rules` });
    }
    try {
      return body.rules.map(({ expression }) =>
        expressions().compile(body.entryType, expression, 'bool'),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw refuse('RULES_NOT_IN_FORCE', { key, problem: error.message });
    }
  };

  const compile = (version: RuleContent): readonly Compiled[] => {
    const compiled = compiledVersions.get(version.hash) ?? compileBody(version);
    compiledVersions.set(version.hash, compiled);
    return compiled;
  };

  const compiledRules = new WeakMap<readonly Compiled[], CompiledRules>();

  const rulesOf = (version: RuleContent): CompiledRules => {
    const compiled = compile(version);
    const known = compiledRules.get(compiled);
    if (known) return known;
    const rules = version.body.rules.flatMap((rule, index) => {
      const one = compiled[index];
      return one ? [{ rule, compiled: one }] : [];
    });
    compiledRules.set(compiled, rules);
    return rules;
  };

  const preferences: Preference[] = [];
  const deductions: Deduction[] = [];

  const evaluate = (version: RuleContent, facts: Facts): Explanation => {
    const rules = rulesOf(version);
    const explained = explain(rules, facts);
    const subject = expressions().subject(version.body.entryType);
    const told = preferencesOf(preferences, subject, rules, explained.rules, facts);
    return { ...explained, preferences: told };
  };

  const priceOf = (type: string, compiled: Compiled, facts: Facts): Amount => {
    const amount = amountOf(compiled, facts);
    const { working } = amount;
    return { ...amount, lines: lines(type, { compiled, facts, working }) };
  };

  const lines: Rules['linesOf'] = (type, amount) =>
    linesOf({ preferences, deductions }, expressions().subject(type), amount);

  const inForce = async (key: string): Promise<RuleVersion> => {
    const version = await reading(strapi, (knex) =>
      versionInForce<RuleSetBody>(knex, tables.ruleVersions, key),
    );
    if (!version) throw refuse('RULES_NOT_IN_FORCE', { key });
    return version;
  };

  const keys = (): Promise<string[]> =>
    reading(strapi, (knex) =>
      knex(tables.ruleVersions).distinct('key').orderBy('key').pluck<string[]>('key'),
    );

  return {
    enact: async (tx, documentId, by) => {
      const draft = await readDraft(strapi, documentId);
      const { id, body } = draft;
      await refuseInvalid(body);
      const tests = await testDraft(draft);
      const failed = failedTests(tests);
      if (failed) throw failed;
      const at = getService(strapi, 'clock').now();
      const version = await enactVersion(tx, tables.ruleVersions, { key: body.key, body, at, by });
      await tx(strapi.db.metadata.get(ruleSets).tableName)
        .where({ id })
        .update({ in_force_version: version.number });
      return { ...version, tests };
    },
    drafted: async (documentId) => {
      const { body } = await readDraft(strapi, documentId);
      await refuseInvalid(body);
      return body;
    },
    countEvaluations: (key) => reading(strapi, (knex) => countKept(knex, key)),
    evaluationsAfter: (key, after, limit) =>
      reading(strapi, (knex) => keptAfter(knex, compile, key, after, limit)),
    registerPrices: (one) => {
      pricesOf = one;
    },
    registerPreference: (one) => {
      preferences.push(one);
    },
    registerDeduction: (one) => {
      deductions.push(one);
    },
    linesOf: lines,
    test: async (documentId) => {
      const draft = await readDraft(strapi, documentId);
      const refusal = refusalOf(validate(draft.body));
      if (refusal) throw refusal;
      return testDraft(draft);
    },
    asked: async ({ entryType, expressions: sources, amounts }) => {
      const fitting = (each: readonly string[], wanted: Wanted): Compiled[] =>
        each
          .filter((source) => expressions().check(entryType, source, wanted) === null)
          .map((source) => expressions().compile(entryType, source, wanted));
      return expressions().asked(entryType, [
        ...fitting(sources, 'bool'),
        ...fitting(amounts, 'int'),
      ]);
    },
    prices: (documentId) => pricesOf(documentId),
    amountRefused: async (documentId, price) => {
      const { body, tests, isInForce } = await readDraft(strapi, documentId);
      return isInForce ? tryAmount(strapi, body.entryType, tests, price) : null;
    },
    inForce,
    validate,
    namesMissing,
    everEnacted: async () => {
      const bodies = await reading(strapi, (knex) =>
        knex(tables.ruleVersions).orderBy('id').pluck<string[]>('body'),
      );
      return bodies.flatMap((body) =>
        (JSON.parse(body) as RuleSetBody).rules.map(({ expression }) => expression),
      );
    },
    byId: (id) =>
      reading(strapi, (knex) => versionById<RuleSetBody>(knex, tables.ruleVersions, id)),
    compile,
    evaluate,
    outcomes: (version, facts) => outcomesOf(rulesOf(version), facts),
    check: async (version, given, amount) => {
      const { entryType } = version.body;
      const priced = amount === undefined ? null : expressions().compile(entryType, amount, 'fen');
      const all = [...compile(version), ...(priced ? [priced] : [])];
      const facts = await expressions().givenFacts(entryType, given, all);
      return { ...evaluate(version, facts), amount: priced && priceOf(entryType, priced, facts) };
    },
    suspended: async () => {
      const found: { key: string; problem: string }[] = [];
      for (const key of await keys()) {
        try {
          compile(await inForce(key));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          found.push({ key, problem: String(error.facts.problem) });
        }
      }
      return found;
    },
    typesRead: async () => {
      const found: string[] = [];
      for (const key of await keys()) {
        const version = await inForce(key);
        try {
          found.push(...typesRead(strapi, version.body.entryType, compile(version)));
        } catch (error) {
          // What cannot be evaluated judges nobody.
          if (!(error instanceof Refusal)) throw error;
        }
      }
      return found;
    },
    record: async (tx, caseId, version, facts, result) => {
      await tx(tables.evaluations).insert({
        case_id: caseId,
        rule_version_id: version?.id ?? null,
        facts: JSON.stringify(facts),
        result: JSON.stringify(result),
        made_at: getService(strapi, 'clock').now().toISOString(),
      });
    },
    recorded: (caseId) =>
      reading(strapi, async (knex) => {
        const row = (await knex(tables.evaluations)
          .where({ case_id: caseId })
          .orderBy('id', 'desc')
          .first('result')) as { result: string } | undefined;
        return row ? (JSON.parse(row.result) as Evaluation) : null;
      }),
    lockSubject: waitTurn,
  };
};

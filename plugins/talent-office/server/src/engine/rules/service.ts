import {
  digest,
  enactVersion,
  getService,
  isDuplicateKey,
  reading,
  Refusal,
  refuse,
  tables,
  versionById,
  versionInForce,
  type ServiceFactory,
  type Tx,
  type Version,
  type RowId,
} from '../../platform';
import type { Compiled, Facts, JsonObject } from '../expression';

import {
  amountOf,
  explain,
  hasHardRule,
  type Amount,
  type Evaluation,
  type Explanation,
  type RuleSetBody,
} from './evaluate';
import { problemsOf, refusalOf, type RuleProblem } from './problems';

export type RuleVersion = Version<RuleSetBody>;

export interface Rules {
  /** Every mistake of a draft, each with its field's path. */
  validate(draft: Pick<RuleSetBody, 'entryType' | 'rules'>): RuleProblem[];
  /**
   * Puts the draft in force as an immutable version.
   * @throws Refusal EXPRESSION_INVALID at `rules.N.expression`, with all `problems`;
   *   RULES_WITHOUT_HARD at `rules`
   */
  enact(tx: Tx, documentId: string, by: string): Promise<RuleVersion>;
  /** @throws Refusal RULES_NOT_IN_FORCE */
  inForce(key: string): Promise<RuleVersion>;
  byId(id: RowId<'version'>): Promise<RuleVersion>;
  /**
   * The compiled expressions of a version.
   * @throws Refusal RULES_NOT_IN_FORCE where the version no longer fits the schemas, is not what was
   *   enacted, or has no hard rule
   */
  compile(version: RuleVersion): readonly Compiled[];
  /** @throws Refusal RULES_NOT_IN_FORCE, EXPRESSION_FAILED */
  evaluate(version: RuleVersion, facts: Facts): Explanation;
  /**
   * What would be with these facts; nothing is stored.
   * @param amount CEL for an amount in fen
   * @throws Refusal RULES_NOT_IN_FORCE, EXPRESSION_FAILED, FACT_UNKNOWN, FACT_INVALID
   */
  check(
    version: RuleVersion,
    given: { readonly entry?: JsonObject; readonly subject?: JsonObject },
    amount?: string,
  ): Promise<Explanation & { readonly amount: Amount | null }>;
  /** Versions in force that cannot be evaluated: each suspends what hangs on it, never the server. */
  suspended(): Promise<{ readonly key: string; readonly problem: string }[]>;
  /** Keeps an evaluation with its complete facts. */
  record(
    tx: Tx,
    caseId: RowId<'case'>,
    version: RuleVersion | null,
    facts: Facts | null,
    result: Evaluation,
  ): Promise<void>;
  /** What was kept last when a case was opened or submitted again; `null` where nothing was. */
  recorded(caseId: RowId<'case'>): Promise<Evaluation | null>;
  /** Takes the subject for this transaction: nobody else decides on the same past meanwhile. */
  lockSubject(tx: Tx, key: string): Promise<void>;
}

declare module '../../platform/services' {
  interface Services {
    rules: Rules;
  }
}

const ruleSets = 'plugin::talent-office.rule-set';

interface RuleRow {
  code: string;
  kind: 'hard' | 'warning';
  expression: string;
  clause: string | null;
  messageZh: string;
  messageEn: string;
}

interface RuleSetRow {
  id: number;
  key: string;
  title: string;
  entryType: string;
  rules: RuleRow[];
}

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

export const createRules: ServiceFactory<'rules'> = ({ strapi }) => {
  const expressions = () => getService(strapi, 'expressions');

  const validate = (draft: Pick<RuleSetBody, 'entryType' | 'rules'>): RuleProblem[] =>
    problemsOf(expressions(), draft);

  const refuseInvalid = (body: RuleSetBody): void => {
    const refusal = refusalOf(validate(body));
    if (refusal) throw refusal;
    if (!hasHardRule(body.rules)) throw refuse('RULES_WITHOUT_HARD', {}, 'rules');
  };

  // By content hash: a version is compiled once, whoever reads its row again.
  const compiledVersions = new Map<string, readonly Compiled[]>();

  const compileBody = ({ key, hash, body }: RuleVersion): readonly Compiled[] => {
    if (digest(body) !== hash) {
      throw refuse('RULES_NOT_IN_FORCE', { key, problem: 'its content is not what was enacted' });
    }
    // Put in force by a version of this plugin that did not ask for one.
    if (!hasHardRule(body.rules)) {
      throw refuse('RULES_NOT_IN_FORCE', { key, problem: 'it has no hard rule' });
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

  const compile = (version: RuleVersion): readonly Compiled[] => {
    const compiled = compiledVersions.get(version.hash) ?? compileBody(version);
    compiledVersions.set(version.hash, compiled);
    return compiled;
  };

  const evaluate = (version: RuleVersion, facts: Facts): Explanation => {
    const compiled = compile(version);
    return explain(
      version.body.rules.flatMap((rule, index) => {
        const one = compiled[index];
        return one ? [{ rule, compiled: one }] : [];
      }),
      facts,
    );
  };

  const inForce = async (key: string): Promise<RuleVersion> => {
    const version = await reading(strapi, (knex) =>
      versionInForce<RuleSetBody>(knex, tables.ruleVersions, key),
    );
    if (!version) throw refuse('RULES_NOT_IN_FORCE', { key });
    return version;
  };

  return {
    enact: async (tx, documentId, by) => {
      const row = (await strapi.db.query(ruleSets).findOne({
        where: { documentId },
        populate: { rules: true },
      })) as RuleSetRow | null;
      if (!row) throw refuse('NOT_FOUND');
      const body = toBody(row);
      refuseInvalid(body);
      const at = getService(strapi, 'clock').now();
      const version = await enactVersion(tx, tables.ruleVersions, { key: row.key, body, at, by });
      await tx(strapi.db.metadata.get(ruleSets).tableName)
        .where({ id: row.id })
        .update({ in_force_version: version.number });
      return version;
    },
    inForce,
    validate,
    byId: (id) =>
      reading(strapi, (knex) => versionById<RuleSetBody>(knex, tables.ruleVersions, id)),
    compile,
    evaluate,
    check: async (version, given, amount) => {
      const { entryType } = version.body;
      const priced = amount === undefined ? null : expressions().compile(entryType, amount, 'int');
      const all = [...compile(version), ...(priced ? [priced] : [])];
      const facts = await expressions().givenFacts(entryType, given, all);
      return { ...evaluate(version, facts), amount: priced && amountOf(priced, facts) };
    },
    suspended: async () => {
      const keys = await reading(strapi, (knex) =>
        knex(tables.ruleVersions).distinct('key').orderBy('key').pluck<string[]>('key'),
      );
      const found: { key: string; problem: string }[] = [];
      for (const key of keys) {
        try {
          compile(await inForce(key));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          found.push({ key, problem: String(error.facts.problem) });
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
    lockSubject: async (tx, key) => {
      const raise = () => tx(tables.subjects).where({ key }).increment('version', 1);
      if ((await raise()) > 0) return;
      try {
        await tx(tables.subjects).insert({ key, version: 1 });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await raise();
      }
    },
  };
};

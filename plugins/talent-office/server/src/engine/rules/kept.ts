import type { Knex } from 'knex';

import { Refusal, tables, type RowId, type Version } from '../../platform';
import type { Compiled, Facts, JsonObject } from '../expression';

import type { Evaluation, RuleSetBody } from './evaluate';

/** What was kept of a case when it was opened, or submitted again. */
export interface KeptEvaluation {
  readonly id: number;
  readonly caseId: RowId<'case'>;
  readonly facts: Facts;
  readonly result: Evaluation;
  /** Paths that were read, whether there was a fact at them or not. */
  readonly reads: ReadonlySet<string>;
}

interface Row {
  id: number;
  case_id: RowId<'case'>;
  rule_version_id: RowId<'version'>;
  facts: string;
  result: string;
}

interface VersionRow {
  id: RowId<'version'>;
  key: string;
  number: number;
  content_hash: string;
  body: string;
}

/** The last of each case that was judged by a version of this key. */
const keptBy = (knex: Knex, key: string): Knex.QueryBuilder =>
  knex(`${tables.evaluations} as kept`)
    .whereIn('kept.rule_version_id', knex(tables.ruleVersions).where({ key }).select('id'))
    .whereNotExists((later) =>
      later
        .from(`${tables.evaluations} as later`)
        .whereRaw('later.case_id = kept.case_id AND later.id > kept.id')
        .select('later.id'),
    );

export const countKept = async (knex: Knex, key: string): Promise<number> => {
  const [row] = (await keptBy(knex, key).count({ count: '*' })) as { count: number | string }[];
  return Number(row?.count ?? 0);
};

const leaves = (facts: JsonObject | null, above: readonly string[]): string[] =>
  Object.entries(facts ?? {}).flatMap(([name, fact]) =>
    typeof fact === 'object' && fact !== null && !Array.isArray(fact)
      ? leaves(fact as JsonObject, [...above, name])
      : [[...above, name].join('.')],
  );

type Compile = (version: Version<RuleSetBody>) => readonly Compiled[];

/** What a version reads; of one that fits the schemas no more, nothing but what was found. */
const readsOf = (compile: Compile, row: VersionRow): readonly string[] => {
  const { id, key, number, content_hash: hash, body } = row;
  try {
    const version = { id, key, number, hash, body: JSON.parse(body) as RuleSetBody };
    return compile(version).flatMap(({ reads }) => reads);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

export const keptAfter = async (
  knex: Knex,
  compile: Compile,
  key: string,
  after: number,
  limit: number,
): Promise<KeptEvaluation[]> => {
  const rows = (await keptBy(knex, key)
    .where('kept.id', '>', after)
    .orderBy('kept.id')
    .limit(limit)
    .select('kept.*')) as Row[];
  const versions = (await knex(tables.ruleVersions).whereIn(
    'id',
    rows.map((row) => row.rule_version_id),
  )) as VersionRow[];
  const reads = new Map(versions.map((one) => [one.id, readsOf(compile, one)]));
  return rows.map((row) => {
    const facts = (JSON.parse(row.facts) as Facts | null) ?? {
      entry: {},
      subject: null,
      functions: {},
    };
    return {
      id: row.id,
      caseId: row.case_id,
      facts,
      result: JSON.parse(row.result) as Evaluation,
      reads: new Set([
        ...(reads.get(row.rule_version_id) ?? []),
        ...leaves(facts.entry, []),
        ...leaves(facts.subject, ['subject']),
      ]),
    };
  });
};

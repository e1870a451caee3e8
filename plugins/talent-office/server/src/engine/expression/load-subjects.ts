import type { Core, UID } from '@strapi/strapi';

import { Refusal, type CalendarDate } from '../../platform';

import type { Compiled } from './compile';
import type { Environment } from './environment';
import type { Model, ModelOf } from './fields';
import type { FactFunction } from './functions';
import {
  factsOf,
  namesFor,
  loadNewFacts,
  queryOf,
  treeOf,
  type Row,
  type SubjectPlace,
} from './load-facts';
import type { Facts, Json } from './values';

/** What each of some people would bring along who apply today. */
export interface SubjectFacts {
  readonly id: number;
  readonly documentId: string;
  /**
   * For each of the entries that were asked about, in their order; `null` where a function refuses to
   * answer about this person, such as for an award that came past the gate.
   */
  readonly facts: readonly Facts[] | null;
}

export interface SubjectsRequest {
  readonly type: string;
  readonly environment: Environment;
  readonly subject: SubjectPlace;
  readonly compiled: readonly Compiled[];
  readonly functions: ReadonlyMap<string, FactFunction>;
  readonly today: CalendarDate;
  /** Of each entry by attribute, the primary keys of what it would refer to. */
  readonly relations: readonly Readonly<Record<string, number>>[];
  /** Primary key of the last one read. */
  readonly after: number;
  readonly limit: number;
}

/** Of what is drafted and published there are two rows: the draft is the one that always stands. */
export const standingRows = (modelOf: ModelOf, type: string): Readonly<Record<string, unknown>> => {
  const { options } = modelOf(type) as Model & { options?: { draftAndPublish?: boolean } };
  return options?.draftAndPublish === true ? { publishedAt: null } : {};
};

/**
 * The facts of entries that nobody has made yet, for the next people by primary key: theirs, and what
 * the entry would refer to. What functions know without a person is read once.
 */
export const loadSubjectFacts = async (
  strapi: Core.Strapi,
  modelOf: ModelOf,
  request: SubjectsRequest,
): Promise<SubjectFacts[]> => {
  const { type, environment, subject, compiled, functions, today, after, limit } = request;
  const relations = request.relations.length > 0 ? request.relations : [{}];
  const entries = await loadNewFacts(strapi, modelOf, { ...request, relations });
  const tree = treeOf(
    compiled
      .flatMap(({ reads }) => reads)
      .filter((path) => path.startsWith('subject.'))
      .map((path) => path.split('.').slice(1)),
  );
  const rows: Row[] = await strapi.db.query(subject.type as UID.ContentType).findMany({
    where: { id: { $gt: after }, ...standingRows(modelOf, subject.type) },
    orderBy: { id: 'asc' },
    limit,
    ...queryOf(modelOf, subject.type, tree),
  } as never);
  const known = entries[0]?.functions ?? {};
  const personal = Object.keys(known).filter((name) => known[name] === null);

  const answersFor = async (row: Row): Promise<Record<string, Json> | null> => {
    const answers: Record<string, Json> = {};
    const context = { type, entry: null, subject: row, today };
    try {
      for (const name of personal) {
        const names = namesFor(compiled, name);
        answers[name] = (await functions.get(name)?.load?.(context, names)) ?? null;
      }
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
    return answers;
  };

  const found: SubjectFacts[] = [];
  for (const row of rows) {
    const about = environment.subject ? factsOf(environment.subject, row, tree) : null;
    const answers = await answersFor(row);
    found.push({
      id: row.id,
      documentId: row.documentId,
      facts:
        answers &&
        entries.map(({ entry, functions: shared }) => ({
          entry,
          subject: about,
          functions: { ...shared, ...answers },
        })),
    });
  }
  return found;
};

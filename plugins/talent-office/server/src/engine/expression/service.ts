import { Environment as Cel } from '@marcbachmann/cel-js';
import type { Core, UID } from '@strapi/strapi';

import type {
  CheckedExpressionBody,
  FactQuestionBody,
  FactsBody,
  WantedKind,
} from '../../../../shared/contracts/expressions';
import {
  createRecent,
  getService,
  refuse,
  type CalendarDate,
  type Recent,
  type ServiceFactory,
} from '../../platform';

import { compile, inspect, type Compiled, type Wanted } from './compile';
import { describeFacts, readExpression } from './described';
import { buildEnvironment, type Environment } from './environment';
import { describe, modelAt, type Model } from './fields';
import { builtIns, functionName, type FactContext, type FactFunction } from './functions';
import { askedFacts, factsByPath, refuseUnknown, type AskedFact, type GivenByPath } from './given';
import { parserLimits } from './limits';
import {
  loadFacts,
  loadFunctions,
  loadNewFacts,
  unansweredFunctions,
  type SubjectPlace,
} from './load-facts';
import {
  loadSubjectFacts,
  standingRows,
  type SubjectFacts,
  type SubjectsRequest,
} from './load-subjects';
import { withLaterFacts } from './merge';
import { questionsOf } from './questions';
import { problemAt, type ExpressionProblem } from './problems';
import { namedCalls } from './syntax';
import type { Facts, JsonObject } from './values';
import { workingDayFunctions } from './working-days';

export interface Expressions {
  /** In `register()` only: environments are built from what is registered by then. */
  registerFunction(one: FactFunction): void;
  /** The first mistake, with line and column; `null` when there is none. */
  check(type: string, source: string, wanted: Wanted): ExpressionProblem | null;
  /**
   * Of an expression without mistakes, the first call that names what is not there; asked where it is
   * saved. What is there later is a matter of facts.
   */
  nameProblem(type: string, source: string, wanted: Wanted): Promise<ExpressionProblem | null>;
  /** What an expression names in its calls of these functions, whatever type it is for. */
  namesCalled(source: string, functions: readonly string[]): readonly string[];
  /** Everything that expressions on entries of a type can name. @throws Refusal TYPE_UNKNOWN */
  describe(type: string): FactsBody;
  /** The same check, and how the expression is drawn where there is no mistake. */
  read(type: string, source: string, wanted: WantedKind): Promise<CheckedExpressionBody>;
  /** @throws Refusal EXPRESSION_INVALID with line and column */
  compile(type: string, source: string, wanted: Wanted): Compiled;
  /**
   * Reads what these expressions look at, and no more, of an entry and its subject.
   * @param today the day the evaluation is for; by default the clock's
   * @throws Refusal NOT_FOUND
   */
  loadFacts(
    type: string,
    id: number,
    compiled: readonly Compiled[],
    today?: CalendarDate,
  ): Promise<Facts>;
  /**
   * The facts of entries that nobody has made yet but for what they will refer to, each by attribute
   * and primary key.
   */
  loadNewFacts(
    type: string,
    relations: readonly Readonly<Record<string, number>>[],
    compiled: readonly Compiled[],
  ): Promise<Facts[]>;
  /** Whom entries of a type are about; `null` where it says nothing of it. */
  subjectType(type: string): string | null;
  /** The same with the path of relations that leads there. */
  subject(type: string): SubjectPlace | null;
  /** What would have to be known, and where it is entered. */
  questions(type: string, missing: readonly string[]): FactQuestionBody[];
  countSubjects(type: string): Promise<number>;
  /**
   * The facts of entries that nobody has made yet, each of the next `limit` people by primary key: what
   * they bring along, and what the entries would refer to.
   */
  loadSubjectFacts(
    type: string,
    compiled: readonly Compiled[],
    page: Pick<SubjectsRequest, 'today' | 'relations' | 'after' | 'limit'>,
  ): Promise<SubjectFacts[]>;
  /** Does a function read something before it can answer, which is then a fact? */
  isLoaded(name: string): boolean;
  /** Facts as they were kept, with what was not asked then as another reading knows it. */
  withLaterFacts: typeof withLaterFacts;
  /**
   * Facts that somebody typed in, `{ entry?, subject? }`: nothing is stored, and what functions know
   * of no entry stays unknown.
   * @throws Refusal FACT_UNKNOWN, FACT_INVALID with the path of the fact
   */
  givenFacts(
    type: string,
    given: { readonly entry?: JsonObject; readonly subject?: JsonObject },
    compiled: readonly Compiled[],
  ): Promise<Facts>;
  /** What has to be given by hand for these expressions to be decided without an entry. */
  asked(type: string, compiled: readonly Compiled[]): Promise<AskedFact[]>;
  /**
   * Facts given by hand, by path, on a day: what a function is said to answer stands in its place.
   * @throws Refusal FACT_UNKNOWN, FACT_INVALID with the path of the fact
   */
  factsByPath(
    type: string,
    given: GivenByPath,
    compiled: readonly Compiled[],
    on: CalendarDate,
  ): Promise<Facts>;
  /** @throws Refusal FACT_UNKNOWN, FACT_INVALID where facts by path could not be given */
  checkByPath(type: string, given: GivenByPath): void;
}

declare module '../../platform/services' {
  interface Services {
    expressions: Expressions;
  }
}

/** Of one type; drafts that somebody types are among them. */
const mostCompiled = 2000;

interface TypeScope {
  readonly environment: Environment;
  readonly subject: SubjectPlace | null;
  readonly compiled: Recent<Compiled>;
}

export const createExpressions: ServiceFactory<'expressions'> = ({ strapi }) => {
  const functions = new Map<string, FactFunction>();
  const scopes = new Map<string, TypeScope>();

  const registerFunction = (one: FactFunction): void => {
    const name = functionName(one);
    if (functions.has(name)) throw new Error(`the function "${name}" is registered already`);
    functions.set(name, one);
  };
  const clockToday = (): CalendarDate => getService(strapi, 'clock').today();
  [...builtIns(), ...workingDayFunctions(strapi)].forEach(registerFunction);

  const modelOf = (type: string): Model => {
    const model: unknown = strapi.getModel(type as Parameters<Core.Strapi['getModel']>[0]);
    // Strapi looks the name up in a plain object, where `constructor` is found too.
    if (!model || typeof model !== 'object' || !Object.hasOwn(model, 'attributes'))
      throw refuse('TYPE_UNKNOWN', { type });
    return model as Model;
  };

  const subjectOf = (type: string): SubjectPlace | null => {
    const path = getService(strapi, 'declarations').of(type)?.people?.subject;
    const target = path === undefined ? undefined : modelAt(modelOf, type, path);
    return path === undefined || target === undefined ? null : { path, type: target };
  };

  const buildScope = (type: string): TypeScope => {
    const subject = subjectOf(type);
    const environment = buildEnvironment({
      entry: describe(modelOf, type),
      subject: subject && describe(modelOf, subject.type),
      place: subject?.path ?? null,
      functions: [...functions.values()],
    });
    return { environment, subject, compiled: createRecent(mostCompiled) };
  };

  const scopeOf = (type: string): TypeScope => {
    const scope = scopes.get(type) ?? buildScope(type);
    scopes.set(type, scope);
    return scope;
  };

  const titleOfType = (type: string): string => {
    const { info } = modelOf(type) as Model & { info?: { displayName?: string } };
    return info?.displayName ?? type;
  };

  const anyExpression = new Cel({ limits: parserLimits });

  const nameProblem: Expressions['nameProblem'] = async (type, source, wanted) => {
    const inspected = inspect(source, scopeOf(type).environment, wanted);
    if ('problem' in inspected) return null;
    for (const { fn, name, offset } of inspected.compiled.named) {
      const why = await functions.get(fn)?.nameProblem?.(name);
      if (why) return problemAt(source, offset, 'unknown_name', why);
    }
    return null;
  };

  const withoutEntry = (type: string, today: CalendarDate): FactContext => ({
    type,
    entry: null,
    subject: null,
    today,
  });

  const handGiven = async (
    type: string,
    given: Omit<Facts, 'functions'>,
    compiled: readonly Compiled[],
    on: CalendarDate,
  ): Promise<Facts> => {
    const loaded = await loadFunctions(functions, compiled, withoutEntry(type, on));
    const facts = { ...given, functions: loaded };
    scopeOf(type).environment.values(facts);
    return facts;
  };

  return {
    registerFunction,
    check: (type, source, wanted) => {
      const inspected = inspect(source, scopeOf(type).environment, wanted);
      return 'problem' in inspected ? inspected.problem : null;
    },
    describe: (type) => {
      const { environment, subject } = scopeOf(type);
      return describeFacts(environment, subject, functions.values());
    },
    nameProblem,
    namesCalled: (source, names) => {
      try {
        return namedCalls(anyExpression.parse(source).ast, names).map(({ name }) => name);
      } catch {
        // What is no expression names nothing.
        return [];
      }
    },
    read: async (type, source, wanted) => {
      const found = readExpression(scopeOf(type).environment, source, wanted);
      if (found.problem) return found;
      const problem = await nameProblem(type, source, wanted);
      return problem ? { ...found, problem } : found;
    },
    compile: (type, source, wanted) => {
      const { compiled, environment } = scopeOf(type);
      const key = `${wanted}:${source}`;
      const known = compiled.get(key) ?? compile(source, environment, wanted);
      compiled.set(key, known);
      return known;
    },
    loadFacts: (type, id, compiled, today = clockToday()) => {
      const { environment, subject } = scopeOf(type);
      return loadFacts(strapi, modelOf, {
        type,
        id,
        environment,
        subject,
        compiled,
        functions,
        today,
      });
    },
    loadNewFacts: (type, relations, compiled) =>
      loadNewFacts(strapi, modelOf, {
        type,
        relations,
        environment: scopeOf(type).environment,
        compiled,
        functions,
        today: clockToday(),
      }),
    subject: (type) => scopeOf(type).subject,
    questions: (type, missing) => questionsOf(scopeOf(type).environment, titleOfType, missing),
    subjectType: (type) => scopeOf(type).subject?.type ?? null,
    countSubjects: async (type) => {
      const { subject } = scopeOf(type);
      if (!subject) return 0;
      const where = standingRows(modelOf, subject.type);
      return strapi.db.query(subject.type as UID.ContentType).count({ where } as never);
    },
    loadSubjectFacts: async (type, compiled, page) => {
      const { environment, subject } = scopeOf(type);
      if (!subject) return [];
      const request = { type, environment, subject, compiled, functions, ...page };
      return loadSubjectFacts(strapi, modelOf, request);
    },
    isLoaded: (name) => functions.get(name)?.load !== undefined,
    withLaterFacts,
    givenFacts: async (type, given, compiled) => {
      const { environment } = scopeOf(type);
      refuseUnknown(environment, given);
      const { entry = {}, subject = null } = given;
      return handGiven(type, { entry, subject }, compiled, clockToday());
    },
    asked: async (type, compiled) => {
      const { environment } = scopeOf(type);
      const unanswered = await unansweredFunctions(
        functions,
        compiled,
        withoutEntry(type, clockToday()),
      );
      return askedFacts(
        environment,
        compiled.flatMap(({ reads }) => reads),
        unanswered,
      );
    },
    checkByPath: (type, given) => {
      const { environment } = scopeOf(type);
      environment.values({ ...factsByPath(environment, functions, given), functions: {} });
    },
    factsByPath: (type, given, compiled, on) =>
      handGiven(type, factsByPath(scopeOf(type).environment, functions, given), compiled, on),
  };
};

import type { Core } from '@strapi/strapi';

import { getService, refuse, type CalendarDate, type ServiceFactory } from '../../platform';

import { compile, inspect, type Compiled, type Wanted } from './compile';
import { buildEnvironment, type Environment } from './environment';
import { describe, modelAt, type Model } from './fields';
import { builtIns, functionName, type FactFunction } from './functions';
import { loadFacts, loadFunctions, type SubjectPlace } from './load-facts';
import type { ExpressionProblem } from './problems';
import { unknownFact, type Facts, type JsonObject } from './values';

export interface Expressions {
  /** In `register()` only: environments are built from what is registered by then. */
  registerFunction(one: FactFunction): void;
  /** The first mistake, with line and column; `null` when there is none. */
  check(type: string, source: string, wanted: Wanted): ExpressionProblem | null;
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
   * Facts that somebody typed in, `{ entry?, subject? }`: nothing is stored, and what functions know
   * of no entry stays unknown.
   * @throws Refusal FACT_UNKNOWN, FACT_INVALID with the path of the fact
   */
  givenFacts(
    type: string,
    given: { readonly entry?: JsonObject; readonly subject?: JsonObject },
    compiled: readonly Compiled[],
  ): Promise<Facts>;
}

declare module '../../platform/services' {
  interface Services {
    expressions: Expressions;
  }
}

interface TypeScope {
  readonly environment: Environment;
  readonly subject: SubjectPlace | null;
  readonly compiled: Map<string, Compiled>;
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
  builtIns().forEach(registerFunction);

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
      functions: [...functions.values()],
    });
    return { environment, subject, compiled: new Map() };
  };

  const scopeOf = (type: string): TypeScope => {
    const scope = scopes.get(type) ?? buildScope(type);
    scopes.set(type, scope);
    return scope;
  };

  return {
    registerFunction,
    check: (type, source, wanted) => {
      const inspected = inspect(source, scopeOf(type).environment, wanted);
      return 'problem' in inspected ? inspected.problem : null;
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
    givenFacts: async (type, given, compiled) => {
      const { environment } = scopeOf(type);
      const root = {
        kind: 'object',
        fields: {
          entry: environment.entry,
          ...(environment.subject ? { subject: environment.subject } : {}),
        },
      } as const;
      const unknown = unknownFact(root, given as JsonObject);
      if (unknown !== null) throw refuse('FACT_UNKNOWN', { path: unknown }, unknown);
      const context = { type, entry: null, subject: null, today: clockToday() };
      const facts = {
        entry: given.entry ?? {},
        subject: given.subject ?? null,
        functions: await loadFunctions(functions, compiled, context),
      };
      environment.values(facts);
      return facts;
    },
  };
};

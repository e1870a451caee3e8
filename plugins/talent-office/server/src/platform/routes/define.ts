import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Language } from '../../../../shared/error-codes';
import { permissions, type Permission } from '../../../../shared/permissions';
import type { Actor } from '../actor';
import type { RateLimit } from '../rate-limit';
import type { Operation } from '../transaction';
import { assertStrict, type InputSchemas, type Parsed } from './input';

export const readMethods = ['GET'] as const;
export const writeMethods = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

export type Method = (typeof readMethods)[number] | (typeof writeMethods)[number];

/** What a handler gets: a request that is authenticated, permitted and parsed. */
export interface Request<Input extends InputSchemas = InputSchemas> {
  readonly strapi: Core.Strapi;
  readonly actor: Actor;
  readonly requestId: string;
  readonly language: Language;
  readonly params: Parsed<Input, 'params'>;
  readonly query: Parsed<Input, 'query'>;
  readonly body: Parsed<Input, 'body'>;
  /** For `transaction()`. Its key holds actor, route and the caller's key: two callers' keys never meet. */
  readonly operation: Operation;
  /** For answers that are not JSON (a file): set them here and return nothing. */
  readonly ctx: Context;
}

/** The JSON body of a good answer, in Strapi's shape. */
export interface Reply {
  readonly data: unknown;
  readonly meta?: unknown;
}

interface Definition<Input extends InputSchemas> {
  readonly method: Method;
  /** Koa path: `/cases/:id/decisions`. */
  readonly path: string;
  /** Strict zod schemas; a part that is not named must be empty. */
  readonly input?: Input;
  /** Of a route that takes one file: how large it may be. */
  readonly upload?: { readonly mostBytes: number };
  /** A POST that stores nothing (its input is too long for a query) needs no Idempotency-Key. */
  readonly readOnly?: boolean;
  handler(request: Request<Input>): Promise<Reply | undefined>;
}

export interface AdminDefinition<Input extends InputSchemas> extends Definition<Input> {
  readonly permission: Permission;
  /** Of a route that takes one file: how large it may be. */
  readonly upload?: { readonly mostBytes: number };
}

export interface ApiDefinition<Input extends InputSchemas> extends Definition<Input> {
  /** `room.verb`; the website's roles are granted `plugin::talent-office.room.verb`. */
  readonly action: `${string}.${string}`;
  /** How often it may be asked; each that is named must have a place left. */
  readonly limits?: readonly RateLimit[];
}

/** Only `adminRoute` and `apiRoute` make one. */
declare const made: unique symbol;

type Made<Face extends 'admin' | 'api', Extra> = Omit<Definition<InputSchemas>, 'handler'> &
  Extra & {
    readonly face: Face;
    readonly input: InputSchemas;
    handler(request: Request): Promise<Reply | undefined>;
    readonly [made]: true;
  };

export type AdminRoute = Made<
  'admin',
  Pick<AdminDefinition<InputSchemas>, 'upload'> & { readonly permission: Permission }
>;
export type ApiRoute = Made<
  'api',
  Pick<ApiDefinition<InputSchemas>, 'limits'> & { readonly action: string }
>;
export type Route = AdminRoute | ApiRoute;

const check = (definition: Definition<InputSchemas>): void => {
  const where = `${definition.method} ${definition.path}`;
  if (!definition.path.startsWith('/')) throw new Error(`${where}: the path must start with "/"`);
  assertStrict(where, definition.input ?? {});
  if (definition.path.includes(':') && !definition.input?.params) {
    throw new Error(`${where}: the path has parameters, but the input has no params schema`);
  }
};

/** Does this route change something? Then each of its requests is one operation. */
export const changesState = (route: Pick<Route, 'method' | 'readOnly'>): boolean =>
  route.method !== 'GET' && route.readOnly !== true;

/**
 * A route of the admin API, under `/talent-office`, for administrators with one permission.
 * @throws Error at boot: a permission that is not in shared/permissions.ts, a schema that is not strict.
 */
export const adminRoute = <Input extends InputSchemas = Record<never, never>>(
  definition: AdminDefinition<Input>,
): AdminRoute => {
  check(definition as unknown as Definition<InputSchemas>);
  if (!Object.hasOwn(permissions, definition.permission ?? '')) {
    throw new Error(
      `${definition.method} ${definition.path}: "${definition.permission}" is not in shared/permissions.ts`,
    );
  }
  return { input: {}, ...definition, face: 'admin' } as unknown as AdminRoute;
};

/**
 * A route of the website's API, under `/api`. Users-permissions grants it to roles by its action.
 * @throws Error at boot: an action that is not `room.verb`, a schema that is not strict.
 */
export const apiRoute = <Input extends InputSchemas = Record<never, never>>(
  definition: ApiDefinition<Input>,
): ApiRoute => {
  check(definition as unknown as Definition<InputSchemas>);
  if (!/^[a-z][A-Za-z-]*\.[a-z][A-Za-z]*$/.test(definition.action ?? '')) {
    throw new Error(
      `${definition.method} ${definition.path}: "${definition.action}" is not an action "room.verb"`,
    );
  }
  return { input: {}, ...definition, face: 'api' } as unknown as ApiRoute;
};

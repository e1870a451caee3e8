import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { refuse, type Refusal } from '../errors';
import { answerRefusal } from './answer';
import type { Route } from './define';

const megabyte = 1024 * 1024;

/** What a form adds to its file: its separators, and the file's name. */
const envelopeBytes = 64 * 1024;

/** @throws Refusal FILE_TOO_LARGE */
export const fileTooLarge = (mostBytes: number): Refusal =>
  refuse('FILE_TOO_LARGE', { megabytes: mostBytes / megabyte }, 'files');

interface Limit {
  readonly method: string;
  readonly path: RegExp;
  readonly mostBytes: number;
}

const adminPrefix = '/talent-office';

const limitOf = (apiPrefix: string, { face, method, path, upload }: Route): Limit[] => {
  if (!upload) return [];
  const prefix = face === 'api' ? apiPrefix : adminPrefix;
  const pattern = path.replace(/:\w+/g, '[^/]+');
  return [{ method, path: new RegExp(`^${prefix}${pattern}/?$`), mostBytes: upload.mostBytes }];
};

/** The parsers give up beyond limits of their own: Strapi then answers 413, or throws what they threw. */
const isParsersLimit = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as { status?: unknown }).status === 413 ||
    /^options\.max\w+ .*exceeded/.test(error.message));

/**
 * A middleware before Strapi's body parser, for the routes that take a file: what is announced as too
 * large is refused before a byte of it is kept, and where the parser gives up, its sender is told the
 * same as by the route itself. The media library keeps Strapi's own limit.
 */
export const createUploadLimits =
  (routes: readonly Route[]) =>
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
    const prefix = strapi.config.get<string>('api.rest.prefix');
    const limits = routes.flatMap((route) => limitOf(prefix, route));
    return async (ctx: Context, next: Next): Promise<void> => {
      const limit = limits.find(({ method, path }) => method === ctx.method && path.test(ctx.path));
      if (!limit) return next();
      const refused = () => answerRefusal(ctx, fileTooLarge(limit.mostBytes));
      // Not Koa's own request.length: beyond 2 GB it is negative.
      if (Number(ctx.get('Content-Length')) > limit.mostBytes + envelopeBytes) return refused();
      try {
        await next();
      } catch (error) {
        if (!isParsersLimit(error)) throw error;
        return refused();
      }
      if (ctx.status === 413) refused();
    };
  };

const bodyParser = 'strapi::body';
const ours = 'plugin::talent-office.uploads';

type Configured = string | { readonly name?: string };

const nameOf = (one: Configured): string | undefined => (typeof one === 'string' ? one : one.name);

/** Puts the middleware before the body parser of whatever list the site has. Called in `register()`. */
export const registerUploadLimits = (strapi: Core.Strapi): void => {
  const list = strapi.config.get<Configured[]>('middlewares', []);
  const at = list.findIndex((one) => nameOf(one) === bodyParser);
  if (at === -1) return;
  strapi.config.set('middlewares', [...list.slice(0, at), ours, ...list.slice(at)]);
};

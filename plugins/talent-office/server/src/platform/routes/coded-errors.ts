import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { accountCodeOf, type ErrorCode } from '../../../../shared/error-codes';
import { detailsOf, refuse, type Refusal } from '../errors';

import { invalidInput } from './input';
import { languageOf } from './request';
import { strapiProblems } from './strapi-problems';

interface ErrorBody {
  readonly status?: number;
  readonly name?: string;
  readonly message?: string;
  readonly details?: { readonly code?: unknown; readonly errors?: unknown } | null;
}

const byStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'NOT_SIGNED_IN',
  403: 'NOT_PERMITTED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  429: 'RATE_LIMITED',
  503: 'BUSY',
};

/** What Strapi's body parser says of a body that is none; the name is that of the error it throws. */
const isMalformed = ({ name }: ErrorBody): boolean => name === 'SyntaxError';

const codeOf = (status: number, error: ErrorBody): ErrorCode => {
  if (isMalformed(error)) return 'BODY_MALFORMED';
  const ofAccount = status === 400 ? accountCodeOf(error.message ?? '') : undefined;
  return ofAccount ?? byStatus[status] ?? (status >= 500 ? 'INTERNAL_ERROR' : 'INVALID_REQUEST');
};

/** What was refused, in our words. */
const refusalOf = (status: number, error: ErrorBody): Refusal => {
  const code = codeOf(status, error);
  const problems = code === 'INVALID_REQUEST' ? strapiProblems(error.details ?? null) : [];
  return problems.length > 0 ? invalidInput(problems) : refuse(code, { reason: error.message });
};

const errorOf = (body: unknown): ErrorBody => {
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as { error?: unknown };
  return typeof error === 'object' && error !== null ? error : {};
};

const codeAnswer = (ctx: Context): void => {
  const { status } = ctx;
  const error = errorOf(ctx.body);
  if (typeof error.details?.code === 'string') return;
  const refusal = refusalOf(status, error);
  const language = languageOf(ctx);
  const { code, messages, errors } = detailsOf(refusal, language);
  ctx.body = {
    data: null,
    error: {
      status,
      name: error.name ?? code,
      message: messages[language],
      details: {
        ...error.details,
        ...(refusal.fields.length > 0 ? { errors } : {}),
        code,
        messages,
      },
    },
  };
  // Set by itself, for a body turns an answer that had none into a 200.
  ctx.status = status;
};

/**
 * Gives what is refused before our own routes are reached (no JSON, nobody signed in, no such path) what
 * theirs have: a code and a message in both languages. Strapi's own faces stay as they are. In
 * `register()`: it has to stand around Strapi's error handler.
 */
export const codeErrors = (strapi: Core.Strapi): void => {
  const faces = [strapi.config.get('api.rest.prefix', '/api'), '/talent-office'];
  const isOurs = (path: string): boolean =>
    faces.some((face) => path === face || path.startsWith(`${face}/`));
  strapi.server.use(async (ctx: Context, next: Next) => {
    await next();
    if (ctx.status >= 400 && isOurs(ctx.path)) codeAnswer(ctx);
  });
};

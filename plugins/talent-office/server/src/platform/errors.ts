import { errors } from '@strapi/utils';
import createError, { type HttpError } from 'http-errors';

import {
  errorCodes,
  errorMessage,
  type Bilingual,
  type ErrorCode,
  type Language,
} from '../../../shared/error-codes';

export type Facts = Readonly<Record<string, unknown>>;

/** What is wrong with one field of a request or an entry. */
export interface FieldProblem {
  /** Where a request's field stands; absent for the field of an entry. */
  readonly part?: 'params' | 'query' | 'body';
  readonly path: readonly string[];
  readonly message: Bilingual;
}

/**
 * The one error family: the product said no, and says why. Everything else that is thrown is a
 * fault of ours and becomes a 500 without text.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    readonly facts: Facts = {},
    /** Path of the field that caused it, as the Content Manager writes it (`lines.0.amount`). */
    readonly path?: string,
    /** Every wrong field, where there is more than the one of `path`. */
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(`${code}: ${errorMessage(code, 'en', facts)}`);
  }
}

/** `throw refuse('INSUFFICIENT_FUNDS', { free, wanted }, 'awardedFen')` */
export const refuse = (code: ErrorCode, facts: Facts = {}, path?: string): Refusal =>
  new Refusal(code, facts, path);

/** What a refusal says, in both languages. */
export const messagesOf = (refusal: Refusal): Bilingual => ({
  zh: errorMessage(refusal.code, 'zh', refusal.facts),
  en: errorMessage(refusal.code, 'en', refusal.facts),
});

const fieldsOf = (refusal: Refusal): readonly FieldProblem[] =>
  refusal.fields.length > 0
    ? refusal.fields
    : [{ path: refusal.path ? refusal.path.split('.') : [], message: messagesOf(refusal) }];

/** What an answer tells beside its message. */
export const detailsOf = (refusal: Refusal, language: Language) => ({
  code: refusal.code,
  facts: refusal.facts,
  messages: messagesOf(refusal),
  errors: fieldsOf(refusal).map(({ part, path, message }) => ({
    ...(part ? { part } : {}),
    path,
    message: message[language],
    messages: message,
    name: refusal.code,
  })),
});

const behind = new WeakMap<Error, Refusal>();

/** The refusal that an error is, or was thrown for by a hook inside Strapi's own write paths. */
export const refusalIn = (error: unknown): Refusal | null =>
  error instanceof Refusal ? error : error instanceof Error ? (behind.get(error) ?? null) : null;

/**
 * For hooks inside Strapi's own write paths. A ValidationError is the only class whose text and
 * `details.errors[].path` reach the Content Manager (a ForbiddenError loses both).
 */
export const toValidationError = (refusal: Refusal): errors.ValidationError => {
  const { zh, en } = messagesOf(refusal);
  const error = new errors.ValidationError(`${zh} / ${en}`, detailsOf(refusal, 'zh'));
  behind.set(error, refusal);
  return error;
};

/** What a hook inside Strapi's own write paths throws on: a refusal as its ValidationError. */
export const asValidation = (error: unknown): unknown =>
  error instanceof Refusal ? toValidationError(error) : error;

/** For our own routes: keeps 409, 422 and 503, which Strapi's own classes would turn into 400. */
export const toHttpError = (refusal: Refusal, language: Language = 'zh'): HttpError =>
  createError(errorCodes[refusal.code].status, messagesOf(refusal)[language], {
    details: detailsOf(refusal, language),
    expose: true,
    name: refusal.code,
  });

import type { StrapiApp } from '@strapi/strapi/admin';

import { accountCodeOf, errorMessage, type Bilingual } from '../../../shared/error-codes';
import { languageOf } from '../translations';

import { toldInYuan } from './told-in-yuan';

interface Told {
  message: string;
  readonly messages?: Bilingual;
}

interface Details {
  readonly code?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly messages?: Bilingual;
  /** Every wrong field; the facts are of the first. */
  readonly errors?: readonly Told[];
}

interface Refused extends Told {
  readonly details?: Details;
}

interface Action {
  readonly payload?: Partial<Refused> | null;
}

/**
 * Refusals come to Strapi's own forms in both languages at once, for the server does not know which
 * one the panel speaks: here the reader's is left. The answer itself is changed, since a form is handed
 * that, not what a middleware passes on. What Strapi says of a wrong password has one language only.
 */
export const tellIn = (locale: string, { payload }: Action): void => {
  if (!payload) return;
  const details = payload.details;
  const language = languageOf(locale);
  const ofAccount = accountCodeOf(payload.message ?? '');
  if (ofAccount) payload.message = errorMessage(ofAccount, language);
  if (!details?.messages) return;
  const { code = '', facts = {} } = details;
  const inYuan = toldInYuan(code, language, facts);
  payload.message = inYuan ?? details.messages[language];
  for (const [index, told] of (details.errors ?? []).entries()) {
    const own = told.messages?.[language] ?? told.message;
    told.message = (index === 0 ? inYuan : undefined) ?? own;
  }
};

type Middleware = ReturnType<Parameters<StrapiApp['addMiddlewares']>[0][number]>;

/** For Strapi's store, through which its forms and lists ask the server. */
export const refusalsInReadersLanguage =
  (): Middleware =>
  ({ getState }) =>
  (next) =>
  (action) => {
    tellIn(getState().admin_app.language.locale, action);
    return next(action);
  };

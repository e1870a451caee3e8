import type { Core } from '@strapi/strapi';

import {
  defaultNumberForms,
  numberedKinds,
  type DocumentKind,
} from '../../../../../shared/vocabulary';
import { asValidation, refuse } from '../../../platform';
import { isNumberForm } from '../../numbers';

import { documentSettings } from '../content-type';

type NumberedKind = (typeof numberedKinds)[number];

const isNumbered = (kind: DocumentKind): kind is NumberedKind =>
  (numberedKinds as readonly DocumentKind[]).includes(kind);

/** @throws Refusal NUMBER_FORM_INVALID */
const known = (form: string): string => {
  if (!isNumberForm(form)) throw refuse('NUMBER_FORM_INVALID', {}, 'numberForm');
  return form;
};

/**
 * How papers of a kind are numbered (代字): as the office has set it, or as is usual; `null` for kinds that
 * have no number. @throws Refusal NUMBER_FORM_INVALID: one that was written past the panel
 */
export const numberFormOf = async (
  strapi: Core.Strapi,
  kind: DocumentKind,
): Promise<string | null> => {
  if (!isNumbered(kind)) return null;
  const row = (await strapi.db
    .query(documentSettings)
    .findOne({ where: { kind }, select: ['numberForm'] })) as { numberForm: string | null } | null;
  return known(row?.numberForm ?? defaultNumberForms[kind]);
};

/** A form without a place for year and number is refused where it is typed. Called in `bootstrap()`. */
export const guardDocumentSettings = (strapi: Core.Strapi): void => {
  const judge = (event: unknown): void => {
    const { data } = (event as { params: { data?: { numberForm?: string | null } } }).params;
    try {
      if (data?.numberForm) known(data.numberForm);
    } catch (error) {
      throw asValidation(error);
    }
  };
  strapi.db.lifecycles.subscribe({
    models: [documentSettings],
    beforeCreate: judge,
    beforeUpdate: judge,
    beforeCreateMany: judge,
    beforeUpdateMany: judge,
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};

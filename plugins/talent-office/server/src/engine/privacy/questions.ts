import type { Core } from '@strapi/strapi';

import { refuse, type Refusal } from '../../platform';
import { findAsked, type IsRefused, type Params } from './asked';
import { sensitiveAttributes } from './attributes';

/**
 * Judges what the database layer is asked: equal people have equal indexes, so whoever may compare them
 * learns who is who without reading a number. Strapi lets every role ask, for the attribute is in no
 * form and so in no list of permitted fields.
 * @returns Refusal INDEX_NOT_ASKED, or nothing to refuse
 */
export const createQuestions = (strapi: Core.Strapi) => {
  const isIndex: IsRefused = (type, attribute) =>
    sensitiveAttributes(strapi, type).some(({ index }) => index === attribute);

  return (type: string, params: Params): Refusal | null => {
    const attribute = findAsked(strapi, isIndex, type, params);
    return attribute === null ? null : refuse('INDEX_NOT_ASKED', { attribute }, attribute);
  };
};

import type { Core } from '@strapi/strapi';

import { getService, messagesOf, Refusal } from '../../platform';

import { registerAmendmentEffects } from './amendment-effects';
import { registerAmendmentPaper } from './amendment-paper';
import { openConditions } from './conditions';
import { registerAgreementEffects } from './effects';
import { registerEvidence } from './evidence';
import { registerAgreementFunctions } from './functions';
import { registerAgreementPaper } from './paper';

/** Agreements (协议), what their instalments wait for, and months of service. Called in `register()`. */
export const registerAgreements = (strapi: Core.Strapi): void => {
  registerAgreementFunctions(strapi);
  registerEvidence(strapi);
  registerAgreementEffects(strapi);
  registerAgreementPaper(strapi);
  registerAmendmentEffects(strapi);
  registerAmendmentPaper(strapi);
  getService(strapi, 'payments').registerReason(async ({ disbursement }) => {
    if (!disbursement) return [];
    try {
      return await openConditions(strapi, disbursement);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [{ code: 'agreement-changed', against: true, ...messagesOf(error) }];
    }
  });
};

import { labelOf } from '../labels';

import { accountCodes } from './accounts';
import { agreementCodes } from './agreement';
import { committeeCodes } from './committee';
import { employerCodes } from './employer';
import { documentCodes } from './documents';
import { factCodes } from './facts';
import { fundCodes } from './fund';
import { ledgerCodes } from './ledger';
import { lineageCodes } from './lineage';
import { nameFacts } from './name-facts';
import { noticeCodes } from './notice';
import { numberCodes } from './numbers';
import { organisationCodes } from './organisation';
import { paperCodes } from './paper';
import { paymentCodes } from './payments';
import { procedureCodes } from './procedure';
import { reviewListCodes } from './review-lists';
import { requestCodes } from './requests';
import { roundCodes } from './round';
import { stageKindCodes } from './stage-kinds';
import type { CodeText } from './texts';

/**
 * Every refusal the product can give: its HTTP status on our own routes and its message in both
 * languages. `{name}` is filled from the refusal's facts.
 */
export const errorCodes = {
  ...requestCodes,
  ...accountCodes,
  ...factCodes,
  ...numberCodes,
  ...ledgerCodes,
  ...fundCodes,
  ...agreementCodes,
  ...organisationCodes,
  ...employerCodes,
  ...procedureCodes,
  ...lineageCodes,
  ...noticeCodes,
  ...committeeCodes,
  ...paperCodes,
  ...documentCodes,
  ...stageKindCodes,
  ...reviewListCodes,
  ...paymentCodes,
  ...roundCodes,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

export { nameFacts };
export { accountCodeOf } from './strapi-texts';

const isBilingual = (fact: unknown): fact is Bilingual =>
  typeof fact === 'object' && fact !== null && 'zh' in fact && 'en' in fact;

/**
 * A text in one language with its facts filled in: a bilingual fact in the same language; a fact that
 * is missing stays visible as `{name}`.
 */
export const fillIn = (
  text: Bilingual,
  language: Language,
  facts: Readonly<Record<string, unknown>>,
): string =>
  text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    return String(isBilingual(fact) ? fact[language] : fact);
  });

/** Between the names of a list, as each language writes it. */
const commas: Bilingual = { zh: '、', en: ', ' };

/**
 * The message of a code in one language, with its facts filled in. Attributes (of the content type
 * that the fact `type` names), actions, states and values are told by their labels.
 */
export const errorMessage = (
  code: ErrorCode,
  language: Language,
  facts: Readonly<Record<string, unknown>> = {},
): string => {
  const type = typeof facts.type === 'string' ? facts.type : undefined;
  const named = nameFacts(code, facts, commas[language], (name, kind, elsewhere) => {
    return labelOf(name, kind, elsewhere ? undefined : type)?.[language] ?? name;
  });
  const text: CodeText = errorCodes[code];
  const none = facts.possible === '' ? text.none : undefined;
  const ofEntry = facts.entry === undefined ? undefined : text.ofEntry;
  const inWords = facts.zh === undefined ? undefined : text.inWords;
  return fillIn(none ?? ofEntry ?? inWords ?? text, language, named).trimEnd();
};

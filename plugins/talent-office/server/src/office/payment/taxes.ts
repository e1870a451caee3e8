import type { Core } from '@strapi/strapi';

import { evaluateNow } from '../../engine/lifecycle';
import { fen, getService, refuse, Refusal, toValidationError, type Fen } from '../../platform';

import type { LineFacts } from './facts';
import { payments } from './types';

const benefits = 'plugin::talent-office.benefit';

/**
 * What is withheld of a payment, in fen, by the setting of its benefit as it now stands; `null` where the
 * setting gives nothing that could be withheld.
 */
export const taxOf = async (
  strapi: Core.Strapi,
  { line, benefit }: LineFacts,
): Promise<Fen | null> => {
  const source = benefit?.taxExpression?.trim();
  if (!source) return fen(0);
  try {
    const { value } = await evaluateNow(strapi, payments, line, source, 'int');
    const tax = fen(Number(value));
    return tax >= 0 && tax <= fen(Number(line.amountFen)) ? tax : null;
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) return null;
    throw error;
  }
};

interface WriteEvent {
  readonly params: { readonly data?: { readonly taxExpression?: unknown } };
}

/** Refuses to save a setting that no payment could be taxed by, while its writer still looks at it. */
export const guardTaxes = (strapi: Core.Strapi): void => {
  const judge = ({ params: { data = {} } }: WriteEvent): void => {
    const source = data.taxExpression;
    if (typeof source !== 'string' || source.trim() === '') return;
    const problem = getService(strapi, 'expressions').check(payments, source, 'int');
    if (!problem) return;
    throw toValidationError(refuse('EXPRESSION_INVALID', { ...problem }, 'taxExpression'));
  };
  strapi.db.lifecycles.subscribe({
    models: [benefits],
    beforeCreate: judge,
    beforeUpdate: judge,
  } as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};

import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext, type Json } from '../../engine/expression';
import { findEntries, getService, type Entry } from '../../platform';
import { disbursementType } from '../fund';
import { awardOf } from '../recovery';

import { openConditions } from './conditions';
import { agreementOf, serviceOf, signedStates, workingOf } from './service';
import { agreements } from './types';

/** Of an agreement itself, or of what belongs to an award that has one. */
const found = async (strapi: Core.Strapi, { type, entry }: FactContext): Promise<Entry | null> => {
  const [one] = entry ? await findEntries(strapi, type, { id: entry.id }) : [];
  if (!one || type === agreements) return one ?? null;
  const award = await awardOf(strapi, one);
  return award ? agreementOf(strapi, award, signedStates) : null;
};

interface Counted {
  readonly term: number;
  readonly served: number;
  readonly working: string;
}

const none: Counted = { term: 0, served: 0, working: '' };

/** What expressions may ask of an agreement (协议); without a signed one there is nothing to count. */
export const registerAgreementFunctions = (strapi: Core.Strapi): void => {
  const { registerFunction } = getService(strapi, 'expressions');
  const load = async (context: FactContext): Promise<Json> => {
    if (!context.entry) return null;
    const agreement = await found(strapi, context);
    const service = agreement ? await serviceOf(strapi, agreement, context.today) : null;
    if (!agreement || !service) return { ...none };
    const { termMonths: term, servedMonths: served } = service;
    return { term, served, working: workingOf(agreement, service) };
  };
  const counted = (facts: Json, name: string): Counted => {
    if (facts === null) throw absentFact(name);
    return facts as unknown as Counted;
  };
  registerFunction({
    signature: 'agreedMonths(): int',
    load,
    call: (facts) => BigInt(counted(facts, 'agreedMonths()').term),
  });
  registerFunction({
    signature: 'monthsServed(): int',
    load,
    call: (facts) => BigInt(counted(facts, 'monthsServed()').served),
  });
  registerFunction({
    signature: 'serviceWorking(): string',
    load,
    call: (facts) => counted(facts, 'serviceWorking()').working,
  });
  registerFunction({
    signature: 'nettingTerms(): string',
    load: async (context) => {
      if (!context.entry) return null;
      const agreement = await found(strapi, context);
      return agreement?.netting === true ? String(agreement.nettingClause ?? '') : '';
    },
    call: (facts) => {
      if (facts === null) throw absentFact('nettingTerms()');
      return String(facts);
    },
  });
  registerFunction({
    signature: 'agreementAllows(): bool',
    load: async ({ type, entry }) => {
      if (!entry || type !== disbursementType) return null;
      const [one] = await findEntries(strapi, type, { id: entry.id });
      return one ? (await openConditions(strapi, one)).length === 0 : null;
    },
    call: (facts) => {
      if (facts === null) throw absentFact('agreementAllows()');
      return facts === true;
    },
  });
};

import type { Core, UID } from '@strapi/strapi';

import { absentFact, type FactContext, type Json } from '../../engine/expression';
import { getService } from '../../platform';

import { careActions } from './types';

interface Cared {
  readonly talents: readonly { readonly name: string }[];
}

const recipientsOf = async (strapi: Core.Strapi, { type, entry }: FactContext): Promise<Json> => {
  if (type !== careActions || !entry) return null;
  const found = (await strapi.db.query(careActions as UID.ContentType).findOne({
    where: { id: entry.id },
    populate: { talents: { orderBy: { id: 'asc' } } },
  })) as Cared | null;
  return found && found.talents.map(({ name }) => name).join('、');
};

/** Registers `careRecipients()`, the names of those whom a care action was for. */
export const registerCare = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'careRecipients(): string',
    load: (context) => recipientsOf(strapi, context),
    call: (facts) => {
      if (facts === null) throw absentFact('careRecipients()');
      return String(facts);
    },
  });
};

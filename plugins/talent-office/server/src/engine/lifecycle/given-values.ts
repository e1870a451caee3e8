import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/strapi';

import { attributeKinds, isCalendarDate, refuse } from '../../platform';

/**
 * Checks values that are given with an action or a decision as Strapi checks those of a form: kind,
 * length, limits, and that a related entry is there. They are written past Strapi, and SQLite would
 * take any text for a date.
 * @throws Refusal VALUE_INVALID at the attribute
 */
export const refuseWrongValues = async (
  strapi: Core.Strapi,
  type: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const invalid = (attribute: string) => refuse('VALUE_INVALID', { attribute }, attribute);
  const kinds = attributeKinds(strapi, type);
  for (const [name, value] of Object.entries(values)) {
    const kind = kinds[name]?.type;
    if (kind === 'date' && !isCalendarDate(String(value))) throw invalid(name);
    if (kind === 'relation' && !Number.isSafeInteger(value)) throw invalid(name);
    try {
      await strapi.entityValidator.validateEntityUpdate(
        strapi.getModel(type as UID.ContentType) as never,
        { [name]: value } as never,
      );
    } catch (error) {
      if (error instanceof errors.ValidationError) throw invalid(name);
      throw error;
    }
  }
};

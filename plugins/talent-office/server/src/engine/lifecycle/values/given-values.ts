import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/strapi';

import {
  attributeKinds,
  isCalendarDate,
  lockEntry,
  own,
  refuse,
  refuseWrongNumbers,
  writeEntry,
  type Entry,
  type Tx,
} from '../../../platform';

/**
 * Checks values that are given with an action or a decision as Strapi checks those of a form: kind,
 * length, limits, and that a related entry is there. They are written past Strapi, and SQLite would
 * take any text for a date.
 * @param within where the values stand in the request: `values`
 * @throws Refusal VALUE_INVALID, NUMBER_FORM, NUMBER_RANGE at the attribute
 */
export const refuseWrongValues = async (
  strapi: Core.Strapi,
  type: string,
  values: Readonly<Record<string, unknown>>,
  within?: string,
): Promise<void> => {
  const invalid = (attribute: string) =>
    refuse('VALUE_INVALID', { attribute }, within ? `${within}.${attribute}` : attribute);
  const kinds = attributeKinds(strapi, type);
  refuseWrongNumbers(kinds, values, within);
  for (const [name, value] of Object.entries(values)) {
    const kind = own(kinds, name)?.type;
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

/** An action takes the values that it declares, all of them and no others. */
const refuseOtherValues = (
  type: string,
  sets: readonly string[],
  input: Readonly<Record<string, unknown>>,
): void => {
  for (const name of Object.keys(input)) {
    if (!sets.includes(name)) throw refuse('VALUE_NOT_ASKED', { type, attribute: name }, name);
  }
  for (const name of sets) {
    const given = own(input, name);
    if (given === undefined || given === null || given === '') {
      throw refuse('REFERENCE_MISSING', { type, path: name }, name);
    }
  }
};

/**
 * Writes what is given with an action and resolves to the entry as it then stands, by which its
 * conditions and rules are judged: what these refuse is rolled back with the transaction.
 * @throws Refusal VALUE_NOT_ASKED, REFERENCE_MISSING, VALUE_INVALID, NUMBER_FORM, NUMBER_RANGE at the
 *   attribute
 */
export const writeGiven = async (
  tx: Tx,
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  { sets = [], input }: { sets?: readonly string[]; input: Readonly<Record<string, unknown>> },
): Promise<Entry> => {
  refuseOtherValues(type, sets, input);
  if (sets.length === 0) return entry;
  await refuseWrongValues(strapi, type, input);
  await writeEntry(tx, strapi, type, entry.id, input);
  return lockEntry(tx, strapi, type, entry.documentId);
};

import type { Core, UID } from '@strapi/strapi';

import { findEntries, getService } from '../../platform';
import {
  absentFact,
  dateValue,
  daysBetween,
  type FactContext,
  type Json,
} from '../../engine/expression';

import { checkDueOn, type Checked } from './due';
import { benefitType, checkType, evaluationType, itemType, powerType } from './types';

/**
 * How much carries an item out: lower items that are done, benefits that take applications, evaluations
 * on record. @throws Refusal CONTENT_CHANGED where one of them came past the gate
 */
const carriedOut = async (strapi: Core.Strapi, { entry }: FactContext): Promise<Json> => {
  if (!entry) return null;
  const measures = await findEntries(strapi, itemType, {
    carriesOut: { id: entry.id },
    state: 'done',
  });
  const evaluations = await findEntries(strapi, evaluationType, {
    item: { id: entry.id },
    state: 'concluded',
  });
  const { refuseTamperedAmong } = getService(strapi, 'lifecycle');
  await refuseTamperedAmong(itemType, measures);
  await refuseTamperedAmong(evaluationType, evaluations);
  const benefits = await strapi.db
    .query(benefitType)
    .count({ where: { measure: { id: entry.id }, active: true } });
  return measures.length + evaluations.length + benefits;
};

/** The day on which a power was checked last, by what is on record. */
export const lastCheckOf = async (strapi: Core.Strapi, power: number): Promise<string | null> => {
  const [latest] = (await strapi.db.query(checkType as UID.ContentType).findMany({
    where: { power: { id: power }, state: 'concluded' } as never,
    orderBy: [{ checkedOn: 'desc' }, { id: 'desc' }],
    limit: 1,
  })) as { checkedOn: string | null }[];
  return latest?.checkedOn ?? null;
};

const daysToCheck = async (strapi: Core.Strapi, { entry, today }: FactContext): Promise<Json> => {
  if (!entry) return null;
  const power = (await strapi.db
    .query(powerType as UID.ContentType)
    .findOne({ where: { id: entry.id } })) as Checked | null;
  const due = power && checkDueOn(power, await lastCheckOf(strapi, entry.id));
  return due && daysBetween(dateValue(today), dateValue(due));
};

/** Registers `carriedOut()` of policy items and `daysToCheck()` of delegated powers. */
export const registerFunctions = (strapi: Core.Strapi): void => {
  const read = { carriedOut, daysToCheck };
  for (const [name, load] of Object.entries(read)) {
    getService(strapi, 'expressions').registerFunction({
      signature: `${name}(): int`,
      load: (context) => load(strapi, context),
      call: (facts) => {
        if (facts === null) throw absentFact(`${name}()`);
        return BigInt(Number(facts));
      },
    });
  }
};

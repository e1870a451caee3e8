import type { Core } from '@strapi/strapi';

import { getService, type Tx } from '../../platform';
import type { Seat } from '../organisation';

import type { CaseRecord } from './cases';
import { decisionsOf } from './steps';
import type { CaseTarget } from './target';

/** Keys of those who may not sign the stage at which a case now stands, whatever they hold. */
const barredFrom = async (tx: Tx, target: CaseTarget, one: CaseRecord): Promise<Set<string>> => {
  const parties = (await target.exclusions(tx, one.target)).flatMap(({ keys }) => keys);
  const signed = (await decisionsOf(tx, one.id))
    .filter(({ stage }) => stage !== one.stage)
    .flatMap(({ keys }) => keys);
  const known = one.subject === null ? [] : [one.subject];
  return new Set([...one.barred, ...known, one.openedBy, ...parties, ...signed]);
};

/**
 * Who of the holders of a seat may sign it in this case today (keys of persons): not whoever is party to
 * it, nor whoever signed another stage. The signature itself is checked again when it is given.
 */
export const createSigners =
  (strapi: Core.Strapi, target: () => CaseTarget) =>
  async (tx: Tx, one: CaseRecord, seats: readonly Seat[]): Promise<string[][]> => {
    const barred = await barredFrom(tx, target(), one);
    const organisation = getService(strapi, 'organisation');
    const found: string[][] = [];
    for (const seat of seats) {
      const holders = (await organisation.holdersOf(seat)).map((id) => `staff:${id}`);
      found.push(holders.filter((key) => !barred.has(key)));
    }
    return found;
  };

export type Signers = ReturnType<typeof createSigners>;

import type { Core } from '@strapi/strapi';

import { getService, type Tx } from '../../platform';
import type { Seat } from '../organisation';

import type { CaseRecord } from './cases';
import { decisionsOf } from './steps';
import type { CaseTarget } from './target';

/** Keys of those who may not sign the stage at which a case now stands, whatever they hold. */
const barredFrom = async (tx: Tx, target: CaseTarget, one: CaseRecord): Promise<Set<string>> => {
  const standing = await target.exclusions(tx, one.target);
  const parties = [...one.parties, ...standing].flatMap(({ keys }) => keys);
  const signed = (await decisionsOf(tx, one.id))
    .filter(({ stage, round }) => stage !== one.stage || round === one.round)
    .flatMap(({ keys }) => keys);
  const known = one.subject === null ? [] : [one.subject];
  return new Set([...one.barred, ...known, one.openedBy, ...parties, ...signed]);
};

/**
 * Who of the holders of a seat may sign it in this case today (keys of persons): not whoever is party to
 * it, nor whoever signed another stage, or another seat of this one. The signature itself is checked again when it is given.
 */
export const createSigners =
  (strapi: Core.Strapi, target: () => CaseTarget) =>
  async (tx: Tx, one: CaseRecord, seats: readonly Seat[]): Promise<string[][]> => {
    const barred = await barredFrom(tx, target(), one);
    const organisation = getService(strapi, 'organisation');
    const found: string[][] = [];
    for (const seat of seats) {
      const able: string[] = [];
      for (const id of await organisation.holdersOf(seat)) {
        const key = `staff:${id}`;
        const { keys } = await organisation.personBy(key);
        if (!keys.some((each) => barred.has(each))) able.push(key);
      }
      found.push(able);
    }
    return found;
  };

export type Signers = ReturnType<typeof createSigners>;

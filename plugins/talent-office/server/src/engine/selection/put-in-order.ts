import type { Core } from '@strapi/strapi';

import { getService, plusDays, refuse, type Tx } from '../../platform';
import type { Person } from '../organisation';

import { drawn, orderDigest, ordered } from './order';
import {
  entriesOf,
  insertGrant,
  insertOrder,
  insertRanks,
  moveEntry,
  moveGroup,
  type CandidateRecord,
  type GroupRecord,
} from './records';
import { stageOf } from './stage-of';

/**
 * Puts a group in its order, once and for ever, and gives its places to the first who still wait; the rest
 * are its reserve list. Part of the transaction that closes the group, or that draws.
 * @param seed `null` where an expression decides
 * @throws Refusal SELECTION_TIED
 */
export const putInOrder = async (
  strapi: Core.Strapi,
  tx: Tx,
  group: GroupRecord,
  {
    candidates,
    places,
    seed,
    person,
  }: {
    readonly candidates: readonly CandidateRecord[];
    readonly places: number;
    readonly seed: string | null;
    readonly person: Person;
  },
): Promise<{ readonly digest: string; readonly selected: number; readonly reserve: number }> => {
  const { selection } = (await stageOf(tx, group)).stage;
  const result =
    seed === null ? ordered(candidates, selection.ties) : { ranks: drawn(candidates, seed) };
  if ('tied' in result) throw refuse('SELECTION_TIED', { cases: result.tied.join('、') });
  const { ranks } = result;
  const clock = getService(strapi, 'clock');
  const madeAt = clock.now().toISOString();
  const reserveUntil = plusDays(clock.today(), selection.reserveDays);
  const digest = orderDigest(ranks);
  await insertOrder(tx, group.id, {
    ...{ method: selection.method, seed, digest, reserveUntil, person: person.id, madeAt },
  });
  await insertRanks(tx, group.id, ranks);
  const entries = new Map((await entriesOf(tx, group.id)).map((entry) => [entry.id, entry]));
  let selected = 0;
  let reserve = 0;
  for (const { entryId } of ranks) {
    const entry = entries.get(entryId);
    // Who gave up between closing and draw keeps his place in the list, and takes no place of the group.
    if (entry?.state !== 'waiting') continue;
    const hasPlace = selected < places;
    if (hasPlace) await insertGrant(tx, group.id, { entryId, replaces: null, madeAt });
    if (!(await moveEntry(tx, entry, hasPlace ? 'selected' : 'reserve'))) {
      throw new Error(`entry ${entryId} moved while its group was locked`);
    }
    if (hasPlace) selected += 1;
    else reserve += 1;
  }
  await moveGroup(tx, group, 'ordered', reserveUntil);
  return { digest, selected, reserve };
};

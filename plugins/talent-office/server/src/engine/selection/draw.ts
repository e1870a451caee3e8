import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { getService, refuse, type Tx } from '../../platform';
import { samePerson } from '../organisation';

import { casesOf, lockedGroup } from './close';
import { keeperOf } from './keeper';
import { closingDigest, commitmentTo, publicSeed } from './order';
import { putInOrder } from './put-in-order';
import {
  candidatesOf,
  closingOf,
  entriesOf,
  insertSeed,
  seedOf,
  type GroupRecord,
  type SeedRecord,
} from './records';
import { stageOf } from './stage-of';
import { recordAct, type GroupAct } from './trail';

const sealedAt = ({ publicId }: GroupRecord) => ({
  type: 'selection-group',
  attribute: 'seed',
  documentId: publicId,
});

/** A seed that nobody knows: its digest binds us, and the seed itself is kept encrypted. */
const serverSeed = (strapi: Core.Strapi, group: GroupRecord) => {
  const seed = randomBytes(32).toString('hex');
  const sealed = getService(strapi, 'privacy').sealSecret(sealedAt(group), seed);
  return { commitment: commitmentTo(seed), sealed, source: null };
};

/**
 * Binds the office before a group is closed: to a seed that the server keeps, or to the public event whose
 * result will be the seed. Once, whatever is said later.
 * @throws Refusal SELECTION_STATE, SELECTION_NOT_DRAWN, SELECTION_SEED_KIND, SELECTION_SEEDED
 */
export const commitSeed = async (
  strapi: Core.Strapi,
  tx: Tx,
  { id, source }: { readonly id: string; readonly source: string | null },
  act: GroupAct,
): Promise<void> => {
  const group = await lockedGroup(tx, id, 'collecting');
  const { method, seed: kind } = (await stageOf(tx, group)).stage.selection;
  if (method !== 'by-lot' || kind === undefined) throw refuse('SELECTION_NOT_DRAWN');
  if ((kind === 'public-event') !== (source !== null)) {
    throw refuse('SELECTION_SEED_KIND', {}, 'source');
  }
  const waiting = (await entriesOf(tx, group.id)).filter(({ state }) => state === 'waiting');
  const cases = [...(await casesOf(strapi, waiting)).values()];
  const person = await keeperOf(strapi, tx, act.actor, 'runSelection', cases);
  const madeAt = getService(strapi, 'clock').now().toISOString();
  const from =
    source === null ? serverSeed(strapi, group) : { commitment: null, sealed: null, source };
  await insertSeed(tx, group.id, { kind, ...from, madeBy: person.id, madeAt });
  const { commitment } = from;
  await recordAct(strapi, tx, group, act, 'commit', { kind, commitment, source });
};

/** @throws Refusal SELECTION_SEED_KIND, SELECTION_SEED_FORM, SELECTION_SEED_LOST, SENSITIVE_UNREADABLE */
const revealed = (
  strapi: Core.Strapi,
  group: GroupRecord,
  { kind, commitment, sealed }: SeedRecord,
  result: string | null,
): string => {
  if ((kind === 'public-event') !== (result !== null)) {
    throw refuse('SELECTION_SEED_KIND', {}, 'result');
  }
  if (result !== null) {
    const seed = publicSeed(result);
    if (seed.length < 6 || seed.length > 200) throw refuse('SELECTION_SEED_FORM', {}, 'result');
    return seed;
  }
  const seed = getService(strapi, 'privacy').openSecret(sealedAt(group), sealed ?? '');
  if (commitmentTo(seed) !== commitment) throw refuse('SELECTION_SEED_LOST');
  return seed;
};

/**
 * Draws (抽签): the seed is revealed, and with it the order of what was closed; nothing is left to whoever
 * draws. The result of a public event is entered by another person than the one who closed the group.
 * @throws Refusal SELECTION_STATE, NOT_BY_SAME_PERSON, SELECTION_ORDER_CHANGED, and as the seed and the
 *   keeper are refused
 */
export const drawGroup = async (
  strapi: Core.Strapi,
  tx: Tx,
  { id, result }: { readonly id: string; readonly result: string | null },
  act: GroupAct,
): Promise<void> => {
  const group = await lockedGroup(tx, id, 'closed');
  const [closing, seed] = [await closingOf(tx, group.id), await seedOf(tx, group.id)];
  if (!closing || !seed) throw new Error(`group ${id} was closed without a seed`);
  const cases = [...(await casesOf(strapi, await entriesOf(tx, group.id))).values()];
  const person = await keeperOf(strapi, tx, act.actor, 'drawSelection', cases);
  if (seed.kind === 'public-event' && samePerson(closing.keys, person.keys)) {
    throw refuse('NOT_BY_SAME_PERSON', { action: 'drawSelection', earlier: 'closeSelection' });
  }
  const candidates = await candidatesOf(tx, group.id);
  if (closingDigest(candidates) !== closing.digest) throw refuse('SELECTION_ORDER_CHANGED');
  const drawnWith = revealed(strapi, group, seed, result);
  const { places } = closing;
  const order = await putInOrder(strapi, tx, group, {
    candidates,
    places,
    seed: drawnWith,
    person,
  });
  await recordAct(strapi, tx, group, act, 'draw', { seed: drawnWith, ...order });
};

import type { Core } from '@strapi/strapi';

import { digest, getService, refuse, titleOf, type Tx } from '../../platform';
import type { CaseRecord } from '../approval';

import { workedFor } from './facts';
import { keeperOf } from './keeper';
import { closingDigest } from './order';
import { putInOrder } from './put-in-order';
import {
  entriesOf,
  groupByPublicId,
  insertCandidates,
  insertClosing,
  lockGroup,
  moveGroup,
  seedOf,
  type CandidateRecord,
  type EntryRecord,
  type GroupRecord,
} from './records';
import { stageOf } from './stage-of';
import { recordAct, type GroupAct } from './trail';

/** Takes a group for this transaction, in the state that is asked for. @throws Refusal NOT_FOUND, SELECTION_STATE */
export const lockedGroup = async (
  tx: Tx,
  publicId: string,
  state: GroupRecord['state'],
): Promise<GroupRecord> => {
  const group = await lockGroup(tx, (await groupByPublicId(tx, publicId)).id);
  if (group.state !== state) throw refuse('SELECTION_STATE', { state: group.state });
  return group;
};

/** The cases of entries, by the id of the entry: read, not locked, for whoever leaves waits for the group. */
export const casesOf = async (
  strapi: Core.Strapi,
  entries: readonly EntryRecord[],
): Promise<ReadonlyMap<EntryRecord['id'], CaseRecord>> => {
  const cases = new Map<EntryRecord['id'], CaseRecord>();
  for (const { id, caseId } of entries) {
    cases.set(id, (await getService(strapi, 'approval').view(caseId)).one);
  }
  return cases;
};

/** What everybody finds himself by: the number he was accepted under, where nobody else has it. */
const ticketsOf = (cases: readonly CaseRecord[]): string[] => {
  const numbers = cases.map(({ acceptanceNumber }) => acceptanceNumber);
  return cases.map(({ acceptanceNumber, publicId }) =>
    acceptanceNumber !== null && numbers.filter((each) => each === acceptanceNumber).length === 1
      ? acceptanceNumber
      : publicId,
  );
};

/** When a case was accepted; where nothing is, on which day it was handed in, and when it was opened. */
const arrivalOf = ({
  acceptedAt,
  handedInOn,
  openedAt,
}: CaseRecord): Readonly<Record<string, string>> =>
  acceptedAt === null ? { handedInOn, acceptedAt: openedAt } : { acceptedAt };

/** @throws Refusal SELECTION_CASE_CHANGED: nobody is put in order by what was written past the gate */
const refuseChanged = async (strapi: Core.Strapi, one: CaseRecord): Promise<void> => {
  const changed = await getService(strapi, 'approval').changedSince(one);
  if (changed.length === 0) return;
  const { type, documentId } = one.target;
  const title = await titleOf(strapi, type, documentId);
  throw refuse('SELECTION_CASE_CHANGED', { type, case: title, attributes: changed.join(', ') });
};

/**
 * Closes a group (截止) for so many places: nobody arrives any more, and what each is ordered or drawn by is
 * fixed. By an expression it has its order at once; by lot it waits for its draw.
 * @throws Refusal SELECTION_STATE, SELECTION_EMPTY, SELECTION_WITHOUT_SEED, SELECTION_CASE_CHANGED,
 *   SELECTION_UNKNOWN, SELECTION_TIED, and as the keeper is refused
 */
export const closeGroup = async (
  strapi: Core.Strapi,
  tx: Tx,
  { id, places }: { readonly id: string; readonly places: number },
  act: GroupAct,
): Promise<void> => {
  const group = await lockedGroup(tx, id, 'collecting');
  const { selection } = (await stageOf(tx, group)).stage;
  const entries = (await entriesOf(tx, group.id)).filter(({ state }) => state === 'waiting');
  const cases = await casesOf(strapi, entries);
  const person = await keeperOf(strapi, tx, act.actor, 'closeSelection', [...cases.values()]);
  if (entries.length === 0) throw refuse('SELECTION_EMPTY');
  const byLot = selection.method === 'by-lot';
  // A seed that is chosen when it is known who takes part is no seed.
  if (byLot && !(await seedOf(tx, group.id))) throw refuse('SELECTION_WITHOUT_SEED');
  const candidates: CandidateRecord[] = [];
  const tickets = ticketsOf([...cases.values()]);
  for (const [index, [entryId, one]] of [...cases].entries()) {
    await refuseChanged(strapi, one);
    const worked = {
      ...(await workedFor(strapi, one, selection, ['orderBy', 'tieBy'])),
      ...(!byLot && arrivalOf(one)),
    };
    const ticket = tickets[index] ?? one.publicId;
    candidates.push({ entryId, ticket, worked, seen: digest(one.guarded) });
  }
  const madeAt = getService(strapi, 'clock').now().toISOString();
  const counted = candidates.length;
  await insertClosing(tx, group.id, {
    ...{ places, counted, digest: closingDigest(candidates), madeAt },
    ...{ person: person.id, keys: person.keys },
  });
  await insertCandidates(tx, group.id, candidates);
  const order = byLot
    ? await moveGroup(tx, group, 'closed')
    : await putInOrder(strapi, tx, group, { candidates, places, seed: null, person });
  await recordAct(strapi, tx, group, act, 'close', { places, counted, ...order });
};

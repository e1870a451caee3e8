import type { Core } from '@strapi/strapi';

import type { WaitingItem } from '../../../../shared/contracts/committee';
import { getService, reading, refuse, titleOf, typeName, type Tx } from '../../platform';
import { refusePaused, type BeforeCommittee, type WaitingCase } from '../approval';
import type { Person } from '../organisation';

import { keeperOf, lockMeeting, seatOf, type MeetingEntry } from './meeting';
import { changeItem, insertItem, itemOf, itemsOf, liveCases, removeItem } from './records';
import { recordAct, type MeetingAct } from './trail';

/** Cases that wait for a meeting's committee, and are on no other agenda. */
export const waitingFor = async (
  strapi: Core.Strapi,
  meeting: MeetingEntry,
): Promise<WaitingCase[]> => {
  const waiting = await getService(strapi, 'approval').beforeCommittee(seatOf(meeting));
  const taken = new Set(await reading(strapi, liveCases));
  return waiting.filter(({ caseId }) => !taken.has(caseId));
};

export const waitingItems = async (
  strapi: Core.Strapi,
  meeting: MeetingEntry,
): Promise<WaitingItem[]> => {
  const found: WaitingItem[] = [];
  for (const { caseId, openedAt, amount, target } of await waitingFor(strapi, meeting)) {
    found.push({ caseId, openedAt, amountFen: amount, target: await targetBody(strapi, target) });
  }
  return found;
};

/** An entry as a list names it. */
export const targetBody = async (
  strapi: Core.Strapi,
  { type, documentId }: WaitingCase['target'],
): Promise<WaitingItem['target']> => ({
  type,
  typeName: typeName(strapi, type).zh,
  documentId,
  title: await titleOf(strapi, type, documentId),
});

/**
 * A case as it comes before a meeting. Each meeting votes for itself: what was said in one that lost the
 * case stands in its round, and the members are asked in another.
 * @throws Refusal NOT_BEFORE_COMMITTEE, ON_ANOTHER_AGENDA
 */
const broughtBefore = async (
  strapi: Core.Strapi,
  tx: Tx,
  found: WaitingCase,
): Promise<Pick<BeforeCommittee, 'one'>> => {
  const { votes, view } = getService(strapi, 'approval');
  const at = await votes.lock(tx, found);
  if (at?.one.state !== 'open') throw refuse('NOT_BEFORE_COMMITTEE');
  if ((await liveCases(tx)).includes(found.caseId)) throw refuse('ON_ANOTHER_AGENDA');
  const { decisions } = await view(found.caseId);
  const isVoted = decisions.some(({ stepId }) => stepId === at.step.id);
  return isVoted ? { one: await votes.postpone(tx, at) } : at;
};

/** Which cases come first says whose money lasts: nobody says it of his own. @throws Refusal SIGNER_EXCLUDED */
const refuseConcernedIn = async (
  strapi: Core.Strapi,
  tx: Tx,
  cases: readonly string[],
  person: Person,
): Promise<void> => {
  const { view, refuseConcerned } = getService(strapi, 'approval');
  for (const caseId of cases) await refuseConcerned(tx, (await view(caseId)).one, person);
};

/**
 * Puts cases on the agenda, behind those that are there.
 * @throws Refusal MEETING_STATE, NOT_BEFORE_COMMITTEE, ON_ANOTHER_AGENDA, NOT_BY_YOU, SIGNER_EXCLUDED
 */
export const addCases = async (
  strapi: Core.Strapi,
  tx: Tx,
  change: MeetingAct & { readonly cases: readonly string[] },
): Promise<void> => {
  const person = await keeperOf(strapi, change.actor);
  const meeting = await lockMeeting(tx, strapi, change.meeting, ['draft']);
  const waiting = await getService(strapi, 'approval').beforeCommittee(seatOf(meeting));
  const last = (await itemsOf(tx, change.meeting)).at(-1)?.position ?? 0;
  const added = change.cases.map((caseId, index) => {
    const found = waiting.find((each) => each.caseId === caseId);
    if (!found) throw refuse('NOT_BEFORE_COMMITTEE');
    return { found, position: last + index + 1 };
  });
  // In one order whatever the agenda's: two meetings that ask for the same cases do not wait for each other.
  for (const { found, position } of added.sort((a, b) =>
    a.found.caseId < b.found.caseId ? -1 : 1,
  )) {
    const { one } = await broughtBefore(strapi, tx, found);
    await getService(strapi, 'approval').refuseConcerned(tx, one, person);
    await insertItem(tx, change.meeting, { ...found, round: one.round }, position);
  }
  await recordAct(strapi, tx, change, 'agenda', { added: change.cases });
};

/** @throws Refusal MEETING_STATE, NOT_FOUND, NOT_BY_YOU, SIGNER_EXCLUDED */
export const removeCase = async (
  strapi: Core.Strapi,
  tx: Tx,
  change: MeetingAct & { readonly item: string },
): Promise<void> => {
  const person = await keeperOf(strapi, change.actor);
  await lockMeeting(tx, strapi, change.meeting, ['draft']);
  const item = await itemOf(tx, change.meeting, change.item);
  await refuseConcernedIn(strapi, tx, [item.caseId], person);
  await removeItem(tx, item);
  await recordAct(strapi, tx, change, 'agenda', { removed: item.caseId });
};

/**
 * Gives the agenda another order: in it money is counted, and resolutions are applied.
 * @throws Refusal MEETING_STATE, AGENDA_CHANGED: an order of other items than there are, NOT_BY_YOU,
 *   SIGNER_EXCLUDED
 */
export const orderAgenda = async (
  strapi: Core.Strapi,
  tx: Tx,
  change: MeetingAct & { readonly items: readonly string[] },
): Promise<void> => {
  const person = await keeperOf(strapi, change.actor);
  await lockMeeting(tx, strapi, change.meeting, ['draft']);
  const standing = await itemsOf(tx, change.meeting);
  const cases = standing.map(({ caseId }) => caseId);
  await refuseConcernedIn(strapi, tx, cases, person);
  const wanted = new Map(change.items.map((id, index) => [id, index + 1]));
  const isSame =
    wanted.size === standing.length && standing.every(({ publicId }) => wanted.has(publicId));
  if (!isSame) throw refuse('AGENDA_CHANGED');
  for (const item of standing) {
    await changeItem(tx, item, { position: wanted.get(item.publicId) ?? 0 });
  }
  await recordAct(strapi, tx, change, 'agenda', { order: change.items });
};

/**
 * Says what is put to the vote besides the case itself, until the first vote on it.
 * @throws Refusal MEETING_STATE, ALREADY_VOTED, ITEM_MOVED, CASE_NOT_OPEN, NOT_BY_YOU, SIGNER_EXCLUDED,
 *   and what a decision with these values would be refused for
 */
export const propose = async (
  strapi: Core.Strapi,
  tx: Tx,
  change: MeetingAct & {
    readonly item: string;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Promise<void> => {
  const person = await keeperOf(strapi, change.actor);
  await lockMeeting(tx, strapi, change.meeting, ['draft', 'convened']);
  const item = await itemOf(tx, change.meeting, change.item);
  const { votes, view } = getService(strapi, 'approval');
  const at = await votes.lock(tx, item);
  if (!at) throw refuse('ITEM_MOVED');
  refusePaused(at);
  await getService(strapi, 'approval').refuseConcerned(tx, at.one, person);
  const { decisions } = await view(item.caseId);
  if (decisions.some(({ stepId }) => stepId === at.step.id)) throw refuse('ALREADY_VOTED');
  await votes.refuseValues(tx, at, change.values);
  await changeItem(tx, item, { values: change.values });
  await recordAct(strapi, tx, change, 'agenda', { case: item.caseId, proposed: change.values });
};

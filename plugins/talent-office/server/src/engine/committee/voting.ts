import type { Core } from '@strapi/strapi';

import type { MeetingForm, Vote } from '../../../../shared/vocabulary';
import { getService, refuse, type Tx } from '../../platform';
import { refuseExcluded, refusePaused, type BeforeCommittee } from '../approval';
import { samePerson, type Person } from '../organisation';

import {
  keeperOf,
  lockMeeting,
  membersNow,
  refuseBeforeItsDay,
  refuseUnpresided,
  type MeetingEntry,
} from './meeting';
import {
  changeItem,
  insertRecusal,
  itemOf,
  itemsOf,
  recusalsOf,
  writeAttendance,
  type ItemRecord,
  type MemberRecord,
} from './records';
import { standingOf, standingsOf, type Standing } from './standing';
import { recordAct, type MeetingAct } from './trail';

interface ItemAct extends MeetingAct {
  readonly item: string;
}

interface Said {
  readonly member: string;
  readonly choice: Vote;
  readonly comment?: string | undefined;
}

/** @throws Refusal NOT_A_MEMBER */
const memberAmong = (members: readonly MemberRecord[], id: string): MemberRecord => {
  const found = members.find((member) => member.id === id);
  if (!found) throw refuse('NOT_A_MEMBER');
  return found;
};

/**
 * Who is there. Whoever has voted was there, whatever is said later.
 * @throws Refusal MEETING_STATE, MEETING_FORM, NOT_A_MEMBER, ALREADY_VOTED, NOT_BY_YOU, SIGNER_EXCLUDED
 */
export const attend = async (
  strapi: Core.Strapi,
  tx: Tx,
  act: MeetingAct & { readonly present: readonly string[] },
): Promise<void> => {
  const keeper = await keeperOf(strapi, act.actor);
  const meeting = await lockMeeting(tx, strapi, act.meeting, ['convened']);
  if (meeting.form !== 'meeting') throw refuse('MEETING_FORM');
  const members = await membersNow(strapi, act.meeting);
  for (const id of act.present) memberAmong(members, id);
  const items = await itemsOf(tx, act.meeting);
  const standings = await standingsOf(strapi, meeting.form, items, members);
  // Who is there decides every case of the meeting.
  for (const { view } of standings) {
    await getService(strapi, 'approval').refuseConcerned(tx, view.one, keeper);
  }
  const voted = standings.flatMap(({ votes }) => votes.map(({ member }) => member));
  if (voted.some((member) => !act.present.includes(member))) throw refuse('ALREADY_VOTED');
  await writeAttendance(tx, act.meeting, act.present);
  await recordAct(strapi, tx, act, 'attendance', { present: act.present });
};

interface Opened {
  readonly item: ItemRecord;
  readonly at: BeforeCommittee;
  readonly members: readonly MemberRecord[];
  readonly meeting: MeetingEntry;
  read(): Promise<Standing>;
}

/**
 * Takes one item for this transaction: the meeting first, then its case.
 * @throws Refusal ITEM_MOVED; CASE_NOT_OPEN while it is paused
 */
const openItem = async (strapi: Core.Strapi, tx: Tx, act: ItemAct): Promise<Opened> => {
  const meeting = await lockMeeting(tx, strapi, act.meeting, ['convened']);
  const item = await itemOf(tx, act.meeting, act.item);
  const at = await getService(strapi, 'approval').votes.lock(tx, item);
  if (!at) throw refuse('ITEM_MOVED');
  refusePaused(at);
  const members = await membersNow(strapi, act.meeting);
  // Once for all votes of this transaction: no vote makes anybody a party.
  const whyNot = await getService(strapi, 'approval').votes.exclusions(tx, at.one);
  return {
    item,
    at,
    members,
    meeting,
    read: async () => {
      const recusals = await recusalsOf(tx, [item.id]);
      const whyNotIn = () => Promise.resolve(whyNot);
      return standingOf(strapi, item, { form: meeting.form, members, recusals, whyNotIn });
    },
  };
};

/**
 * A member keeps out of one item (回避), by his own word or by the secretary's.
 * @throws Refusal MEETING_STATE, ITEM_MOVED, CASE_NOT_OPEN, NOT_A_MEMBER, ALREADY_VOTED, ALREADY_RECUSED, NOT_BY_YOU,
 *   SIGNER_EXCLUDED: nobody has another keep out of what is about himself
 */
export const recuse = async (
  strapi: Core.Strapi,
  tx: Tx,
  act: ItemAct & { readonly member: string; readonly reason: string },
): Promise<void> => {
  const { item, at: open, members, read } = await openItem(strapi, tx, act);
  const member = memberAmong(members, act.member);
  const person = await getService(strapi, 'organisation').personOf(act.actor);
  if (!samePerson(member.keys, person.keys)) {
    const keeper = await keeperOf(strapi, act.actor);
    await getService(strapi, 'approval').refuseConcerned(tx, open.one, keeper);
  }
  if ((await read()).votes.some((vote) => vote.member === member.id)) throw refuse('ALREADY_VOTED');
  const at = getService(strapi, 'clock').now();
  const { reason } = act;
  await insertRecusal(
    tx,
    { itemId: item.id, member: member.id, reason },
    { person: person.id, at },
  );
  await recordAct(strapi, tx, act, 'recuse', { case: item.caseId, member: member.id, reason });
};

/**
 * Ends the vote of the others on one item: whoever has not voted is taken as abstaining where he is
 * there, and as absent in circulation; then whoever presides may vote.
 * @throws Refusal MEETING_STATE, MEETING_NOT_HELD, ITEM_MOVED, CASE_NOT_OPEN, NOT_BY_YOU, SIGNER_EXCLUDED
 */
export const closeVoting = async (strapi: Core.Strapi, tx: Tx, act: ItemAct): Promise<void> => {
  const keeper = await keeperOf(strapi, act.actor);
  const { item, at, meeting } = await openItem(strapi, tx, act);
  refuseBeforeItsDay(strapi, meeting);
  await getService(strapi, 'approval').refuseConcerned(tx, at.one, keeper);
  await changeItem(tx, item, { closed: true });
  await recordAct(strapi, tx, act, 'close-voting', { case: item.caseId });
};

/** @throws Refusal NOT_PRESENT, MEMBER_RECUSED, SIGNER_EXCLUDED, VOTING_CLOSED, CHAIR_LAST */
const refuseVote = (
  { seated, keptOut, item }: Standing,
  member: MemberRecord,
  form: MeetingForm,
): void => {
  if (form === 'meeting' && !member.present) throw refuse('NOT_PRESENT', { name: member.name });
  const kept = keptOut.find((each) => each.member === member.id);
  if (kept?.why) throw refuseExcluded(kept.why);
  if (kept) throw refuse('MEMBER_RECUSED', { name: member.name });
  const chairVoted = seated.some(({ presides, choice }) => presides && choice !== null);
  if (!member.presides && (item.closed || chairVoted)) throw refuse('VOTING_CLOSED');
  const waited = seated.filter(
    (each) =>
      !each.presides &&
      !each.recused &&
      each.choice === null &&
      (form === 'circulation' || each.present),
  );
  if (member.presides && !item.closed && waited.length > 0) {
    throw refuse('CHAIR_LAST', { count: waited.length });
  }
};

interface Ballot {
  readonly seen: Readonly<Record<string, string>>;
  readonly said: readonly Said[];
  readonly recordedBy: Person | null;
}

/** Whoever presides votes last (末位表态), in whatever order the votes are handed in. */
const cast = async (
  strapi: Core.Strapi,
  tx: Tx,
  act: ItemAct,
  { item, at, members, meeting, read }: Opened,
  { seen, said, recordedBy }: Ballot,
): Promise<void> => {
  refuseBeforeItsDay(strapi, meeting);
  refuseUnpresided(meeting, members);
  const { form } = meeting;
  const { votes } = getService(strapi, 'approval');
  const changed = await votes.changedSince(tx, at.one, seen);
  if (changed.length > 0) {
    const { type } = item.target;
    throw refuse('CONTENT_CHANGED', { type, attributes: changed.join(', ') });
  }
  const ordered = said
    .map((each) => ({ ...each, member: memberAmong(members, each.member) }))
    .toSorted((a, b) => Number(a.member.presides) - Number(b.member.presides));
  for (const { member, choice, comment } of ordered) {
    refuseVote(await read(), member, form);
    await votes.cast(tx, at, {
      person: { id: member.id, keys: member.keys },
      choice,
      values: item.values,
      seen,
      medium: form,
      comment: comment ?? null,
      actor: act.actor,
      recordedBy,
      requestId: act.requestId,
    });
  }
};

/**
 * The secretary writes down what the members who are there said on one item.
 * @throws Refusal MEETING_STATE, MEETING_FORM, MEETING_NOT_HELD, NOBODY_PRESIDES, ITEM_MOVED,
 *   CASE_NOT_OPEN, CONTENT_CHANGED, NOT_A_MEMBER, NOT_PRESENT,
 *   MEMBER_RECUSED, SIGNER_EXCLUDED, ALREADY_SIGNED, VOTING_CLOSED, CHAIR_LAST, NOT_BY_YOU
 */
export const recordVotes = async (
  strapi: Core.Strapi,
  tx: Tx,
  act: ItemAct & Pick<Ballot, 'seen' | 'said'>,
): Promise<void> => {
  const keeper = await keeperOf(strapi, act.actor);
  const opened = await openItem(strapi, tx, act);
  if (opened.meeting.form !== 'meeting') throw refuse('MEETING_FORM');
  await getService(strapi, 'approval').refuseConcerned(tx, opened.at.one, keeper);
  await cast(strapi, tx, act, opened, { seen: act.seen, said: act.said, recordedBy: keeper });
};

/**
 * A member votes for himself, in circulation.
 * @throws Refusal as `recordVotes` does
 */
export const voteOneself = async (
  strapi: Core.Strapi,
  tx: Tx,
  act: ItemAct & { readonly seen: Ballot['seen'] } & Omit<Said, 'member'>,
): Promise<void> => {
  const opened = await openItem(strapi, tx, act);
  if (opened.meeting.form !== 'circulation') throw refuse('MEETING_FORM');
  const person = await getService(strapi, 'organisation').personOf(act.actor);
  const mine = opened.members.find(({ keys }) => samePerson(keys, person.keys));
  if (!mine) throw refuse('NOT_A_MEMBER');
  const { seen, choice, comment } = act;
  const said = [{ member: mine.id, choice, comment }];
  await cast(strapi, tx, act, opened, { seen, said, recordedBy: null });
};

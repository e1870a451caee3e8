import type { Core } from '@strapi/strapi';

import {
  findEntries,
  getService,
  lockEntry,
  reading,
  refuse,
  tables,
  type Entry,
  type Tx,
} from '../../platform';
import { samePerson, staffOf, type Person } from '../organisation';

import { meetings, seatOf, stateOf, type MeetingEntry } from './meeting';
import { membersOf } from './records';

/** What somebody is in a meeting that is still to be held, and what would make it another's. */
export interface MeetingPost {
  readonly meeting: string;
  readonly post: 'chair' | 'secretary' | 'member';
  /** Why it cannot be another's: a word of the labels. */
  readonly why: string | null;
  /** @throws Refusal HANDOVER_CHANGED where it is not any more what it was when it was shown */
  pass(tx: Tx): Promise<void>;
}

const isOf = (staff: Entry | null, person: Person): boolean =>
  staff !== null && staffOf(person).includes(staff.documentId);

/** Has he said anything in a meeting already? */
const hasVoted = async (strapi: Core.Strapi, meeting: string, { keys }: Person) =>
  reading(strapi, async (knex) => {
    const made = (await knex(`${tables.meetingItems} as item`)
      .join(`${tables.cases} as one`, 'one.public_id', 'item.case_public_id')
      .join(`${tables.decisions} as made`, (on) => {
        on.on('made.case_id', 'one.id')
          .andOn('made.stage', 'item.stage')
          .andOn('made.round', 'item.round');
      })
      .where('item.meeting', meeting)
      .select('made.keys')) as { keys: string }[];
    return made.some((row) => samePerson(JSON.parse(row.keys) as string[], keys));
  });

/**
 * A meeting as it was shown, for this transaction: votes and what convenes it wait for its row, so what was
 * seen before may be otherwise by now. @throws Refusal HANDOVER_CHANGED
 */
const takeAsShown = async (
  tx: Tx,
  strapi: Core.Strapi,
  shown: MeetingEntry,
): Promise<MeetingEntry> => {
  const entry = (await lockEntry(
    tx,
    strapi,
    meetings,
    shown.documentId,
  )) as unknown as MeetingEntry;
  if (stateOf(entry) !== stateOf(shown)) throw refuse('HANDOVER_CHANGED');
  return entry;
};

/**
 * Chair, secretary and seat of one person in the meetings that are drafted or convened. A convened
 * meeting keeps who presides over it, and whoever has voted in it; its members stay those of that day,
 * except that the receiver of somebody's work takes his seat.
 * @param on only meetings of that day or later, those without one, and circulations that are under way
 */
export const meetingPosts = async (
  strapi: Core.Strapi,
  { from, to, receiver, on }: { from: Person; to: Person; receiver: string; on: string },
): Promise<MeetingPost[]> => {
  const open = { $or: [{ state: { $null: true } }, { state: { $in: ['draft', 'convened'] } }] };
  const today = getService(strapi, 'clock').today();
  // A circulation goes on after the day on which it began; the work of a later day is not his yet.
  const isDue = ({ heldOn, form }: MeetingEntry): boolean =>
    heldOn === null || heldOn >= on || (form === 'circulation' && on <= today);
  const found = ((await findEntries(strapi, meetings, open)) as unknown as MeetingEntry[]).filter(
    isDue,
  );
  const [staff] = await findEntries(strapi, 'plugin::talent-office.staff', {
    documentId: receiver,
  });
  const posts: MeetingPost[] = [];
  for (const meeting of found) {
    const { documentId } = meeting;
    const write = (name: 'chair' | 'secretary') => async (tx: Tx) => {
      const entry = await takeAsShown(tx, strapi, meeting);
      if (!isOf(entry[name], from)) throw refuse('HANDOVER_CHANGED');
      await getService(strapi, 'lifecycle').writeWithin(tx, meetings, entry, {
        [name]: staff?.id ?? null,
      });
    };
    const isConvened = stateOf(meeting) === 'convened';
    if (isOf(meeting.chair, from)) {
      const why = isConvened ? 'presides' : null;
      posts.push({ meeting: documentId, post: 'chair', why, pass: write('chair') });
    }
    if (isOf(meeting.secretary, from)) {
      posts.push({ meeting: documentId, post: 'secretary', why: null, pass: write('secretary') });
    }
    if (!isConvened) continue;
    const members = await reading(strapi, (knex) => membersOf(knex, documentId));
    const mine = members.find(({ keys }) => samePerson(keys, from.keys));
    if (!mine || mine.presides) continue;
    const seats = await getService(strapi, 'organisation').seatsOf(from);
    const { role, unit } = seatOf(meeting);
    const isSeated = seats.some(
      (seat) =>
        seat.actingFor === null && seat.role === role && (unit === null || seat.unit === unit),
    );
    const isMember = members.some(({ keys }) => samePerson(keys, to.keys));
    posts.push({
      meeting: documentId,
      post: 'member',
      why: isMember
        ? 'member-already'
        : !isSeated
          ? 'not-entitled'
          : (await hasVoted(strapi, documentId, from))
            ? 'voted'
            : null,
      pass: async (tx) => {
        await takeAsShown(tx, strapi, meeting);
        if (await hasVoted(strapi, documentId, from)) throw refuse('HANDOVER_CHANGED');
        await tx(tables.meetingMembers)
          .where({ meeting: documentId, person: mine.id })
          .update({
            person: to.id,
            keys: JSON.stringify(to.keys),
            name: String(staff?.name ?? ''),
            present: false,
          });
      },
    });
  }
  return posts;
};

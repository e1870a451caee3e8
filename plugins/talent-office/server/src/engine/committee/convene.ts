import type { Core } from '@strapi/strapi';

import { getService, refuse, titleOf, type Tx } from '../../platform';
import { fewestMembers, type Committee } from '../approval';
import type { Effect } from '../lifecycle';
import { samePerson, type Person, type Seat } from '../organisation';

import { seatOf, type MeetingEntry } from './meeting';
import { changeItem, insertMembers, itemsOf, type ItemRecord, type MemberRecord } from './records';

/**
 * Convenes a meeting: its agenda stands, and its members are those who are appointed to the position on
 * this day, never those who act for them.
 * @throws Refusal MEETING_EMPTY, REFERENCE_MISSING, MEMBERS_TOO_FEW, FORM_NOT_ALLOWED, CHAIR_NOT_ENTITLED,
 *   MEETING_BEFORE_CASE
 */
export const createConvene = (strapi: Core.Strapi): Effect => {
  const organisation = () => getService(strapi, 'organisation');

  const committeeOf = async ({ caseId, stage }: ItemRecord) => {
    const { workflow, one } = await getService(strapi, 'approval').view(caseId);
    const asked = workflow.stages[stage];
    if (!asked?.committee) throw new Error(`case ${caseId} is at no committee stage`);
    return { title: asked.title, committee: asked.committee, one };
  };

  /** Nobody sits in a committee for somebody else: appointed he must be, also who presides. */
  const holds = async (person: Person, { role, unit }: NonNullable<Committee['chair']>) => {
    const staff = await organisation().appointedTo({ role, unit: unit ?? null });
    return staff.some((id) => person.keys.includes(`staff:${id}`));
  };

  /** Whoever presides is a member, also where his position is another than theirs. */
  const membersFor = async (seat: Seat, chair: { id: string; person: Person; name: string }) => {
    const ids = new Set((await organisation().appointedTo(seat)).map((id) => `staff:${id}`));
    const isMember = ids.has(chair.id);
    ids.add(chair.id);
    const names = await organisation().namesOf([...ids]);
    const members: MemberRecord[] = [];
    for (const id of ids) {
      const person = await organisation().personBy(id);
      const presides = samePerson(person.keys, chair.person.keys);
      // Two entries of one human are one member.
      if (members.some(({ keys }) => samePerson(keys, person.keys))) continue;
      const name = names.get(id) ?? '';
      members.push({ id: person.id, keys: person.keys, name, presides, present: false });
    }
    return { members, isMember };
  };

  const refuseUnfit = async (
    items: readonly ItemRecord[],
    meeting: MeetingEntry,
    chair: { readonly person: Person; readonly isMember: boolean },
  ): Promise<void> => {
    for (const item of items) {
      const { title, committee, one } = await committeeOf(item);
      // Written down later it may be, but nobody met over what was not there yet.
      if (meeting.heldOn !== null && meeting.heldOn < one.handedInOn) {
        const facts = {
          title: await titleOf(strapi, item.target.type, item.target.documentId),
          date: one.handedInOn,
        };
        throw refuse('MEETING_BEFORE_CASE', facts, 'heldOn');
      }
      if (committee.form !== 'either' && committee.form !== meeting.form) {
        throw refuse('FORM_NOT_ALLOWED', { stage: title }, 'form');
      }
      const mayPreside = committee.chair
        ? await holds(chair.person, committee.chair)
        : chair.isMember;
      if (!mayPreside) throw refuse('CHAIR_NOT_ENTITLED', { stage: title }, 'chair');
    }
  };

  return async (tx: Tx, entry) => {
    const meeting = entry as unknown as MeetingEntry;
    const items = await itemsOf(tx, meeting.documentId);
    if (items.length === 0) throw refuse('MEETING_EMPTY');
    const type = 'plugin::talent-office.meeting';
    if (!meeting.heldOn) throw refuse('REFERENCE_MISSING', { type, path: 'heldOn' }, 'heldOn');
    if (!meeting.chair) throw refuse('REFERENCE_MISSING', { type, path: 'chair' }, 'chair');
    const id = `staff:${meeting.chair.documentId}`;
    const person = await organisation().personBy(id);
    const { name } = meeting.chair;
    const { members, isMember } = await membersFor(seatOf(meeting), { id, person, name });
    await refuseUnfit(items, meeting, { person, isMember });
    if (members.length < fewestMembers) throw refuse('MEMBERS_TOO_FEW');
    await insertMembers(tx, meeting.documentId, members);
  };
};

/** Calls it off, as long as nobody has voted: its cases wait for another meeting. @throws Refusal ALREADY_VOTED */
export const createCancel =
  (strapi: Core.Strapi): Effect =>
  async (tx, { documentId }) => {
    const items = await itemsOf(tx, documentId);
    for (const { caseId, stage, round } of items) {
      const { decisions } = await getService(strapi, 'approval').view(caseId);
      if (decisions.some((made) => made.stage === stage && made.round === round)) {
        throw refuse('ALREADY_VOTED');
      }
    }
    for (const item of items) await changeItem(tx, item, { state: 'moved' });
  };

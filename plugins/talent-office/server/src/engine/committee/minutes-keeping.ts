import type { Core } from '@strapi/strapi';

import type { MinutesPage } from '../../../../shared/contracts/committee';
import { getService, refuse, type Actor, type Tx } from '../../platform';

import { keeperOf, lockMeeting, meetings, readerOf } from './meeting';
import { draftMinutes, minutesPage } from './minutes';
import { readMeeting } from './reading';

/** @throws Refusal NOT_FOUND; MINUTES_MISSING: nobody has drafted them */
export const readMinutes = async (
  strapi: Core.Strapi,
  actor: Actor,
  documentId: string,
): Promise<MinutesPage> => {
  const meeting = await readMeeting(strapi, actor, documentId);
  if (!meeting.minutes) throw refuse('MINUTES_MISSING');
  return minutesPage(meeting, meeting.minutes);
};

/**
 * Keeps the text of the minutes, or drafts it anew from the records, until they are signed.
 * @throws Refusal NOT_FOUND, MEETING_STATE, NOT_BY_YOU
 */
export const keepMinutes = async (
  strapi: Core.Strapi,
  tx: Tx,
  {
    meeting: documentId,
    text,
    actor,
    requestId,
  }: {
    readonly meeting: string;
    readonly text: string | undefined;
    readonly actor: Actor;
    readonly requestId: string | null;
  },
): Promise<MinutesPage> => {
  const person = await keeperOf(strapi, actor);
  const entry = await lockMeeting(tx, strapi, documentId, ['recorded']);
  const { meeting } = await readerOf(strapi, actor, documentId);
  const body = await readMeeting(strapi, actor, documentId);
  const minutes = text?.trim() ? text : draftMinutes(body, meeting.secretary?.name ?? null);
  await getService(strapi, 'lifecycle').writeWithin(tx, meetings, entry, { minutes });
  await getService(strapi, 'audit').record(tx, {
    actor,
    person,
    action: 'meeting.minutes',
    target: { type: meetings, documentId },
    before: { minutes: entry.minutes },
    after: { minutes },
    details: { drafted: !text?.trim() },
    requestId,
  });
  return minutesPage(body, minutes);
};

import type { Core } from '@strapi/strapi';

import { getService, type Actor, type Tx } from '../../platform';

import { meetings } from './meeting';

/** Who does something with which meeting. */
export interface MeetingAct {
  /** documentId of the meeting. */
  readonly meeting: string;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** One row in the history of a meeting. */
export const recordAct = async (
  strapi: Core.Strapi,
  tx: Tx,
  { meeting, actor, requestId }: MeetingAct,
  action: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> =>
  getService(strapi, 'audit').record(tx, {
    actor,
    person: await getService(strapi, 'organisation').personOf(actor),
    action: `meeting.${action}`,
    target: { type: meetings, documentId: meeting },
    details,
    requestId,
  });

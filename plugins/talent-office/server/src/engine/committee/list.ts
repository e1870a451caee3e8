import type { Core } from '@strapi/strapi';

import type { Tx } from '../../platform';

import { addCases, propose, waitingFor } from './agenda';
import { lockMeeting } from './meeting';
import { itemsOf } from './records';
import type { MeetingAct } from './trail';

/** A case of a list, and what is put to the vote of it besides; `null` for nothing. */
export interface Listed {
  readonly caseId: string;
  readonly values: Readonly<Record<string, unknown>> | null;
}

/**
 * Puts a list on the agenda of a meeting, in its order. Cases that do not wait for this committee, or
 * stand on another agenda, are left out; the ids of those that came on it are returned.
 * @throws Refusal MEETING_STATE, NOT_BY_YOU, SIGNER_EXCLUDED, and what a proposal is refused for
 */
export const addList = async (
  strapi: Core.Strapi,
  tx: Tx,
  change: MeetingAct & { readonly list: readonly Listed[] },
): Promise<string[]> => {
  const { list, ...act } = change;
  const meeting = await lockMeeting(tx, strapi, act.meeting, ['draft']);
  const waiting = new Set((await waitingFor(strapi, meeting)).map(({ caseId }) => caseId));
  const chosen = list.filter(({ caseId }) => waiting.has(caseId));
  if (chosen.length === 0) return [];
  const cases = chosen.map(({ caseId }) => caseId);
  await addCases(strapi, tx, { ...act, cases });
  const items = new Map((await itemsOf(tx, act.meeting)).map((one) => [one.caseId, one.publicId]));
  for (const { caseId, values } of chosen) {
    const item = items.get(caseId);
    if (values && item) await propose(strapi, tx, { ...act, item, values });
  }
  return cases;
};

import type { Core } from '@strapi/strapi';

import type { DraftMeetingBody } from '../../../../shared/contracts/rounds';
import { addList } from '../../engine/committee';
import { noticesOfCase, postBatch } from '../../engine/notice';
import { findEntries, getService, refuse, type Actor, type Tx } from '../../platform';

import { application } from './cases';
import { listByPublicId, listsOf, rowsOf, type FixedRow } from './lists';
import { rounds } from './windows';

interface ListAct {
  /** Public id. */
  readonly list: string;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** The rows of a list that stands. @throws Refusal NOT_FOUND, LIST_SUPERSEDED */
const standingRows = async (tx: Tx, publicId: string) => {
  const list = await listByPublicId(tx, publicId);
  const [latest] = await listsOf(tx, list.round);
  if (latest?.publicId !== publicId) throw refuse('LIST_SUPERSEDED');
  return { list, rows: await rowsOf(tx, list) };
};

/** The committee decides on what was listed, not on what it has become. @throws Refusal LIST_DRIFTED */
const refuseDrifted = async (strapi: Core.Strapi, rows: readonly FixedRow[]): Promise<void> => {
  const entries = await findEntries(strapi, application, {
    documentId: { $in: rows.map((row) => row.application) },
  });
  const awarded = new Map(entries.map((one) => [one.documentId, Number(one.awardedFen ?? 0)]));
  const drifted = rows.filter((row) => awarded.get(row.application) !== row.amountFen);
  if (drifted.length > 0) throw refuse('LIST_DRIFTED', { count: drifted.length });
};

const recordMove = async (
  strapi: Core.Strapi,
  tx: Tx,
  { list, actor, requestId }: ListAct,
  round: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> =>
  getService(strapi, 'audit').record(tx, {
    ...{ actor, requestId, action: 'round.move' },
    person: await getService(strapi, 'organisation').personOf(actor),
    target: { type: rounds, documentId: round },
    details: { list, ...details },
  });

/**
 * Puts a list on the agenda of a meeting: in its order, with the amount that short money leaves each.
 * Rows that the money does not reach stay off it.
 * @throws Refusal NOT_FOUND, LIST_SUPERSEDED, LIST_DRIFTED, LIST_NOT_THERE, and what an agenda refuses
 */
export const listToAgenda = async (
  strapi: Core.Strapi,
  tx: Tx,
  act: ListAct & { readonly meeting: string },
): Promise<{ readonly count: number }> => {
  const { list, rows } = await standingRows(tx, act.list);
  const reached = rows.filter(({ proposedFen }) => proposedFen > 0);
  const { meeting, actor, requestId } = act;
  const cases = await addList(strapi, tx, {
    ...{ meeting, actor, requestId },
    list: reached.map(({ caseId, amountFen, proposedFen }) => ({
      caseId,
      values: proposedFen < amountFen ? { awardedFen: String(proposedFen) } : null,
    })),
  });
  if (cases.length === 0) throw refuse('LIST_NOT_THERE');
  await refuseDrifted(
    strapi,
    reached.filter(({ caseId }) => cases.includes(caseId)),
  );
  await recordMove(strapi, tx, act, list.round, { meeting, cases });
  return { count: cases.length };
};

/**
 * Posts the notices of a list that wait, as one.
 * @throws Refusal NOT_FOUND, LIST_SUPERSEDED, LIST_NOT_THERE, and what a posting refuses
 */
export const listToNotice = async (
  strapi: Core.Strapi,
  tx: Tx,
  act: ListAct & { readonly title: string },
): Promise<{ readonly id: string; readonly count: number }> => {
  const { list, rows } = await standingRows(tx, act.list);
  const notices: string[] = [];
  for (const { caseId } of rows) {
    const waiting = (await noticesOfCase(tx, caseId)).filter(({ state }) => state === 'waiting');
    notices.push(...waiting.map(({ publicId }) => publicId));
  }
  if (notices.length === 0) throw refuse('LIST_NOT_THERE');
  const { title, actor, requestId } = act;
  const { id } = await postBatch(strapi, tx, { title, notices }, { actor, requestId });
  await recordMove(strapi, tx, act, list.round, { notice: id, notices });
  return { id, count: notices.length };
};

/** Meetings on whose agenda a list can be put, the earliest first. */
export const draftMeetings = async (strapi: Core.Strapi): Promise<DraftMeetingBody[]> => {
  const found = await findEntries(strapi, 'plugin::talent-office.meeting', {
    $or: [{ state: 'draft' }, { state: { $null: true } }],
  });
  return found
    .map(({ documentId, title, heldOn }) => ({
      id: documentId,
      title: String(title),
      heldOn: typeof heldOn === 'string' ? heldOn : null,
    }))
    .sort((a, b) => (a.heldOn ?? '9999').localeCompare(b.heldOn ?? '9999'));
};

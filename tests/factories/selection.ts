import { randomUUID } from 'node:crypto';

import type {
  SelectionBody,
  SelectionEntryBody,
} from '../../plugins/talent-office/shared/contracts/selections';
import type { Site } from '../setup';
import { application, type Desk, type Sent } from './desk';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const award = 1000;

/** An office that selects: cases of one benefit wait for one another, in groups of their own. */
export const createSelecting = async (site: Site, desk: Desk) => {
  const keeper = await desk.signer('office');
  const colleague = await desk.signer('office');
  const leader = await desk.signer('leading-group');
  const ruleSet = await desk.rules('selecting', application, 'subject.tier in ["A", "B", "C"]');
  const line = await desk.line(1_000_000, keeper.actor);
  let count = 0;

  /** A benefit whose cases are selected so; `after` follows the selection. */
  const benefit = async (
    selection: object,
    {
      onPass = {},
      money = line,
      after = [{ key: 'leading-group' }],
      before = [] as object[],
      amountExpression = String(award),
    } = {},
  ) => {
    count += 1;
    const stage = { key: 'selection', kind: 'selection', seats: [], onPass };
    const workflow = await desk.workflow(`selecting-${count}`, application, [
      ...(before as []),
      { ...stage, selection: { reserveDays: 30, ...selection } },
      ...after,
    ]);
    const made = await desk.benefit({
      ...{ kind: `selecting-${count}`, amountExpression, ruleSet, workflow },
      line: money,
    });
    return { benefit: made, line: money };
  };

  const get = async (path: string, { token }: { token: string } = keeper) => {
    const { status, body } = await site.http
      .get(`/talent-office/selections${path}`)
      .auth(token, { type: 'bearer' });
    expect([path, status]).toEqual([path, 200]);
    return body.data;
  };
  const sent = (by: { token: string }, path: string, body: object = {}): Sent => ({
    ...{ path: `/talent-office/selections/${path}`, token: by.token, key: randomUUID(), body },
  });
  /** The group as it then stands, or the code that it was refused for. */
  const send = async (by: { token: string }, path: string, body: object = {}) => {
    const answer = await desk.post(sent(by, path, body));
    return answer.status === 200
      ? answer.body.data
      : String(answer.body.error?.details?.code ?? answer.status);
  };

  const read = (id: string): Promise<SelectionBody> => get(`/${id}`);
  const caseOf = async (documentId: string) =>
    (await desk.viewOf(application, documentId)).one as {
      id: number;
      publicId: string;
      state: string;
      stage: number;
    };
  /** The group in which the case of an application stands. */
  const groupOf = async (documentId: string): Promise<string> => {
    const { publicId } = await caseOf(documentId);
    const row = (await site.strapi.db
      .connection('talent_office_selection_entries as entry')
      .join('talent_office_selection_groups as one', 'one.id', 'entry.group_id')
      .where('entry.case_public_id', publicId)
      .orderBy('entry.id', 'desc')
      .first('one.public_id as id')) as { id: string };
    return row.id;
  };
  const entryOf = async (documentId: string): Promise<SelectionEntryBody> => {
    const { entries } = await read(await groupOf(documentId));
    return entries.find(({ target }) => target.documentId === documentId) as SelectionEntryBody;
  };

  return {
    keeper,
    colleague,
    leader,
    line,
    award,
    benefit,
    get,
    sent,
    send,
    read,
    caseOf,
    groupOf,
    entryOf,
    /** Applications of talents, one after another, that wait at the selection. */
    applied: async (
      amounts: readonly number[],
      to: { benefit: string; line: string },
    ): Promise<string[]> => {
      const made: string[] = [];
      for (const requestedFen of amounts) {
        made.push(await desk.applied(await desk.talent(), to, { requestedFen }));
      }
      return made;
    },
    statesOf: async (documentIds: readonly string[]) => {
      const states: string[] = [];
      for (const each of documentIds) states.push((await entryOf(each)).state);
      return states;
    },
    withdraw: async (documentId: string) => {
      const row = await site.strapi.db
        .query(application)
        .findOne({ where: { documentId }, populate: { applicant: { populate: { user: true } } } });
      const actor = { kind: 'user', id: Number(row.applicant.user.id) };
      await desk
        .service('lifecycle')
        .withdraw({ type: application, documentId, actor, operation: randomUUID() });
    },
    due: () => desk.service('selections').due({ proceed: () => Promise.resolve() }),
  };
};

export type Selecting = Awaited<ReturnType<typeof createSelecting>>;
export type { Signer };

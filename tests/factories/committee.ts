import { randomUUID } from 'node:crypto';

import type { ItemBody, MeetingBody } from '../../plugins/talent-office/shared/contracts/committee';
import type { Vote } from '../../plugins/talent-office/shared/vocabulary';
import type { Site } from '../setup';
import { application, type Desk, type Sent } from './desk';

type Signer = Awaited<ReturnType<Desk['signer']>>;

export const meetingType = 'plugin::talent-office.meeting';

/** A committee with its position, and a workflow that ends with its vote. */
export const createCommittee = async (site: Site, desk: Desk, size = 5) => {
  const { office } = desk;
  const secretary = await desk.signer('office');
  const colleague = await desk.signer('office');
  const members: Signer[] = [];
  while (members.length < size) members.push(await desk.signer('leading-group'));
  const [chair] = members;
  if (!chair) throw new Error('a committee has members');
  const keyOf = ({ staff }: Signer): string => `staff:${staff.documentId}`;
  const ruleSet = await desk.rules('committee-tier', application, 'subject.tier in ["A", "B"]');

  const stage = (more: object = {}) => ({
    key: 'committee',
    title: '领导小组会议',
    kind: 'committee',
    seats: [],
    onPass: { award: 'reserved' },
    sets: ['awardedFen'],
    committee: { role: 'leading-group', ...more },
  });

  const workflow = async (key: string, stages: object[]): Promise<string> => {
    const { documentId } = await office.create('workflow', {
      title: key,
      key,
      entryType: application,
      stages,
    });
    const answer = await desk.post({
      path: `/talent-office/workflows/${documentId}/enact`,
      token: secretary.token,
      key: randomUUID(),
      body: {},
    });
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
    return documentId;
  };

  const send = async (
    by: { token: string },
    path: string,
    body: object = {},
    more: Pick<Sent, 'proof'> = {},
  ) => {
    const sent: Sent = {
      path: `/talent-office/meetings/${path}`,
      token: by.token,
      key: randomUUID(),
      body,
      ...more,
    };
    const { status, body: told } = await desk.post(sent);
    return status === 200 ? told.data : String(told.error?.details?.code ?? status);
  };

  const caseOf = async (documentId: string): Promise<string> =>
    String((await desk.viewOf(application, documentId)).one.publicId);

  const draft = async (data: object = {}): Promise<string> => {
    const { documentId } = await office.create('meeting', {
      title: '领导小组2026年第3次会议',
      form: 'meeting',
      heldOn: desk.service('clock').today(),
      place: '区委二楼会议室',
      chair: chair.staff.documentId,
      ...data,
    });
    return documentId;
  };

  const read = async (meeting: string, by: Signer = secretary): Promise<MeetingBody> => {
    const { body } = await site.http
      .get(`/talent-office/meetings/${meeting}`)
      .auth(by.token, { type: 'bearer' })
      .expect(200);
    return body.data;
  };

  /** A step that is done. */
  const done = async (path: string, body: object = {}): Promise<void> => {
    const answer = await send(secretary, path, body);
    expect([path, typeof answer === 'string' ? answer : 'done']).toEqual([path, 'done']);
  };

  /** What everybody who may vote says on one item, whoever presides last. */
  const unanimous = (
    { items, members: all }: Pick<MeetingBody, 'items' | 'members'>,
    index: number,
    choice: Vote = 'approve',
  ) => {
    const item = items[index] as ItemBody;
    const out = new Set(item.recused.map(({ member }) => member));
    const votes = all
      .filter(({ id, present }) => present && !out.has(id))
      .map(({ id }) => ({ member: id, choice }));
    return { seen: item.seen, votes };
  };

  const itemPath = (meeting: string, { items }: MeetingBody, index: number, what: string) =>
    `${meeting}/items/${items[index]?.id}/${what}`;

  return {
    secretary,
    colleague,
    members,
    chair,
    ruleSet,
    keyOf,
    stage,
    workflow,
    send,
    caseOf,
    draft,
    read,
    unanimous,
    itemPath,
    /** Cases of one benefit that wait for the committee, by documentId of their applications. */
    applied: async (count: number, to: { benefit: string; line: string }): Promise<string[]> => {
      const made: string[] = [];
      while (made.length < count) made.push(await desk.applied(await desk.talent(), to));
      return made;
    },
    /** A meeting with these cases on its agenda, called, and these people there. */
    convened: async (
      applications: readonly string[],
      data: { form?: 'meeting' | 'circulation'; heldOn?: string } = {},
      present: readonly Signer[] = members,
    ): Promise<string> => {
      const meeting = await draft(data);
      const cases: string[] = [];
      for (const each of applications) cases.push(await caseOf(each));
      await done(`${meeting}/agenda`, { cases });
      await done(`${meeting}/convene`);
      if (data.form === 'circulation') return meeting;
      await done(`${meeting}/attendance`, { present: present.map(keyOf) });
      return meeting;
    },
    /** Everybody who is there says this on the items, in their order. */
    voteAll: async (meeting: string, choices: readonly Vote[]): Promise<void> => {
      const body = await read(meeting);
      for (const [index, choice] of choices.entries()) {
        await done(itemPath(meeting, body, index, 'votes'), unanimous(body, index, choice));
      }
    },
    /** The meeting as it then stands, or the code that it was refused for. */
    record: async (meeting: string, by: Signer = colleague) => {
      const answer = await send(by, `${meeting}/record`);
      return typeof answer === 'string' ? answer : read(meeting);
    },
    /** What became of the items that were applied, or the code that it was refused for. */
    apply: async (meeting: string) => {
      const answer = await send(secretary, `${meeting}/apply`);
      return typeof answer === 'string'
        ? answer
        : answer.items.map(({ state }: { state: string }) => state);
    },
  };
};

export type TestCommittee = Awaited<ReturnType<typeof createCommittee>>;

import { randomUUID } from 'node:crypto';

import { createCommittee, meetingType, type TestCommittee } from '../factories/committee';
import { application, createDesk, type Desk } from '../factories/desk';
import { fileContents } from '../factories/files';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const award = 100_000;

/** What is kept of a meeting: its agenda, its members, its minutes; and for whom it is. */
describe('a meeting of a committee', () => {
  let site: Site;
  let desk: Desk;
  let at: TestCommittee;
  let to: { benefit: string; line: string };

  const send = (by: Signer, path: string, body: object = {}) => at.send(by, path, body);
  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    at = await createCommittee(site, desk);
    const line = await desk.line(100 * award, at.secretary.actor);
    const workflow = await at.workflow('by-committee', [at.stage()]);
    const { ruleSet } = at;
    const amountExpression = String(award);
    to = {
      line,
      benefit: await desk.benefit({ kind: 'a', amountExpression, ruleSet, workflow, line }),
    };
  }, 300_000);
  afterAll(() => site.stop());
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('stands as it was convened: its agenda, its members, its form', async () => {
    const [one = '', two = ''] = await at.applied(2, to);
    const meeting = await at.convened([one]);
    const cases = [await at.caseOf(two)];
    expect(await send(at.secretary, `${meeting}/agenda`, { cases })).toBe('MEETING_STATE');
    const [item] = (await at.read(meeting)).items;
    expect(await send(at.secretary, `${meeting}/items/${item?.id}/remove`)).toBe('MEETING_STATE');
    const update = site.strapi.documents(meetingType as never).update({
      documentId: meeting,
      data: { form: 'circulation' },
    } as never);
    await expect(update).rejects.toMatchObject({
      details: { errors: [{ name: 'GUARDED_ATTRIBUTE', path: ['form'] }] },
    });
    const newcomer = await desk.signer('leading-group');
    expect((await at.read(meeting)).members.map(({ id }) => id)).not.toContain(at.keyOf(newcomer));
    // Called off before anybody voted, its case waits again.
    expect(await send(at.secretary, `${meeting}/cancel`)).toMatchObject({ state: 'cancelled' });
    const draft = await at.draft();
    const again = [await at.caseOf(one), ...cases];
    const added = await send(at.secretary, `${draft}/agenda`, { cases: again });
    expect(added).toMatchObject({ items: [{}, {}] });
    const order = added.items.map(({ id }: { id: string }) => id).reverse();
    expect(await send(at.secretary, `${draft}/order`, { items: order })).toMatchObject({
      items: order.map((id: string) => ({ id })),
    });
    expect(await send(at.secretary, `${draft}/order`, { items: order.slice(1) })).toBe(
      'AGENDA_CHANGED',
    );
    // A draft that is deleted leaves its cases to others.
    await site.strapi.documents(meetingType as never).delete({ documentId: draft });
    const other = await at.draft();
    expect(await send(at.secretary, `${other}/agenda`, { cases: again })).toMatchObject({
      items: [{}, {}],
    });
    const unfit = { chair: at.secretary.staff.documentId };
    await site.strapi
      .documents(meetingType as never)
      .update({ documentId: other, data: unfit } as never);
    expect(await send(at.secretary, `${other}/convene`)).toBe('CHAIR_NOT_ENTITLED');
    await send(at.secretary, `${other}/items/${order[0]}/remove`);
    const empty = await at.draft();
    expect(await send(at.secretary, `${empty}/convene`)).toBe('MEETING_EMPTY');
  });

  it('has its agenda from nobody of whom a case on it is, nor from his', async () => {
    const who = await desk.talent();
    const own = await desk.applied(who, to);
    const [other = ''] = await at.applied(1, to);
    const [mine, others] = [await at.caseOf(own), await at.caseOf(other)];
    const partial = await desk.signer('office');
    const draft = await at.draft();
    const add = (by: Signer, cases: string[]) => send(by, `${draft}/agenda`, { cases });
    const { id: tie } = await desk.office.create('relationship', {
      ...{ staff: partial.staff.documentId, kind: 'family', talent: who.profile.documentId },
    });
    expect(await add(partial, [others, mine])).toBe('SIGNER_EXCLUDED');
    expect(await add(partial, [others])).toMatchObject({ items: [{ caseId: others }] });
    const { items } = await add(at.secretary, [mine]);
    const [first, second] = items.map(({ id }: { id: string }) => id);
    const order = { items: [second, first] };
    expect(await send(partial, `${draft}/order`, order)).toBe('SIGNER_EXCLUDED');
    expect(await send(partial, `${draft}/items/${second}/remove`)).toBe('SIGNER_EXCLUDED');
    await site.strapi.db.query('plugin::talent-office.relationship').delete({ where: { id: tie } });
    expect(await send(partial, `${draft}/order`, order)).toMatchObject({
      items: [{ caseId: mine }, { caseId: others }],
    });
  });

  it('decides nothing before its day, and nothing that was not there on it', async () => {
    const clock = desk.service('clock');
    for (const form of ['meeting', 'circulation'] as const) {
      const [one = ''] = await at.applied(1, to);
      const meeting = await at.convened([one], { form, heldOn: '2026-11-24' });
      const body = await at.read(meeting);
      const { seen } = body.items[0] ?? {};
      const vote = async () =>
        form === 'meeting'
          ? send(at.secretary, at.itemPath(meeting, body, 0, 'votes'), at.unanimous(body, 0))
          : at.send(
              at.members[1] as Signer,
              at.itemPath(meeting, body, 0, 'vote'),
              { seen, choice: 'approve' },
              { proof: await desk.proofOf((at.members[1] as Signer).token) },
            );
      const close = () => send(at.secretary, at.itemPath(meeting, body, 0, 'close'));
      const told = [await vote(), await close(), await at.record(meeting)];
      expect([form, told]).toEqual([form, Array(3).fill('MEETING_NOT_HELD')]);
      clock.set(new Date('2026-11-24T01:00:00+08:00'));
      expect([form, await vote()]).toMatchObject([form, { state: 'convened' }]);
      clock.set(new Date('2026-11-23T04:00:00.000Z'));
    }
    const [late = ''] = await at.applied(1, to);
    const past = await at.draft({ heldOn: '2026-11-22' });
    await send(at.secretary, `${past}/agenda`, { cases: [await at.caseOf(late)] });
    expect(await send(at.secretary, `${past}/convene`)).toBe('MEETING_BEFORE_CASE');
  });

  it('resolves nothing while nobody presides over it', async () => {
    const [one = ''] = await at.applied(1, to);
    const meeting = await at.convened([one], {}, at.members.slice(1));
    const body = await at.read(meeting);
    const votes = at.unanimous(body, 0);
    const path = at.itemPath(meeting, body, 0, 'votes');
    expect(await send(at.secretary, path, votes)).toBe('NOBODY_PRESIDES');
    expect(await at.record(meeting)).toBe('NOBODY_PRESIDES');
    const present = { present: at.members.map(at.keyOf) };
    expect(await send(at.secretary, `${meeting}/attendance`, present)).toMatchObject({});
    expect(await send(at.secretary, path, votes)).toMatchObject({ state: 'convened' });
    // Said to be away before he votes, he presides no more over what the others said.
    const away = { present: at.members.slice(1).map(at.keyOf) };
    expect(await send(at.secretary, `${meeting}/attendance`, away)).toMatchObject({});
    expect(await at.record(meeting)).toBe('NOBODY_PRESIDES');
    await send(at.secretary, `${meeting}/attendance`, present);
    const { votes: all } = at.unanimous(await at.read(meeting), 0);
    const chair = all.filter(({ member }) => member === at.keyOf(at.chair));
    expect(await send(at.secretary, path, { ...votes, votes: chair })).toMatchObject({});
    expect(await at.record(meeting)).toMatchObject({ state: 'recorded' });
  });

  it('has minutes that are drafted from its records, written on, and signed', async () => {
    const [one = ''] = await at.applied(1, to);
    const meeting = await at.convened([one], {}, at.members.slice(0, 4));
    expect(await send(at.secretary, `${meeting}/minutes`)).toBe('MEETING_STATE');
    await at.voteAll(meeting, ['approve']);
    await at.record(meeting);
    expect(await send(at.secretary, `${meeting}/sign`)).toBe('CONDITION_NOT_MET');
    const drafted = await send(at.secretary, `${meeting}/minutes`);
    expect(drafted.text).toContain('领导小组2026年第3次会议纪要\n\n时间：2026年11月23日');
    expect(drafted.text).toMatch(
      /应参加表决\d人，实际参加4人：同意4票、不同意0票、缓议0票、弃权0票。/,
    );
    expect(drafted.text).toContain('决议：同意，核定1,000.00元。');
    const text = `${drafted.text}\n<script>alert(1)</script>`;
    const { html } = await send(at.secretary, `${meeting}/minutes`, { text });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
    expect(await send(at.secretary, `${meeting}/sign`)).toMatchObject({ state: 'signed' });
    expect(await send(at.secretary, `${meeting}/minutes`)).toBe('MEETING_STATE');
    expect((await at.read(meeting)).minutes).toBe(text);
    // A resolution is applied after the minutes as before them.
    expect(await at.apply(meeting)).toEqual(['applied']);
  });

  it('keeps scans of what was signed on paper, from the office alone', async () => {
    const [one = ''] = await at.applied(1, to);
    const pathOf = (meeting: string) => `/talent-office/meetings/${meeting}/scans`;
    const hand = (by: Signer, meeting: string) =>
      site.http
        .post(pathOf(meeting))
        .auth(by.token, { type: 'bearer' })
        .set('Idempotency-Key', randomUUID())
        .attach('files', fileContents.pdf('votes'), '表决票.pdf');
    const codeOf = async (by: Signer, meeting: string) =>
      (await hand(by, meeting)).body.error.details.code;
    const get = (by: Signer, path: string) =>
      site.http.get(path).auth(by.token, { type: 'bearer' });
    // Nothing is printed yet that could be signed.
    expect(await codeOf(at.secretary, await at.draft())).toBe('MEETING_STATE');
    expect(await codeOf(at.secretary, 'nothing')).toBe('NOT_FOUND');
    const meeting = await at.convened([one]);
    expect(await codeOf(at.chair, meeting)).toBe('NOT_BY_YOU');
    await hand(at.secretary, meeting).expect(200);
    await at.voteAll(meeting, ['approve']);
    await at.record(meeting);
    await hand(at.secretary, meeting).expect(200);
    const { body } = await get(at.chair, pathOf(meeting)).expect(200);
    expect(body.data).toMatchObject([{ name: '表决票.pdf' }, { name: '表决票.pdf' }]);
    await get(at.chair, `/talent-office/files/${body.data[0].id}?reason=look`).expect(200);
  });

  it('is for its members and the office to read, and for the office to run', async () => {
    const [one = ''] = await at.applied(1, to);
    const meeting = await at.convened([one]);
    const stranger = await desk.signer('expert');
    const { role } = await site.strapi.db
      .query('admin::role')
      .create({ data: { code: 'reads-meetings', name: 'reads', description: '' } })
      .then((made: { id: number }) => ({ role: made.id }));
    await site.strapi.db
      .query('admin::user')
      .update({ where: { id: stranger.actor.id }, data: { roles: [role] } });
    await site.strapi.service('admin::role' as never).assignPermissions(role, [
      {
        action: 'plugin::talent-office.committees.read',
        subject: null,
        properties: {},
        conditions: [],
      },
      {
        action: 'plugin::talent-office.committees.run',
        subject: null,
        properties: {},
        conditions: [],
      },
    ]);
    await site.http
      .get(`/talent-office/meetings/${meeting}`)
      .auth(stranger.token, { type: 'bearer' })
      .expect(404);
    const body = await at.read(meeting);
    for (const path of [`${meeting}/attendance`, at.itemPath(meeting, body, 0, 'votes')]) {
      const given = path.endsWith('votes') ? at.unanimous(body, 0) : { present: [] };
      expect(await send(at.chair, path, given)).toBe('NOT_BY_YOU');
    }
    expect(await send(stranger, `${meeting}/record`)).toBe('NOT_BY_YOU');
    expect(await send(at.secretary, `${meeting}/apply`)).toBe('MEETING_STATE');
  });

  it('is not asked again for what it decided itself, though a member was against it', async () => {
    const { line } = to;
    const workflow = await at.workflow('then-finance', [
      at.stage(),
      {
        key: 'finance',
        title: '财政复核',
        kind: 'review',
        seats: [{ key: 'finance', title: '财政复核', role: 'finance', signatures: 1 }],
      },
    ]);
    const { ruleSet } = at;
    const amountExpression = String(award);
    const benefit = await desk.benefit({ kind: 'b', amountExpression, ruleSet, workflow, line });
    const [one = ''] = await at.applied(1, { benefit, line });
    const meeting = await at.convened([one]);
    const body = await at.read(meeting);
    const values = { awardedFen: '40000' };
    await send(at.secretary, at.itemPath(meeting, body, 0, 'proposal'), { values });
    const { seen, votes } = at.unanimous(body, 0);
    const [first, ...others] = votes.map((vote) => ({ ...vote }));
    const said = [{ member: first?.member, choice: 'refuse' }, ...others];
    const path = at.itemPath(meeting, body, 0, 'votes');
    expect(await send(at.secretary, path, { seen, votes: said })).toMatchObject({
      items: [{ tally: { votes: { approve: 4, refuse: 1 } } }],
    });
    await at.record(meeting);
    expect(await at.apply(meeting)).toEqual(['applied']);
    const again = await desk.post({
      path: `/talent-office/cases/${await at.caseOf(one)}/reopen`,
      token: at.secretary.token,
      key: `finance-${one}`,
      body: { stage: 'finance', reason: '重新复核' },
    });
    expect(again.status).toBe(200);
    const view = await desk.viewOf(application, one);
    expect(view.workflow.stages[view.one.stage].key).toBe('finance');
  });

  it('needs a workflow that says who votes', async () => {
    const { documentId } = await desk.office.create('workflow', {
      title: 'nobody',
      key: 'nobody',
      entryType: application,
      stages: [{ key: 'committee', title: '上会', kind: 'committee' }],
    });
    const { body } = await desk.post({
      path: `/talent-office/workflows/${documentId}/enact`,
      token: at.secretary.token,
      key: 'enact-nobody',
      body: {},
    });
    expect(body.error.details).toMatchObject({
      code: 'WORKFLOW_INVALID',
      errors: [{ path: ['stages', '0', 'committee'] }],
    });
  });
});

import { randomUUID } from 'node:crypto';

import { tables } from '../../plugins/talent-office/server/src/platform';
import { createCommittee, type TestCommittee } from '../factories/committee';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const award = 100_000;

/** A pause stops the time of a case; it undoes nothing that its committee said. */
describe('a case that is paused while its committee has it', () => {
  let site: Site;
  let desk: Desk;
  let at: TestCommittee;
  let to: { benefit: string; line: string };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    at = await createCommittee(site, desk, 3);
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

  const go = async (documentId: string, how: 'pause' | 'resume'): Promise<void> => {
    const { status, body } = await desk.post({
      path: `/talent-office/cases/${await at.caseOf(documentId)}/${how}`,
      token: at.colleague.token,
      key: randomUUID(),
      body: { reason: '核实材料' },
    });
    expect([how, status, body.error]).toEqual([how, 200, undefined]);
  };
  const caseState = async (documentId: string): Promise<string> =>
    (await desk.viewOf(application, documentId)).one.state;
  const itemsOf = async (meeting: string) =>
    (await at.read(meeting)).items.map(({ state, told }) => [state, told?.code ?? null]);
  const paused = 'CASE_NOT_OPEN';

  it('is resolved as it was voted on, and follows the resolution once it is resumed', async () => {
    const [one = '', other = ''] = await at.applied(2, to);
    const meeting = await at.convened([one, other]);
    await at.voteAll(meeting, ['refuse', 'approve']);
    await go(one, 'pause');
    await go(other, 'pause');
    expect(await at.record(meeting)).toMatchObject({
      state: 'recorded',
      items: [{ outcome: { choice: 'refuse' } }, { outcome: { choice: 'approve' } }],
      // What it takes is wanted of its line, though not yet.
      totals: [{ wanted: award }],
    });
    // Tried twice, and neither time is anything done or used up.
    expect([await at.apply(meeting), await at.apply(meeting)]).toEqual(
      Array(2).fill(['resolved', 'resolved']),
    );
    expect(await itemsOf(meeting)).toEqual(Array(2).fill(['resolved', paused]));
    await go(other, 'resume');
    expect(await itemsOf(meeting)).toEqual([
      ['resolved', paused],
      ['resolved', null],
    ]);
    expect(await at.apply(meeting)).toEqual(['resolved', 'applied']);
    await go(one, 'resume');
    expect(await at.apply(meeting)).toEqual(['applied']);
    expect([await caseState(one), await caseState(other)]).toEqual(['refused', 'approved']);
  });

  it('keeps nobody who stands behind it from the money while it is paused', async () => {
    const line = await desk.line(award, at.secretary.actor);
    const workflow = await at.workflow('for-one', [at.stage()]);
    const { ruleSet } = at;
    const amountExpression = String(award);
    const benefit = await desk.benefit({ kind: 'b', amountExpression, ruleSet, workflow, line });
    const [first = '', second = ''] = await at.applied(2, { benefit, line });
    const meeting = await at.convened([first, second]);
    await at.voteAll(meeting, ['approve', 'approve']);
    await at.record(meeting);
    await go(first, 'pause');
    expect(await at.apply(meeting)).toEqual(['resolved', 'applied']);
    await go(first, 'resume');
    expect(await at.apply(meeting)).toEqual(['unfunded']);
  });

  it('stays on the agenda of the meeting that has it, whose vote goes on afterwards', async () => {
    const [one = ''] = await at.applied(1, to);
    const meeting = await at.convened([one], { form: 'circulation' });
    const body = await at.read(meeting);
    const { id = '', seen } = body.items[0] ?? {};
    const vote = async (by: (typeof at.members)[number]) => {
      const proof = await desk.proofOf(by.token);
      return at.send(by, `${meeting}/items/${id}/vote`, { seen, choice: 'approve' }, { proof });
    };
    const [chair, second, third] = at.members as [
      typeof at.chair,
      typeof at.chair,
      typeof at.chair,
    ];
    expect(await vote(second)).toMatchObject({ state: 'convened' });
    await go(one, 'pause');
    expect(await vote(third)).toBe(paused);
    for (const [what, given] of [
      ['close', {}],
      ['proposal', { values: { awardedFen: '40000' } }],
      ['recusals', { member: at.keyOf(third), reason: '回避' }],
    ] as const) {
      const path = `${meeting}/items/${id}/${what}`;
      expect([what, await at.send(at.secretary, path, given)]).toEqual([what, paused]);
    }
    // What somebody has voted on is voted on to the end, whoever stops its time.
    expect(await at.record(meeting)).toBe('VOTES_AWAITED');
    await go(one, 'resume');
    const draft = await at.draft();
    const cases = [await at.caseOf(one)];
    expect(await at.send(at.secretary, `${draft}/agenda`, { cases })).toBe('ON_ANOTHER_AGENDA');
    expect(await vote(third)).toMatchObject({ state: 'convened' });
    expect(await vote(chair)).toMatchObject({ items: [{ outcome: { choice: 'approve' } }] });
    expect(await at.record(meeting)).toMatchObject({ state: 'recorded' });
    expect(await at.apply(meeting)).toEqual(['applied']);
  });

  it('is postponed where nobody voted on it, and gone where it ended meanwhile', async () => {
    const who = await desk.talent();
    const gone = await desk.applied(who, to);
    const [silent = ''] = await at.applied(1, to);
    const meeting = await at.convened([silent, gone]);
    await at.voteAll(meeting, []);
    await go(silent, 'pause');
    await go(gone, 'pause');
    expect(await at.record(meeting)).toMatchObject({
      items: [{ outcome: { choice: 'postpone', ground: 'not-voted' } }, {}],
    });
    const { status } = await site.http
      .post(`/api/fund-applications/${gone}/withdraw`)
      .auth(await desk.websiteToken(who.userId), { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .send({});
    expect(status).toBe(200);
    expect(await at.apply(meeting)).toEqual(['resolved']);
    await go(silent, 'resume');
    expect(await at.apply(meeting)).toEqual(['postponed']);
    expect(await itemsOf(meeting)).toEqual([
      ['postponed', null],
      ['moved', null],
    ]);
  });

  it('is voted on anew wherever another meeting has it, whatever was said in one that lost it', async () => {
    const [one = ''] = await at.applied(1, to);
    const first = await at.convened([one]);
    await at.voteAll(first, ['refuse']);
    // As a meeting lost what was paused, before a pause left it where it was.
    await site.strapi.db
      .connection(tables.meetingItems)
      .where({ meeting: first })
      .update({ state: 'moved', live_case: null });
    const second = await at.convened([one]);
    expect(await at.read(second)).toMatchObject({
      items: [{ votes: [], outcome: null, awaited: [expect.anything(), expect.anything()] }],
    });
    const body = await at.read(second);
    const values = { awardedFen: '40000' };
    expect(
      await at.send(at.secretary, at.itemPath(second, body, 0, 'proposal'), { values }),
    ).toMatchObject({ items: [{ proposedFen: 40_000 }] });
    await at.voteAll(second, ['approve']);
    expect(await at.record(second)).toMatchObject({ items: [{ outcome: { choice: 'approve' } }] });
    expect(await at.apply(second)).toEqual(['applied']);
    expect(await desk.stored(application, one)).toMatchObject({ awardedFen: '40000' });
    // What was said in the first one stands as it was said.
    expect((await at.read(first)).items[0]?.votes).toHaveLength(3);
  });
});

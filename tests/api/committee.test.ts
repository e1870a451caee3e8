import { tables } from '../../plugins/talent-office/server/src/platform';
import { createCommittee, type TestCommittee } from '../factories/committee';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const award = 100_000;

/** A committee decides many cases at once; each goes its own way afterwards. */
describe('a committee', () => {
  let site: Site;
  let desk: Desk;
  let at: TestCommittee;
  let line: string;
  let to: { benefit: string; line: string };

  const send = (by: Signer, path: string, body: object = {}) => at.send(by, path, body);
  const caseState = async (documentId: string): Promise<string> =>
    (await desk.viewOf(application, documentId)).one.state;
  const stored = async (documentId: string) => desk.stored(application, documentId);
  const benefitOf = async (workflow: string, money: string, amount = award) => ({
    line: money,
    benefit: await desk.benefit({
      kind: `kind-${money}-${amount}`,
      amountExpression: String(amount),
      ruleSet: at.ruleSet,
      workflow,
      line: money,
    }),
  });
  const keys = (members: readonly Signer[]) => members.map(at.keyOf);

  const states = async (meeting: string) =>
    (await at.read(meeting)).items.map(({ state }) => state);

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    at = await createCommittee(site, desk);
    line = await desk.line(100 * award, at.secretary.actor);
    to = await benefitOf(await at.workflow('by-committee', [at.stage()]), line);
  }, 300_000);
  afterAll(() => site.stop());
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('is what its stage asks: nobody signs such a step alone, and its members see it wait', async () => {
    const [one = ''] = await at.applied(1, to);
    const { body } = await desk.decide(application, one, at.chair.token, { seat: 'committee' });
    expect(body.error.details.code).toBe('COMMITTEE_DECIDES');
    const inbox = await site.http
      .get('/talent-office/inbox')
      .auth(at.chair.token, { type: 'bearer' })
      .expect(200);
    const found = inbox.body.data.find(
      ({ target }: { target: { documentId: string } }) => target.documentId === one,
    );
    expect(found).toMatchObject({ kind: 'committee', stageTitle: '领导小组会议', blocked: false });
    const meeting = await at.draft();
    const waiting = await site.http
      .get(`/talent-office/meetings/${meeting}/waiting`)
      .auth(at.secretary.token, { type: 'bearer' })
      .expect(200);
    expect(waiting.body.data.at(-1)).toMatchObject({
      amountFen: award,
      target: { documentId: one },
    });
  });

  it('approves, lowers, refuses and postpones, each applied as it was resolved', async () => {
    const [full = '', lower = '', refused = '', later = ''] = await at.applied(4, to);
    const meeting = await at.convened([full, lower, refused, later]);
    const body = await at.read(meeting);
    const lowered = { values: { awardedFen: '40000' } };
    expect(
      await send(at.secretary, at.itemPath(meeting, body, 1, 'proposal'), lowered),
    ).toMatchObject({
      items: [{ proposedFen: award }, { askedFen: award, proposedFen: 40_000 }, {}, {}],
      totals: [{ asset: 'fen', wanted: 3 * award + 40_000, free: 100 * award }],
    });
    await at.voteAll(meeting, ['approve', 'approve', 'refuse', 'postpone']);
    // The amount was put to the vote: it stays as it was.
    expect(
      await send(at.secretary, at.itemPath(meeting, body, 1, 'proposal'), { values: {} }),
    ).toBe('ALREADY_VOTED');
    const before = await desk.totals(line);
    expect(await at.record(meeting)).toMatchObject({ state: 'recorded' });
    // What is recorded moves nothing yet.
    expect(await states(meeting)).toEqual(['resolved', 'resolved', 'resolved', 'resolved']);
    expect(await desk.totals(line)).toEqual(before);
    expect(await at.apply(meeting)).toEqual(['applied', 'applied', 'applied', 'postponed']);
    expect(await stored(full)).toMatchObject({ state: 'awarded', awardedFen: String(award) });
    expect(await stored(lower)).toMatchObject({ state: 'awarded', awardedFen: '40000' });
    expect(await stored(refused)).toMatchObject({ state: 'closed' });
    expect(await caseState(refused)).toBe('refused');
    expect((await desk.totals(line)).byPhase.committed).toBe(
      Number(before.byPhase.committed ?? 0) + award + 40_000,
    );
    expect((await at.read(meeting)).items[1]).toMatchObject({
      askedFen: award,
      proposedFen: 40_000,
      state: 'applied',
    });
    // Nothing is left to be done: asking again changes nothing.
    expect(await at.apply(meeting)).toEqual([]);

    // A postponed case waits for another meeting, whose members vote on it anew.
    expect(await caseState(later)).toBe('open');
    const next = await at.convened([later]);
    await at.voteAll(next, ['approve']);
    expect(await at.record(next)).toMatchObject({ state: 'recorded' });
    expect(await at.apply(next)).toEqual(['applied']);
    expect(await stored(later)).toMatchObject({ state: 'awarded' });
    const made = await site.strapi.db
      .connection(tables.decisions)
      .where({ person: at.keyOf(at.chair), medium: 'meeting' })
      .select('recorded_by', 'choice');
    expect(made.length).toBe(5);
    expect(new Set(made.map((row) => row.recorded_by))).toEqual(new Set([at.keyOf(at.secretary)]));
  });

  it('hears whoever presides last, or once the others’ vote was closed', async () => {
    const [one = ''] = await at.applied(1, to);
    const meeting = await at.convened([one]);
    const body = await at.read(meeting);
    const { seen } = body.items[0] ?? { seen: {} };
    const path = at.itemPath(meeting, body, 0, 'votes');
    const say = (who: readonly Signer[], choice = 'approve') =>
      send(at.secretary, path, {
        seen,
        votes: who.map((each) => ({ member: at.keyOf(each), choice })),
      });
    const [, ...others] = at.members;
    expect(await say([at.chair])).toBe('CHAIR_LAST');
    expect(await say(others.slice(0, 3))).toMatchObject({ items: [{ outcome: null }] });
    expect(await say([at.chair])).toBe('CHAIR_LAST');
    expect(await at.record(meeting)).toBe('VOTES_AWAITED');
    expect(await say(others.slice(0, 1))).toBe('ALREADY_SIGNED');
    expect(await send(at.secretary, at.itemPath(meeting, body, 0, 'close'))).toMatchObject({
      items: [{ closed: true, awaited: [at.keyOf(at.chair)] }],
    });
    expect(await say(others.slice(3))).toBe('VOTING_CLOSED');
    expect(await say([at.chair])).toMatchObject({
      items: [{ outcome: { choice: 'approve', ground: 'voted' }, tally: { present: 5 } }],
    });
    // Who has voted was there.
    const away = { present: keys(others) };
    expect(await send(at.secretary, `${meeting}/attendance`, away)).toBe('ALREADY_VOTED');
    // Whoever wrote the votes down does not also say what they came to.
    expect(await at.record(meeting, at.secretary)).toBe('NOT_BY_SAME_PERSON');
    expect(await at.record(meeting)).toMatchObject({ state: 'recorded' });
  });

  it('decides nothing without its quorum, or without a majority of those who are there', async () => {
    const [few = '', split = ''] = await at.applied(2, to);
    // Two thirds of five are four.
    const thin = await at.convened([few], {}, at.members.slice(0, 3));
    await at.voteAll(thin, ['approve']);
    expect(await at.record(thin)).toMatchObject({
      items: [{ outcome: { choice: 'postpone', ground: 'no-quorum' }, tally: { quorum: 4 } }],
    });
    expect(await at.apply(thin)).toEqual(['postponed']);
    expect(await caseState(few)).toBe('open');

    const meeting = await at.convened([split], {}, at.members.slice(0, 4));
    const body = await at.read(meeting);
    const said = ['approve', 'approve', 'refuse', 'abstain'];
    const votes = keys(at.members.slice(0, 4)).map((member, index) => ({
      member,
      choice: said[index],
    }));
    const { seen } = body.items[0] ?? { seen: {} };
    const path = at.itemPath(meeting, body, 0, 'votes');
    // Who is away is not written down as having voted.
    const away = [{ member: at.keyOf(at.members[4] as Signer), choice: 'approve' }];
    expect(await send(at.secretary, path, { seen, votes: away })).toBe('NOT_PRESENT');
    expect(await send(at.secretary, path, { seen, votes })).toMatchObject({ state: 'convened' });
    expect(await at.record(meeting)).toMatchObject({
      items: [{ outcome: { choice: 'postpone', ground: 'no-majority' }, tally: { majority: 3 } }],
    });
  });

  it('leaves out of one item whoever keeps out of it, and counts him in the others', async () => {
    const [, second, third] = at.members as [Signer, Signer, Signer];
    const own = await desk.talent();
    const related = await desk.applied(own, to);
    // The subject of the case has a second account: a member of the committee.
    const staff = await site.strapi.db
      .query('plugin::talent-office.staff')
      .findOne({ where: { documentId: third.staff.documentId } });
    await site.strapi.db
      .query('plugin::talent-office.staff')
      .update({ where: { id: staff.id }, data: { websiteUser: own.userId } });
    const [other = ''] = await at.applied(1, to);
    const meeting = await at.convened([related, other]);
    const body = await at.read(meeting);
    expect(body.items[0]?.recused).toEqual([
      { member: at.keyOf(third), reason: null, why: 'subject' },
    ]);
    const out = { member: at.keyOf(second), reason: '近亲属在该单位任职' };
    // A member keeps out by his own word; nobody speaks for another but the office.
    expect(await send(at.chair, at.itemPath(meeting, body, 0, 'recusals'), out)).toBe('NOT_BY_YOU');
    expect(await send(second, at.itemPath(meeting, body, 0, 'recusals'), out)).toMatchObject({
      items: [{ tally: { entitled: 3, present: 3, quorum: 2 } }, { tally: { entitled: 5 } }],
    });
    expect(await send(second, at.itemPath(meeting, body, 0, 'recusals'), out)).toBe(
      'ALREADY_RECUSED',
    );
    const { seen } = body.items[0] ?? { seen: {} };
    const say = (who: Signer) =>
      send(at.secretary, at.itemPath(meeting, body, 0, 'votes'), {
        seen,
        votes: [{ member: at.keyOf(who), choice: 'approve' }],
      });
    expect(await say(second)).toBe('MEMBER_RECUSED');
    expect(await say(third)).toBe('SIGNER_EXCLUDED');
    await at.voteAll(meeting, ['approve', 'approve']);
    expect(await at.record(meeting)).toMatchObject({
      items: [{ tally: { votes: { approve: 3 } } }, { tally: { votes: { approve: 5 } } }],
    });
    expect(await at.apply(meeting)).toEqual(['applied', 'applied']);
    await site.strapi.db
      .query('plugin::talent-office.staff')
      .update({ where: { id: staff.id }, data: { websiteUser: null } });
  });

  it('leaves out who keeps out of the case, and who is related to a party; nobody sits for another', async () => {
    const [, away, related, recused] = at.members as [Signer, Signer, Signer, Signer];
    const substitute = await desk.signer('elsewhere');
    await desk.office.create('acting', {
      absentee: away.staff.documentId,
      substitute: substitute.staff.documentId,
      allPositions: true,
      startsOn: '2026-11-20',
      endsOn: '2026-12-01',
      reason: '出差',
    });
    const who = await desk.talent();
    const one = await desk.applied(who, to);
    const inbox = await site.http
      .get('/talent-office/inbox')
      .auth(substitute.token, { type: 'bearer' })
      .expect(200);
    expect(inbox.body.data).toEqual([]);
    const declared = await desk.post({
      path: `/talent-office/cases/${await at.caseOf(one)}/recusal`,
      token: recused.token,
      key: `recusal-${one}`,
      body: { reason: '申请人是我的同学。' },
    });
    expect(declared.status).toBe(200);
    const meeting = await at.convened([one]);
    // Declared at the last moment.
    await desk.office.create('relationship', {
      staff: related.staff.documentId,
      kind: 'family',
      talent: who.profile.documentId,
    });
    const body = await at.read(meeting);
    expect(body.members.map(({ id }) => id).sort()).toEqual(keys(at.members).sort());
    expect(body.items[0]?.recused).toEqual(
      expect.arrayContaining([
        { member: at.keyOf(related), reason: null, why: 'related' },
        { member: at.keyOf(recused), reason: null, why: 'recused' },
      ]),
    );
    expect(body.items[0]?.tally).toMatchObject({ entitled: 3 });
    const { seen } = body.items[0] ?? { seen: {} };
    const say = (member: Signer) =>
      send(at.secretary, at.itemPath(meeting, body, 0, 'votes'), {
        seen,
        votes: [{ member: at.keyOf(member), choice: 'approve' }],
      });
    expect(await say(recused)).toBe('SIGNER_EXCLUDED');
    expect(await say(related)).toBe('SIGNER_EXCLUDED');
    expect(await say(substitute)).toBe('NOT_A_MEMBER');
    // Whoever is party to a case keeps no records by which its vote could be turned.
    const partial = await desk.signer('office');
    const { id: tie } = await desk.office.create('relationship', {
      ...{ staff: partial.staff.documentId, kind: 'family', talent: who.profile.documentId },
    });
    const opposed = { member: at.keyOf(away), reason: '请其回避' };
    for (const [path, sent] of [
      [`${meeting}/attendance`, { present: keys(at.members) }],
      [at.itemPath(meeting, body, 0, 'recusals'), opposed],
      [at.itemPath(meeting, body, 0, 'close'), {}],
    ] as const) {
      expect([path, await send(partial, path, sent)]).toEqual([path, 'SIGNER_EXCLUDED']);
    }
    await site.strapi.db.query('plugin::talent-office.relationship').delete({ where: { id: tie } });
    await at.voteAll(meeting, ['approve']);
    expect(await at.record(meeting)).toMatchObject({
      items: [{ tally: { votes: { approve: 3 } } }],
    });
  });

  it('finds what was written past the gate: before the vote, at the resolution, and when it is applied', async () => {
    const entries = await at.applied(3, to);
    const [early = '', between = '', late = ''] = entries;
    const meeting = await at.convened(entries);
    const body = await at.read(meeting);
    const write = async (documentId: string, statement: string | null) => {
      const { tableName } = site.strapi.db.metadata.get(application);
      await site.strapi.db
        .connection(tableName)
        .where({ document_id: documentId })
        .update({ statement });
    };
    await write(early, '另一说法');
    const votes = at.unanimous(body, 0);
    expect(await send(at.secretary, at.itemPath(meeting, body, 0, 'votes'), votes)).toBe(
      'CONTENT_CHANGED',
    );
    await write(early, null);
    await at.voteAll(meeting, ['approve', 'approve', 'approve']);
    await write(between, '表决之后改动');
    expect(await at.record(meeting)).toMatchObject({
      items: [
        { state: 'resolved' },
        {
          state: 'changed',
          outcome: { recordedAt: null },
          told: { code: 'CONTENT_CHANGED', facts: { attributes: 'statement' } },
        },
        { state: 'resolved' },
      ],
    });
    await write(late, '决议之后改动');
    expect(await at.apply(meeting)).toEqual(['applied', 'changed', 'changed']);
    expect(await caseState(late)).toBe('open');
    // Put back, the resolution stands; what was never resolved stays undecided.
    await write(late, null);
    await write(between, null);
    expect(await at.apply(meeting)).toEqual(['changed', 'applied']);
    expect(await caseState(between)).toBe('open');
    // The office has it begin again: then another meeting may take it.
    const [held] = (await at.read(meeting)).items.filter(({ state }) => state === 'changed');
    const draft = await at.draft();
    const cases = [held?.caseId];
    expect(await send(at.secretary, `${draft}/agenda`, { cases })).toBe('ON_ANOTHER_AGENDA');
    const reopened = await desk.post({
      path: `/talent-office/cases/${held?.caseId}/reopen`,
      token: at.secretary.token,
      key: `reopen-${held?.caseId}`,
      body: { stage: 'committee', reason: '表决后内容有改动' },
    });
    expect(reopened.status).toBe(200);
    expect(await send(at.secretary, `${draft}/agenda`, { cases })).toMatchObject({
      items: [{ caseId: held?.caseId, votes: [] }],
    });
  });

  it('tells beforehand which cases lack money, leaves them open, and applies them when it is there', async () => {
    const poor = await desk.line(11 * award + 500, at.secretary.actor);
    const workflow = await at.workflow('poor', [at.stage()]);
    const entries = await at.applied(12, await benefitOf(workflow, poor));
    const meeting = await at.convened(entries);
    const body = await at.read(meeting);
    expect(body.totals).toMatchObject([{ wanted: 12 * award, free: 11 * award + 500 }]);
    expect(body.items.map(({ short }) => short)).toEqual([...Array(11).fill(false), true]);
    await at.voteAll(meeting, Array(12).fill('approve'));
    expect(await at.record(meeting)).toMatchObject({ totals: [{ wanted: 12 * award }] });
    const applied = await at.apply(meeting);
    expect(applied).toEqual([...Array(11).fill('applied'), 'unfunded']);
    const last = entries.at(-1) ?? '';
    expect(await caseState(last)).toBe('open');
    expect((await at.read(meeting)).items.at(-1)).toMatchObject({
      state: 'unfunded',
      short: true,
      told: { code: 'INSUFFICIENT_FUNDS', facts: { free: 500, wanted: award } },
    });
    expect(await desk.totals(poor)).toMatchObject({ available: 500 });
    // Asked again while the money still lacks, it stays as it is.
    expect(await at.apply(meeting)).toEqual(['unfunded']);
    await desk.supply(poor, 12 * award);
    expect(await at.apply(meeting)).toEqual(['applied']);
    expect(await stored(last)).toMatchObject({ state: 'awarded' });
    expect(await desk.totals(poor)).toMatchObject({ available: 0 });
  });

  it('pays in the order of its agenda, whatever is asked for first, and by nobody whom a case is about', async () => {
    const poor = await desk.line(award, at.secretary.actor);
    const who = await desk.talent();
    const its = await benefitOf(await at.workflow('in-order', [at.stage()]), poor);
    const [first = ''] = await at.applied(1, its);
    const mine = await desk.applied(who, its);
    const meeting = await at.convened([first, mine]);
    await at.voteAll(meeting, ['approve', 'approve']);
    await at.record(meeting);
    expect((await at.read(meeting)).items.map(({ short }) => short)).toEqual([false, true]);
    const only = { items: [(await at.read(meeting)).items[1]?.id] };
    const link = (websiteUser: number | null) =>
      site.strapi.db.query('plugin::talent-office.staff').update({
        where: { documentId: at.secretary.staff.documentId },
        data: { websiteUser },
      });
    await link(who.userId);
    expect(await send(at.secretary, `${meeting}/apply`, only)).toBe('SIGNER_EXCLUDED');
    await link(null);
    expect(await send(at.secretary, `${meeting}/apply`, only)).toMatchObject({
      items: [{ state: 'unfunded' }],
    });
    expect((await at.read(meeting)).items[1]).toMatchObject({ told: { code: 'OTHERS_FIRST' } });
    expect(await at.apply(meeting)).toEqual(['applied', 'unfunded']);
  });

  it('votes by circulation, each member for himself', async () => {
    const [one = ''] = await at.applied(1, to);
    const meeting = await at.convened([one], { form: 'circulation' });
    const body = await at.read(meeting, at.chair);
    const path = at.itemPath(meeting, body, 0, 'vote');
    const { seen } = body.items[0] ?? { seen: {} };
    const vote = async (by: Signer, choice = 'approve') =>
      at.send(by, path, { seen, choice }, { proof: await desk.proofOf(by.token) });
    const [, ...others] = at.members as [Signer, ...Signer[]];
    expect(await vote(at.secretary)).toBe('NOT_A_MEMBER');
    expect(await vote(at.chair)).toBe('CHAIR_LAST');
    const written = { seen, votes: [{ member: at.keyOf(at.chair), choice: 'approve' }] };
    expect(await send(at.secretary, at.itemPath(meeting, body, 0, 'votes'), written)).toBe(
      'MEETING_FORM',
    );
    const [first] = others as [Signer];
    const ballot = { seen, choice: 'approve' };
    expect(await send(first, path, ballot)).toBe('SIGNATURE_UNPROVEN');
    const proof = await desk.proofOf(at.secretary.token);
    expect(await at.send(first, path, ballot, { proof })).toBe('SIGNATURE_UNPROVEN');
    expect((await at.read(meeting)).items[0]?.votes).toEqual([]);
    for (const other of others) expect(await vote(other)).toMatchObject({ state: 'convened' });
    expect(await vote(first, 'refuse')).toBe('ALREADY_SIGNED');
    expect(await vote(at.chair)).toMatchObject({
      items: [{ outcome: { choice: 'approve' }, tally: { present: 5 } }],
    });
    // Nobody wrote anything down: one colleague is enough to record it.
    expect(await at.record(meeting, at.secretary)).toMatchObject({ state: 'recorded' });
    expect(await at.apply(meeting)).toEqual(['applied']);
  });

  it('counts a seat in the committee apart from the opinion of a unit, before and after', async () => {
    const workflow = await at.workflow('opinion-first', [
      {
        key: 'opinion',
        title: '单位意见',
        kind: 'review',
        seats: [{ key: 'opinion', title: '单位意见', role: 'leading-group', signatures: 1 }],
      },
      at.stage(),
    ]);
    const [one = ''] = await at.applied(1, await benefitOf(workflow, line, award + 1));
    expect((await desk.decide(application, one, at.chair.token)).status).toBe(200);
    const meeting = await at.convened([one]);
    await at.voteAll(meeting, ['approve']);
    expect(await at.record(meeting)).toMatchObject({
      items: [{ tally: { votes: { approve: 5 } } }],
    });
    // Taken back to the unit, its opinion is still his to give, whatever he said in the committee.
    const reopened = await desk.post({
      path: `/talent-office/cases/${await at.caseOf(one)}/reopen`,
      token: at.secretary.token,
      key: `again-${one}`,
      body: { stage: 'opinion', reason: '补充意见' },
    });
    expect(reopened.status).toBe(200);
    expect(await states(meeting)).toEqual(['moved']);
    expect((await desk.decide(application, one, at.chair.token)).status).toBe(200);
    expect(await at.apply(meeting)).toEqual([]);
    expect(await caseState(one)).toBe('open');
  });
});

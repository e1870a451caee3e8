import { tables, transaction } from '../../plugins/talent-office/server/src/platform';
import { application, createDesk, type Desk } from '../factories/desk';
import { createSelecting, type Selecting } from '../factories/selection';
import { startSite, type Site } from '../setup';

const byAmount = { method: 'by-expression', orderBy: 'requestedFen' };

describe('a selection by an expression', () => {
  let site: Site;
  let desk: Desk;
  let at: Selecting;
  let to: { benefit: string; line: string };

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const states = async (documentIds: readonly string[]) => {
    const found: string[] = [];
    for (const each of documentIds) found.push((await at.caseOf(each)).state);
    return found;
  };
  const stages = async (documentIds: readonly string[]) => {
    const found: number[] = [];
    for (const each of documentIds) found.push((await at.caseOf(each)).stage);
    return found;
  };
  const knex = () => site.strapi.db.connection;
  const groupId = async (publicId: string): Promise<number> =>
    Number((await knex()(tables.selectionGroups).where({ public_id: publicId }).first('id')).id);
  const close = (group: string, places: number, by = at.keeper) =>
    at.send(by, `${group}/close`, { places });

  beforeAll(async () => {
    site = await startSite({ now: '2026-03-02T02:00:00.000Z' });
    desk = await createDesk(site);
    at = await createSelecting(site, desk);
    to = await at.benefit(byAmount);
  }, 300_000);
  beforeEach(() => setDay('2026-03-02'));
  afterAll(() => site.stop());
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('lets the first go on, keeps the rest in order, and says why each stands where it does', async () => {
    const entries = await at.applied([500, 900, 700, 100], to);
    const [third = '', first = '', second = '', last = ''] = entries;
    const group = await at.groupOf(first);
    expect(await at.get('')).toContainEqual(
      expect.objectContaining({ id: group, state: 'collecting', count: 4, number: 1 }),
    );
    const closed = await close(group, 2);
    expect(closed).toMatchObject({
      state: 'ordered',
      places: 2,
      intact: true,
      digest: expect.any(String),
    });
    expect(
      closed.entries.map(({ target, position, worked, state, reserveNumber }: never) => [
        (target as { documentId: string }).documentId,
        position,
        (worked as { orderBy: number }).orderBy,
        state,
        reserveNumber,
      ]),
    ).toEqual([
      [first, 1, 900, 'selected', null],
      [second, 2, 700, 'selected', null],
      [third, 3, 500, 'reserve', 1],
      [last, 4, 100, 'reserve', 2],
    ]);
    // An order moves nobody: that is the next act.
    expect(await stages(entries)).toEqual([0, 0, 0, 0]);
    expect(await at.send(at.keeper, `${group}/apply`)).toMatchObject({
      entries: [{ state: 'passed' }, { state: 'passed' }],
    });
    expect(await stages(entries)).toEqual([0, 1, 1, 0]);
    expect(await at.send(at.keeper, `${group}/apply`)).toEqual({ entries: [] });
    // Whoever comes now waits in the next group.
    const [late = ''] = await at.applied([5000], to);
    expect(await at.read(await at.groupOf(late))).toMatchObject({ number: 2, state: 'collecting' });
    expect(await close(group, 3)).toBe('SELECTION_STATE');
  });

  it('is closed and applied by the office alone, and by nobody whom a case of it is about', async () => {
    const who = await desk.talent();
    const mine = await desk.applied(who, to, { requestedFen: 10 });
    const group = await at.groupOf(mine);
    expect(await close(group, 1, at.leader)).toBe('NOT_BY_YOU');
    expect(await at.send(at.leader, `${group}/apply`)).toBe('NOT_BY_YOU');
    // The applicant has a second account: a colleague of the office.
    const staff = { documentId: at.colleague.staff.documentId };
    const link = (websiteUser: number | null) =>
      site.strapi.db
        .query('plugin::talent-office.staff')
        .update({ where: staff, data: { websiteUser } });
    await link(who.userId);
    expect(await close(group, 1, at.colleague)).toBe('SIGNER_EXCLUDED');
    await link(null);
    await desk.post({
      ...{ path: `/talent-office/cases/${(await at.caseOf(mine)).publicId}/recusals` },
      ...{ token: at.keeper.token, key: 'recusal' },
      body: { staff: at.colleague.staff.documentId, reason: '同学' },
    });
    // Who keeps out declares it where he would sign; a relationship keeps him out by itself.
    await desk.office.create('relationship', {
      staff: at.colleague.staff.documentId,
      kind: 'family',
      talent: who.profile.documentId,
    });
    expect(await close(group, 1, at.colleague)).toBe('SIGNER_EXCLUDED');
    expect(await close(group, 1)).toMatchObject({ state: 'ordered' });
  });

  it('refuses ties that nothing breaks, and breaks those that the workflow has a rule for', async () => {
    const [tied = ''] = await at.applied([7, 7, 9], to);
    expect(await close(await at.groupOf(tied), 1)).toBe('SELECTION_TIED');
    expect(await at.read(await at.groupOf(tied))).toMatchObject({ state: 'collecting' });

    const second = await at.benefit({
      ...byAmount,
      ties: 'second-expression',
      tieBy: 'subject.tier == "A" ? 1 : 0',
    });
    const plain = await desk.applied(await desk.talent(), second, { requestedFen: 7 });
    const higher = await desk.applied(await desk.talent({ tier: 'A' }), second, {
      requestedFen: 7,
    });
    const group = await close(await at.groupOf(plain), 1);
    expect(group.entries.map(({ worked }: never) => worked)).toEqual([
      expect.objectContaining({ orderBy: 7, tieBy: 1 }),
      expect.objectContaining({ orderBy: 7, tieBy: 0 }),
    ]);
    expect(await at.statesOf([higher, plain])).toEqual(['selected', 'reserve']);

    const earlier = await at.benefit({ ...byAmount, ties: 'earlier-accepted' });
    const [one = ''] = await at.applied([7], earlier);
    desk.service('clock').set(new Date('2026-03-02T11:00:00+08:00'));
    const [other = ''] = await at.applied([7], earlier);
    await close(await at.groupOf(one), 1);
    expect(await at.statesOf([one, other])).toEqual(['selected', 'reserve']);
  });

  it('counts an application on paper as filed on the day on which it was received', async () => {
    const earlier = await at.benefit({ ...byAmount, ties: 'earlier-accepted' });
    setDay('2026-03-03');
    const [online = ''] = await at.applied([7], earlier);
    setDay('2026-03-04');
    const { profile } = await desk.talent();
    const { documentId: paper } = await desk.office.create('fund-application', {
      ...{ title: '申请', applicant: profile.documentId, requestedFen: 7, ...earlier },
    });
    const clerk = await desk.signer('recorder');
    const recordedBy = await desk.service('organisation').personOf(at.colleague.actor);
    await transaction(site.strapi, { key: 'confirmed late', input: null }, (tx) =>
      desk.service('lifecycle').actWithin(tx, {
        ...{ type: application, documentId: paper, action: 'submit', actor: clerk.actor },
        ...{ operation: 'confirmed late', paper: { recordedBy, handedInOn: '2026-03-02' } },
      }),
    );
    const closed = await close(await at.groupOf(online), 1);
    expect(await at.statesOf([paper, online])).toEqual(['selected', 'reserve']);
    expect(closed.entries[0].worked).toMatchObject({ handedInOn: '2026-03-02' });
  });

  it('groups by an expression, and asks for the facts that it lacks', async () => {
    const grouped = await at.benefit({ ...byAmount, groupBy: 'subject.tier' });
    const a = await desk.applied(await desk.talent({ tier: 'A' }), grouped, { requestedFen: 1 });
    const [b = ''] = await at.applied([1], grouped);
    expect(await at.read(await at.groupOf(a))).toMatchObject({ label: 'A', count: 1 });
    expect(await at.read(await at.groupOf(b))).toMatchObject({ label: 'B', count: 1 });
    const unknown = await desk.applied(await desk.talent(), to);
    expect(await close(await at.groupOf(unknown), 1)).toBe('SELECTION_UNKNOWN');
    await at.withdraw(unknown);
  });

  it('gives a place that comes back to the next, once, until the list expires; then refuses the rest', async () => {
    const own = await at.benefit(byAmount);
    const entries = await at.applied([50, 40, 30, 20, 10], own);
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = entries;
    const group = await at.groupOf(first);
    await close(group, 2);
    await at.send(at.keeper, `${group}/apply`);
    // Withdrawn after it went on, and refused later: both are places given up.
    await at.withdraw(first);
    expect(await at.statesOf(entries)).toEqual([
      'left',
      'passed',
      'selected',
      'reserve',
      'reserve',
    ]);
    expect(await at.entryOf(third)).toMatchObject({ replaces: expect.any(String) });
    expect(await desk.messagesOf(third)).toEqual(['place-promoted']);
    expect(await desk.messagesOf(first)).toEqual([]);
    expect(await at.entryOf(fourth)).toMatchObject({ reserveNumber: 1 });
    await at.due();
    expect(await at.statesOf([third])).toEqual(['passed']);
    // Who leaves the reserve list gives nobody a place.
    await at.withdraw(fourth);
    expect(await at.statesOf([fifth])).toEqual(['reserve']);
    await desk.decide(application, second, at.leader.token, { choice: 'refuse', comment: '不符' });
    expect(await at.statesOf(entries)).toEqual(['left', 'left', 'passed', 'left', 'selected']);
    await at.due();
    await at.due();
    expect(await at.statesOf([fifth])).toEqual(['passed']);

    const more = await at.applied([3, 2, 1], own);
    const [winner = '', next = '', rest = ''] = more;
    const other = await at.groupOf(winner);
    await close(other, 1);
    await at.send(at.keeper, `${other}/apply`);
    setDay('2026-03-31');
    await at.due();
    expect(await states(more)).toEqual(['open', 'open', 'open']);
    setDay('2026-04-01');
    // The list lived for thirty days: nobody moves up any more.
    await at.withdraw(winner);
    expect(await at.statesOf([next, rest])).toEqual(['reserve', 'reserve']);
    await at.due();
    expect(await states(more)).toEqual(['withdrawn', 'refused', 'refused']);
    expect(await desk.messagesOf(rest)).toEqual(['case-ended']);
    expect(await at.read(other)).toMatchObject({ state: 'over', intact: true });
    expect(await desk.stored(application, next)).toMatchObject({ state: 'closed' });
  });

  it('keeps who lacks money in his place, and tries him again', async () => {
    const line = await desk.line(1500, at.keeper.actor);
    const poor = await at.benefit(byAmount, { onPass: { award: 'reserved' }, money: line });
    const [first = '', second = ''] = await at.applied([9, 8], poor);
    const group = await at.groupOf(first);
    await close(group, 2);
    expect(await at.send(at.keeper, `${group}/apply`)).toMatchObject({
      entries: [{ state: 'passed' }, { state: 'unfunded' }],
    });
    expect(await at.entryOf(second)).toMatchObject({ told: { code: 'INSUFFICIENT_FUNDS' } });
    expect(await stages([first, second])).toEqual([1, 0]);
    await at.withdraw(first);
    expect(await at.send(at.keeper, `${group}/apply`)).toMatchObject({
      entries: [{ state: 'passed' }],
    });
  });

  describe('where the money is not enough for all', () => {
    const held = { state: 'unfunded', told: { code: 'OTHERS_FIRST' } };
    const poor = async (budget: number, amounts: readonly number[], amountExpression = '1000') => {
      const money = await desk.line(budget, at.keeper.actor);
      const benefit = await at.benefit(byAmount, {
        ...{ onPass: { award: 'reserved' }, money, amountExpression },
      });
      const entries = await at.applied(amounts, benefit);
      const group = await at.groupOf(entries[0] ?? '');
      await close(group, amounts.length);
      return { entries, group, money };
    };
    const apply = (group: string, body: object = {}) => at.send(at.keeper, `${group}/apply`, body);

    it('pays by rank, whoever arrived first, and whoever applies it', async () => {
      const byHand = await poor(1000, [500, 900]);
      await apply(byHand.group);
      expect(await at.statesOf(byHand.entries)).toEqual(['unfunded', 'passed']);
      const byItself = await poor(1000, [500, 900]);
      await at.due();
      expect(await at.statesOf(byItself.entries)).toEqual(['unfunded', 'passed']);
    });

    it('lets nobody choose who is tried before those who stand before him', async () => {
      const { entries, group, money } = await poor(1000, [500, 900]);
      const [second = '', first = ''] = entries;
      const only = { entries: [(await at.entryOf(second)).id] };
      expect(await apply(group, only)).toMatchObject({ entries: [{ state: 'unfunded' }] });
      expect(await at.entryOf(second)).toMatchObject(held);
      expect(await at.statesOf([first])).toEqual(['selected']);
      // With enough for both he need not wait until the other was tried.
      await desk.supply(money, 2000);
      expect(await apply(group, only)).toMatchObject({ entries: [{ state: 'passed' }] });
      expect(await apply(group)).toMatchObject({ entries: [{ state: 'passed' }] });
    });

    it('keeps what a line has left for who stands before, however little another asks for', async () => {
      const amount = 'requestedFen >= 900 ? 1500 : 400';
      const { entries, group, money } = await poor(1000, [500, 900], amount);
      const [second = '', first = ''] = entries;
      expect(await apply(group)).toMatchObject({
        entries: [{ state: 'unfunded' }, { state: 'unfunded' }],
      });
      expect(await at.entryOf(first)).toMatchObject({ told: { code: 'INSUFFICIENT_FUNDS' } });
      expect(await at.entryOf(second)).toMatchObject(held);
      await desk.supply(money, 1600);
      expect(await apply(group)).toMatchObject({
        entries: [{ state: 'passed' }, { state: 'unfunded' }],
      });
    });

    it('waits for nobody who cannot go on whatever the line has', async () => {
      const { entries, group } = await poor(1000, [500, 900]);
      const [second = '', first = ''] = entries;
      const { publicId } = await at.caseOf(first);
      const path = `/talent-office/cases/${publicId}/pause`;
      const paused = { path, token: at.keeper.token, key: publicId, body: { reason: '待调查' } };
      expect((await desk.post(paused)).status).toBe(200);
      const only = { entries: [(await at.entryOf(second)).id] };
      expect(await apply(group, only)).toMatchObject({ entries: [{ state: 'passed' }] });
      expect(await apply(group)).toMatchObject({ entries: [{ state: 'changed' }] });
    });

    it('is applied by nobody whom a case of it is about', async () => {
      const { entries, group } = await poor(1000, [500, 900]);
      const [second = ''] = entries;
      const row = await site.strapi.db.query(application).findOne({
        where: { documentId: second },
        populate: { applicant: { populate: { user: true } } },
      });
      const link = (websiteUser: number | null) =>
        site.strapi.db.query('plugin::talent-office.staff').update({
          where: { documentId: at.colleague.staff.documentId },
          data: { websiteUser },
        });
      await link(row.applicant.user.id);
      const body = { entries: [(await at.entryOf(second)).id] };
      expect(await at.send(at.colleague, `${group}/apply`, body)).toBe('SIGNER_EXCLUDED');
      expect(await at.send(at.colleague, `${group}/apply`)).toBe('SIGNER_EXCLUDED');
      await link(null);
      expect(await at.statesOf(entries)).toEqual(['selected', 'selected']);
    });
  });

  it('puts nobody in order by what was written past the gate', async () => {
    const [one = ''] = await at.applied([60], to);
    const group = await at.groupOf(one);
    const { tableName } = site.strapi.db.metadata.get(application);
    const write = (requested_fen: number) =>
      knex()(tableName).where({ document_id: one }).update({ requested_fen });
    await write(6_000_000);
    expect(await close(group, 1)).toBe('SELECTION_CASE_CHANGED');
    await write(60);
    // The tied ones of before still wait in it.
    expect(await close(group, 1)).toBe('SELECTION_TIED');
  });

  it('keeps its order from every hand: rows do not change, and one that is added is found', async () => {
    const own = await at.benefit(byAmount);
    const [first = '', second = '', third = ''] = await at.applied([3, 2, 1], own);
    const group = await at.groupOf(first);
    await close(group, 1);
    const id = await groupId(group);
    for (const table of [
      tables.selectionRanks,
      tables.selectionGrants,
      tables.selectionCandidates,
      tables.selectionClosings,
      tables.selectionOrders,
    ]) {
      await expect(knex()(table).where({ group_id: id }).delete()).rejects.toThrow(/append-only/);
      await expect(knex()(table).where({ group_id: id }).update({ group_id: 0 })).rejects.toThrow(
        /append-only/,
      );
    }
    // A place for the last by hand.
    const entry = async (documentId: string) =>
      knex()(tables.selectionEntries)
        .where({ public_id: (await at.entryOf(documentId)).id })
        .first();
    const favoured = await entry(third);
    await knex()(tables.selectionGrants).insert({
      ...{ group_id: id, entry_id: favoured.id, replaces: null, made_at: '' },
    });
    await knex()(tables.selectionEntries).where({ id: favoured.id }).update({ state: 'selected' });
    expect(await at.read(group)).toMatchObject({ intact: false });
    expect(await at.send(at.keeper, `${group}/apply`)).toMatchObject({
      entries: [{ state: 'changed' }, { state: 'changed' }],
    });
    expect(await stages([first, second, third])).toEqual([0, 0, 0]);
    // Whoever leaves may leave all the same; nobody moves up.
    await at.withdraw(first);
    expect(await at.statesOf([second])).toEqual(['reserve']);
  });

  it('lets who comes back unchanged keep his place, and who is another case wait anew', async () => {
    const own = await at.benefit(byAmount, { before: [{ key: 'department' }] });
    const checker = await desk.signer('department');
    const entries = await at.applied([3, 2, 1], own);
    const [first = '', second = '', third = ''] = entries;
    for (const each of entries) await desk.decide(application, each, checker.token);
    const group = await at.groupOf(first);
    await close(group, 1);
    await at.send(at.keeper, `${group}/apply`);
    const reopen = async (documentId: string) =>
      desk.post({
        path: `/talent-office/cases/${(await at.caseOf(documentId)).publicId}/reopen`,
        ...{ token: at.keeper.token, key: `reopen-${documentId}` },
        body: { stage: 'department', reason: '重审' },
      });
    expect((await reopen(first)).status).toBe(200);
    expect(await at.statesOf(entries)).toEqual(['passed', 'reserve', 'reserve']);
    await desk.decide(application, first, checker.token);
    expect(await at.statesOf(entries)).toEqual(['selected', 'reserve', 'reserve']);
    await at.due();
    expect(await at.statesOf([first])).toEqual(['passed']);
    // Returned and mended on the way, he is another case: his place goes to the next.
    expect((await reopen(second)).status).toBe(200);
    const back = { choice: 'return', comment: '补正', parts: ['requestedFen'] };
    expect((await desk.decide(application, second, checker.token, back)).status).toBe(200);
    const row = await site.strapi.db.query(application).findOne({
      where: { documentId: second },
      populate: { applicant: { populate: { user: true } } },
    });
    await site.strapi
      .documents(application as never)
      .update({ documentId: second, data: { requestedFen: 99 } as never });
    const owner = { kind: 'user' as const, id: Number(row.applicant.user.id) };
    await desk.act(application, second, 'submit', owner);
    await desk.decide(application, second, checker.token);
    expect(await at.groupOf(second)).not.toBe(group);
    expect(await at.read(await at.groupOf(second))).toMatchObject({ number: 2 });
    expect(await at.entryOf(third)).toMatchObject({ state: 'reserve', reserveNumber: 1 });
  });

  it('shows an applicant where his own case stands, and nothing of others', async () => {
    const own = await at.benefit(byAmount);
    const who = [await desk.talent(), await desk.talent()];
    const entries: string[] = [];
    for (const [index, each] of who.entries()) {
      entries.push(await desk.applied(each, own, { requestedFen: 10 - index }));
    }
    const seen = async (index: number) => {
      const token = await desk.websiteToken(who[index]?.userId ?? 0);
      const { body } = await site.http
        .get(`/api/fund-applications/${entries[index]}`)
        .auth(token, { type: 'bearer' })
        .expect(200);
      return body.data;
    };
    expect(await seen(1)).toMatchObject({
      state: { code: 'selection', zh: '遴选中' },
      selection: { state: 'waiting', position: null, reserveNumber: null, draw: null },
    });
    await close(await at.groupOf(entries[0] ?? ''), 1);
    expect(await seen(1)).toMatchObject({
      selection: { state: 'reserve', position: 2, reserveNumber: 1, reserveLastDay: '2026-03-31' },
    });
    expect(await seen(0)).toMatchObject({ selection: { state: 'selected', position: 1 } });
    expect(JSON.stringify(await seen(1))).not.toContain(entries[0]);
  });

  it('is not put in force with what cannot be compiled, is missing, or nobody would look at', async () => {
    let bad = 0;
    const refused = async (selection: object, path: string, more: object = {}) => {
      await expect(
        desk.workflow(`bad-${(bad += 1)}`, application, [
          { key: 'one', kind: 'selection', seats: [], selection, ...more },
          { key: 'leading-group' },
        ]),
      ).rejects.toMatchObject({ code: 'WORKFLOW_INVALID', path: `stages.0.${path}` });
    };
    const reserveDays = 30;
    await refused({ reserveDays, ...byAmount, orderBy: 'requestedFenn' }, 'selection.orderBy');
    await refused({ reserveDays, ...byAmount, orderBy: 'subject.tier' }, 'selection.orderBy');
    await refused({ reserveDays, method: 'by-expression' }, 'selection.orderBy');
    await refused({ reserveDays, ...byAmount, groupBy: 'requestedFen' }, 'selection.groupBy');
    await refused({ reserveDays, ...byAmount, ties: 'second-expression' }, 'selection.tieBy');
    await refused({ reserveDays, ...byAmount }, 'seats', {
      seats: [{ key: 'x', title: 'x', role: 'office', signatures: 1 }],
    });
    await refused({ reserveDays, ...byAmount }, 'sets', { sets: ['awardedFen'] });
    await refused({ reserveDays, ...byAmount }, 'seats', { kind: 'review' });
  });

  it('freezes what it is ordered by when the case is opened', async () => {
    const [one = ''] = await at.applied([11], to);
    await expect(
      site.strapi
        .documents(application as never)
        .update({ documentId: one, data: { requestedFen: 12 } as never }),
    ).rejects.toMatchObject({ details: { code: 'GUARDED_ATTRIBUTE' } });
  });
});

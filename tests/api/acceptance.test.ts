import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** A Monday in a year of which every holiday is known: no free day but weekends until the 4th of April. */
const monday = '2026-03-02';
const form = '呼人才受〔{year}〕{number}号';

describe('the acceptance of an application', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let colleague: Signer;
  let department: Signer;
  let expert: Signer;
  let leader: Signer;
  let to: { benefit: string; line: string };
  let other: { benefit: string; line: string };
  /** Its applicants have no employer, so its second stage finds no unit. */
  let nowhere: { benefit: string; line: string };

  const setDay = (day: string, hour = '10') =>
    desk.service('clock').set(new Date(`${day}T${hour}:00:00+08:00`));
  const knex = () => site.strapi.db.connection;

  const applied = async (where = to) => {
    const who = await desk.talent();
    const documentId = await desk.applied(who, where, { statement: '业绩' });
    return { ...who, documentId };
  };
  const caseOf = async (documentId: string) =>
    (await desk.viewOf(application, documentId)).one as {
      id: number;
      publicId: string;
      state: string;
      stage: number;
      acceptedAt: string | null;
      acceptanceNumber: string | null;
    };
  const decide = async (documentId: string, by: Signer, more: object = {}) => {
    const { status, body } = await desk.decide(application, documentId, by.token, more);
    return status === 200 ? 'done' : String(body.error.details.code);
  };
  const back = (defects: Record<string, string>, more: object = {}) => ({
    choice: 'return',
    defects,
    ...more,
  });
  const accepted = async (where = to) => {
    const one = await applied(where);
    expect(await decide(one.documentId, officer)).toBe('done');
    return one;
  };
  const shown = async (documentId: string, by = officer) => {
    const { publicId } = await caseOf(documentId);
    const { body } = await site.http
      .get(`/talent-office/cases/${publicId}`)
      .auth(by.token, { type: 'bearer' })
      .expect(200);
    return body.data;
  };
  const mend = async ({ documentId, actor }: { documentId: string; actor: Signer['actor'] }) => {
    await site.strapi
      .documents(application as never)
      .update({ documentId, data: { statement: `补充 ${randomUUID()}` } as never });
    await desk.act(application, documentId, 'submit', actor);
  };
  const toOffice = async (documentId: string, how: string, by: Signer, body: object) => {
    const { publicId } = await caseOf(documentId);
    const path = `/talent-office/cases/${publicId}/${how}`;
    const answer = await desk.post({ path, token: by.token, key: randomUUID(), body });
    return answer.status === 200 ? 'done' : String(answer.body.error.details.code);
  };
  const register = async () =>
    (await knex()('talent_office_acceptance_numbers').orderBy('id')) as {
      number: number;
      event: string;
      text: string;
      case_id: number;
      reason: string | null;
    }[];
  /** As a client does that is told to come again. */
  const untilTaken = async (sent: Awaited<ReturnType<Desk['decision']>>) => {
    for (let tries = 1; ; tries += 1) {
      const answer = await desk.post(sent);
      if (answer.status !== 503 || tries === 20) return answer;
    }
  };

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    colleague = await desk.signer('office');
    department = await desk.signer('department');
    expert = await desk.signer('street');
    leader = await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(100_000_000, officer.actor);
    const stages = [
      { key: 'acceptance', role: 'office', kind: 'acceptance', acceptanceNumber: form },
      { key: 'department' },
      { key: 'street', stopsTheClock: true },
      { key: 'office' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ];
    const common = { kind: 'kind', amountExpression: '1000', ruleSet, line };
    const workflow = await desk.workflow('whole', application, stages, {
      correctionWorkingDays: 15,
      handlingWorkingDays: 10,
    });
    to = { benefit: await desk.benefit({ ...common, workflow }), line };
    const plain = await desk.workflow('plain', application, [
      { key: 'acceptance', role: 'office', kind: 'acceptance' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    other = { benefit: await desk.benefit({ ...common, workflow: plain }), line };
    const [first] = stages;
    const lost = await desk.workflow('nowhere', application, [
      { ...first, key: 'acceptance' },
      {
        key: 'street',
        seats: [
          {
            key: 'street',
            title: '街道',
            role: 'street',
            unitPath: 'employer.street',
            signatures: 1,
          },
        ],
      },
      { key: 'leading-group' },
    ]);
    nowhere = { benefit: await desk.benefit({ ...common, workflow: lost }), line };
  });
  beforeEach(() => setDay(monday));
  afterAll(() => site.stop());

  it('gives a number and the day, has five working days, and keeps nobody from signing later', async () => {
    const { documentId } = await applied();
    const before = await shown(documentId);
    expect(before).toMatchObject({ acceptance: null, handling: null });
    expect(before.stages[0].seats[0].dueOn).toBe('2026-03-09');
    expect(await decide(documentId, officer)).toBe('done');
    const after = await shown(documentId);
    expect(after.acceptance.number).toMatch(/^呼人才受〔2026〕\d+号$/);
    expect(after.acceptance.at).toBe(`${monday}T02:00:00.000Z`);
    expect(after.stage).toBe(1);
    expect(await decide(documentId, department)).toBe('done');
    expect(await decide(documentId, expert)).toBe('done');
    expect(await decide(documentId, officer)).toBe('done');
    const audited = await knex()('talent_office_audit')
      .where({ target_document_id: documentId, action: 'case.accept' })
      .pluck('details');
    expect(audited).toHaveLength(1);
    expect(String(audited[0])).toContain(after.acceptance.number);
    expect(await desk.messagesOf(documentId)).toEqual(['case-accepted']);
  });

  it('numbers of a form follow one another, by year, and another form counts by itself', async () => {
    const first = await accepted();
    // What crashes after its number was counted leaves no gap.
    const crashed = await applied();
    const { one } = await desk.viewOf(application, crashed.documentId);
    const input = {
      caseId: one.publicId,
      seat: 'acceptance',
      choice: 'approve',
      seen: one.guarded,
    };
    const crash = site.strapi.db.transaction(async ({ trx }) => {
      const operation = randomUUID();
      const more = { comment: null, values: {}, parts: [], actor: officer.actor, operation };
      const taken = await desk.service('approval').decide(trx, { ...input, ...more });
      expect(taken.acceptanceNumber).toContain('号');
      throw new Error('crashed');
    });
    await expect(crash).rejects.toThrow('crashed');
    const second = await accepted();
    const next = await accepted(other);
    const numberOf = async ({ documentId }: { documentId: string }) =>
      (await caseOf(documentId)).acceptanceNumber ?? '';
    const counted = Number(/(\d+)号/.exec(await numberOf(first))?.[1]);
    expect(await numberOf(second)).toBe(`呼人才受〔2026〕${counted + 1}号`);
    expect(await numberOf(next)).toBe('受〔2026〕1号');
    // Midnight in Beijing, still the old year in UTC.
    desk.service('clock').set(new Date('2026-12-31T16:30:00.000Z'));
    expect(await numberOf(await accepted())).toBe('呼人才受〔2027〕1号');
  });

  it('tells all that is missing at once, of each part, or is refused', async () => {
    const one = await applied();
    const { documentId } = one;
    const statement = '缺少近三年业绩';
    expect(await decide(documentId, officer, { choice: 'return', comment: '请补充' })).toBe(
      'PARTS_MISSING',
    );
    const named = { choice: 'return', comment: '请补充', parts: ['statement'] };
    expect(await decide(documentId, officer, named)).toBe('DEFECT_UNEXPLAINED');
    expect(await decide(documentId, officer, back({ statement: '  ' }))).toBe('DEFECT_UNEXPLAINED');
    expect(await decide(documentId, officer, back({ applicant: '换人' }))).toBe(
      'PART_NOT_RETURNABLE',
    );
    expect(await caseOf(documentId)).toMatchObject({ state: 'open', acceptanceNumber: null });
    expect(await decide(documentId, officer, back({ statement, requestedFen: '未填写' }))).toBe(
      'done',
    );
    const body = await shown(documentId);
    expect(body).toMatchObject({ state: 'returned', returnedBefore: true, acceptance: null });
    expect([...body.returnedParts].sort()).toEqual(['requestedFen', 'statement']);
    expect(body.correctBy).toBe('2026-03-23');
    expect(body.decisions[0].defects).toEqual({ statement, requestedFen: '未填写' });
    const token = await desk.websiteToken(one.userId);
    const own = await site.http
      .get(`/api/fund-applications/${documentId}`)
      .auth(token, { type: 'bearer' })
      .expect(200);
    expect(own.body.data.correction).toMatchObject({
      defects: { statement, requestedFen: '未填写' },
      lastDay: '2026-03-23',
      again: null,
    });
    expect(await desk.messagesOf(documentId)).toEqual(['case-returned']);
  });

  it('a second return says why it was not told at the first one', async () => {
    const one = await applied();
    expect(await decide(one.documentId, officer, back({ statement: '缺少业绩' }))).toBe('done');
    await mend(one);
    const again = back({ statement: '缺少证明人' });
    expect(await decide(one.documentId, officer, again)).toBe('RETURNED_BEFORE');
    expect(await decide(one.documentId, officer, { ...again, again: ' ' })).toBe('RETURNED_BEFORE');
    const why = '首次审查时证明人材料尚在有效期内。';
    expect(await decide(one.documentId, officer, { ...again, again: why })).toBe('done');
    await mend(one);
    expect(await decide(one.documentId, officer)).toBe('done');
    // At another stage, by another person, it is the same applicant who comes a third time.
    const third = { choice: 'return', comment: '请改', parts: ['statement'] };
    expect(await decide(one.documentId, department, third)).toBe('RETURNED_BEFORE');
    const { decisions } = await shown(one.documentId);
    expect(decisions.map((made: { again: string | null }) => made.again)).toEqual([
      null,
      why,
      null,
    ]);
  });

  it('what comes back mended later stays accepted, under its number', async () => {
    const one = await accepted();
    const { acceptanceNumber } = await caseOf(one.documentId);
    const mending = { choice: 'return', comment: '请改', parts: ['statement'] };
    expect(await decide(one.documentId, department, mending)).toBe('done');
    await mend(one);
    expect(await caseOf(one.documentId)).toMatchObject({
      state: 'open',
      stage: 1,
      acceptanceNumber,
    });
  });

  it('counts the handling time without what does not count', async () => {
    const one = await applied();
    setDay('2026-03-04');
    expect(await decide(one.documentId, officer)).toBe('done');
    const used = async () => (await shown(one.documentId)).handling;
    expect(await used()).toEqual({
      usedWorkingDays: 0,
      limitWorkingDays: 10,
      running: true,
      lastDay: '2026-03-18',
      overdue: false,
    });
    // Thursday and Friday; nothing on the weekend.
    setDay('2026-03-08');
    expect(await used()).toMatchObject({ usedWorkingDays: 2, lastDay: '2026-03-18' });
    // Returned on Monday, mended a week later: only that Monday counts.
    setDay('2026-03-09');
    const mending = { choice: 'return', comment: '请改', parts: ['statement'] };
    expect(await decide(one.documentId, department, mending)).toBe('done');
    setDay('2026-03-16');
    expect(await used()).toMatchObject({ usedWorkingDays: 3, running: false, lastDay: null });
    await mend(one);
    // Paused twice, once within a day.
    setDay('2026-03-17', '09');
    expect(await toOffice(one.documentId, 'pause', colleague, { reason: '核实' })).toBe('done');
    setDay('2026-03-17', '11');
    expect(await toOffice(one.documentId, 'resume', colleague, { reason: '核实' })).toBe('done');
    expect(await used()).toMatchObject({ usedWorkingDays: 4, running: true });
    setDay('2026-03-18');
    expect(await toOffice(one.documentId, 'pause', colleague, { reason: '诉讼' })).toBe('done');
    setDay('2026-03-25');
    expect(await used()).toMatchObject({ usedWorkingDays: 5, running: false });
    expect(await toOffice(one.documentId, 'resume', colleague, { reason: '判决' })).toBe('done');
    // The expert review does not count.
    expect(await decide(one.documentId, department)).toBe('done');
    setDay('2026-03-31');
    expect(await used()).toMatchObject({ usedWorkingDays: 5, running: false });
    expect(await decide(one.documentId, expert)).toBe('done');
    setDay('2026-04-09');
    // 1, 2, 3, 7, 8 and 9 April: the 6th is a holiday.
    expect(await used()).toMatchObject({ usedWorkingDays: 11, overdue: true, lastDay: null });
    expect(await decide(one.documentId, officer)).toBe('done');
    expect(await decide(one.documentId, leader)).toBe('done');
    setDay('2026-05-20');
    expect(await used()).toMatchObject({ usedWorkingDays: 11, running: false, overdue: true });
  });

  it('a pause that an upheld objection ended is over', async () => {
    const { documentId } = await accepted();
    expect(await toOffice(documentId, 'pause', colleague, { reason: '核实' })).toBe('done');
    setDay('2026-03-09');
    const { publicId } = await caseOf(documentId);
    const cause = { operation: randomUUID(), actor: 'system:test' };
    await site.strapi.db.transaction(({ trx }) =>
      desk.service('approval').reopen(trx, publicId, 0, cause),
    );
    // Not accepted a second time: the first stage that judges it.
    expect(await caseOf(documentId)).toMatchObject({ state: 'open', stage: 1 });
    setDay('2026-03-11');
    expect((await shown(documentId)).handling).toMatchObject({ usedWorkingDays: 2, running: true });
    expect(await decide(documentId, department)).toBe('done');
  });

  it('undone by the office, its number is void, kept, and never given again', async () => {
    const { documentId } = await accepted();
    const { id, acceptanceNumber } = await caseOf(documentId);
    const reopened = { stage: 'acceptance', reason: '误受理' };
    expect(await toOffice(documentId, 'reopen', colleague, reopened)).toBe('done');
    expect(await caseOf(documentId)).toMatchObject({ acceptedAt: null, acceptanceNumber: null });
    expect(await decide(documentId, officer)).toBe('done');
    const rows = (await register()).filter((row) => row.case_id === id);
    expect(rows.map(({ event, reason }) => [event, reason])).toEqual([
      ['issued', null],
      ['void', '误受理'],
      ['issued', null],
    ]);
    expect(rows[0]?.text).toBe(acceptanceNumber);
    expect(rows[2]?.text).not.toBe(acceptanceNumber);
    const change = knex()('talent_office_acceptance_numbers').where({ case_id: id });
    await expect(change.clone().update({ text: 'X' })).rejects.toThrow('append-only');
    await expect(change.clone().delete()).rejects.toThrow('append-only');
  });

  it('gives a receipt to print to its applicant and to the office, and to nobody else', async () => {
    const one = await applied();
    const token = await desk.websiteToken(one.userId);
    const path = `/api/fund-applications/${one.documentId}/acceptance-receipt`;
    const early = await site.http.get(path).auth(token, { type: 'bearer' });
    expect([early.status, early.body.error.details.code]).toEqual([409, 'NOT_ACCEPTED']);
    const title = '<script>alert(1)</script>&"\'';
    await knex()('talent_office_fund_applications')
      .where({ document_id: one.documentId })
      .update({ title });
    expect(await decide(one.documentId, officer)).toBe('done');
    const { publicId, acceptanceNumber } = await caseOf(one.documentId);
    const own = await site.http.get(path).auth(token, { type: 'bearer' }).expect(200);
    expect(own.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(own.headers['content-security-policy']).toContain("default-src 'none'");
    expect(own.headers['cache-control']).toContain('no-store');
    expect(own.text).toContain(acceptanceNumber);
    expect(own.text).toContain('测试人才');
    expect(own.text).toContain('10 个工作日');
    expect(own.text).not.toContain('<script');
    expect(own.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;');
    const admin = (by: Signer) =>
      site.http
        .get(`/talent-office/cases/${publicId}/acceptance-receipt`)
        .set('Accept-Language', 'en')
        .auth(by.token, { type: 'bearer' });
    expect((await admin(officer).expect(200)).text).toContain('Receipt of acceptance');
    const stranger = await desk.talent();
    const strange = await desk.websiteToken(stranger.userId);
    await site.http.get(path).auth(strange, { type: 'bearer' }).expect(404);
    await site.http.get(path).expect(403);
  });

  it('stands in the inbox and in the applicant’s list', async () => {
    const one = await accepted();
    const { acceptanceNumber } = await caseOf(one.documentId);
    const inbox = await site.http
      .get('/talent-office/inbox')
      .auth(department.token, { type: 'bearer' })
      .expect(200);
    const item = inbox.body.data.find(
      ({ target }: { target: { documentId: string } }) => target.documentId === one.documentId,
    );
    expect(item.acceptanceNumber).toBe(acceptanceNumber);
    const token = await desk.websiteToken(one.userId);
    const list = await site.http
      .get('/api/fund-applications')
      .auth(token, { type: 'bearer' })
      .expect(200);
    expect(list.body.data[0].acceptance).toMatchObject({
      number: acceptanceNumber,
      handling: { usedWorkingDays: 0, limitWorkingDays: 10 },
    });
  });

  it('40 at once get 40 numbers without a gap, the first of a year too', async () => {
    const parallel = site.database.kind === 'mysql' ? 40 : 8;
    desk.service('clock').set(new Date('2028-01-04T02:00:00.000Z'));
    const made: string[] = [];
    for (let index = 0; index < parallel; index += 1) made.push((await applied()).documentId);
    const failing: string[] = [];
    for (let index = 0; index < 4; index += 1) failing.push((await applied(nowhere)).documentId);
    const decisions = await Promise.all(
      made.map((documentId) => desk.decision(application, documentId, officer.token)),
    );
    // These fail when their next stage opens: they leave no gap.
    const failures = await Promise.all(
      failing.map((documentId) => desk.decision(application, documentId, officer.token)),
    );
    const answers = await Promise.all(
      // Some are sent twice: one number.
      [...decisions, ...failures, ...decisions.slice(0, 4)].map(untilTaken),
    );
    const told = answers.map(({ status, body }) =>
      status === 200 ? 'done' : body.error.details.code,
    );
    expect(told).toEqual([
      ...decisions.map(() => 'done'),
      ...failures.map(() => 'REFERENCE_MISSING'),
      ...decisions.slice(0, 4).map(() => 'done'),
    ]);
    const numbers = (await register())
      .filter(({ text }) => text.startsWith('呼人才受〔2028〕'))
      .map(({ number }) => number)
      .sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: parallel }, (_, index) => index + 1));
    const held = await Promise.all(made.map(caseOf));
    expect(new Set(held.map((one) => one.acceptanceNumber)).size).toBe(parallel);
  });
});

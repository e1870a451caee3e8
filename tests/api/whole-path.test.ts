import { randomUUID } from 'node:crypto';

import { run } from '../../database/seeds';
import { decidedBy, signNext } from '../factories/decided';
import { nextIdentityNumber } from '../factories/office';
import { createPanel, linked } from '../factories/panel';
import { registerFirstAdmin, startSite, testPassword, yearsOfThisRun, type Site } from '../setup';

const uid = (type: string) => `plugin::talent-office.${type}` as never;
/**
 * When the notice is posted, and the day after its five working days: by the library's calendar, over
 * the end of a year, and over a week of holidays.
 */
const periods = [
  ['2026-11-23', '2026-12-01'],
  ['2027-12-29', '2028-01-06'],
  ['2030-09-27', '2030-10-11'],
] as const;
const award = 5_000_000;

/** Who holds which position of the reference data; nobody signs two stages. */
const colleagues = {
  officer: ['jinlan-office', 'talent-office.office'],
  director: ['jinlan-office', 'talent-office.office'],
  department: ['jinlan-department', 'science-bureau.department'],
  joint: ['jinlan-department', 'human-resources-bureau.department'],
  finance: ['jinlan-finance', 'finance-bureau.finance'],
  leader: ['jinlan-leading-group', 'leading-group.leading-group'],
  discipline: ['jinlan-discipline', 'discipline-inspection.objection'],
} as const;

type Colleague = keyof typeof colleagues;

// The reference data are some thousand statements, each of MySQL's commits waiting for the disk.
jest.setTimeout(480_000);

const title = 'the main job over HTTP alone, in an office that has only its reference data, on %s';

describe.each(yearsOfThisRun(periods))(title, (postedOn, overOn) => {
  const thisYear = Number(postedOn.slice(0, 4));
  let site: Site;
  let panel: ReturnType<typeof createPanel>;
  let at: Record<Colleague, string>;
  let lineId: string;
  let benefitId: string;
  let talent: string;
  let applicationId: string;
  let noticeId: string;

  const idOf = async (type: string, where: object): Promise<string> =>
    (await site.strapi.db.query(uid(type)).findOne({ where })).documentId;
  const setDay = (day: string) =>
    site.strapi
      .plugin('talent-office')
      .service('clock')
      .set(new Date(`${day}T10:00:00+08:00`));
  const website = (path: string, body: object = {}, token = talent) =>
    panel.send('post', `/api${path}`, token, body);
  const state = async () => {
    const { body } = await panel.send('get', `/api/fund-applications/${applicationId}`, talent);
    return body.data.state.zh;
  };
  const free = async () => {
    const { body } = await site.http.get(`/api/fund-years/${thisYear}/summary`).expect(200);
    return body.data;
  };

  beforeAll(async () => {
    site = await startSite({ now: `${postedOn}T02:00:00.000Z` });
    await run(site.strapi, ['reference'], () => undefined);
    panel = createPanel(site);
    const superAdmin = await registerFirstAdmin(site);
    const tokens: Partial<Record<Colleague, string>> = {};
    for (const name of Object.keys(colleagues) as Colleague[]) {
      const [role, position] = colleagues[name];
      const adminUser = await panel.account(name, role);
      const staff = await panel.save(superAdmin, 'staff', {
        name,
        adminUser: { connect: [{ id: adminUser }], disconnect: [] },
      });
      await panel.save(superAdmin, 'appointment', {
        staff: linked(staff),
        position: linked(await idOf('position', { code: position })),
        startsOn: '2020-01-01',
      });
      tokens[name] = await panel.logIn(`${name}@jinlan.test`);
    }
    at = tokens as Record<Colleague, string>;
  });
  afterAll(() => site.stop());

  it('the office opens its year; under the floor it does not open', async () => {
    const year = await panel.save(at.officer, 'fund-year', { year: thisYear });
    lineId = await panel.save(at.officer, 'fund-line', {
      title: '人才引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '119999999',
      fundYear: linked(year),
    });
    await decidedBy(site.strapi, 'budget-arrangement', 'fund-year');
    const refused = await panel.act(at.officer, 'fund-year', year, 'budget');
    expect(refused.status).toBe(409);
    expect(refused.body.error.details.messages.zh).toContain('低于下限');
    const line = `/content-manager/collection-types/${uid('fund-line')}/${lineId}`;
    await panel.send('put', line, at.officer, { budgetFen: '120000000' }).expect(200);
    await panel.act(at.officer, 'fund-year', year, 'budget').expect(200);
    for (const stage of ['finance', 'leading-group']) {
      expect([stage, await signNext(site.strapi, uid('fund-year'), year)]).toEqual([
        stage,
        undefined,
      ]);
    }
    await panel.act(at.officer, 'fund-year', year, 'open').expect(200);
    expect(await free()).toMatchObject({ year: thisYear, shortfallFen: 0 });
  });

  it('the office writes a benefit with its rules, and puts them in force', async () => {
    const rules = await panel.save(at.officer, 'rule-set', {
      title: '安家补贴条件',
      key: 'settling-in',
      entryType: uid('fund-application'),
      rules: [
        {
          code: 'tier',
          kind: 'hard',
          expression: 'subject.tier in ["A", "B", "C"]',
          clause: '第五条',
          messageZh: '须为 A 至 C 类人才',
          messageEn: 'Tier A to C only',
        },
      ],
    });
    await panel.send('post', `/talent-office/rule-sets/${rules}/enact`, at.officer, {}).expect(200);
    benefitId = await panel.save(at.officer, 'benefit', {
      title: '安家补贴',
      slug: 'settling-in',
      kind: 'settling-in',
      use: 'introduction',
      amountExpression: `greatest(0, ${award} - received("settling-in"))`,
      ruleSet: linked(rules),
      workflow: linked(await idOf('workflow', { key: 'fund' })),
      line: linked(lineId),
      active: true,
    });
  });

  it('a talent checks, writes a draft and submits it', async () => {
    const role = await site.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'authenticated' } });
    const account = { username: 'talent', email: 'talent@jinlan.test', password: testPassword };
    const user = await site.strapi
      .plugin('users-permissions')
      .service('user')
      .add({ ...account, provider: 'local', confirmed: true, role: role.id });
    await panel.save(at.officer, 'talent-profile', {
      name: '曾可',
      tier: 'B',
      tierSince: '2025-01-01',
      identityDocument: nextIdentityNumber(),
      user: { connect: [{ id: user.id }], disconnect: [] },
    });
    const login = { identifier: account.email, password: testPassword };
    talent = (await site.http.post('/api/auth/local').send(login).expect(200)).body.jwt;

    const checked = await site.http
      .post(`/api/benefits/${benefitId}/check`)
      .send({ subject: { tier: 'D' } })
      .expect(200);
    expect(checked.body.data).toMatchObject({
      outcome: 'not_eligible',
      rules: [{ code: 'tier', outcome: 'fail', clause: '第五条' }],
    });
    const made = await website('/fund-applications', { benefit: benefitId, statement: '申请' });
    expect(made.status).toBe(200);
    applicationId = made.body.data.id;
    expect(await state()).toBe('草稿');
    await website(`/fund-applications/${applicationId}/submit`).expect(200);
    expect(await state()).toBe('待受理');
  });

  it('the right people sign in the right order, each finding it in the inbox', async () => {
    const early = await panel.decide(at.leader, applicationId, 'leading-group');
    expect(early.body.error.details.code).toBe('STEP_NOT_OPEN');
    for (const [colleague, seat] of [
      ['officer', 'acceptance'],
      ['department', 'department'],
      ['joint', 'human-resources'],
      ['finance', 'finance'],
      ['officer', 'office'],
      ['leader', 'leading-group'],
    ] as const) {
      const inbox = await panel.send('get', '/talent-office/inbox', at[colleague]).expect(200);
      expect(inbox.body.data).toMatchObject([{ seat, target: { documentId: applicationId } }]);
      const signed = await panel.decide(at[colleague], applicationId, seat, { comment: '同意' });
      expect([signed.status, signed.body.error?.details?.code]).toEqual([200, undefined]);
    }
    expect(await state()).toBe('公示中');
  });

  it('the public sees the notice and objects: it is suspended until that is dismissed', async () => {
    const list = await site.http.get('/api/notices').expect(200);
    expect(list.body.data).toMatchObject([{ item: { 'applicant.name': '曾可' } }]);
    noticeId = list.body.data[0].id;
    const { lastDay, until } = list.body.data[0];
    expect(until).toBe(overOn);
    const objected = await site.http
      .post(`/api/notices/${noticeId}/objections`)
      .set('Idempotency-Key', randomUUID())
      .send({ realName: true, name: '王某', contact: '13900005678', text: '业绩不实' })
      .expect(200);
    const finish = () =>
      panel.send('post', '/talent-office/notices/finish-due', at.officer, {}).expect(200);
    setDay(lastDay);
    expect((await finish()).body.data).toMatchObject({ ended: [], suspended: [] });
    setDay(overOn);
    expect((await finish()).body.data).toMatchObject({ ended: [], suspended: [noticeId] });
    expect(await state()).toBe('公示中');

    const decision = { decision: '查无实据', decidedOn: overOn };
    const { id } = objected.body.data;
    const own = await panel.act(at.officer, 'objection', id, 'dismiss', decision);
    expect(own.body.error.details.code).toBe('NOT_PERMITTED');
    await panel.act(at.discipline, 'objection', id, 'dismiss', decision).expect(200);
    expect((await finish()).body.data).toMatchObject({ ended: [noticeId], suspended: [] });
    expect(await state()).toBe('已核定');
  });

  it('the office lists the payment, finance confirms, a colleague approves, the applicant is paid', async () => {
    const profile = await idOf('talent-profile', { name: '曾可' });
    const accountNumber = '6222020000000000123';
    const account = await panel.save(at.officer, 'payee-account', {
      ...{ payeeName: '曾可', bankName: '示例银行', accountNumber, talent: linked(profile) },
    });
    await panel.act(at.officer, 'payee-account', account, 'enter').expect(200);
    const post = (token: string, path: string, body: object = {}) =>
      panel.send('post', `/talent-office/${path}`, token, body);
    await post(at.finance, `payee-accounts/${account}/verify`, { accountNumber }).expect(200);
    const fundYear = await idOf('fund-year', { year: thisYear });
    const made = await post(at.officer, 'payment-batches', {
      ...{ title: '第一批', fundYear, payeeKind: 'talent' },
    }).expect(200);
    const batch = `payment-batches/${made.body.data.documentId}`;
    const offered = await panel.send('get', `/talent-office/${batch}/candidates`, at.officer);
    const disbursements = offered.body.data.map(
      ({ documentId }: { documentId: string }) => documentId,
    );
    expect(disbursements).toHaveLength(1);
    const listed = await post(at.officer, `${batch}/lines`, { disbursements }).expect(200);
    await post(at.officer, `${batch}/check`).expect(200);
    const own = await post(at.officer, `${batch}/lock`);
    expect(own.body.error.details.code).toBe('NOT_PERMITTED');
    await post(at.finance, `${batch}/lock`).expect(200);
    await post(at.officer, `${batch}/approve`).expect(200);
    const { documentId } = made.body.data;
    const signed = await panel.decide(at.director, documentId, 'office', {}, 'payment-batch');
    expect(signed.status).toBe(200);
    await post(at.officer, `${batch}/send`).expect(200);
    const voucher = { input: { voucherNumber: '0001', paidOn: overOn } };
    const [line] = listed.body.data.lines;
    await post(at.finance, `payments/${line.documentId}/settle`, voucher).expect(200);
    expect(await state()).toBe('已拨付');
    const shown = await panel.send('get', `/api/fund-applications/${applicationId}`, talent);
    expect(shown.body.data.awardedFen).toBe(award);
    const ledger = site.strapi.plugin('talent-office').service('ledger');
    expect(await ledger.verify()).toEqual({ failures: [] });
  });
});

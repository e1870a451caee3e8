import { randomUUID } from 'node:crypto';

import { budgeted } from '../factories/decided';
import { createOffice, nextIdentityNumber, type Office } from '../factories/office';
import { startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';
const password = 'Website-2026';

describe('the website over REST', () => {
  let site: Site;
  let office: Office;
  let benefitId: string;
  let talents: { token: string; documentId: string }[];

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const post = (path: string, token: string, body: object = {}, key: string = randomUUID()) =>
    site.http
      .post(path)
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', key)
      .send(body);
  const get = (path: string, token?: string) => {
    const request = site.http.get(path);
    return token ? request.set('Authorization', `Bearer ${token}`) : request;
  };

  const websiteTalent = async (name: string) => {
    const role = await site.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'authenticated' } });
    const user = await site.strapi
      .plugin('users-permissions')
      .service('user')
      .add({
        username: name,
        email: `${name}@jinlan.test`,
        password,
        confirmed: true,
        blocked: false,
        provider: 'local',
        role: role.id,
      });
    const { documentId } = await office.create('talent-profile', {
      name,
      tier: 'B',
      tierSince: '2025-01-01',
      identityDocument: nextIdentityNumber(),
      user: user.id,
    });
    const { body } = await site.http
      .post('/api/auth/local')
      .send({ identifier: `${name}@jinlan.test`, password })
      .expect(200);
    return { token: body.jwt as string, documentId };
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    office = createOffice(site.strapi);
    const officer = await office.signer('office');
    const year = await office.create('fund-year', { year: 2026 });
    const line = await office.create('fund-line', {
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '120000000',
      fundYear: year.documentId,
    });
    await budgeted(site.strapi, year.documentId, officer);
    await service('lifecycle').act({
      type: 'plugin::talent-office.fund-year',
      documentId: year.documentId,
      action: 'open',
      actor: officer,
      operation: randomUUID(),
    });
    const rules = await office.create('rule-set', {
      title: '条件',
      key: 'settling-in',
      entryType: application,
      rules: [
        {
          code: 'tier',
          kind: 'hard',
          expression: 'subject.tier in ["A", "B"]',
          messageZh: '须为 A、B 类人才',
          messageEn: 'Tier A or B only',
        },
      ],
    });
    const workflow = await office.create('workflow', {
      title: '审批',
      key: 'fund',
      entryType: application,
      stages: [
        {
          key: 'office',
          title: '人才办审核',
          kind: 'review',
          onPass: { award: 'reserved' },
          seats: [{ key: 'office', title: '领导小组', role: 'leading-group', signatures: 1 }],
        },
      ],
    });
    await site.strapi.db.transaction(async ({ trx }) => {
      await service('rules').enact(trx, rules.documentId, 'test');
      await service('approval').enact(trx, workflow.documentId, 'test');
    });
    const benefit = await office.create('benefit', {
      title: '安家补贴',
      slug: 'settling-in',
      use: 'introduction',
      kind: 'settling-in',
      amountExpression: '50000000',
      ruleSet: rules.documentId,
      workflow: workflow.documentId,
      line: line.documentId,
      active: true,
    });
    benefitId = benefit.documentId;
    talents = [await websiteTalent('talent1'), await websiteTalent('talent2')];
  });
  afterAll(() => site.stop());

  const tokenOf = (index: number): string => talents[index]?.token ?? '';
  const draft = async (index: number): Promise<string> => {
    const { body } = await post('/api/fund-applications', tokenOf(index), {
      benefit: benefitId,
      statement: '申请说明',
    }).expect(200);
    return body.data.id as string;
  };

  it('everybody reads the benefits and checks himself; nothing is stored', async () => {
    const listed = await get('/api/benefits').expect(200);
    expect(listed.body.data).toMatchObject([{ id: benefitId, title: '安家补贴' }]);
    const check = (subject: object) =>
      site.http.post(`/api/benefits/${benefitId}/check`).send({ subject });
    const stored = () => site.strapi.db.connection('talent_office_evaluations');
    const before = await stored();
    expect((await check({ tier: 'A' }).expect(200)).body.data).toMatchObject({
      outcome: 'eligible',
      amountFen: 50000000,
      rules: [{ code: 'tier', outcome: 'pass', inputs: { 'subject.tier': 'A' } }],
    });
    expect((await check({ tier: 'E' }).expect(200)).body.data.outcome).toBe('not_eligible');
    expect((await check({}).expect(200)).body.data).toMatchObject({
      outcome: 'needs_facts',
      rules: [{ missing: ['subject.tier'] }],
    });
    const wrong = await check({ tierSince: 5 }).expect(400);
    expect(wrong.body.error.details.messages).toEqual({
      zh: '“认定日期”填写的内容类型不对（应为 日期）。',
      en: '"Tier since" has the wrong kind of value (expected a date).',
    });
    const refused = await check({ tear: 'A' }).expect(400);
    expect(refused.body.error.details.errors[0].path).toEqual(['subject', 'tear']);
    expect(await stored()).toEqual(before);
  });

  it('a talent keeps up his own profile, and not what decides over money', async () => {
    const own = await get('/api/me/talent-profile', tokenOf(0)).expect(200);
    expect(own.body.data).toMatchObject({ name: 'talent1', tier: 'B' });
    const put = (body: object) =>
      site.http
        .put('/api/me/talent-profile')
        .set('Authorization', `Bearer ${tokenOf(0)}`)
        .send(body);
    expect((await put({ consentToListing: true }).expect(200)).body.data.consentToListing).toBe(
      true,
    );
    expect((await put({ tier: 'A' }).expect(400)).body.error.details.errors[0].path).toEqual([
      'tier',
    ]);
    expect((await get('/api/me/talent-profile', tokenOf(0))).body.data.tier).toBe('B');
    await get('/api/me/talent-profile').expect(403);
  });

  it('the directory is not there until the office turns it on, and lists only who is released', async () => {
    await get('/api/talents').expect(404);
    await office.create('office-setting', { directoryOn: true, officeName: '人才办' });
    expect((await get('/api/talents').expect(200)).body.data).toEqual([]);
    await site.strapi.db.query('plugin::talent-office.talent-profile' as never).update({
      where: { documentId: talents[0]?.documentId },
      data: { releasedForListing: true },
    });
    const { body } = await get('/api/talents?tier=B').expect(200);
    expect(body.data).toEqual([
      {
        id: talents[0]?.documentId,
        name: 'talent1',
        tier: 'B',
        title: null,
        specialty: null,
        industry: null,
        employer: null,
      },
    ]);
    const { documentId: employer } = await office.create('employer', { name: '示例企业' });
    await office.create('talent-profile', {
      name: 'talent0',
      industry: '农业',
      employer,
      consentToListing: true,
      releasedForListing: true,
    });
    const second = await get('/api/talents?pageSize=1&page=2').expect(200);
    expect(second.body.data).toMatchObject([{ name: 'talent1' }]);
    expect(second.body.meta.pagination).toEqual({ page: 2, pageSize: 1, total: 2 });
    const farmers = await get(`/api/talents?industry=${encodeURIComponent('农业')}`).expect(200);
    expect(farmers.body.data).toMatchObject([{ name: 'talent0', employer: '示例企业' }]);
    expect(farmers.body.meta.pagination.total).toBe(1);
    await get('/api/talents?filters[phone]=1').expect(400);
    await get('/api/talents?sort=identityIndex').expect(400);
  });

  it('draft, submit, withdraw: each under its own key, once', async () => {
    const key = randomUUID();
    const body = { benefit: benefitId, statement: '一次' };
    const first = await post('/api/fund-applications', tokenOf(0), body, key).expect(200);
    const again = await post('/api/fund-applications', tokenOf(0), body, key).expect(200);
    expect(again.body).toEqual(first.body);
    await post('/api/fund-applications', tokenOf(0), { ...body, statement: '二' }, key).expect(409);
    await site.http
      .post('/api/fund-applications')
      .set('Authorization', `Bearer ${tokenOf(0)}`)
      .send(body)
      .expect(400);
    const path = `/api/fund-applications/${String(first.body.data.id)}`;
    const submitted = await post(`${path}/submit`, tokenOf(0)).expect(200);
    expect(submitted.body.data.state).toEqual({ code: 'review', zh: '审核中', en: 'Under review' });
    // Frozen from now on, for the applicant too.
    const frozen = await site.http
      .put(path)
      .set('Authorization', `Bearer ${tokenOf(0)}`)
      .send({ statement: '改' });
    expect(frozen.status).toBe(409);
    expect(frozen.body.error.details.code).toBe('GUARDED_ATTRIBUTE');
    const withdrawn = await post(`${path}/withdraw`, tokenOf(0)).expect(200);
    expect(withdrawn.body.data.state.code).toBe('withdrawn');
  });

  it('who is not eligible reads why in his own language', async () => {
    const { token, documentId } = await websiteTalent('tierless');
    await site.strapi.documents('plugin::talent-office.talent-profile' as never).update({
      documentId,
      data: { tier: 'E' },
    } as never);
    const { body } = await post('/api/fund-applications', token, {
      benefit: benefitId,
      statement: '申请',
    }).expect(200);
    const refused = await post(`/api/fund-applications/${String(body.data.id)}/submit`, token)
      .set('Accept-Language', 'en')
      .expect(422);
    expect(refused.body.error).toMatchObject({
      message: 'Not eligible: Tier A or B only',
      details: {
        code: 'NOT_ELIGIBLE',
        messages: {
          zh: '不符合条件：须为 A、B 类人才',
          en: 'Not eligible: Tier A or B only',
        },
      },
    });
  });

  it("somebody else's application does not exist for him", async () => {
    const mine = await draft(0);
    await get(`/api/fund-applications/${mine}`, tokenOf(0)).expect(200);
    await get(`/api/fund-applications/${mine}`, tokenOf(1)).expect(404);
    await post(`/api/fund-applications/${mine}/submit`, tokenOf(1)).expect(404);
    expect((await get('/api/fund-applications', tokenOf(1))).body.data).toEqual([]);
    await get('/api/fund-applications').expect(403);
  });

  it('shows the execution of a fund year without anybody’s name', async () => {
    const { body } = await get('/api/fund-years/2026/summary').expect(200);
    expect(body.data).toMatchObject({
      year: 2026,
      state: 'open',
      uses: [{ use: 'introduction', suppliedFen: 120000000, availableFen: 120000000 }],
    });
    await get('/api/fund-years/2031/summary').expect(404);
    for (const year of ['0x7ea', '2e3', '%202026%20', '+2026', '2026.0', '02026', '3000']) {
      const refused = await get(`/api/fund-years/${year}/summary`).expect(400);
      expect(refused.body.error.details.errors).toMatchObject([{ path: ['year'] }]);
    }
  });

  it('the generic routes of the content types are not there', async () => {
    await get('/api/talent-profiles').expect(404);
    await get('/api/fund-lines').expect(404);
  });
});

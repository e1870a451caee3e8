import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** Whoever wrote what is to be signed signs nothing of it. */
describe('the authors of an entry', () => {
  let site: Site;
  let desk: Desk;
  let clerk: Signer;
  let colleague: Signer;
  let to: { benefit: string; line: string };
  let titled: { benefit: string; line: string };

  const drafted = async (of: object = {}, by = to) => {
    const who = await desk.talent(of);
    const { documentId } = await desk.office.create('fund-application', {
      title: '申请',
      applicant: who.profile.documentId,
      statement: '原来的说明',
      ...by,
    });
    return { ...who, documentId };
  };

  /** As the Content Manager does it: the whole form, whatever was changed. */
  const save = (documentId: string, { token }: Pick<Signer, 'token'>, data: object) =>
    site.http
      .put(`/content-manager/collection-types/${application}/${documentId}`)
      .auth(token, { type: 'bearer' })
      .send({ title: '申请', statement: '原来的说明', ...data })
      .expect(200);

  const decide = async (documentId: string, { token }: Pick<Signer, 'token'>) => {
    const { status, body } = await desk.decide(application, documentId, token);
    return status === 200
      ? 'done'
      : [body.error.details.code, body.error.details.facts?.why?.code].join(' ');
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    clerk = await desk.signer('office');
    colleague = await desk.signer('office');
    await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'office', signatures: 2 },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    const line = await desk.line(100_000_000, clerk.actor);
    const benefit = { kind: 'kind', amountExpression: '1000', ruleSet, workflow, line };
    to = { benefit: await desk.benefit(benefit), line };
    const readsTitle = await desk.rules('title', application, 'entry.title != ""');
    titled = { benefit: await desk.benefit({ ...benefit, ruleSet: readsTitle }), line };
  });
  afterAll(() => site.stop());

  it('a clerk who rewrites a draft of the applicant is one of them', async () => {
    const { documentId, actor } = await drafted();
    await save(documentId, clerk, { statement: '改写的说明' });
    await desk.act(application, documentId, 'submit', actor);
    expect(await decide(documentId, clerk)).toBe('SIGNER_EXCLUDED author');
    expect(await decide(documentId, colleague)).toBe('done');
  });

  it('whoever saves the form as it was, or changes what nobody signs, is none', async () => {
    const { documentId, actor } = await drafted();
    await save(documentId, clerk, {});
    const rows = site.strapi.db.connection('talent_office_audit');
    const edits = rows.where({ target_document_id: documentId, action: 'entry.edit' });
    expect(await edits).toEqual([]);
    await save(documentId, colleague, { title: '另一个标题' });
    await desk.act(application, documentId, 'submit', actor);
    expect(await decide(documentId, clerk)).toBe('done');
    expect(await decide(documentId, colleague)).toBe('done');
  });

  it('a title is signed where a rule reads it', async () => {
    const { documentId, actor } = await drafted({}, titled);
    await save(documentId, clerk, { title: '另一个标题' });
    await desk.act(application, documentId, 'submit', actor);
    expect(await decide(documentId, clerk)).toBe('SIGNER_EXCLUDED author');
    expect(await decide(documentId, colleague)).toBe('done');
  });

  it('who began it stays its author when his account is gone and he has another', async () => {
    const recorder = await desk.signer('office');
    const { profile, actor } = await desk.talent();
    const { body } = await site.http
      .post(`/content-manager/collection-types/${application}`)
      .auth(recorder.token, { type: 'bearer' })
      .send({ title: '申请', applicant: profile.documentId, ...to })
      .expect(201);
    const { documentId } = body.data;
    await desk.act(application, documentId, 'submit', actor);
    const { documentId: staff } = recorder.staff;
    const unlinked = { documentId: staff, data: { adminUser: null } as never };
    await site.strapi.documents('plugin::talent-office.staff' as never).update(unlinked);
    await site.strapi.db.query('admin::user').delete({ where: { id: recorder.actor.id } });
    const { id, token } = await desk.adminUser('recorder-again@jinlan.test');
    await site.strapi
      .documents('plugin::talent-office.staff' as never)
      .update({ documentId: staff, data: { adminUser: id } as never });
    expect(await decide(documentId, { token })).toBe('SIGNER_EXCLUDED author');
  });

  it('a token of his is no other person: it neither writes nor acts', async () => {
    const action = 'plugin::content-manager.explorer';
    const adminPermissions = ['create', 'update', 'read'].map((verb) => ({
      action: `${action}.${verb}`,
      subject: application,
      properties: { fields: ['title', 'statement'] },
      conditions: [],
    }));
    const { body } = await site.http
      .post('/admin/admin-tokens')
      .auth(clerk.token, { type: 'bearer' })
      .send({ name: 'mine', description: '', lifespan: null, adminPermissions })
      .expect(201);
    const token = { token: String(body.data.accessKey) };
    const { documentId, actor } = await drafted();
    const path = `/content-manager/collection-types/${application}`;
    const sent = { title: '申请', statement: '改写的说明' };
    for (const [method, url] of [
      ['put', `${path}/${documentId}`],
      ['post', path],
    ] as const) {
      const answer = await site.http[method](url).auth(token.token, { type: 'bearer' }).send(sent);
      expect([method, answer.body.error?.details?.code]).toEqual([method, 'TOKEN_IS_NOBODY']);
    }
    const where = { documentId };
    const context = {
      state: { auth: { strategy: { name: 'admin-token' }, credentials: { id: 1 } } },
    };
    await expect(
      site.strapi.requestContext.run({ ...context, get: () => '' } as never, () =>
        site.strapi.db.query(application as never).delete({ where } as never),
      ),
    ).rejects.toMatchObject({ details: { code: 'TOKEN_IS_NOBODY' } });
    await desk.act(application, documentId, 'submit', actor);
    expect(await decide(documentId, token)).toMatch(/^(TOKEN_IS_NOBODY|NOT_PERMITTED)/);
    expect(await decide(documentId, clerk)).toBe('done');
  });

  it('nor does who is refused to change what is frozen become one', async () => {
    const { documentId, actor } = await drafted();
    await desk.act(application, documentId, 'submit', actor);
    await site.http
      .put(`/content-manager/collection-types/${application}/${documentId}`)
      .auth(clerk.token, { type: 'bearer' })
      .send({ title: '申请', statement: '改写的说明' })
      .expect(400);
    expect(await decide(documentId, clerk)).toBe('done');
  });

  it('the agent of the employer signs nothing of its staff', async () => {
    const user = await desk.office.websiteUser('agent');
    const agent = await desk.signer('office', { websiteUser: user });
    const employer = await desk.office.create('employer', { name: '企业', agent: user });
    const { documentId, actor } = await drafted({ employer: employer.documentId });
    await desk.act(application, documentId, 'submit', actor);
    expect(await decide(documentId, agent)).toBe('SIGNER_EXCLUDED owner');
    // Unlinked while the case is open he is who he was.
    await site.strapi.documents('plugin::talent-office.employer').update({
      documentId: employer.documentId,
      data: { agent: null } as never,
    });
    expect(await decide(documentId, agent)).toBe('SIGNER_EXCLUDED owner');
    expect(await decide(documentId, colleague)).toBe('done');
  });
});

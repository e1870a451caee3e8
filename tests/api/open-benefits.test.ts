import { randomUUID } from 'node:crypto';

import { application, createDesk, fundLine, type Desk } from '../factories/desk';
import { signedInTalent } from '../factories/website';
import { startSite, type Site } from '../setup';

const fundYear = 'plugin::talent-office.fund-year';
const benefits = 'plugin::talent-office.benefit' as never;

/** Who fills in a form for a benefit that takes none is told so at the end, after an afternoon. */
describe('a benefit tells whether it takes applications', () => {
  let site: Site;
  let desk: Desk;
  let officer: Awaited<ReturnType<Desk['signer']>>;
  let token: string;
  let year: string;
  let benefit: string;

  const listed = async () => {
    const { body } = await site.http.get('/api/benefits').expect(200);
    const found = body.data.find(({ id }: { id: string }) => id === benefit);
    return [found.open, found.closedBecause.map(({ zh }: { zh: string }) => zh)];
  };
  const apply = (key: string = randomUUID()) =>
    site.http
      .post('/api/fund-applications')
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', key)
      .send({ benefit });
  const turn = (data: object) =>
    site.strapi.documents(benefits).update({ documentId: benefit, data } as never);

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    token = (await signedInTalent(site, desk.office, 'applicant')).token;
    year = (await desk.create(fundYear, { year: 2026 })).documentId;
    const line = await desk.create(fundLine, {
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '120000000',
      fundYear: year,
    });
    benefit = await desk.benefit({
      kind: 'kind',
      amountExpression: '1000',
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [{ key: 'leading-group' }]),
      line: line.documentId,
    });
  });
  afterAll(() => site.stop());

  it('not before its year is open, and takes no draft until then', async () => {
    const closed = '这项待遇的资金项目尚未开放或已经关闭，暂不能申请。';
    expect(await listed()).toEqual([false, [closed]]);
    const refused = await apply();
    expect([refused.status, refused.body.error.details.code]).toEqual([409, 'CONDITION_NOT_MET']);
    expect(refused.body.error.details.errors[0]).toMatchObject({
      path: ['benefit'],
      messages: { zh: closed },
    });
    await desk.act(fundYear, year, 'open', officer.actor);
    expect(await listed()).toEqual([true, []]);
  });

  it('not outside its days, nor when its policy has expired; each reason once', async () => {
    await turn({ closesOn: '2026-11-22' });
    expect(await listed()).toEqual([false, ['这项待遇现不受理申请。']]);
    await turn({ closesOn: '2026-11-23' });
    expect(await listed()).toEqual([true, []]);
    const policy = await desk.create('plugin::talent-office.policy', {
      title: '办法',
      level: 'district',
      expiresOn: '2026-11-23',
    });
    await turn({ policy: policy.documentId, opensOn: '2026-11-24', closesOn: null });
    expect(await listed()).toEqual([
      false,
      ['这项待遇现不受理申请。', '这项待遇所依据的政策已经失效，不再受理申请。'],
    ]);
    const { body } = await site.http.get('/api/benefits').expect(200);
    expect(body.data.map((one: { policy: unknown }) => one.policy)).toContainEqual({
      title: '办法',
      number: null,
      trial: false,
      expiresOn: '2026-11-23',
    });
    await turn({ policy: null, opensOn: null });
  });

  /** Everybody may ask: a list that asks the database for each of its lines is slow for all others. */
  it('asks the database as often for twelve benefits as for two', async () => {
    const askedOnce = async (): Promise<number> => {
      const { connection } = site.strapi.db;
      let count = 0;
      const one = (): void => {
        count += 1;
      };
      connection.on('query', one);
      await site.http.get('/api/benefits').expect(200);
      connection.removeListener('query', one);
      return count;
    };
    // Strapi still tells its webhooks of the writes before, in its own time.
    const asked = async (): Promise<number> =>
      Math.min(await askedOnce(), await askedOnce(), await askedOnce());
    const add = async (name: string) => {
      const stored = (await site.strapi.documents(benefits).findOne({
        documentId: benefit,
        populate: ['ruleSet', 'workflow', 'line'],
      } as never)) as unknown as Record<'ruleSet' | 'workflow' | 'line', { documentId: string }>;
      await desk.create(benefits, {
        title: name,
        slug: name,
        use: 'introduction',
        amountExpression: '1000',
        active: true,
        ruleSet: stored.ruleSet.documentId,
        workflow: stored.workflow.documentId,
        line: stored.line.documentId,
      });
    };
    await add('second');
    const ofTwo = await asked();
    for (let number = 3; number <= 12; number += 1) await add(`number-${number}`);
    const { body } = await site.http.get('/api/benefits').expect(200);
    expect(body.data.map(({ open }: { open: boolean }) => open)).toEqual(Array(12).fill(true));
    expect(await asked()).toBe(ofTwo);
  });

  it('gives the same answer to the same request, also when it has closed since', async () => {
    const key = randomUUID();
    const first = await apply(key).expect(200);
    await desk.act(fundYear, year, 'startClosing', officer.actor);
    expect((await listed())[0]).toBe(false);
    const again = await apply(key).expect(200);
    expect(again.body).toEqual(first.body);
    await apply().expect(409);
  });
});

import { run, type SeedSet } from '../../database/seeds';
import { startSite, testPassword, type Site } from '../setup';

/** In another year, before a week of holidays: what the demo does, it does by the site's clock. */
const today = '2030-09-30';

const uid = (type: string) => `plugin::talent-office.${type}` as never;

// A whole demo is some thousand statements, each of MySQL's commits waiting for the disk.
jest.setTimeout(480_000);

describe('seeds', () => {
  let site: Site;
  const reported: string[] = [];

  /** What runs by itself beside the seeds: Strapi's own cron jobs, and who is logged in. */
  const bookkeeping = ['strapi_core_store_settings', 'strapi_sessions', 'talent_office_leases'];

  /** Every row of every table with all its columns, `updated_at` among them, as text. */
  const everything = async (): Promise<Set<string>> => {
    const { db } = site.strapi;
    const found = new Set<string>();
    for (const table of await db.dialect.schemaInspector.getTables()) {
      if (bookkeeping.includes(table)) continue;
      const rows = (await db.connection(table).select('*')) as object[];
      for (const row of rows) found.add(`${table} ${JSON.stringify(row)}`);
    }
    return found;
  };
  /** Rows that came, went or changed while `work` ran. */
  const changedBy = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = await everything();
    await work();
    const after = await everything();
    return [
      ...[...before].filter((row) => !after.has(row)).map((row) => `- ${row}`),
      ...[...after].filter((row) => !before.has(row)).map((row) => `+ ${row}`),
    ];
  };
  const count = (type: string, where = {}) => site.strapi.db.query(uid(type)).count({ where });
  const seed = (...sets: SeedSet[]) => run(site.strapi, sets, (line) => reported.push(line));

  beforeAll(async () => {
    site = await startSite({
      now: `${today}T02:00:00.000Z`,
      env: { DEMO_PASSWORD: testPassword },
    });
    await seed('reference');
  });
  afterAll(() => site.stop());

  it('tells what it has done', () => {
    expect(reported).toEqual([expect.stringMatching(/^reference \(\d/)]);
  });

  it('has the divisions of Hulan under their streets', async () => {
    expect(
      await count('unit', { kind: { $in: ['street', 'town', 'township', 'state-farm'] } }),
    ).toBe(27);
    expect(await count('unit', { parent: { id: { $notNull: true } } })).toBe(279);
    expect(await count('unit', { kind: 'village-committee', managed: true })).toBe(170);
    expect(await count('unit', { kind: 'village-like' })).toBe(2);
  });

  it('has tiers, and workflows and rules in force', async () => {
    expect(await count('tier')).toBe(5);
    expect(await count('workflow', { inForceVersion: 1 })).toBe(16);
    expect(await count('rule-set', { inForceVersion: 1 })).toBe(2);
  });

  it('gives of its roles only the office and finance a bank account to read', async () => {
    const permissions = (await site.strapi.db.query('admin::permission').findMany({
      where: { action: 'plugin::content-manager.explorer.read', subject: uid('payment') },
      populate: { role: true },
    })) as { role: { code: string }; properties: { fields: string[] } }[];
    const readers = permissions
      .filter(({ properties }) => properties.fields.includes('bankAccount'))
      .map(({ role }) => role.code)
      .filter((code) => code.startsWith('jinlan-'));
    expect(readers.sort()).toEqual(['jinlan-finance', 'jinlan-office']);
  });

  it('asks for the password of the demo accounts by name', async () => {
    delete process.env.DEMO_PASSWORD;
    await expect(seed('demo')).rejects.toThrow('DEMO_PASSWORD');
    expect(await count('talent-profile')).toBe(0);
    process.env.DEMO_PASSWORD = testPassword;
  });

  it('makes a demo through the services, with whole books', async () => {
    await seed('demo');
    expect(await count('talent-profile')).toBe(200);
    expect(await count('employer')).toBe(30);
    expect(await count('benefit')).toBe(11);
    expect(await count('employer-agent')).toBe(3);
    expect(await count('policy-item', { state: 'done' })).toBe(3);
    expect(await count('policy-item', { state: 'not-applicable' })).toBe(1);
    expect(await count('delegated-power', { state: 'in-force' })).toBe(2);
    expect(await count('brand', { publishedAt: { $notNull: true } })).toBe(3);
    expect(await count('fund-application')).toBe(45);
    expect(await count('fund-application', { state: 'awarded' })).toBe(7);
    const notices = site.strapi.plugin('talent-office').service('notices');
    const page = { limit: 100, offset: 0 };
    expect(await notices.list('running', page)).toHaveLength(4);
    expect(await notices.list('ended', page)).toHaveLength(11);
    expect(await count('objection', { state: 'received', realName: true })).toBe(1);
    expect(await count('fund-application', { state: 'closed' })).toBe(5);
    expect(await count('payment-batch', { state: 'checked' })).toBe(1);
    expect(await count('payment-batch', { state: 'closed' })).toBe(1);
    expect(await count('payment', { state: 'checked' })).toBe(2);
    expect(await count('payment', { state: 'paid' })).toBe(4);
    expect(await count('unit-project', { state: 'implementing' })).toBe(1);
    expect(await count('project-milestone', { state: 'accepted' })).toBe(1);
    expect(await count('project-milestone', { state: 'planned' })).toBe(2);
    expect(await count('direct-expenditure', { state: 'approved' })).toBe(1);
    expect(await count('care-action', { state: 'registered' })).toBe(1);
    expect(await count('expenditure-invoice', { state: 'registered' })).toBe(1);
    expect(await count('agreement', { state: 'agreed' })).toBe(1);
    expect(await count('instalment-condition', { state: 'evidenced' })).toBe(1);
    expect(await count('instalment-condition', { state: 'asked' })).toBe(2);
    expect(await count('round', { state: 'closed' })).toBe(1);
    const [list] = await site.strapi.db.connection('talent_office_review_lists').select('id');
    expect(list).toBeDefined();
    const ledger = site.strapi.plugin('talent-office').service('ledger');
    expect(await ledger.verify()).toEqual({ failures: [] });
  });

  it('has done all of it in the month before', async () => {
    const opened: { opened_at: string }[] = await site.strapi.db
      .connection('talent_office_steps')
      .orderBy('opened_at')
      .select('opened_at');
    expect(opened.at(0)?.opened_at).toMatch(/^2030-08-31/);
    expect(opened.at(-1)?.opened_at).toMatch(/^2030-09-30/);
  });

  it('lets the demo accounts in', async () => {
    await site.http
      .post('/admin/login')
      .send({ email: 'office@jinlan.test', password: testPassword })
      .expect(200);
    await site.http
      .post('/api/auth/local')
      .send({ identifier: 'talent1@jinlan.test', password: testPassword })
      .expect(200);
  });

  it('sets the password that is asked for, for accounts that are there too', async () => {
    process.env.DEMO_PASSWORD = 'Another-2026';
    await seed('demo');
    const login = { email: 'office@jinlan.test', password: 'Another-2026' };
    await site.http.post('/admin/login').send(login).expect(200);
    const talent = { identifier: 'talent1@jinlan.test', password: 'Another-2026' };
    await site.http.post('/api/auth/local').send(talent).expect(200);
  });

  it.each([
    ['on the same day', today],
    ['in the year after', '2031-02-10'],
  ])('changes nothing the second time, %s', async (_, day) => {
    const clock = site.strapi.plugin('talent-office').service('clock');
    clock.set(new Date(`${day}T02:00:00.000Z`));
    expect(await changedBy(() => seed('reference', 'demo'))).toEqual([]);
  });

  it('leaves what the office has changed since as it is', async () => {
    const change = async (type: string, where: object, data: object) => {
      const row = await site.strapi.db.query(uid(type)).findOne({ where });
      await site.strapi.documents(uid(type)).update({ documentId: row.documentId, data } as never);
    };
    await change('tier', { code: 'A' }, { name: '改过的层次' });
    await change('benefit', { slug: 'health-check' }, { summary: '改过的说明', active: false });
    await change('office-setting', {}, { directoryOn: false });
    expect(await changedBy(() => seed('reference', 'demo'))).toEqual([]);
  });

  it('makes nothing again that people have renamed', async () => {
    const any = { id: { $notNull: true } };
    const renamed = [
      ['unit', { code: '230111001000' }, { code: '999999999999' }],
      ['unit', { code: 'science-bureau' }, { code: 'science' }],
      ['position', { code: 'talent-office.office' }, { code: 'reviewer' }],
      ['tier', { code: 'B' }, { validFrom: '2020-02-01' }],
      ['employer', any, { unifiedCode: null }],
      ['talent-profile', any, { name: '改名' }],
      ['staff', { name: '任示例' }, { name: '任改名' }],
      ['policy', { number: '示例〔2026〕1号' }, { number: '新〔2026〕2号' }],
      ['policy', { level: 'province' }, { title: '改名' }],
      ['policy-item', { number: '示例三', state: 'under-way' }, { title: '改名' }],
      ['benefit', { slug: 'study-support' }, { slug: 'study', title: '研修' }],
      ['fund-line', { title: '人才关爱' }, { title: '关爱' }],
      ['fund-application', { state: 'draft' }, { title: '改名' }],
      ['brand', { slug: 'rural-craftsmen' }, { slug: 'craftsmen' }],
      ['brand-activity', { slug: 'lab-visit' }, { slug: 'visit' }],
      ['office-setting', {}, { officeName: '改名' }],
    ] as const;
    for (const [type, where, data] of renamed) {
      const { documentId } = await site.strapi.db.query(uid(type)).findOne({ where });
      const status = type.startsWith('brand') ? 'published' : undefined;
      await site.strapi.documents(uid(type)).update({ documentId, data, status } as never);
    }
    const accounts = [
      ['admin::user', { email: 'auditor@jinlan.test' }],
      ['plugin::users-permissions.user', { email: 'talent5@jinlan.test' }],
    ] as const;
    for (const [type, where] of accounts) {
      const data = { email: 'renamed@jinlan.test' };
      await site.strapi.db.query(type).update({ where, data });
    }
    expect(await changedBy(() => seed('reference', 'demo'))).toEqual([]);
  });

  it('leaves deleted what was deleted', async () => {
    const remove = async (type: string, where: object) => {
      const rows = await site.strapi.db.query(type as never).findMany({ where });
      expect(rows.length).toBeGreaterThan(0);
      for (const { id } of rows) {
        await site.strapi.db.query(type as never).delete({ where: { id } });
      }
    };
    const joint = { email: 'joint@jinlan.test' };
    const { documentId } = await site.strapi.db
      .query(uid('staff'))
      .findOne({ where: { adminUser: joint } });
    const unlinked = { documentId, data: { adminUser: null } };
    await site.strapi.documents(uid('staff')).update(unlinked as never);
    await remove('admin::user', joint);
    await remove(uid('brand-activity'), { slug: 'open-day' });
    await remove('admin::role', { code: 'jinlan-auditor' });
    expect(await changedBy(() => seed('reference', 'demo'))).toEqual([]);
  });
});

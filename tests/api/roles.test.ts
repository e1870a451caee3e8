import { createSeeding } from '../../database/seeds/seeding';
import { seedAdminRoles } from '../../database/seeds/reference/admin-roles';
import { writeEntry, type Tx } from '../../plugins/talent-office/server/src/platform';
import { permissionAction } from '../../plugins/talent-office/shared/permissions';
import { createPanel, linked } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const office = 'plugin::talent-office.';
const roles = [
  'office',
  'department',
  'leading-group',
  'finance',
  'discipline',
  'auditor',
] as const;
type Role = (typeof roles)[number];

/**
 * Who may do what with the entries of which type: read, create, update, publish, delete. `R` is read
 * with its private attributes. A type that is not here fails the test: somebody has to decide.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  //                                 office  depart. leading finance discip. auditor
  [`${office}unit`]: ['r', 'r', 'r', 'r', 'r', 'r'],
  [`${office}position`]: ['r', '', '', '', '', 'r'],
  [`${office}staff`]: ['r', '', '', '', '', 'r'],
  [`${office}appointment`]: ['r', '', '', '', '', 'r'],
  [`${office}acting`]: ['r', '', '', '', '', 'r'],
  [`${office}incompatibility`]: ['rc', '', '', '', '', 'r'],
  [`${office}rule-set`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}named-table`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}rectification`]: ['r', '', '', '', '', 'r'],
  [`${office}meeting`]: ['rcu', '', 'r', '', '', 'r'],
  [`${office}workflow`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}objection`]: ['rc', '', '', '', 'R', 'r'],
  [`${office}talent-profile`]: ['Rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}employer`]: ['Rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}relationship`]: ['r', '', '', '', '', 'r'],
  [`${office}employer-agent`]: ['Rcu', '', '', '', '', 'r'],
  [`${office}in-post-confirmation`]: ['rcu', '', '', '', '', 'r'],
  [`${office}tier`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}policy`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}policy-item`]: ['rcu', 'r', 'r', '', 'r', 'r'],
  [`${office}policy-evaluation`]: ['rcu', 'r', 'r', '', 'r', 'r'],
  [`${office}delegated-power`]: ['rcu', 'r', 'r', '', 'r', 'r'],
  [`${office}power-check`]: ['rcu', 'r', 'r', '', 'r', 'r'],
  [`${office}benefit`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}fund-year`]: ['rcu', '', 'r', 'r', '', 'r'],
  // The department and the discipline inspectors read its title alone.
  [`${office}fund-line`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}use-plan`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}budget-revision`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}carry-over`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}fund-application`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}unit-project`]: ['rcu', 'r', 'r', 'r', '', 'r'],
  [`${office}project-milestone`]: ['rcu', 'r', 'r', 'r', '', 'r'],
  [`${office}performance-target`]: ['rcu', 'r', 'r', 'r', '', 'r'],
  [`${office}performance-evaluation`]: ['rcu', 'r', 'r', 'r', '', 'r'],
  [`${office}direct-expenditure`]: ['rcu', 'rcu', 'r', 'r', '', 'r'],
  [`${office}care-action`]: ['rcu', 'rcu', 'r', 'r', '', 'r'],
  [`${office}expenditure-invoice`]: ['rcu', 'r', 'r', 'r', '', 'r'],
  [`${office}disbursement`]: ['r', '', '', 'r', '', 'r'],
  [`${office}payment`]: ['R', '', '', 'R', '', 'r'],
  [`${office}payee-account`]: ['Rcu', '', '', 'Rcu', '', 'r'],
  [`${office}payment-batch`]: ['rcu', '', '', 'r', '', 'r'],
  [`${office}agreement`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}agreement-amendment`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}instalment-change`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}instalment-condition`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}service-interruption`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}ban`]: ['rcu', '', 'r', '', '', 'r'],
  [`${office}recovery`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}repayment`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}set-off`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}write-off`]: ['rcu', '', 'r', 'r', '', 'r'],
  [`${office}round`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}round-benefit`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}round-quota`]: ['rcu', 'r', 'r', 'r', 'r', 'r'],
  [`${office}document-setting`]: ['rcu', '', '', '', '', 'r'],
  [`${office}brand`]: ['rcup', 'r', 'r', '', '', 'r'],
  [`${office}brand-activity`]: ['rcup', 'r', 'r', '', '', 'r'],
  [`${office}office-setting`]: ['rcu', '', '', '', '', 'r'],
  [`${office}message-setting`]: ['rcu', '', '', '', '', 'r'],
  'api::nomination.nomination': ['rcu', 'r', 'r', '', 'r', 'r'],
  'api::nomination-category.nomination-category': ['rcu', 'r', 'r', '', 'r', 'r'],
  'api::unit-quota.unit-quota': ['rcu', 'r', 'r', '', 'r', 'r'],
  'api::apartment-room.apartment-room': ['rcu', 'r', 'r', '', 'r', 'r'],
  'api::tenancy.tenancy': ['rcu', 'r', 'r', '', 'r', 'r'],
};

const explorer = 'plugin::content-manager.explorer.';
const actions = ['read', 'create', 'update', 'publish', 'delete'] as const;

interface Granted {
  readonly action: string;
  readonly subject: string | null;
  readonly properties: { readonly fields?: readonly string[] };
}

describe('the roles of the admin panel', () => {
  let site: Site;
  let panel: ReturnType<typeof createPanel>;
  let token: string;

  const grantsOf = async (role: Role): Promise<Granted[]> =>
    (await site.strapi.db
      .query('admin::permission')
      .findMany({ where: { role: { code: `jinlan-${role}` } } })) as Granted[];
  const ownTypes = () =>
    Object.keys(site.strapi.contentTypes).filter(
      (type) => type.startsWith(office) || type.startsWith('api::'),
    );
  const isPrivate = (type: string, field: string): boolean => {
    const { attributes } = site.strapi.contentType(type as never) as unknown as {
      attributes: Record<string, { private?: boolean } | undefined>;
    };
    return attributes[field.split('.')[0] ?? '']?.private === true;
  };

  const letterOf = (granted: readonly Granted[], type: string, verb: string): string => {
    const found = granted.find(
      ({ action, subject }) => subject === type && action === `${explorer}${verb}`,
    );
    if (!found) return '';
    const letter = verb.slice(0, 1);
    const reveals = (found.properties.fields ?? []).some((field) => isPrivate(type, field));
    return verb === 'read' && reveals ? letter.toUpperCase() : letter;
  };

  beforeAll(async () => {
    site = await startSite();
    await seedAdminRoles(createSeeding(site.strapi));
    panel = createPanel(site);
    token = await registerFirstAdmin(site);
  });
  afterAll(() => site.stop());

  it('do with the entries of each type what the table says, and with no other', async () => {
    const found: Record<string, string[]> = Object.fromEntries(
      ownTypes().map((type) => [type, []]),
    );
    for (const role of roles) {
      const granted = await grantsOf(role);
      for (const type of ownTypes()) {
        found[type]?.push(actions.map((verb) => letterOf(granted, type, verb)).join(''));
      }
      const others = granted
        .filter(({ subject }) => subject && !ownTypes().includes(subject))
        .map(({ action, subject, properties }) => [action, subject, properties.fields]);
      const names = [`${explorer}read`, 'plugin::users-permissions.user', ['username']];
      expect([role, others]).toEqual([role, role === 'office' ? [names] : []]);
    }
    expect(found).toEqual(table);
  });

  it('keep the media library where they write brands, see it where they read them', async () => {
    const media = 'plugin::upload.';
    const found: Record<string, string[]> = {};
    for (const role of roles) {
      const names = (await grantsOf(role)).map(({ action }) => action);
      found[role] = names.filter((name) => name.startsWith(media)).sort();
    }
    const kept = [
      ...['copy-link', 'create', 'download', 'update'].map((name) => `assets.${name}`),
      ...['configure-view', 'read'],
    ];
    expect(found).toEqual({
      office: kept.map((name) => `${media}${name}`),
      department: [`${media}read`],
      'leading-group': [`${media}read`],
      finance: [],
      discipline: [],
      auditor: [`${media}read`],
    });
  });

  describe('of a site that is seeded again', () => {
    const role = { code: 'jinlan-office' };
    const upload = { action: 'plugin::upload.assets.create' };
    const tiers = { action: `${explorer}update`, subject: `${office}tier` };
    const permissions = () => site.strapi.db.query('admin::permission');
    const take = async (where: object) => {
      for (const { id } of await permissions().findMany({ where: { ...where, role } })) {
        await permissions().delete({ where: { id } });
      }
    };
    const holds = async (where: object) => permissions().count({ where: { ...where, role } });
    const seedAgain = async (
      forget: (seeding: ReturnType<typeof createSeeding>) => Promise<void> = async () => undefined,
    ) => {
      const seeding = createSeeding(site.strapi);
      await forget(seeding);
      await seedAdminRoles(seeding);
      await seeding.save();
    };

    it('are given what they know nothing of, where no record says what they had', async () => {
      await take(tiers);
      await take({ action: { $startsWith: 'plugin::upload.' } });
      await seedAgain();
      expect(await holds(upload)).toBe(1);
      expect(await holds(tiers)).toBe(0);
    });

    it('are given what has come into the table since, and nothing that was taken away', async () => {
      await take(upload);
      await seedAgain();
      expect(await holds(upload)).toBe(0);
      await seedAgain(async ({ grants }) => {
        const given = (await grants.get(role.code)) ?? [];
        await grants.set(
          role.code,
          given.filter((name) => name !== upload.action),
        );
      });
      expect([await holds(upload), await holds(tiers)]).toEqual([1, 0]);
      await seedAgain();
      expect(await holds(upload)).toBe(1);
    });
  });

  it('never let the office confirm what it prepares, nor decide what is said against it', async () => {
    const held = new Set((await grantsOf('office')).map(({ action }) => action));
    expect(held).toContain(permissionAction('payments.prepare'));
    expect(held).not.toContain(permissionAction('payments.confirm'));
    expect(held).not.toContain(permissionAction('objections.decide'));
    const holders = async (permission: 'payments.confirm' | 'objections.decide') => {
      const all = await Promise.all(
        roles.map(async (role) =>
          (await grantsOf(role)).some(({ action }) => action === permissionAction(permission))
            ? [role]
            : [],
        ),
      );
      return all.flat();
    };
    expect(await holders('payments.confirm')).toEqual(['finance']);
    expect(await holders('objections.decide')).toEqual(['discipline']);
  });

  it('let nobody but an administrator say who signs', async () => {
    const clerk = await panel.account('clerk', 'jinlan-office');
    const clerks = await panel.logIn('clerk@jinlan.test');
    const unit = await panel.save(token, 'unit', { name: '组', code: 'u', kind: 'leading-group' });
    const position = await panel.save(token, 'position', {
      name: '岗',
      code: 'p',
      role: 'leading-group',
      unit: linked(unit),
    });
    const staff = await panel.save(token, 'staff', {
      name: '任',
      adminUser: { connect: [{ id: clerk }], disconnect: [] },
    });
    const path = (type: string, id = '') =>
      `/content-manager/collection-types/${office}${type}${id}`;
    const attempts = [
      ['post', path('appointment'), { staff: linked(staff), position: linked(position) }],
      ['post', path('staff'), { name: '另一个' }],
      ['post', path('position'), { name: '岗二', code: 'q', role: 'leading-group' }],
      ['put', path('position', `/${position}`), { role: 'office' }],
      ['put', path('staff', `/${staff}`), { name: '别名' }],
      ['put', path('unit', `/${unit}`), { code: 'v' }],
      ['post', path('unit'), { name: '组二', code: 'w', kind: 'office' }],
    ] as const;
    for (const [method, url, body] of attempts) {
      const { status } = await panel.send(method, url, clerks, body);
      expect([method, url, status]).toEqual([method, url, 403]);
    }
    await panel.send('get', path('appointment'), clerks).expect(200);
  });

  it('give a department neither payments nor objections nor colleagues', async () => {
    await panel.account('bureau', 'jinlan-department');
    const bureau = await panel.logIn('bureau@jinlan.test');
    for (const type of [
      'payment',
      'payee-account',
      'objection',
      'staff',
      'appointment',
      'office-setting',
    ]) {
      const kind = type === 'office-setting' ? 'single-types' : 'collection-types';
      const { status } = await panel.send(
        'get',
        `/content-manager/${kind}/${office}${type}`,
        bureau,
      );
      expect([type, status]).toEqual([type, 403]);
    }
  });

  /** As a submission leaves it: the engine alone says which line an application draws on. */
  const drawFrom = async (documentId: string, line: string) => {
    const idOf = async (name: string, where: object): Promise<number> =>
      (await site.strapi.db.query(`${office}${name}` as never).findOne({ where })).id;
    const row = await idOf('fund-application', { documentId });
    const values = { line: await idOf('fund-line', { documentId: line }) };
    await site.strapi.db.transaction(({ trx }) =>
      writeEntry(trx as Tx, site.strapi, `${office}fund-application`, row, values),
    );
  };

  it('let a department read no more of a line of money than its title', async () => {
    await panel.account('science', 'jinlan-department');
    const science = await panel.logIn('science@jinlan.test');
    const line = await panel.save(token, 'fund-line', {
      title: '人才引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '100',
    });
    const applicant = await panel.save(token, 'talent-profile', { name: '甲', tier: 'B' });
    const id = await panel.save(token, 'fund-application', {
      title: '申请',
      applicant: linked(applicant),
    });
    await drawFrom(id, line);
    const get = async (path: string) =>
      (await panel.send('get', `/content-manager/${path}`, science).expect(200)).body;
    const list = await get(`collection-types/${office}fund-application?sort=updatedAt:DESC`);
    expect(list.results).toMatchObject([{ title: '申请', applicant: { name: '甲' } }]);
    const lines = await get(`relations/${office}fund-application/${id}/line`);
    expect(lines.results).toMatchObject([{ documentId: line, title: '人才引进' }]);
    await get(`collection-types/${office}fund-application/${id}`);
    const alone = await get(`collection-types/${office}fund-line/${line}`);
    expect(alone.data.title).toBe('人才引进');
    for (const hidden of ['budgetFen', 'use', 'source']) {
      expect(alone.data).not.toHaveProperty(hidden);
    }
  });

  it('let the office read whose account a profile belongs to', async () => {
    const clerks = await panel.logIn('clerk@jinlan.test');
    const users = 'plugin::users-permissions.user';
    const user = await site.strapi
      .documents(users)
      .create({ data: { username: 'wang', email: 'wang@jinlan.test', password: 'Jinlan-2026' } });
    const profile = await panel.save(clerks, 'talent-profile', {
      name: '乙',
      user: linked(user.documentId),
    });
    const get = (path: string) => panel.send('get', `/content-manager/${path}`, clerks);
    const { body } = await get(`relations/${office}talent-profile/${profile}/user`).expect(200);
    expect(body.results).toMatchObject([{ username: 'wang' }]);
    const alone = await get(`collection-types/${users}/${user.documentId}`).expect(200);
    expect(alone.body.data.email).toBeUndefined();
  });
});

import { createBootedDatabase, startSite, type Site, type TestDatabase } from '../setup';

/** What a new Strapi gives the visitors of a website: signing in, and nothing of the content. */
const authDefaults = {
  public: [
    'auth.callback',
    'auth.connect',
    'auth.emailConfirmation',
    'auth.forgotPassword',
    'auth.refresh',
    'auth.register',
    'auth.resetPassword',
    'auth.sendEmailConfirmation',
  ],
  authenticated: [
    'auth.changePassword',
    'auth.getSessions',
    'auth.logout',
    'auth.revokeSession',
    'user.me',
  ],
};

/** The public part of the list. */
const everybody = [
  'benefits.check',
  'benefits.find',
  'brands.find',
  'brands.findOne',
  'fund-years.summary',
  'notice.find',
  'notice.findOne',
  'notice.object',
  'talents.find',
];

/** What the list gives a website user of his own. */
const ofHisOwn = [
  'fund-applications.create',
  'fund-applications.find',
  'fund-applications.findOne',
  'fund-applications.submit',
  'fund-applications.update',
  'fund-applications.withdraw',
  'me.findProfile',
  'me.updateProfile',
];

/** Whoever acts for an employer is an agent of it (专办员), which each of these asks first. */
const ofAgents = [
  'employer.attach',
  'employer.changeStaff',
  'employer.confirmInPost',
  'employer.createApplication',
  'employer.detach',
  'employer.enterStaff',
  'employer.find',
  'employer.findApplication',
  'employer.findApplications',
  'employer.findInPost',
  'employer.findPassingOn',
  'employer.findRecommendations',
  'employer.findStaff',
  'employer.handIn',
  'employer.importApplications',
  'employer.importStaff',
  'employer.notRecommend',
  'employer.previewApplications',
  'employer.previewStaff',
  'employer.provePassingOn',
  'employer.readAttachment',
  'employer.readRecommendationAttachment',
  'employer.recommend',
  'employer.submitApplication',
  'employer.updateApplication',
  'employer.withdrawApplication',
];

/** Beyond that list, on purpose: draws, rounds, a batch of notices, an application's files, proofs and receipt, and a user's own messages. */
const beyondTheList = {
  public: ['draws.find', 'notice.findBatch', 'rounds.find'],
  authenticated: [
    'fund-applications.attach',
    'draws.find',
    'notice.findBatch',
    'rounds.find',
    'fund-applications.detach',
    'fund-applications.handIn',
    'fund-applications.readAttachment',
    'fund-applications.receipt',
    'messages.find',
    'messages.read',
  ],
};

const ours = (actions: readonly string[]) => actions.map((one) => `plugin::talent-office.${one}`);
const strapis = (actions: readonly string[]) =>
  actions.map((one) => `plugin::users-permissions.${one}`);

const expected = {
  public: [
    ...strapis(authDefaults.public),
    ...ours([...everybody, ...beyondTheList.public]),
  ].sort(),
  authenticated: [
    ...strapis(authDefaults.authenticated),
    ...ours([...everybody, ...ofHisOwn, ...ofAgents, ...beyondTheList.authenticated]),
  ].sort(),
};

const permission = 'plugin::users-permissions.permission';

/** Every grant of a role of website users, as often as it is there. */
const grantsOf = async (site: Site, type: string): Promise<string[]> => {
  const found = (await site.strapi.db
    .query(permission)
    .findMany({ where: { role: { type } } })) as { action: string }[];
  return found.map(({ action }) => action).sort();
};

describe('what website roles may do', () => {
  let database: TestDatabase;
  let running: Site | null = null;
  const start = async (): Promise<Site> => {
    running = await startSite({ database });
    return running;
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  beforeAll(async () => {
    database = await createBootedDatabase();
  });
  // Two sites in one process share Strapi's global: the first is stopped whatever its test found.
  afterEach(stop);
  afterAll(() => database.drop());

  it('is the list of the product and Strapi’s way of signing in, each once', async () => {
    const site = await start();
    const roles = (await site.strapi.db.query('plugin::users-permissions.role').findMany({})) as {
      type: string;
    }[];
    expect(roles.map(({ type }) => type).sort()).toEqual(['authenticated', 'public']);
    expect(await grantsOf(site, 'public')).toEqual(expected.public);
    expect(await grantsOf(site, 'authenticated')).toEqual(expected.authenticated);
  });

  it('is the administrator’s from then on: taken away and added, it stays so after a restart', async () => {
    const first = await start();
    const taken = { action: 'plugin::talent-office.talents.find', role: { type: 'public' } };
    const permissions = first.strapi.db.query(permission);
    const { id } = await permissions.findOne({ where: taken });
    await permissions.delete({ where: { id } });
    const role = await first.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'public' } });
    await permissions.create({
      data: { action: 'plugin::talent-office.me.findProfile', role: role.id },
    });
    await first.http.get('/api/talents').expect(403);
    await stop();

    const second = await start();
    const wanted = [
      ...expected.public.filter((action) => action !== taken.action),
      'plugin::talent-office.me.findProfile',
    ].sort();
    expect(await grantsOf(second, 'public')).toEqual(wanted);
    expect(await grantsOf(second, 'authenticated')).toEqual(expected.authenticated);
    await second.http.get('/api/talents').expect(403);
    await second.http
      .post('/api/auth/local/register')
      .send({ username: 'mallory', email: 'mallory@jinlan.test', password: 'Mallory-2026' })
      .expect(400);
  });

  it('is granted once though the boot ended before it had noted what it granted', async () => {
    const first = await start();
    const before = await grantsOf(first, 'authenticated');
    await first.strapi.store({ type: 'core', name: 'jinlan' }).delete({ key: 'website-grants' });
    await stop();
    expect(await grantsOf(await start(), 'authenticated')).toEqual(before);
  });
});

import path from 'node:path';

import { panelOf } from '../factories/panel';
import {
  createMachineClock,
  spawnSite,
  testPassword,
  type MachineClock,
  type Server,
  type SpawnedSite,
} from '../setup';

const colleagues = ['department', 'joint', 'finance', 'office', 'leader'] as const;

/** A machine's morning in Shanghai. */
const morningOf = (day: string) => new Date(`${day}T09:00:00+08:00`);

/**
 * When the notice is posted, and the day after its five working days: over a week of holidays, and over
 * the end of a year.
 */
const periods = [
  ['2027-09-30', '2027-10-14'],
  ['2030-12-30', '2031-01-08'],
] as const;

describe.each(periods)('a demo on a machine whose clock shows %s', (today, overOn) => {
  const thisYear = Number(today.slice(0, 4));
  let clock: MachineClock;
  let site: SpawnedSite;
  let http: Server['http'];
  let panel: ReturnType<typeof panelOf>;
  let at: Record<(typeof colleagues)[number], string>;
  let talent: string;
  let applicationId: string;

  /** Everybody logs in; again when the machine has slept for days. */
  const logIn = async () => {
    const tokens: Partial<typeof at> = {};
    for (const name of colleagues) tokens[name] = await panel.logIn(`${name}@jinlan.test`);
    at = tokens as typeof at;
    const login = { identifier: 'talent4@jinlan.test', password: testPassword };
    talent = (await http.post('/api/auth/local').send(login).expect(200)).body.jwt;
  };
  const website = async (path: string, body: object = {}) => {
    const { text } = await panel.send('post', `/api${path}`, talent, body).expect(200);
    return JSON.parse(text).data;
  };
  const state = async () => {
    const answer = await panel.send('get', `/api/fund-applications/${applicationId}`, talent);
    return answer.body.data.state.zh;
  };

  beforeAll(async () => {
    clock = createMachineClock(morningOf(today));
    const demo = {
      NODE_ENV: 'production',
      JINLAN_DEMO: '1',
      DEMO_PASSWORD: testPassword,
      SECURE_COOKIES: 'false',
    };
    site = await spawnSite(1, { env: { ...demo, ...clock.env } });
    const file = path.join(__dirname, 'seed.mjs');
    const [seeded] = await site.together({ file, name: 'seedDemo', inputs: [null] });
    expect(seeded).toEqual({ status: 'fulfilled', value: null });
    http = (site.servers[0] as Server).http;
    panel = panelOf(http);
    await logIn();
  });
  afterAll(async () => {
    await site.stop();
    clock.remove();
  });

  it('has this year’s money, and notices that run', async () => {
    const { body } = await http.get(`/api/fund-years/${thisYear}/summary`).expect(200);
    expect(body.data).toMatchObject({ year: thisYear, shortfallFen: 0 });
    expect((await http.get('/api/notices').expect(200)).body.data).toHaveLength(4);
  });

  it('brings an application to its notice', async () => {
    const listed = await http.get('/api/benefits').expect(200);
    const { id: benefit } = listed.body.data.find(
      ({ slug }: { slug: string }) => slug === 'study-support',
    );
    applicationId = (await website('/fund-applications', { benefit, statement: '申请' })).id;
    await website(`/fund-applications/${applicationId}/submit`);
    for (const [colleague, seat] of [
      ['office', 'acceptance'],
      ['department', 'department'],
      ['joint', 'human-resources'],
      ['finance', 'finance'],
      ['office', 'office'],
      ['leader', 'leading-group'],
    ] as const) {
      await panel
        .decide(at[colleague], applicationId, seat, { comment: '同意' })
        .then(({ status, text }) => expect([status, text]).toEqual([200, expect.any(String)]));
    }
    expect(await state()).toBe('公示中');
    const notices = await http.get('/api/notices?limit=100').expect(200);
    const lastPosted = notices.body.data
      .map(({ until }: { until: string }) => until)
      .sort()
      .at(-1);
    expect(lastPosted).toBe(overOn);
  });

  it('ends the notice when its days are over', async () => {
    clock.set(morningOf(overOn));
    await logIn();
    await panel.send('post', '/talent-office/notices/finish-due', at.office, {}).expect(200);
    expect(await state()).toBe('已核定');
  });
});

import { createNoticeOffice } from '../factories/notice';
import { startSite, type Site } from '../setup';

const hour = 3_600_000;

describe('how often the public objects', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let noticeId: string;
  const begin = Date.parse('2026-10-08T02:00:00.000Z');

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const after = (ms: number) => service('clock').set(new Date(begin + ms));
  const object = (text: string, from?: string) => {
    const request = at.object(noticeId, { realName: false, text });
    return from ? request.set('X-Forwarded-For', from) : request;
  };
  const statuses = async (count: number, from?: string): Promise<number[]> => {
    const found: number[] = [];
    for (let n = 0; n < count; n += 1) found.push((await object(String(n), from)).status);
    return found;
  };
  const windows = () => site.strapi.db.connection('talent_office_rate_limits');

  const start = async (env: Record<string, string>): Promise<void> => {
    site = await startSite({
      now: new Date(begin).toISOString(),
      env: { TALENT_OFFICE_OBJECTIONS_PER_ADDRESS: '3', ...env },
    });
    at = await createNoticeOffice(site);
    ({ noticeId } = await at.noticed());
  };
  afterEach(() => site.stop());

  it('is limited by address, whatever the client says of itself, until the next hour', async () => {
    await start({});
    expect(await statuses(3)).toEqual([200, 200, 200]);
    after(hour - 60_000);
    const refused = await object('again', '203.0.113.9');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
    expect(refused.body.error.details.code).toBe('TOO_MANY_REQUESTS');
    after(hour);
    expect(await statuses(1)).toEqual([200]);
    expect(JSON.stringify(await windows())).not.toContain('127.0.0.1');

    after(26 * hour);
    await service('jobs').runDue();
    expect(await windows()).toEqual([]);
  });

  it('is limited by the address that our proxy wrote, and by notice', async () => {
    await start({ TRUSTED_PROXIES: '1', TALENT_OFFICE_OBJECTIONS_PER_NOTICE: '5' });
    expect(await statuses(4, '203.0.113.1')).toEqual([200, 200, 200, 429]);
    // What the client wrote into the header himself stands before it.
    expect(await statuses(1, '198.51.100.7, 203.0.113.1')).toEqual([429]);
    expect(await statuses(3, '203.0.113.2')).toEqual([200, 200, 429]);
  });
});

import { marchHolidays } from '../factories/calendar';
import { createBootedDatabase, startSite, type Site } from '../setup';

interface Period {
  from: string;
  until: string;
  provisional: boolean;
}

interface CalendarService {
  isWorkingDay(date: string): Promise<boolean>;
  addWorkingDays(from: string, count: number, options?: object): Promise<Period>;
  workingDaysBetween(from: string, until: string): Promise<number>;
  isProvisional(date: string): Promise<boolean>;
  requireLoaded(date: string): Promise<void>;
  load(tx: unknown, year: number, days: object[], source: string): Promise<boolean>;
}

describe.each(['2026-11-23', '2027-06-01', '2030-01-02'])('the calendar on %s', (today) => {
  let site: Site;
  const thisYear = Number(today.slice(0, 4));
  const calendar = (): CalendarService =>
    site.strapi.plugin('talent-office').service('calendar') as CalendarService;
  const years = () =>
    site.strapi.db.connection('talent_office_calendar_years').orderBy('year').select();
  const load = async (year: number, days: object[], source: string): Promise<boolean> =>
    site.strapi.db.transaction(({ trx }) => calendar().load(trx, year, days, source));

  beforeAll(async () => {
    site = await startSite({ now: `${today}T02:00:00.000Z` });
  });
  afterAll(() => site.stop());

  it('knows the library’s years, and made-up ones until two years on', async () => {
    const loaded = (await years()) as { year: number; source: string }[];
    expect(loaded[0]).toMatchObject({ year: 2004, source: 'library' });
    expect(loaded.at(-1)).toMatchObject({ year: thisYear + 2, source: 'demo' });
    expect(loaded).toHaveLength(thisYear + 2 - 2004 + 1);
    expect(await calendar().isWorkingDay('2026-02-14')).toBe(true);
    expect(await calendar().isWorkingDay(`${thisYear + 1}-10-01`)).toBe(false);
  });

  it('counts five working days of a notice', async () => {
    const { from, until, provisional } = await calendar().addWorkingDays(today, 5);
    expect(provisional).toBe(false);
    expect(await calendar().workingDaysBetween(from, until)).toBe(5);
    await calendar().requireLoaded(until);
  });

  it('lets nothing take effect in a year that is not loaded', async () => {
    const date = `${thisYear + 3}-01-04`;
    expect(await calendar().isProvisional(date)).toBe(true);
    await expect(calendar().requireLoaded(date)).rejects.toMatchObject({
      code: 'CALENDAR_NOT_LOADED',
      facts: { year: thisYear + 3 },
    });
    expect(await calendar().addWorkingDays(`${thisYear + 2}-12-28`, 10)).toMatchObject({
      provisional: true,
    });
  });

  it('takes the office’s import over all else, at once and for good', async () => {
    const year = thisYear + 1;
    expect(await calendar().isWorkingDay(`${year}-10-01`)).toBe(false);
    expect(await load(year, marchHolidays(year), 'import')).toBe(true);
    expect(await calendar().isWorkingDay(`${year}-03-02`)).toBe(false);
    expect(await load(year, marchHolidays(year), 'library')).toBe(false);
    expect(await load(year, marchHolidays(year), 'demo')).toBe(false);
    expect(await years()).toContainEqual(expect.objectContaining({ year, source: 'import' }));
  });

  it('refuses a year that cannot be a notice, and keeps what stands', async () => {
    const before = await years();
    await expect(load(thisYear, [], 'import')).rejects.toMatchObject({
      code: 'CALENDAR_YEAR_INCOMPLETE',
    });
    await expect(load(thisYear, marchHolidays(2001), 'import')).rejects.toMatchObject({
      code: 'CALENDAR_DAY_OF_OTHER_YEAR',
    });
    expect(await years()).toEqual(before);
  });
});

describe('a second boot', () => {
  it('loads nothing again, keeps an import, and forgets a demo’s years in production', async () => {
    const database = await createBootedDatabase();
    const now = '2026-11-23T02:00:00.000Z';
    const table = (site: Site) => site.strapi.db.connection('talent_office_calendar_years');
    const first = await startSite({ database, now });
    await table(first).where({ year: 2026 }).update({ source: 'import', days_hash: 'own' });
    const before: unknown[] = await table(first).orderBy('year').select();
    await first.stop();
    const second = await startSite({ database, now, env: { NODE_ENV: 'production' } });
    try {
      expect(await table(second).orderBy('year').select()).toEqual(before);
      const calendar = second.strapi.plugin('talent-office').service('calendar');
      expect(await (calendar as CalendarService).isProvisional('2026-12-31')).toBe(false);
      expect(await (calendar as CalendarService).isProvisional('2027-01-04')).toBe(true);
      await expect((calendar as CalendarService).requireLoaded('2027-01-04')).rejects.toMatchObject(
        { code: 'CALENDAR_NOT_LOADED' },
      );
    } finally {
      await second.stop();
      await database.drop();
    }
  });
});

describe('a first boot in production', () => {
  it('loads no made-up year', async () => {
    const site = await startSite({ env: { NODE_ENV: 'production' } });
    try {
      const years = site.strapi.db.connection('talent_office_calendar_years');
      expect(await years.distinct('source')).toEqual([{ source: 'library' }]);
    } finally {
      await site.stop();
    }
  });
});

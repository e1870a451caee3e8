import { createNoticeOffice } from '../factories/notice';
import { startSite, type Site } from '../setup';

const postedOn = '2026-11-23';
/** Half-open end of five working days. */
const until = '2026-12-01';
const settings = 'plugin::talent-office.office-setting' as never;

/** A notice names a person and what he gets: shown for its purpose, and not for ever. */
describe('a notice whose period is over', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let noticeId: string;

  const shownOn = async (day: string) => {
    at.setDay(day);
    const list = await site.http.get('/api/notices?state=ended').expect(200);
    const single = await site.http.get(`/api/notices/${noticeId}`);
    const ids = (list.body.data as { id: string }[]).map(({ id }) => id);
    return [ids.includes(noticeId), single.status];
  };
  const set = async (data: object): Promise<void> => {
    const { id } = await site.strapi.db.query(settings).findOne({});
    await site.strapi.db.query(settings).update({ where: { id }, data: data as never });
  };

  beforeAll(async () => {
    site = await startSite({ now: `${postedOn}T02:00:00.000Z` });
    at = await createNoticeOffice(site);
    ({ noticeId } = await at.noticed());
    at.setDay(until);
    expect((await at.finish()).ended).toEqual([noticeId]);
  });
  afterAll(() => site.stop());

  it('is read for thirty days where the office has said nothing', async () => {
    expect(await shownOn(until)).toEqual([true, 200]);
    expect(await shownOn('2026-12-30')).toEqual([true, 200]);
    expect(await shownOn('2026-12-31')).toEqual([false, 404]);
    expect(await shownOn('2031-01-01')).toEqual([false, 404]);
  });

  it('is read for as many days as the office sets', async () => {
    await at.office.create('office-setting', { officeName: '人才办' });
    expect(await shownOn('2026-12-30')).toEqual([true, 200]);
    await set({ noticeShownDays: 2 });
    expect(await shownOn('2026-12-02')).toEqual([true, 200]);
    expect(await shownOn('2026-12-03')).toEqual([false, 404]);
    await set({ noticeShownDays: 0 });
    expect(await shownOn(until)).toEqual([false, 404]);
    await set({ noticeShownDays: 90 });
    expect(await shownOn('2027-02-28')).toEqual([true, 200]);
  });

  it('is read as long as it runs, whatever was set', async () => {
    at.setDay(postedOn);
    await set({ noticeShownDays: 0 });
    const other = await at.noticed();
    at.setDay('2026-12-20');
    await site.http.get(`/api/notices/${other.noticeId}`).expect(200);
    const running = await site.http.get('/api/notices').expect(200);
    expect(running.body.data).toMatchObject([{ id: other.noticeId }]);
  });
});

import { createOffice, uid, type Office } from '../factories/office';
import { createPanel, linked } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const halves = /\p{Surrogate}/u;

/** MySQL refuses a text that is longer than its column, and nobody had typed this one. */
describe('what is derived from a long text', () => {
  let site: Site;
  let office: Office;
  let token: string;
  let panel: ReturnType<typeof createPanel>;
  const stored = (type: string, documentId: string) =>
    site.strapi.db.query(uid(type)).findOne({ where: { documentId } });
  const change = (type: string, documentId: string, data: object) =>
    panel
      .send('put', `/content-manager/collection-types/${uid(type)}/${documentId}`, token, data)
      .expect(200);

  beforeAll(async () => {
    site = await startSite();
    token = await registerFirstAdmin(site);
    panel = createPanel(site);
    office = createOffice(site.strapi);
  });
  afterAll(() => site.stop());

  it('is cut: the title of an application, not in the middle of a character', async () => {
    const title = `${'😀'.repeat(60)}${'安'.repeat(130)}`;
    const about = { slug: 'long', use: 'introduction' };
    const benefit = linked((await office.create('benefit', { ...about, title })).documentId);
    for (const [name, kept] of [
      ['王雨思', '王雨'],
      ['王𰻞思', '王'],
    ] as const) {
      const applicant = linked((await office.talent({ name })).profile.documentId);
      const made = await panel.save(token, 'fund-application', { applicant, benefit });
      expect((await stored('fund-application', made)).title).toBe(`${title} · ${kept}`);
      const bare = await panel.save(token, 'fund-application', {});
      await change('fund-application', bare, { applicant, benefit });
      expect((await stored('fund-application', bare)).title).toBe(`${title} · ${kept}`);
    }
  });

  it('is cut: the reading of a name, and follows the next name all the same', async () => {
    const profile = (name: string) =>
      panel.save(token, 'talent-profile', { name, tier: 'B', tierSince: '2025-01-01' });
    const id = await profile('庄'.repeat(100));
    const { namePinyin, nameInitials } = await stored('talent-profile', id);
    expect(namePinyin).toBe('zhuang '.repeat(37).slice(0, 255));
    expect(nameInitials).toBe('z'.repeat(64));
    // The form of the panel sends all of it back.
    await change('talent-profile', id, { name: '庄周', namePinyin, nameInitials });
    expect(await stored('talent-profile', id)).toMatchObject({
      namePinyin: 'zhuang zhou',
      nameInitials: 'zz',
    });
    for (const name of ['王𰻞𠮷', '王𝒜𝒜 𞤀𞤀', 'ﷺ'.repeat(100)]) {
      const read = await stored('talent-profile', await profile(name));
      expect(halves.test(`${read.namePinyin}${read.nameInitials}`)).toBe(false);
    }
  });
});

import { createOffice, uid, type Office } from '../factories/office';
import { createPanel, linked } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

describe('an application without a title', () => {
  let site: Site;
  let office: Office;
  let token: string;
  let applicant: string;
  let benefit: string;

  const titleOf = async (documentId: string): Promise<unknown> =>
    (await site.strapi.db.query(uid('fund-application')).findOne({ where: { documentId } })).title;
  const save = (data: object) => createPanel(site).save(token, 'fund-application', data);

  beforeAll(async () => {
    site = await startSite();
    token = await registerFirstAdmin(site);
    office = createOffice(site.strapi);
    applicant = (await office.talent({ name: '王雨思' })).profile.documentId;
    const about = { title: '安家补贴', slug: 'settling-in', use: 'introduction' };
    benefit = (await office.create('benefit', about)).documentId;
  });
  afterAll(() => site.stop());

  it('is called by its benefit and its applicant, in the panel and by code', async () => {
    const inPanel = await save({ applicant: linked(applicant), benefit: linked(benefit) });
    expect(await titleOf(inPanel)).toBe('安家补贴 · 王雨思');
    const byCode = await office.create('fund-application', { applicant, benefit, title: ' ' });
    expect(await titleOf(byCode.documentId)).toBe('安家补贴 · 王雨思');
  });

  it('is called so as soon as they are known', async () => {
    const id = await save({ benefit: linked(benefit) });
    expect(await titleOf(id)).toBe('安家补贴');
    const bare = await save({});
    expect(await titleOf(bare)).toBeNull();
    await site.http
      .put(`/content-manager/collection-types/${uid('fund-application') as string}/${bare}`)
      .auth(token, { type: 'bearer' })
      .send({ applicant: linked(applicant), benefit: linked(benefit) })
      .expect(200);
    expect(await titleOf(bare)).toBe('安家补贴 · 王雨思');
  });

  it('is called anew by what it is about, as long as nobody typed another title', async () => {
    const id = await save({ benefit: linked(benefit) });
    const put = (data: object) =>
      site.http
        .put(`/content-manager/collection-types/${uid('fund-application') as string}/${id}`)
        .auth(token, { type: 'bearer' })
        .send(data)
        .expect(200);
    // The panel sends the whole form, with the title that it was shown.
    await put({ title: '安家补贴', applicant: linked(applicant) });
    expect(await titleOf(id)).toBe('安家补贴 · 王雨思');
    const other = (await office.talent({ name: '李晓雪' })).profile.documentId;
    await put({ title: '安家补贴 · 王雨思', applicant: linked(other) });
    expect(await titleOf(id)).toBe('安家补贴 · 李晓雪');
    await put({ title: '李晓雪安家', applicant: linked(applicant) });
    expect(await titleOf(id)).toBe('李晓雪安家');
  });

  it('keeps the title that somebody typed', async () => {
    const id = await save({ title: '纸质一号', applicant: linked(applicant) });
    expect(await titleOf(id)).toBe('纸质一号');
    await site.strapi
      .documents(uid('fund-application'))
      .update({ documentId: id, data: { benefit } } as never);
    expect(await titleOf(id)).toBe('纸质一号');
  });
});

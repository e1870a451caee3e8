import { createOffice, uid, type Office } from '../factories/office';
import { createPanel } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

describe('the slug of a Chinese title', () => {
  let site: Site;
  let office: Office;
  let token: string;

  const slugOf = async (type: string, documentId: string): Promise<unknown> =>
    (await site.strapi.db.query(uid(type)).findOne({ where: { documentId } })).slug;
  /** As the panel saves it. */
  const saved = async (type: string, data: object): Promise<unknown> =>
    slugOf(type, await createPanel(site).save(token, type, data));

  beforeAll(async () => {
    site = await startSite();
    token = await registerFirstAdmin(site);
    office = createOffice(site.strapi);
  });
  afterAll(() => site.stop());

  it.each([
    ['left empty', ''],
    ['not sent', undefined],
    ['the name of the type, as the panel proposes', 'brand'],
    ['the name of the type with a number', 'brand-3'],
  ])('is its pinyin, %s', async (_, slug) => {
    const found = await saved('brand', {
      name: '单位品牌',
      ...(slug === undefined ? {} : { slug }),
    });
    expect(found).toMatch(/^dan-wei-pin-pai(-\d)?$/);
  });

  it.each([
    ['2026人才周', '2026-ren-cai-zhou'],
    ['丁香人才周', 'ding-xiang-ren-cai-zhou'],
    ['Jinlan Week', 'jinlan-week'],
  ])('is proposed by the panel: %s', async (name, proposed) => {
    const answer = await site.http
      .post('/content-manager/uid/generate')
      .auth(token, { type: 'bearer' })
      .send({ contentTypeUID: uid('brand'), field: 'slug', data: { name } })
      .expect(200);
    expect(answer.body.data).toBe(proposed);
  });

  it('is no other entry’s', async () => {
    const found = [
      await saved('benefit', { title: '绿色通道', use: 'care' }),
      await saved('benefit', { title: '绿色通道', use: 'care', slug: '' }),
    ];
    expect(found).toEqual(['lv-se-tong-dao', 'lv-se-tong-dao-2']);
  });

  it('stays as somebody typed it', async () => {
    expect(await saved('brand', { name: '验收品牌', slug: 'accept' })).toBe('accept');
    expect(await saved('brand', { name: 'Brand', slug: 'brand' })).toBe('brand');
    expect(await saved('benefit', { title: '绿色通道 B', use: 'care', slug: 'b' })).toBe('b');
    const { documentId } = await office.create('brand', { name: '另一个', slug: 'other' });
    await site.strapi.documents(uid('brand')).publish({ documentId } as never);
    expect(await slugOf('brand', documentId)).toBe('other');
  });
});

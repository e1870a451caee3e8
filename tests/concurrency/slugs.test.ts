import { setTimeout as sleep } from 'node:timers/promises';

import { createPanel } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

jest.setTimeout(180_000);

/** Colleagues who announce one thing on one morning: two pages at one address, or an error that says nothing. */
describe('slugs at the same moment', () => {
  const moments = Array.from({ length: 6 });
  let site: Site;
  let token: string;
  beforeAll(async () => {
    site = await startSite();
    token = await registerFirstAdmin(site);
  });
  afterAll(() => site.stop());

  const send = (type: string, data: object) =>
    createPanel(site).send(
      'post',
      `/content-manager/collection-types/plugin::talent-office.${type}`,
      token,
      data,
    );

  it.each([
    ['brand', { name: '金兰人才周' }],
    ['benefit', { title: '金兰人才周', use: 'care' }],
    ['brand-activity', { title: '金兰人才周' }],
  ])('of one title each %s has its own', async (type, data) => {
    for (let round = 1; round <= 3; round += 1) {
      const made = await Promise.all(moments.map(() => send(type, data)));
      expect(made.map(({ status }) => status)).toEqual(moments.map(() => 201));
      const rows = await site.strapi.db.query(`plugin::talent-office.${type}` as never).findMany();
      expect(new Set(rows.map(({ slug }) => slug)).size).toBe(6 * round);
    }
  });

  it('a turn that others keep is waited for beyond one lock wait, then told as busy', async () => {
    const keep = async () => {
      const holder = await site.strapi.db.connection.transaction();
      await holder('talent_office_subjects')
        .where({ key: 'slugs of plugin::talent-office.brand' })
        .forUpdate();
      return holder;
    };
    const first = await keep();
    const waiting = send('brand', { name: '海棠会客厅' }).then((answer) => answer);
    await sleep(5500);
    await first.rollback();
    expect((await waiting).status).toBe(201);

    const second = await keep();
    const { status, body } = await send('brand', { name: '海棠会客厅' });
    await second.rollback();
    expect([status, body.error.details.code]).toEqual([400, 'BUSY']);
  });

  it('typed twice one stands, and the other is told at its field', async () => {
    const data = { title: '绿色通道', use: 'care', slug: 'green' };
    const made = await Promise.all(moments.map(() => send('benefit', data)));
    const [done, ...refused] = made.sort((a, b) => a.status - b.status);
    expect(done?.status).toBe(201);
    for (const { status, body } of refused) {
      expect([status, body.error.details.errors[0].path]).toEqual([400, ['slug']]);
    }
  });

  it('published at once one brand stands at an address', async () => {
    const name = '丁香论坛';
    const { documentId } = (await send('brand', { name, slug: 'lilac' })).body.data;
    const other = (await send('brand', { name, slug: 'lilac' })).body.data;
    const publish = (id: string) => send(`brand/${id}/actions/publish`, { name, slug: 'lilac' });
    const made = await Promise.all([publish(documentId), publish(other.documentId)]);
    expect(made.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

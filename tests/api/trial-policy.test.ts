import { createPanel } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const policy = 'plugin::talent-office.policy' as never;

/** A measure on trial (试行) has to expire: without its day it would go on for ever. */
describe('a policy on trial', () => {
  let site: Site;
  let panel: ReturnType<typeof createPanel>;
  let token: string;

  const trial = { title: '试行办法', level: 'district', trial: true };
  const expected = { code: 'TRIAL_WITHOUT_EXPIRY', errors: [{ path: ['expiresOn'] }] };
  const path = `/content-manager/collection-types/${String(policy)}`;

  beforeAll(async () => {
    site = await startSite();
    panel = createPanel(site);
    token = await registerFirstAdmin(site);
  });
  afterAll(() => site.stop());

  it('is not saved in the panel without its day, and says so at the field in both languages', async () => {
    const { status, body } = await panel.send('post', path, token, trial);
    expect(status).toBe(400);
    expect(body.error.details).toMatchObject(expected);
    expect(body.error.details.messages).toEqual({
      zh: '试行的政策须填写失效日期。',
      en: 'A policy on trial names the day on which it expires.',
    });
    const id = await panel.save(token, 'policy', { ...trial, expiresOn: '2028-12-31' });
    const emptied = await panel.send('put', `${path}/${id}`, token, { expiresOn: null });
    expect(emptied.body.error.details).toMatchObject(expected);
    // What stands already need not be sent again.
    await panel.send('put', `${path}/${id}`, token, { title: '试行办法(修订)' }).expect(200);
    await panel.send('put', `${path}/${id}`, token, { trial: true }).expect(200);
    await panel.send('put', `${path}/${id}`, token, { trial: false, expiresOn: null }).expect(200);
    const again = await panel.send('put', `${path}/${id}`, token, { trial: true });
    expect(again.body.error.details).toMatchObject(expected);
  });

  it('is not written by code either, one or many', async () => {
    const query = site.strapi.db.query(policy);
    const { id } = await query.create({ data: { title: '办法', level: 'district' } as never });
    for (const attempt of [
      () => site.strapi.documents(policy).create({ data: trial } as never),
      () => query.create({ data: trial as never }),
      () => query.createMany({ data: [{ ...trial, expiresOn: '2028-12-31' }, trial] as never }),
      () => query.update({ where: { id }, data: { trial: true } as never }),
      () => query.updateMany({ where: { id }, data: { trial: true } as never }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ details: expected });
    }
    expect(await query.count({ where: { trial: true } as never })).toBe(0);
  });
});

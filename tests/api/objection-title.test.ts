import { titleObjections } from '../../plugins/talent-office/server/src/engine/notice';
import { createNoticeOffice } from '../factories/notice';
import { startSite, type Site } from '../setup';

const objection = 'plugin::talent-office.objection';
const postedOn = '2026-10-08';

describe('the title of an objection', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;

  beforeAll(async () => {
    site = await startSite({ now: `${postedOn}T02:00:00.000Z` });
    at = await createNoticeOffice(site);
  });
  afterAll(() => site.stop());

  it('says in the words of its notice what it is about, whatever its sender writes', async () => {
    const { noticeId } = await at.noticed();
    const table = site.strapi.db.query(objection as never);
    const { body } = await at.object(noticeId, { realName: false, text: '业绩不实' }).expect(200);
    const signed = { realName: true, name: '王某', contact: '呼兰区某街1号' };
    const letter = { medium: 'letter', ...signed, receivedOn: postedOn, text: '来信' };
    const data = { ...letter, notice: noticeId, title: '别的' };
    const made = await at.office.create('objection', data);
    const title = '测试人才 · 安家补贴（拟资助人选公示）';
    for (const documentId of [body.data.id, made.documentId]) {
      expect(await table.findOne({ where: { documentId } })).toMatchObject({ title });
    }
    // As one stands that was taken before it had a title.
    const { tableName } = site.strapi.db.metadata.get(objection);
    await site.strapi.db.connection(tableName).where({ id: made.id }).update({ title: null });
    await titleObjections(site.strapi);
    expect(await table.findOne({ where: { id: made.id } })).toMatchObject({ title });
  });
});

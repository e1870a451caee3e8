import { createNoticeOffice } from '../factories/notice';
import { createPanel } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const objection = 'plugin::talent-office.objection';
const address = '呼兰区某街1号';
const invisible = '\u200b'.repeat(8);

/** By a letter somebody gives the name and address that the law asks for, and perhaps no phone. */
describe('who objects', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let panel: ReturnType<typeof createPanel>;
  let token: string;
  let noticeId: string;

  const letter = { medium: 'letter', receivedOn: '2026-10-08', text: '来信', realName: true };
  const atDesk = (body: object) =>
    panel.send('post', `/talent-office/notices/${noticeId}/objections`, token, {
      ...letter,
      name: '王某',
      ...body,
    });
  const inForm = (body: object) =>
    panel.send('post', `/content-manager/collection-types/${objection}`, token, {
      ...letter,
      notice: noticeId,
      ...body,
    });
  const refused = ({ status, body }: { status: number; body: unknown }) => {
    const { details } = (body as { error: { details: Record<string, unknown> } }).error;
    const [first] = details.errors as { path: string[] }[];
    return [status, details.code, first?.path.join('.')];
  };
  const stored = (documentId: string) =>
    site.strapi.db.query(objection as never).findOne({ where: { documentId } });

  beforeAll(async () => {
    site = await startSite({ now: '2026-10-08T02:00:00.000Z' });
    token = await registerFirstAdmin(site);
    at = await createNoticeOffice(site);
    panel = createPanel(site);
  });
  beforeEach(async () => {
    ({ noticeId } = await at.noticed());
  });
  afterAll(() => site.stop());

  it.each([
    [address, '******'],
    ['wang@jinlan.test', '******'],
    ['0451-57320000', '045*****0000'],
    ['+86 139 0000 5678', '139****5678'],
  ])('is reached at the desk by phone, e-mail or post: %s', async (contact, shown) => {
    const { documentId, noticeId: suspended } = await at.noticed();
    const path = `/talent-office/notices/${suspended}/objections`;
    const sent = { ...letter, name: '王某', contact };
    const { body } = await panel.send('post', path, token, sent).expect(200);
    expect((await stored(body.data.id)).contact).toBe(shown);
    const views = await panel.send(
      'get',
      `/content-manager/collection-types/${objection}/${body.data.id}`,
      token,
    );
    expect(JSON.stringify(views.body)).not.toContain(contact);
    at.setDay('2026-10-16');
    expect((await at.finish()).ended).not.toContain(suspended);
    at.setDay('2026-10-08');
    expect(await at.stateOf('plugin::talent-office.fund-application', documentId)).toBe('draft');
  });

  it('is reached by something', async () => {
    expect(refused(await atDesk({ contact: '一号' }))).toEqual([400, 'INVALID_INPUT', 'contact']);
    for (const contact of [invisible, '呼 兰 区', 'x'.repeat(201)]) {
      const [status, , path] = refused(await atDesk({ contact }));
      expect([[400, 422].includes(Number(status)), path]).toEqual([true, 'contact']);
    }
    const short = await inForm({ name: '王某', contact: '呼 兰 区' });
    expect(refused(short)).toEqual([400, 'CONTACT_FORM', 'contact']);
  });

  it('is reached by phone or e-mail on the website', async () => {
    const told = { realName: true, name: '王某', text: '业绩不实' };
    for (const contact of [address, '12345', 'wang@', `${invisible}@x.y`]) {
      const answer = await at.object(noticeId, { ...told, contact });
      expect([contact, ...refused(answer)]).toEqual([contact, 422, 'PHONE_OR_EMAIL', 'contact']);
    }
    for (const contact of ['0451-57320000', '13900005678', 'wang@jinlan.test']) {
      await at.object(noticeId, { ...told, contact }).expect(200);
    }
  });

  it('has a name, on every path, where it is one under a real name', async () => {
    expect(refused(await atDesk({ name: invisible, contact: address }))).toEqual([
      400,
      'INVALID_INPUT',
      'name',
    ]);
    for (const [given, path] of [
      [{}, 'name'],
      [{ name: ' ', contact: address }, 'name'],
      [{ name: '王某' }, 'contact'],
    ] as const) {
      expect(refused(await inForm(given))).toEqual([400, 'OBJECTOR_UNNAMED', path]);
    }
    await inForm({ name: '王某', contact: address }).expect(201);
    await inForm({ realName: false }).expect(201);
  });

  it('is answered by nobody who records it: what was decided comes with the decision', async () => {
    const answered = { decision: '查无实据', decidedOn: '2026-10-08', state: 'dismissed' };
    const { body } = await inForm({ name: '王某', contact: address, ...answered }).expect(201);
    const { documentId } = body.data;
    const open = { state: 'received', decision: null, decidedOn: null };
    expect(await stored(documentId)).toMatchObject(open);
    const decided = { decision: '已核查', decidedOn: '2026-10-08' };
    await at.act(objection, documentId, 'dismiss', at.discipline, decided);
    expect(await stored(documentId)).toMatchObject({ state: 'dismissed', ...decided });
  });
});

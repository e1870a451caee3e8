import type { Permission } from '../../plugins/talent-office/shared/permissions';
import { createNoticeOffice } from '../factories/notice';
import { createPanel } from '../factories/panel';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';
const fundYear = 'plugin::talent-office.fund-year';
const foreign = { status: 404, code: 'NOT_FOUND' };

/** A colleague who neither reads the cases of an entry nor has anything to do with it. */
describe('a stranger to an entry', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let panel: ReturnType<typeof createPanel>;
  let nosy: string;
  let officer: string;
  let documentId: string;

  const colleague = async (name: string, position?: string): Promise<string> => {
    const own: Permission[] = ['entries.act', 'cases.read'];
    const code = await createRole(site, name, { own });
    const staff = await at.office.create('staff', {
      name,
      adminUser: await panel.account(name, code),
    });
    if (position) await at.office.appoint(staff.documentId, position);
    return panel.logIn(`${name}@jinlan.test`);
  };
  const told = ({ status, body }: { status: number; body: unknown }) => {
    const { error } = body as { error?: { details: { code: string; facts: object } } };
    return { status, code: error?.details.code, facts: error?.details.facts };
  };
  const cases = (token: string, type: string, id: string) =>
    panel.send('get', `/talent-office/cases?type=${type}&documentId=${id}`, token);
  const withdraw = (token: string, type: string, id: string) =>
    panel.send('post', `/talent-office/entries/${type}/${id}/withdraw`, token, { reason: '撤' });

  beforeAll(async () => {
    site = await startSite({ now: '2026-10-08T02:00:00.000Z' });
    at = await createNoticeOffice(site);
    panel = createPanel(site);
    nosy = await colleague('nosy');
    officer = await colleague('officer', 'office');
    ({ documentId } = await at.noticed());
  });
  afterAll(() => site.stop());

  it('learns nothing of its state, whatever he asks to be done with it', async () => {
    const nothing = { ...foreign, facts: {} };
    const table = site.strapi.db.metadata.get(application).tableName;
    for (const awarded of [1000000, 5]) {
      // The second time past the gate: who may read it is told what stands otherwise.
      await site.strapi.db
        .connection(table)
        .where({ document_id: documentId })
        .update({ awarded_fen: awarded });
      for (const action of ['foo', 'submit', 'pay', 'constructor']) {
        expect(told(await panel.act(nosy, application, documentId, action))).toEqual(nothing);
      }
      expect(told(await withdraw(nosy, application, documentId))).toEqual(nothing);
    }
    expect(told(await panel.act(nosy, application, 'gone', 'foo'))).toEqual(nothing);
    expect(told(await withdraw(nosy, application, 'gone'))).toEqual(nothing);
  });

  it('does not learn whether it has a case', async () => {
    const { documentId: draft } = await at.office.create('fund-application', { title: '草稿' });
    for (const id of [documentId, draft, 'gone']) {
      expect(told(await cases(nosy, application, id))).toMatchObject(foreign);
    }
  });

  it('is nobody whose action it is: he is told what he can do, and that there is no case', async () => {
    const year = await at.office.create('fund-year', { year: 2977 });
    const { body } = await cases(officer, fundYear, year.documentId).expect(200);
    expect(body.data).toBeNull();
    expect(told(await panel.act(officer, fundYear, year.documentId, 'foo'))).toMatchObject({
      status: 409,
      code: 'ACTION_NOT_POSSIBLE',
    });
    expect(told(await panel.act(nosy, fundYear, year.documentId, 'budget'))).toMatchObject(foreign);
  });
});

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const creditCode = '91350100M000100Y43';

describe('a joint review in which a unit employs the applicant', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let ofEmployer: Signer;
  let finance: Signer;
  let standIn: Signer;
  let employer: string;
  let to: { benefit: string; line: string };
  let plain: { benefit: string; line: string };

  const unitOf = async (code: string, more: object = {}) =>
    (await desk.office.create('unit', { name: `单位 ${code}`, code, kind: 'department', ...more }))
      .documentId;
  /** Somebody who holds a position of a unit. */
  const signerAt = async (role: string, unit: string) => {
    const made = await desk.signer('auditor');
    const code = `${role}-${unit}`;
    const position = await desk.office.create('position', { name: code, code, role, unit });
    await desk.office.create('appointment', {
      staff: made.staff.documentId,
      position: position.documentId,
      startsOn: '2020-01-01',
    });
    return made;
  };
  const applied = async (where: { benefit: string; line: string }, more: object = {}) =>
    desk.applied(await desk.talent(more), where);
  const decide = async (documentId: string, by: Signer, seat: string) => {
    const { status, body } = await desk.decide(application, documentId, by.token, { seat });
    return status === 200 ? 'done' : String(body.error.details.code);
  };
  const steps = async (documentId: string) => (await desk.viewOf(application, documentId)).steps;
  const get = async (path: string, by: Signer) =>
    (await site.http.get(path).auth(by.token, { type: 'bearer' }).expect(200)).body.data;

  beforeAll(async () => {
    site = await startSite({ now: '2026-03-02T02:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    // Typed in lower case: it is kept, and compared, in one form.
    const bureau = await unitOf('bureau', { unifiedCode: creditCode.toLowerCase() });
    ofEmployer = await signerAt('department', bureau);
    finance = await signerAt('finance', await unitOf('purse'));
    standIn = await signerAt('department', await unitOf('other'));
    employer = (await desk.office.create('employer', { name: '局', unifiedCode: creditCode }))
      .documentId;
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(100_000_000, officer.actor);
    const seat = { key: 'bureau', title: '人社局', role: 'department', unitCode: 'bureau' };
    const purse = { key: 'purse', title: '财政局', role: 'finance', unitCode: 'purse' };
    const common = { kind: 'kind', amountExpression: '1000', ruleSet, line };
    const workflow = await desk.workflow('joint', application, [
      {
        key: 'joint',
        seats: [
          { ...seat, signatures: 1, standInRole: 'department', standInUnitCode: 'other' },
          { ...purse, signatures: 1 },
        ],
      },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    to = { benefit: await desk.benefit({ ...common, workflow }), line };
    const without = await desk.workflow('plain', application, [
      { key: 'joint', seats: [{ ...seat, signatures: 1 }] },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    plain = { benefit: await desk.benefit({ ...common, workflow: without }), line };
  });
  afterAll(() => site.stop());

  it('the unit itself reviews whoever works elsewhere, or nowhere', async () => {
    const documentId = await applied(to);
    expect(await decide(documentId, standIn, 'bureau')).toBe('NOT_YOUR_STEP');
    expect(await decide(documentId, ofEmployer, 'bureau')).toBe('done');
    const [step] = await steps(documentId);
    expect(step).toMatchObject({ unit: 'bureau', standsFor: null });
  });

  it('of its own staff another one gives the opinion, and that is marked', async () => {
    const documentId = await applied(to, { employer });
    expect(await decide(documentId, ofEmployer, 'bureau')).toBe('NOT_YOUR_STEP');
    const inbox = await get('/talent-office/inbox', standIn);
    expect(inbox).toMatchObject([{ seat: 'bureau', standsFor: '单位 bureau' }]);
    expect(await get('/talent-office/inbox', ofEmployer)).toEqual([]);
    expect(await decide(documentId, standIn, 'bureau')).toBe('done');
    expect(await decide(documentId, finance, 'purse')).toBe('done');
    const { one } = await desk.viewOf(application, documentId);
    expect(one.stage).toBe(1);
    const shown = await get(`/talent-office/cases/${one.publicId}`, officer);
    expect(shown.stages[0].seats).toMatchObject([
      { key: 'bureau', standsFor: '单位 bureau', outcome: 'passed' },
      { key: 'purse', standsFor: null, outcome: 'passed' },
    ]);
    expect(shown.decisions).toMatchObject([{ standsFor: '单位 bureau' }, { standsFor: null }]);
    const details = (await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId, action: 'case.approve' })
      .orderBy('id')
      .pluck('details')) as string[];
    expect(details.map((each) => (JSON.parse(each) as { standsFor?: string }).standsFor)).toEqual([
      'bureau',
      undefined,
    ]);
  });

  it('where the workflow names nobody it is the talent office', async () => {
    const documentId = await applied(plain, { employer });
    expect(await decide(documentId, standIn, 'bureau')).toBe('NOT_YOUR_STEP');
    expect(await decide(documentId, officer, 'bureau')).toBe('done');
  });

  it('a unit’s wrong credit code would never match: it is refused', async () => {
    const wrong = {
      name: '错',
      code: 'wrong',
      kind: 'department',
      unifiedCode: '91350100M000100Y44',
    };
    await expect(desk.office.create('unit', wrong)).rejects.toMatchObject({
      details: { errors: [{ path: ['unifiedCode'] }] },
    });
  });
});

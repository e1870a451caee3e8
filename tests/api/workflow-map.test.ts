import type {
  WorkflowCheckBody,
  WorkflowPartsBody,
} from '../../plugins/talent-office/shared/contracts/workflows';
import { createOffice } from '../factories/office';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';

describe('a workflow as it is drawn', () => {
  let site: Site;
  let token: string;
  const as = (path: string) => site.http.get(path).auth(token, { type: 'bearer' });
  const post = (draft: unknown) =>
    site.http
      .post('/talent-office/workflow-checks')
      .auth(token, { type: 'bearer' })
      .send({ draft } as object);
  const check = async (draft: unknown): Promise<WorkflowCheckBody> =>
    (await post(draft).expect(200)).body.data as WorkflowCheckBody;
  const seat = (role: string, more: object = {}) => ({
    key: role,
    title: role,
    role,
    signatures: 1,
    ...more,
  });
  const stage = (key: string, more: object = {}) => ({
    key,
    title: key,
    kind: 'review',
    seats: [seat('leading-group')],
    ...more,
  });
  const workflow = (stages: unknown) => ({
    key: 'drawn',
    title: '绘制',
    entryType: application,
    stages,
  });

  beforeAll(async () => {
    site = await startSite();
    token = await registerFirstAdmin(site);
    await createOffice(site.strapi).signer('leading-group');
  });
  afterAll(() => site.stop());

  it('is made of what this site has: kinds, types, roles, units, under names', async () => {
    const parts = (await as('/talent-office/workflow-parts').expect(200)).body
      .data as WorkflowPartsBody;
    expect(parts.kinds).toEqual(expect.arrayContaining(['review', 'notice']));
    expect(parts.phases).toEqual(['reserved', 'committed']);
    expect(parts.roles).toContainEqual({ role: 'leading-group', positions: ['leading-group'] });
    expect(parts.units).toContainEqual(expect.objectContaining({ name: 'leading-group' }));
    const fund = parts.types.find(({ type }) => type === application);
    expect(fund).toMatchObject({ name: { zh: '资金申请' }, limits: ['award', 'quota'] });
    expect(fund?.settable).toContain('awardedFen');
    expect(fund?.settable).not.toContain('state');
    expect(fund?.settable).not.toContain('applicant');
    expect(parts.types.map(({ type }) => type)).not.toContain('plugin::talent-office.tier');
    for (const { unitPaths } of parts.types) {
      for (const { path, steps } of unitPaths) {
        expect(path).toBe(steps.map(({ attribute }) => attribute).join('.'));
      }
    }
  });

  it('says how many people it needs, and which seats nobody can sign', async () => {
    const { problems, assignment } = await check(
      workflow([
        stage('one'),
        stage('two', { seats: [seat('leading-group'), seat('nobody', { signatures: 2 })] }),
      ]),
    );
    expect(problems).toEqual([]);
    expect(assignment).toMatchObject({
      least: 4,
      found: 1,
      short: ['two/leading-group', 'two/nobody', 'two/nobody#2'],
    });
  });

  it.each([
    ['a stage that nobody signs', [stage('one', { seats: [] })], 'stages.0.seats', '没有签署席位'],
    ['a key twice', [stage('one'), stage('one')], 'stages.1.key', '重复'],
    [
      'a notice of no length',
      [stage('a'), stage('b', { kind: 'notice' })],
      'stages.1.noticeWorkingDays',
      '公示期',
    ],
    [
      'a committee of nobody',
      [stage('a', { kind: 'committee', seats: [], committee: null })],
      'stages.0.committee',
      '没有填写由哪个岗位的成员表决',
    ],
    ['a kind that is none', [stage('a', { kind: 'oracle' })], 'stages.0.kind', '没有「oracle」'],
    ['a signature of nobody', [stage('a', { seats: [seat('department')] })], 'stages', '领导小组'],
    ['no stage', [], 'stages', '没有环节'],
    ['days that no year has', [stage('a', { workingDays: 751 })], 'stages.0.workingDays', '750'],
    [
      'a notice of years',
      [stage('a'), stage('b', { kind: 'notice', noticeCalendarDays: 100_000_000 })],
      'stages.1.noticeCalendarDays',
      '366',
    ],
    [
      'more signers than the district has people',
      [stage('a', { seats: [seat('leading-group', { signatures: 16_000_000 })] })],
      'stages.0.seats.0.signatures',
      '30',
    ],
    [
      'a way that leads to no unit',
      [stage('a', { seats: [seat('leading-group', { unitPath: 'applicant.name' })] })],
      'stages.0.seats.0.unitPath',
      '不是单位',
    ],
    [
      'a way over an account',
      [stage('a', { seats: [seat('leading-group', { unitPath: 'applicant.user.role' })] })],
      'stages.0.seats.0.unitPath',
      '不是单位',
    ],
    [
      'a reminder where nobody waits',
      [stage('a'), stage('b', { kind: 'notice', noticeWorkingDays: 5, remindDaysBefore: '2' })],
      'stages.1.remindDaysBefore',
      '这一类型不设',
    ],
  ])('tells %s at its field, before anything is saved', async (_, stages, path, told) => {
    const { problems } = await check(workflow(stages));
    expect(problems).toEqual([
      { path, messages: { zh: expect.stringContaining(told), en: expect.any(String) } },
    ]);
  });

  it('reads a committee as its form has it, once', async () => {
    const voted = (committee: object) =>
      check(workflow([stage('a', { kind: 'committee', seats: [], committee })]));
    expect((await voted({ role: 'leading-group', quorum: 'all' })).problems).toEqual([]);
    const { problems } = await voted({ role: null });
    expect(problems.map(({ path }) => path)).toEqual(['stages.0.committee.role']);
  });

  it('tells each field that cannot be read by its name in the form', async () => {
    const wrong = stage('a', {
      key: 'Not A Key',
      seats: [
        seat('', {
          key: 'a',
          title: 'a',
          unitCode: 7,
          signaturesAbove: [{ fromFen: 'x', signatures: 0 }],
        }),
      ],
    });
    const { problems, assignment } = await check(workflow([wrong]));
    expect(assignment).toBeNull();
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'stages.0.key',
      'stages.0.seats.0.role',
      'stages.0.seats.0.signaturesAbove.0.fromFen',
      'stages.0.seats.0.signaturesAbove.0.signatures',
      'stages.0.seats.0.unitCode',
    ]);
  });

  it('reads who votes at a committee’s stage', async () => {
    const at = (more: object) =>
      check(
        workflow([
          stage('vote', {
            kind: 'committee',
            seats: [],
            committee: { role: 'leading-group', ...more },
          }),
        ]),
      );
    // Nobody votes alone: one member is too few, though no signature is asked for.
    expect((await at({})).assignment).toMatchObject({
      ...{ least: 2, found: 1, short: ['vote/committee'] },
      positions: [{ role: 'leading-group', needed: 2, held: 1 }],
    });
    const { problems, assignment } = await at({ chairRole: null, quorum: 'half' });
    expect(problems.map(({ path }) => path)).toEqual(['stages.0.committee.quorum']);
    expect(assignment).toBeNull();
    expect((await at({})).problems).toEqual([]);
    const wrong = await at({ unitCode: 1, chairRole: 2, chairUnitCode: 3 });
    expect(wrong.problems.map(({ path }) => path).sort()).toEqual([
      'stages.0.committee.chairRole',
      'stages.0.committee.chairUnitCode',
      'stages.0.committee.unitCode',
    ]);
  });

  it.each([
    ['nothing at all', {}],
    ['a committee that is none', workflow([stage('one', { kind: 'committee', committee: [7] })])],
    ['days that are no list', workflow([stage('one', { remindDaysBefore: 7 })])],
    ['stages that are no list', workflow('all of them')],
    ['stages that are no objects', workflow([null, 7, 'one', [stage('one')]])],
    ['seats that are no list', workflow([stage('one', { seats: { 0: seat('office') } })])],
    ['sets that are no list', workflow([stage('one', { sets: { length: 3 }, onPass: ['award'] })])],
    [
      'attributes that there are none of',
      workflow([stage('one', { __proto__: { kind: 'x' }, constructor: 1 })]),
    ],
    ['a type that is none', { ...workflow([stage('one')]), entryType: 'constructor' }],
  ])('bears %s', async (_, draft) => {
    expect((await post(draft)).status).toBe(200);
  });

  it('is no workflow of the office because somebody looked at it', async () => {
    expect(await site.strapi.db.query('plugin::talent-office.workflow').count()).toBe(0);
  });
});

import { createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const projects = 'plugin::talent-office.unit-project';
const milestones = 'plugin::talent-office.project-milestone';
const targets = 'plugin::talent-office.performance-target';
const evaluations = 'plugin::talent-office.performance-evaluation';
const years = 'plugin::talent-office.fund-year';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** Targets, their evaluation, and what stands beside the next budget (绩效). */
describe('the performance of what is spent', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let second: Signer;
  let leader: Signer;
  let line: string;
  let employer: string;
  let count = 0;

  const code = async (attempt: Promise<unknown>): Promise<unknown> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      const { code: found, details } = error as { code?: string; details?: { code?: string } };
      return found ?? details?.code ?? error;
    }
  };
  const act = (type: string, id: string, action: string, input: object = {}, by = officer) =>
    desk.act(type, id, action, by.actor, input);
  const make = async (type: string, data: object) => (await desk.create(type, data)).documentId;
  const project = async (data: object = {}) => {
    const id = await make(projects, {
      ...{ title: `项目${(count += 1)}`, plan: '方案', amountFen: '100000', employer, line },
      ...{ ownFundsFen: '100000', otherFundsFen: '50000' },
      ...data,
    });
    const milestone = await make(milestones, {
      ...{ title: '完成', project: id, sharePercent: 100, dueOn: '2026-12-01' },
      requirement: '验收材料',
    });
    const target = await make(targets, {
      ...{ indicator: '培训人数', project: id, targetValue: '80', measureUnit: '人' },
    });
    return { id, milestone, target };
  };
  const approved = async (data: object = {}) => {
    const one = await project(data);
    await act(projects, one.id, 'submit');
    const { status, text } = await desk.decide(projects, one.id, leader.token);
    if (status !== 200) throw new Error(text);
    return one;
  };
  const drawn = async () => {
    const one = await approved();
    await act(milestones, one.milestone, 'present', { evidence: '已完成' });
    const input = { acceptedFen: 100_000, opinion: '同意' };
    await act(milestones, one.milestone, 'acceptWork', input, second);
    return one;
  };
  const evaluation = async (of: object) => make(evaluations, { title: '绩效评价', ...of });
  const own = { selfText: '达到目标', selfScore: 95 };
  const graded = async (score: number) => {
    const { id } = await drawn();
    const one = await evaluation({ project: id });
    await act(evaluations, one, 'selfEvaluate', own);
    await act(evaluations, one, 'evaluate', { score, finding: '属实' }, second);
    return desk.stored(evaluations, one);
  };
  const rows = (...bounds: [string, string, string, string | null][]) =>
    bounds.map(([key, value, validFrom, validUntil]) => ({ key, value, validFrom, validUntil }));

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-25T02:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    second = await desk.signer('office');
    leader = await desk.signer('leading-group');
    line = await desk.line(100_000_000, officer.actor, 2026);
    await desk.workflow('unit-project', projects, [{ key: 'leading-group' }]);
    employer = (await desk.office.create('employer', { name: '示例企业', kind: 'enterprise' }))
      .documentId;
    await make('plugin::talent-office.named-table', {
      ...{ title: '等级', key: 'performance-grades', valueKind: 'number' },
      rows: rows(
        ['excellent', '90', '2020-01-01', null],
        ['good', '80', '2020-01-01', null],
        ['fair', '50', '2020-01-01', '2026-01-01'],
        ['fair', '60', '2026-01-01', null],
        ['poor', '0', '2020-01-01', null],
      ),
    });
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('is promised with the project that is decided, and answered for afterwards', async () => {
    const { id, target } = await project();
    expect(await code(act(targets, target, 'adopt'))).toBe('CONDITION_NOT_MET');
    await act(projects, id, 'submit');
    expect((await desk.stored(projects, id)).targetPlan).toBe('培训人数｜80人');
    const change = (targetValue: string) =>
      site.strapi
        .documents(targets as never)
        .update({ documentId: target, data: { targetValue } as never });
    await change('8');
    expect((await desk.decide(projects, id, leader.token)).body.error.details.code).toBe(
      'PLAN_CHANGED',
    );
    await change('80');
    expect((await desk.decide(projects, id, leader.token)).status).toBe(200);
    expect(await code(change('8'))).toBe('GUARDED_ATTRIBUTE');
    await act(targets, target, 'enterResult', { achieved: '86' });
    expect(await desk.stored(targets, target)).toMatchObject({ state: 'answered-for' });
    const ofLine = await make(targets, { indicator: '引进人数', line, targetValue: '30' });
    await act(targets, ofLine, 'adopt');
  });

  it('has the grade of its score by half-open intervals, in the table of its day', async () => {
    const found: unknown[] = [];
    for (const score of [100, 90, 89, 80, 79, 60, 59, 0]) found.push((await graded(score)).grade);
    expect(found).toEqual([
      ...['excellent', 'excellent', 'good', 'good', 'fair', 'fair', 'poor', 'poor'],
    ]);
  });

  it('is evaluated by others than who evaluated himself, once, and not before there is anything', async () => {
    const waiting = await project();
    const early = await evaluation({ project: waiting.id });
    expect(await code(act(evaluations, early, 'selfEvaluate', own))).toBe('CONDITION_NOT_MET');
    const both = await evaluation({ project: waiting.id, line });
    expect(await code(act(evaluations, both, 'selfEvaluate', own))).toBe('CONDITION_NOT_MET');
    const { id } = await approved();
    const one = await evaluation({ project: id });
    await act(evaluations, one, 'selfEvaluate', own);
    const score = { score: 70, finding: '属实' };
    expect(await code(act(evaluations, one, 'evaluate', score))).toBe('NOT_BY_SAME_PERSON');
    expect(await code(act(evaluations, one, 'evaluate', { ...score, score: 101 }, second))).toBe(
      'NUMBER_RANGE',
    );
    const again = await evaluation({ project: id });
    expect(await code(act(evaluations, again, 'selfEvaluate', own))).toBe('ALREADY_CLAIMED');
  });

  it('tells what each yuan of the fund has moved, beside the budget of the next year', async () => {
    const { leveragePercent, fundFen, otherFen } = await graded(92);
    expect([Number(leveragePercent), Number(fundFen), Number(otherFen)]).toEqual([
      150, 100_000, 150_000,
    ]);
    const undrawn = await approved();
    const one = await evaluation({ project: undrawn.id });
    await act(evaluations, one, 'selfEvaluate', own);
    await act(evaluations, one, 'evaluate', { score: 60, finding: '进度慢' }, second);
    expect((await desk.stored(evaluations, one)).leveragePercent).toBe(0);

    const next = await desk.office.create('fund-year', { year: 2027 });
    await desk.office.create('fund-line', {
      ...{ title: '引进', use: 'introduction', source: 'own-budget', budgetFen: '1' },
      fundYear: next.documentId,
    });
    const { body } = await site.http
      .get(`/talent-office/fund-years/${next.documentId}/budget`)
      .auth(officer.token, { type: 'bearer' })
      .expect(200);
    expect(body.data.lines[0].earlier).toContainEqual(
      expect.objectContaining({ grade: 'excellent', score: 92, leveragePercent: 150 }),
    );
    expect(await desk.stored(years, next.documentId)).toMatchObject({ year: 2027 });
  });
});

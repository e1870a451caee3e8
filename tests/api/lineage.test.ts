import { createDesk, type Actor, type Desk } from '../factories/desk';
import { createPanel, linked } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const uid = (name: string) => `plugin::talent-office.${name}`;
const item = uid('policy-item');
const path = (type: string) => `/content-manager/collection-types/${uid(type)}`;

type Entry = { id: number; documentId: string };
type Level = 'province' | 'city' | 'district';

/** Policies of three levels, item by item (政策衔接), and powers with their checks (授权与监督). */
describe('the lineage of policies', () => {
  let site: Site;
  let desk: Desk;
  let panel: ReturnType<typeof createPanel>;
  let token: string;
  let clerk: Actor;
  let policies: Record<Level, Entry>;
  let unit: Entry;
  let count = 0;

  const create = (type: string, data: object): Promise<Entry> => desk.office.create(type, data);
  /** An item as an editor makes it. */
  const made = (level: Level, data: object = {}): Promise<Entry> => {
    count += 1;
    return create('policy-item', {
      ...{ title: `条目${count}`, number: `第${count}条`, policy: policies[level].documentId },
      ...{ leadUnit: unit.documentId, ...data },
    });
  };
  const does = async (
    { documentId }: Entry,
    action: string,
    input: object = {},
    type = item,
    actor: Actor = clerk,
  ): Promise<string> => {
    try {
      const { state } = await desk.act(type, documentId, action, actor, input);
      return String(state);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  /** What saving in the panel says: the code and the field, or `saved`. */
  const saves = async (type: string, { documentId }: Entry, data: object): Promise<string> => {
    const { status, body } = await panel.send('put', `${path(type)}/${documentId}`, token, data);
    if (status === 200) return 'saved';
    const { code, errors } = body.error.details;
    return `${code} ${errors[0].path.join('.')}`;
  };
  const adds = async (type: string, data: object): Promise<string> => {
    const { status, body } = await panel.send('post', path(type), token, data);
    if (status === 201) return 'saved';
    const { code, errors } = body.error.details;
    return `${code} ${errors[0].path.join('.')}`;
  };
  const evaluated = async (one: Entry, year: number): Promise<string> => {
    const found = await create('policy-evaluation', {
      ...{ item: one.documentId, year, grade: 'good', finding: '按计划落实。' },
    });
    return does(found, 'conclude', {}, uid('policy-evaluation'));
  };
  const lineage = async () => {
    const { body } = await panel.send('get', '/talent-office/lineage', token).expect(200);
    return body.data;
  };
  const shown = async ({ documentId }: Entry) => {
    const { policies: all } = await lineage();
    return all
      .flatMap(({ items }: { items: { documentId: string }[] }) => items)
      .find((one: { documentId: string }) => one.documentId === documentId);
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T02:00:00.000Z' });
    desk = await createDesk(site);
    panel = createPanel(site);
    token = await registerFirstAdmin(site);
    clerk = await desk.office.signer('office');
    const policy = (level: Level) =>
      create('policy', { title: `${level}政策`, level, issuedOn: '2022-05-01' });
    policies = {
      province: await policy('province'),
      city: await policy('city'),
      district: await policy('district'),
    };
    unit = await create('unit', { name: '区科技局', code: 'lineage-unit', kind: 'department' });
  });
  afterAll(() => site.stop());

  it('goes from one level to the one right above, in the panel and in code', async () => {
    const [province, city] = [await made('province'), await made('city')];
    const own = await made('district');
    const above = async (one: Entry, upper: Entry) =>
      saves('policy-item', one, { carriesOut: linked(upper.documentId) });
    expect(await above(city, province)).toBe('saved');
    expect(await above(own, province)).toBe('LINEAGE_LEVEL carriesOut');
    expect(await above(own, own)).toBe('LINEAGE_LEVEL carriesOut');
    expect(await above(province, city)).toBe('LINEAGE_LEVEL carriesOut');
    expect(await above(own, city)).toBe('saved');
    // Nor by moving what others refer to into another policy.
    expect(
      await saves('policy-item', city, { policy: linked(policies.district.documentId) }),
    ).toMatch(/^LINEAGE_LEVEL/);
    const query = site.strapi.db.query(item as never);
    await expect(
      query.update({ where: { id: own.id }, data: { carriesOut: province.id } as never }),
    ).rejects.toMatchObject({ details: { code: 'LINEAGE_LEVEL' } });
    await expect(
      query.create({ data: { title: 'x', number: 'x', carriesOut: city.id } as never }),
    ).rejects.toMatchObject({ details: { code: 'REFERENCE_MISSING' } });
  });

  it('is told in both languages where it is broken', async () => {
    const { body } = await panel.send('post', path('policy-item'), token, {
      ...{ title: '越级', number: '越级', policy: linked(policies.district.documentId) },
      carriesOut: linked((await made('province')).documentId),
    });
    expect(body.error.details.messages).toEqual({
      zh: '只能承接紧邻上一级的政策：区级承接省级不行。',
      en: 'A policy carries out one of the level right above it: District does not carry out Province.',
    });
  });

  it('holds for documents, too, and their level stays while anything is linked to them', async () => {
    const upper = (to: Entry) => ({ upperPolicy: linked(to.documentId) });
    expect(await saves('policy', policies.district, upper(policies.province))).toBe(
      'LINEAGE_LEVEL upperPolicy',
    );
    expect(await saves('policy', policies.district, upper(policies.city))).toBe('saved');
    await made('city');
    expect(await saves('policy', policies.city, { level: 'province' })).toBe(
      'LINEAGE_POLICY_LEVEL level',
    );
    const query = site.strapi.db.query(uid('policy') as never);
    await expect(
      query.updateMany({
        where: { id: policies.city.id },
        data: { level: 'province' } as never,
      }),
    ).rejects.toMatchObject({ details: { code: 'LINEAGE_POLICY_LEVEL' } });
    await expect(query.delete({ where: { id: policies.city.id } })).rejects.toMatchObject({
      details: { code: 'LINEAGE_IN_USE' },
    });
  });

  it('has each number of a policy once', async () => {
    const one = await made('city', { number: '同号' });
    const twice = { title: '重复', number: '同号', policy: linked(policies.city.documentId) };
    expect(await adds('policy-item', twice)).toBe('LINEAGE_NUMBER number');
    expect(await adds('policy-item', { ...twice, ...{ number: '异号' } })).toBe('saved');
    expect(await saves('policy-item', one, { title: '改名' })).toBe('saved');
  });

  it('calls nothing not applicable without a reason, and keeps the reason', async () => {
    const one = await made('province');
    expect(await does(one, 'setAside')).toBe('REFERENCE_MISSING');
    expect(await does(one, 'setAside', { notApplicableReason: '  ' })).toBe('VALUE_INVALID');
    expect(await does(one, 'setAside', { notApplicableReason: '本区没有高校。' })).toBe(
      'not-applicable',
    );
    expect(await saves('policy-item', one, { notApplicableReason: '' })).toBe(
      'GUARDED_ATTRIBUTE notApplicableReason',
    );
    expect(await shown(one)).toMatchObject({ covered: true, alarms: [] });
  });

  it('calls nothing done that nothing carries out', async () => {
    const province = await made('province');
    const city = await made('city', { carriesOut: province.documentId });
    const own = await made('district', { carriesOut: city.documentId });
    for (const one of [province, city, own]) expect(await does(one, 'start')).toBe('under-way');
    for (const one of [province, city, own]) {
      expect(await does(one, 'finish')).toBe('CONDITION_NOT_MET');
    }
    const benefit = await create('benefit', {
      ...{ title: '研修资助', slug: `measure-${count}`, use: 'training', active: false },
      measure: own.documentId,
    });
    expect(await does(own, 'finish')).toBe('CONDITION_NOT_MET');
    await site.strapi
      .documents(uid('benefit') as never)
      .update({ documentId: benefit.documentId, data: { active: true } as never });
    expect(await does(own, 'finish')).toBe('done');
    expect(await does(province, 'finish')).toBe('CONDITION_NOT_MET');
    expect(await does(city, 'finish')).toBe('done');
    expect(await does(province, 'finish')).toBe('done');
    expect(await shown(province)).toMatchObject({ covered: true, alarms: ['unevaluated'] });
    // The benefit closes: the whole line of what rested on it is a gap, and says so.
    await site.strapi
      .documents(uid('benefit') as never)
      .update({ documentId: benefit.documentId, data: { active: false } as never });
    expect(await shown(province)).toMatchObject({
      covered: false,
      alarms: ['unproven', 'unevaluated'],
    });
    expect(await evaluated(province, 2026)).toBe('concluded');
    expect(await shown(province)).toMatchObject({ covered: true, alarms: [] });
  });

  it('names no line but an open one, and tells what needs money and has none', async () => {
    const year = await create('fund-year', { year: 2090 });
    const planned = await create('fund-line', {
      ...{ title: '计划中的项目', use: 'training', source: 'own-budget', budgetFen: '100' },
      fundYear: year.documentId,
    });
    const open = { documentId: await desk.line(100_000_000, clerk) };
    const one = await made('district', { needsMoney: true });
    expect(await saves('policy-item', one, { line: linked(planned.documentId) })).toBe(
      'LINEAGE_LINE_CLOSED line',
    );
    expect(await does(one, 'start')).toBe('under-way');
    expect(await shown(one)).toMatchObject({ line: null, alarms: ['unfunded'] });
    expect(await saves('policy-item', one, { needsMoney: false })).toBe(
      'GUARDED_ATTRIBUTE needsMoney',
    );
    expect(await does(one, 'fund', { line: planned.id })).toBe('CONDITION_NOT_MET');
    const { id } = await desk.stored(uid('fund-line'), open.documentId);
    expect(await does(one, 'fund', { line: id })).toBe('under-way');
    expect(await shown(one)).toMatchObject({ line: '引进', alarms: [] });
  });

  it('is acted on by the office alone, and by no token', async () => {
    const one = await made('district');
    const other = await desk.office.signer('department');
    expect(await does(one, 'start', {}, item, other)).toBe('NOT_BY_YOU');
    expect(await does(one, 'start', {}, item, { kind: 'token', id: 1 } as never)).toBe(
      'NOT_BY_YOU',
    );
  });

  it('ends in no circle of successors, and a successor stands itself', async () => {
    const [one, two, three] = [await made('city'), await made('city'), await made('city')];
    const next = (from: Entry, to: Entry) => does(from, 'supersede', { supersededBy: to.id });
    expect(await next(one, one)).toBe('LINEAGE_CYCLE');
    expect(await next(one, await made('district'))).toBe('LINEAGE_SUCCESSOR');
    expect(await next(one, two)).toBe('superseded');
    expect(await next(two, one)).toBe('LINEAGE_CYCLE');
    expect(await next(three, one)).toBe('LINEAGE_SUCCESSOR');
    expect(await next(two, three)).toBe('superseded');
    expect(await next(three, one)).toBe('LINEAGE_CYCLE');
    expect(await does(one, 'restart')).toBe('ACTION_NOT_POSSIBLE');
    expect(await shown(one)).toBeUndefined();
    // Not by the form either, before anything was done.
    const [four, five] = [await made('city'), await made('city')];
    const typed = (from: Entry, to: Entry) =>
      saves('policy-item', from, { supersededBy: linked(to.documentId) });
    expect(await typed(four, five)).toBe('saved');
    expect(await typed(five, four)).toBe('LINEAGE_CYCLE supersededBy');
    // Its number is free for another one.
    const { number } = await desk.stored(item, one.documentId);
    const again = { title: '新条目', number, policy: linked(policies.city.documentId) };
    expect(await adds('policy-item', again)).toBe('saved');
  });

  it('lets two items supersede each other at the same moment in no case', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [await made('city'), await made('city')];
      const answers = await Promise.all([
        does(one, 'supersede', { supersededBy: two.id }),
        does(two, 'supersede', { supersededBy: one.id }),
      ]);
      expect(answers.toSorted()).toEqual(['LINEAGE_CYCLE', 'superseded']);
    }
  });

  it('keeps what others refer to, and links a benefit to a measure of the district alone', async () => {
    const city = await made('city');
    const own = await made('district', { carriesOut: city.documentId });
    const query = site.strapi.db.query(item as never);
    await expect(query.delete({ where: { id: city.id } })).rejects.toMatchObject({
      details: { code: 'LINEAGE_IN_USE' },
    });
    const data = { title: '待遇', slug: `link-${count}`, use: 'care' };
    expect(await adds('benefit', { ...data, measure: linked(city.documentId) })).toBe(
      'LINEAGE_MEASURE_LEVEL measure',
    );
    expect(await adds('benefit', { ...data, measure: linked(own.documentId) })).toBe('saved');
    expect(await adds('benefit', { ...data, slug: `free-${count}` })).toBe('saved');
  });

  it('has one evaluation of an item and a year, which then stands', async () => {
    const one = await made('province');
    expect(await evaluated(one, 2027)).toBe('CONDITION_NOT_MET');
    expect(await evaluated(one, 2025)).toBe('concluded');
    expect(await evaluated(one, 2025)).toBe('ALREADY_CLAIMED');
    expect(await evaluated(one, 2026)).toBe('concluded');
    const [kept] = (await site.strapi.db
      .query(uid('policy-evaluation') as never)
      .findMany({ where: { item: { id: one.id }, state: 'concluded' } as never })) as Entry[];
    expect(await saves('policy-evaluation', kept as Entry, { grade: 'excellent' })).toBe(
      'GUARDED_ATTRIBUTE grade',
    );
    expect(await shown(one)).toMatchObject({ evaluation: { year: 2026, grade: 'good' } });
  });

  it('covers an upper policy wholly, by measures and by reasons, and names each gap before', async () => {
    const policy = await create('policy', {
      ...{ title: '覆盖', level: 'province', issuedOn: '2026-01-01' },
    });
    const of = () => made('province', { policy: policy.documentId });
    const [first, second] = [await of(), await of()];
    const coverage = async () =>
      (await lineage()).policies.find(({ documentId }: Entry) => documentId === policy.documentId)
        .coverage;
    expect(await coverage()).toEqual({
      ...{ covered: 0, all: 2, percent: 0 },
      gaps: [first.documentId, second.documentId],
    });
    await does(first, 'setAside', { notApplicableReason: '本区没有省属高校。' });
    expect(await coverage()).toMatchObject({ percent: 50, gaps: [second.documentId] });
    await does(second, 'start');
    await evaluated(second, 2026);
    expect(await does(second, 'finish')).toBe('done');
    expect(await coverage()).toEqual({ covered: 2, all: 2, percent: 100, gaps: [] });
    const empty = await create('policy', { title: '空', level: 'city' });
    const found = (await lineage()).policies.find(
      ({ documentId }: Entry) => documentId === empty.documentId,
    );
    expect(found.coverage.percent).toBeNull();
  });

  it('is read with its permission alone, and by nobody on the website', async () => {
    const { id: role } = await site.strapi.db
      .query('admin::role')
      .create({ data: { name: 'Bare', code: 'bare', description: '' } });
    const users = site.strapi.service('admin::user') as unknown as {
      create(user: object): Promise<unknown>;
    };
    await users.create({
      ...{ firstname: 'Bare', email: 'bare@jinlan.test', password: 'Bare-2026-x' },
      ...{ isActive: true, roles: [role] },
    });
    const login = await site.http
      .post('/admin/login')
      .send({ email: 'bare@jinlan.test', password: 'Bare-2026-x' });
    const bare = String(login.body.data.accessToken);
    await panel.send('get', '/talent-office/lineage', bare).expect(403);
    await site.http.get('/talent-office/lineage').expect(401);
    for (const plural of ['policy-items', 'policy-evaluations', 'delegated-powers', 'lineage']) {
      expect([404, 405]).toContain((await site.http.get(`/api/${plural}`)).status);
    }
  });

  describe('delegated powers', () => {
    const power = uid('delegated-power');
    const check = uid('power-check');
    let holder: Entry;
    let checker: Entry;

    const delegated = (data: object = {}): Promise<Entry> =>
      create('delegated-power', {
        ...{ title: '中级职称评审权', kind: 'title-review', grantedBy: '市人社局' },
        ...{ policy: policies.city.documentId, holder: holder.documentId },
        ...{ validFrom: '2026-01-01', validUntil: '2028-01-01', everyMonths: 6 },
        ...{ checkSubject: '评审程序和通过率', checker: checker.documentId, ...data },
      });
    const checked = async (one: Entry, checkedOn: string, result = 'compliant') => {
      const found = await create('power-check', {
        ...{ power: one.documentId, checkedOn, result, finding: '抽查十份评审档案。' },
      });
      return does(found, 'report', {}, check);
    };
    const told = async ({ documentId }: Entry) =>
      (await lineage()).powers.find((one: Entry) => one.documentId === documentId);

    beforeAll(async () => {
      holder = await create('unit', { name: '区人社局', code: 'holder', kind: 'department' });
      checker = await create('unit', { name: '区纪委', code: 'checker', kind: 'discipline' });
    });

    it('are in force with their check alone, done by another unit', async () => {
      for (const lacking of [
        { checkSubject: null },
        { checker: null },
        { everyMonths: null },
        { checker: holder.documentId },
        { validUntil: '2025-12-31' },
        { validUntil: '2026-11-23' },
        { policy: null },
      ]) {
        const one = await delegated(lacking);
        expect([lacking, await does(one, 'takeUp', {}, power)]).toEqual([
          lacking,
          'CONDITION_NOT_MET',
        ]);
      }
      const one = await delegated();
      expect(await does(one, 'takeUp', {}, power)).toBe('in-force');
      expect(await saves('delegated-power', one, { everyMonths: 60 })).toBe(
        'GUARDED_ATTRIBUTE everyMonths',
      );
    });

    it('tell when they are to be checked, that it was not, and what was found', async () => {
      const one = await delegated();
      expect(await checked(one, '2026-06-01')).toBe('CONDITION_NOT_MET');
      await does(one, 'takeUp', {}, power);
      expect(await told(one)).toMatchObject({
        ...{ checkDueOn: '2026-07-01', lastCheck: null, alarms: ['check-overdue'] },
        ...{ holder: '区人社局', checker: '区纪委' },
      });
      expect(await checked(one, '2026-11-24')).toBe('CONDITION_NOT_MET');
      expect(await checked(one, '2025-12-31')).toBe('CONDITION_NOT_MET');
      expect(await checked(one, '2026-11-20', 'to-rectify')).toBe('concluded');
      expect(await told(one)).toMatchObject({
        ...{ lastCheck: { on: '2026-11-20', result: 'to-rectify' }, checkDueOn: '2027-05-20' },
        alarms: ['not-compliant'],
      });
      expect(await checked(one, '2026-11-23')).toBe('concluded');
      expect(await told(one)).toMatchObject({ alarms: [] });
    });

    it('end with their days by the clock, or when they are taken back with a reason', async () => {
      const [one, other] = [await delegated({ validUntil: '2026-12-01' }), await delegated()];
      for (const each of [one, other]) await does(each, 'takeUp', {}, power);
      expect(await does(other, 'takeBack', { endedReason: ' ' }, power)).toBe('VALUE_INVALID');
      expect(await does(other, 'takeBack', { endedReason: '检查发现违规' }, power)).toBe('ended');
      await desk
        .service('clock')
        .during(new Date('2026-12-01T02:00:00Z'), () =>
          desk.service('lifecycle').actDue({ proceed: () => Promise.resolve() }),
        );
      expect((await desk.stored(power, one.documentId)).state).toBe('ended');
    });

    it('have the office told of an overdue check, on its day and then each week', async () => {
      const one = await delegated();
      await does(one, 'takeUp', {}, power);
      const remind = async (day: string): Promise<number> => {
        await desk
          .service('clock')
          .during(new Date(`${day}T02:00:00Z`), () => desk.service('jobs').runDue());
        return Number(
          (
            await site.strapi.db
              .connection('talent_office_messages')
              .where({ target_document_id: one.documentId })
              .count('* as n')
              .first()
          )?.n,
        );
      };
      const before = await remind('2026-11-24');
      // Due on 1 July 2026: 147 days on is the 21st week.
      const after = await remind('2026-11-25');
      expect([before, after]).toEqual([0, 1]);
      expect(await remind('2026-11-26')).toBe(1);
    });
  });
});

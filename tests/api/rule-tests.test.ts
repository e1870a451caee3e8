import { createDesk, application, type Desk } from '../factories/desk';
import { uid } from '../factories/office';
import { startSite, type Site } from '../setup';

const ruleSets = '/talent-office/rule-sets';
const contentManager = '/content-manager/collection-types/plugin::talent-office.rule-set';

const rule = (code: string, expression: string, more: object = {}) => ({
  code,
  kind: 'hard',
  expression,
  messageZh: `${code} 不满足`,
  messageEn: `${code} does not hold`,
  ...more,
});

const rules = [
  rule('tier', 'subject.tier in ["A", "B"]'),
  rule('fresh', 'subject.tierSince > addYears(today(), -3)'),
  rule('first', 'received(benefit.kind) == 0'),
  rule('remote', 'subject.remotePost', { kind: 'warning' }),
];

const example = (title: string, given: object, more: object = {}) => ({
  title,
  given,
  judgedOn: '2026-06-01',
  expected: 'eligible',
  ...more,
});

const able = {
  'subject.tier': 'A',
  'subject.tierSince': '2025-01-01',
  'subject.remotePost': false,
  'benefit.kind': 'settling-in',
  'received()': 0,
};

describe('the tests of a rule set', () => {
  let site: Site;
  let desk: Desk;
  let token: string;
  let count = 0;

  const send = (method: 'get' | 'post' | 'put', path: string, body?: object) => {
    const request = site.http[method](path)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', `rule-tests-${(count += 1)}-0123456789`);
    return body === undefined ? request : request.send(body);
  };
  const draft = async (tests: object[], more: object = {}): Promise<string> => {
    const key = `tested-${(count += 1)}`;
    const data = { title: key, key, entryType: application, rules, tests, ...more };
    const { body, status, text } = await send('post', contentManager, data);
    if (status !== 201) throw new Error(text);
    return body.data.documentId;
  };
  const run = async (documentId: string) =>
    (await send('get', `${ruleSets}/${documentId}/tests`).expect(200)).body.data;
  const enact = (documentId: string) => send('post', `${ruleSets}/${documentId}/enact`, {});
  const versions = async () =>
    Number(
      (await site.strapi.db.connection('talent_office_rule_versions').count('* as n').first())?.n,
    );

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    ({ token } = await desk.adminUser('rules@jinlan.test'));
  });
  afterAll(() => site.stop());

  it('are judged by the draft for their own day, by what functions are said to answer', async () => {
    const documentId = await draft([
      example('first', able),
      example('lapsed', { ...able, 'subject.tierSince': '2023-06-01' }, { expected: 'eligible' }),
      example('received', { ...able, 'received()': 500000 }, { expected: 'not_eligible' }),
      example('asked', { ...able, 'subject.tier': null }, { expected: 'needs_facts' }),
    ]);
    const found = await run(documentId);
    expect(found.map((one: { passed: boolean; found: string }) => [one.passed, one.found])).toEqual(
      [
        [true, 'eligible'],
        [false, 'not_eligible'],
        [true, 'not_eligible'],
        [true, 'needs_facts'],
      ],
    );
    expect(found[1].differences).toEqual([
      {
        zh: '应为“符合条件”，实为“不符合条件”',
        en: 'expected "Eligible", found "Not eligible"',
      },
    ]);
    expect(found[2].rules[2]).toMatchObject({
      code: 'first',
      outcome: 'fail',
      inputs: { 'benefit.kind': 'settling-in', 'received()': 500000 },
    });
  });

  it('keep a draft from being put in force while one fails, at its field', async () => {
    const before = await versions();
    const documentId = await draft([
      example('right', able),
      example('wrong', { ...able, 'subject.tier': 'C' }, { failing: 'tier' }),
    ]);
    const { body } = await enact(documentId).expect(422);
    expect(body.error).toMatchObject({ name: 'RULE_TEST_FAILED' });
    expect(body.error.details.errors).toEqual([
      expect.objectContaining({
        path: ['tests', '1', 'expected'],
        messages: {
          zh: '规则用例「wrong」未通过：应为“符合条件”，实为“不符合条件”；不满足的条件应为：tier，实为：tier、remote。请先修改条件、金额或用例。',
          en: expect.stringContaining('expected tier, found tier, remote'),
        },
      }),
    ]);
    expect(await versions()).toBe(before);
    expect(
      await site.strapi.db.query(uid('rule-set')).findOne({ where: { documentId } }),
    ).toMatchObject({ inForceVersion: null });
  });

  it('that pass are kept in the audit of the enacting, and make no new version', async () => {
    const documentId = await draft([example('right', able, { failing: 'remote' })]);
    const first = await enact(documentId).expect(200);
    expect(first.body.data).toMatchObject({ number: 1, tests: 1 });
    const more = [example('right', able), example('again', { ...able, 'subject.tier': 'B' })];
    await send('put', `${contentManager}/${documentId}`, { tests: more }).expect(200);
    const second = await enact(documentId).expect(200);
    expect(second.body.data).toEqual({ ...first.body.data, tests: 2 });
    const row = await site.strapi.db
      .connection('talent_office_audit')
      .where({ action: 'rules.enact' })
      .orderBy('id', 'desc')
      .first();
    expect(JSON.stringify(row)).toContain('again');
  });

  it('say of a set without any that there is none', async () => {
    const { body } = await enact(await draft([])).expect(200);
    expect(body.data).toMatchObject({ number: 1, tests: 0 });
  });

  it.each([
    ['an unknown fact', { given: { 'subject.tear': 'A' } }, ['tests', '0', 'given']],
    ['a fact of another kind', { given: { 'subject.tierSince': 5 } }, ['tests', '0', 'given']],
    ['a secret', { given: { 'subject.identityDocument': '1' } }, ['tests', '0', 'given']],
    ['an answer of another kind', { given: { 'received()': 'x' } }, ['tests', '0', 'given']],
    ['an unknown function', { given: { 'constructor()': 1 } }, ['tests', '0', 'given']],
    ['a way into prototypes', { given: { 'subject.__proto__': 'A' } }, ['tests', '0', 'given']],
    ['a list of facts', { given: { 'subject.tier': ['A'] } }, ['tests', '0', 'given']],
    ['an unknown rule', { failing: 'tier, tear' }, ['tests', '0', 'failing']],
  ])('are not saved with %s', async (_what, more, path) => {
    const key = `refused-${(count += 1)}`;
    const tests = [example('odd', able, more)];
    const data = { title: key, key, entryType: application, rules, tests };
    const { body } = await send('post', contentManager, data).expect(400);
    expect(body.error.details.errors).toEqual([expect.objectContaining({ path })]);
    expect(await site.strapi.db.query(uid('rule-set')).count({ where: { key } })).toBe(0);
  });

  it('compare the amount of every benefit that the rules decide', async () => {
    const documentId = await draft([
      example('none yet', { ...able, requestedFen: 400000 }, { amountFen: '100' }),
    ]);
    expect((await run(documentId))[0]).toMatchObject({
      passed: false,
      differences: [{ zh: '填写了应得金额，但没有待遇使用这个规则集' }],
    });
    await desk.office.create('benefit', {
      title: '安家补贴',
      slug: `settling-${count}`,
      use: 'introduction',
      ruleSet: documentId,
      amountExpression: 'least(requestedFen, 300000) - received(benefit.kind)',
    });
    expect((await run(documentId))[0]).toMatchObject({
      passed: false,
      differences: [{ zh: '“安家补贴”的金额应为 1 元，实为 3000 元' }],
    });
    const tests = [
      example('capped', { ...able, requestedFen: 400000 }, { amountFen: '300000' }),
      example(
        'the difference',
        { ...able, requestedFen: 400000, 'received()': 100000 },
        { amountFen: '200000', expected: 'not_eligible' },
      ),
      example('asked', able, { amountFen: '300000' }),
    ];
    await send('put', `${contentManager}/${documentId}`, { tests }).expect(200);
    const found = await run(documentId);
    expect(found.map(({ passed }: { passed: boolean }) => passed)).toEqual([true, true, false]);
    expect(found[2].differences).toEqual([
      {
        zh: '“安家补贴”的金额应为 3000 元，实为 无法计算',
        en: expect.stringContaining('not known'),
      },
    ]);
  });

  describe('in force', () => {
    const benefits = uid('benefit');
    const panelOf = '/content-manager/collection-types/plugin::talent-office.benefit';
    const capped = 'least(requestedFen, 1000000)';
    let ruleSet: string;
    let benefit: { id: number; documentId: string };
    const data = (more: object) => ({
      title: `补贴 ${(count += 1)}`,
      slug: `held-${count}`,
      use: 'introduction',
      ...more,
    });
    const update = (more: object) =>
      site.strapi.documents(benefits).update({ documentId: benefit.documentId, data: more });
    const off = {
      name: 'ValidationError',
      details: {
        code: 'RULE_TEST_FAILED',
        errors: [
          expect.objectContaining({
            path: ['amountExpression'],
            messages: {
              zh: expect.stringMatching(/规则用例「ceiling」未通过：.*10000 元，实为 90000 元/),
              en: expect.stringMatching(/expected 10000 yuan, found 90000 yuan/),
            },
          }),
        ],
      },
    };

    beforeAll(async () => {
      const given = { ...able, requestedFen: 20_000_000 };
      ruleSet = await draft([
        example('ceiling', given, { amountFen: '1000000' }),
        example('free', able, { expected: 'not_eligible' }),
      ]);
      benefit = await desk.office.create('benefit', data({ ruleSet, amountExpression: capped }));
      // A draft of which one fails is not in force: what a benefit comes to is still open.
      await update({ amountExpression: '9000000' });
      await update({ amountExpression: capped });
      const tests = [example('ceiling', given, { amountFen: '1000000' }), example('free', able)];
      await send('put', `${contentManager}/${ruleSet}`, { tests }).expect(200);
      await enact(ruleSet).expect(200);
      // An outcome that fails since is the rules' own matter.
      await send('put', `${contentManager}/${ruleSet}`, {
        tests: [tests[0], example('free', able, { expected: 'not_eligible' })],
      }).expect(200);
    });

    it('hold the amount of each benefit, on every path on which it is written', async () => {
      const amountExpression = '9000000';
      await expect(update({ amountExpression })).rejects.toMatchObject(off);
      const { body } = await send('put', `${panelOf}/${benefit.documentId}`, {
        amountExpression,
      }).expect(400);
      expect(body.error.details).toMatchObject({ code: 'RULE_TEST_FAILED' });
      const query = site.strapi.db.query(benefits);
      const where = { id: benefit.id };
      await expect(query.update({ where, data: { amountExpression } })).rejects.toMatchObject(off);
      await expect(query.updateMany({ where, data: { amountExpression } })).rejects.toMatchObject(
        off,
      );
      const another = desk.office.create('benefit', data({ ruleSet, amountExpression }));
      await expect(another).rejects.toMatchObject(off);
      expect(await query.findOne({ where })).toMatchObject({ amountExpression: capped });
    });

    it('hold it where it comes to their rule set, and let pass what does not change it', async () => {
      const apart = await desk.office.create('benefit', data({ amountExpression: '9000000' }));
      const joining = site.strapi
        .documents(benefits)
        .update({ documentId: apart.documentId, data: { ruleSet } } as never);
      await expect(joining).rejects.toMatchObject(off);
      await update({ amountExpression: 'least(1000000, requestedFen)' });
      // The other amount is expected first, and then given: until then the benefit is edited freely.
      await send('put', `${contentManager}/${ruleSet}`, {
        tests: [example('raised', { ...able, requestedFen: 9000000 }, { amountFen: '9000000' })],
      }).expect(200);
      const same = { amountExpression: 'least(1000000, requestedFen)', ruleSet };
      await update({ ...same, title: '另名' });
      await update({ amountExpression: '9000000' });
    });
  });

  it('are asked for the facts that the rules read, with their kinds', async () => {
    const { body } = await send('post', `${ruleSets}/facts`, {
      documentId: null,
      entryType: application,
      expressions: [...rules.map(({ expression }) => expression), 'subject.tear == 1', ''],
    }).expect(200);
    expect(body.data).toEqual([
      { path: 'subject.tier', type: 'string', values: expect.arrayContaining(['A', 'G']) },
      { path: 'subject.tierSince', type: 'date' },
      { path: 'benefit.kind', type: 'string' },
      { path: 'subject.remotePost', type: 'bool' },
      { path: 'received()', type: 'int' },
    ]);
    await send('post', `${ruleSets}/facts`, {
      documentId: null,
      entryType: 'api::nothing.nothing',
      expressions: ['true'],
    }).expect(422);
  });

  it('are run by nobody without the permission, and of nothing that is not there', async () => {
    await send('get', `${ruleSets}/${'x'.repeat(24)}/tests`).expect(404);
    const documentId = await draft([]);
    await site.http.get(`${ruleSets}/${documentId}/tests`).expect(401);
  });
});

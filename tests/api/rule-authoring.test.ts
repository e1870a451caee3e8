import { createOffice, uid } from '../factories/office';
import { panelOf } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';

const rule = (expression: string) => ({
  code: 'a',
  kind: 'hard',
  expression,
  messageZh: '不满足',
  messageEn: 'does not hold',
});

const rows = (...all: [key: string, value: string, from?: string, until?: string][]) =>
  all.map(([key, value, validFrom = null, validUntil = null]) => ({
    key,
    value,
    validFrom,
    validUntil,
  }));

interface Fact {
  path: string;
  kind: string;
  zh: string;
  en: string;
  values?: { value: string; zh: string; en: string }[];
}

describe('writing rules', () => {
  let site: Site;
  let token: string;
  let panel: ReturnType<typeof panelOf>;
  let office: ReturnType<typeof createOffice>;
  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const documents = () => site.strapi.documents(uid('named-table'));
  const table = (key: string, data: object) =>
    office.create('named-table', { key, title: `表 ${key}`, ...data });
  const ruleSet = (key: string, expression: string) =>
    office.create('rule-set', {
      key,
      title: key,
      entryType: application,
      rules: [rule(expression)],
    });
  const enact = (documentId: string) =>
    site.strapi.db.transaction(({ trx }) => service('rules').enact(trx, documentId, 'test'));
  const check = (source: string, wanted = 'bool') =>
    panel.send('post', `/talent-office/expressions/${application}/check`, token, {
      source,
      wanted,
    });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    token = await registerFirstAdmin(site);
    panel = panelOf(site.http);
    office = createOffice(site.strapi);
    await table('tier-amount', {
      valueKind: 'amount',
      rows: rows(
        ['A', '200,000', '2020-01-01', '2026-11-01'],
        ['A', '210000.50', '2026-11-01'],
        ['B', '120000'],
        ['C', '1', '2026-11-24'],
        ['D', '1', undefined, '2026-11-23'],
      ),
    });
  });
  afterAll(() => site.stop());

  describe('its facts', () => {
    let facts: Fact[];
    let functions: { name: string; zh: string; en: string; parameters: string[]; gives: string }[];
    beforeAll(async () => {
      const path = `/talent-office/expressions/${application}/facts`;
      const { body } = await panel.send('get', path, token).expect(200);
      ({ facts, functions } = body.data);
    });

    it('are told with titles and values in both languages', () => {
      const fact = (path: string) => facts.find((one) => one.path === path);
      expect(fact('subject.tier')).toMatchObject({
        kind: 'string',
        zh: '申请人 › 人才层次',
        en: 'Applicant › Tier',
        values: expect.arrayContaining([expect.objectContaining({ value: 'A' })]),
      });
      expect(fact('requestedFen')).toMatchObject({ kind: 'int' });
      expect(fact('subject.insuredSince')).toMatchObject({ kind: 'date' });
      expect(fact('subject.employer')).toMatchObject({ kind: 'entry' });
    });

    it('hold no secret, no account and nothing twice', () => {
      const paths = facts.map(({ path }) => path);
      expect(
        paths.filter((path) => /identity(Document|Index)|bankAccount|user/i.test(path)),
      ).toEqual([]);
      expect(paths.filter((path) => path.startsWith('applicant'))).toEqual([]);
      expect(new Set(paths).size).toBe(paths.length);
    });

    it('are all names that the language takes', () => {
      for (const { path, kind } of facts) {
        const named = path.includes('.') ? path : `entry.${path}`;
        const source = kind === 'entry' ? `has(${named})` : `${path} == ${path}`;
        expect([path, service('expressions').check(application, source, 'bool')]).toEqual([
          path,
          null,
        ]);
      }
    });

    it('come with every function, each in words', () => {
      for (const { name, zh, en } of functions) {
        expect([name, zh === name, en === name]).toEqual([name, false, false]);
      }
      expect(functions.find(({ name }) => name === 'fullYearsSince')).toMatchObject({
        parameters: ['date'],
        gives: 'int',
      });
      expect(functions.find(({ name }) => name === 'table')).toMatchObject({
        parameters: ['string', 'string'],
        gives: 'int',
      });
    });

    it('begin with whose entries are judged: types with a life cycle, by their names', async () => {
      const told = await panel.send('get', '/talent-office/expressions', token).expect(200);
      const types = told.body.data.types as { type: string; name: { zh: string; en: string } }[];
      expect(types.find(({ type }) => type === application)?.name.zh).toBe('资金申请');
      expect(types.map(({ type }) => type)).not.toContain('plugin::talent-office.tier');
    });

    it('are told of types with a life cycle alone', async () => {
      const of = (type: string) =>
        panel.send('get', `/talent-office/expressions/${type}/facts`, token);
      await of('admin::user').expect(422);
      await of('api::nothing.nothing').expect(422);
      expect((await of('api::nomination.nomination').expect(200)).body.data.facts.length).not.toBe(
        0,
      );
    });
  });

  describe('its check', () => {
    it('gives line, column and both languages, as a save does', async () => {
      const { body } = await check('requestedFen > 0 &&\n  subject.tear == "A"').expect(200);
      expect(body.data).toEqual({
        problem: {
          line: 2,
          column: 11,
          code: 'unknown_field',
          zh: '没有“tear”这个字段，是不是“tier”？',
          en: 'there is no field "tear"; did you mean "tier"?',
        },
        condition: null,
        amount: null,
        undrawn: null,
      });
    });

    it('gives what the builder draws, or why it draws nothing', async () => {
      const drawn = await check('subject.tier in ["A"] && !subject.flexible').expect(200);
      expect(drawn.body.data).toMatchObject({
        problem: null,
        condition: { kind: 'all', conditions: [{ kind: 'in' }, { fact: 'subject.flexible' }] },
      });
      const undrawn = await check('requestedFen + 1 > 5').expect(200);
      expect(undrawn.body.data).toMatchObject({
        problem: null,
        condition: null,
        undrawn: { source: 'requestedFen + 1' },
      });
      const amount = await check('subject.tier == "A" ? 5 : 3', 'int').expect(200);
      expect(amount.body.data).toMatchObject({ amount: { otherwise: '3', less: null } });
    });

    it('takes no longer text than there can be, and no other result', async () => {
      await check('x'.repeat(20_001)).expect(400);
      await check('true', 'double').expect(400);
      const { body } = await check(`true${' '.repeat(4000)}`).expect(200);
      expect(body.data.problem).toMatchObject({ code: 'too_large', column: 4001 });
    });
  });

  describe('a named table', () => {
    const facts = async (expression: string, tier: string) => {
      const compiled = service('expressions').compile(application, expression, 'int');
      const given = await service('expressions').givenFacts(application, { subject: { tier } }, [
        compiled,
      ]);
      return { compiled, given };
    };

    it.each([
      ['table("no-such", subject.tier) > 0', 7, '没有代号为“no-such”的具名表'],
      ['subject.flexible || table("Tier-Amount", "A") > 0', 27, '没有代号为“Tier-Amount”的具名表'],
      ['tableText("tier-amount", "A") == "x"', 11, '具名表“tier-amount”要用 table() 来查'],
      ['table(subject.tier, "A") > 0', 1, 'table() 的第一项要写带引号的代号'],
      ['table("tier-amount", requestedFen) > 0', 1, '函数的参数个数或类型不对'],
    ])('is held against %s on save, and by the check', async (expression, column, zh) => {
      const message = expect.stringContaining(`第 1 行第 ${column} 列：${zh}`);
      await expect(ruleSet('held', expression)).rejects.toMatchObject({
        details: { errors: [{ path: ['rules', '0', 'expression'], message }] },
      });
      const { body } = await check(expression).expect(200);
      expect(body.data.problem).toMatchObject({ line: 1, column });
      expect(await site.strapi.db.query(uid('rule-set')).count({ where: { key: 'held' } })).toBe(0);
    });

    it('gives amounts in fen by the rows of the day, which are kept with the evaluation', async () => {
      const { compiled, given } = await facts('table("tier-amount", subject.tier)', 'A');
      expect(given.functions).toEqual({
        table: {
          'tier-amount': {
            title: '表 tier-amount',
            kind: 'amount',
            rows: { A: 21000050, B: 12000000 },
          },
        },
      });
      expect(compiled.evaluate(given)).toEqual({ known: true, value: 21000050 });
    });

    it('asks for a key that it does not have', async () => {
      const source = 'table("tier-amount", subject.tier)';
      for (const tier of ['C', 'D', 'E']) {
        const { compiled, given } = await facts(source, tier);
        expect(compiled.evaluate(given)).toEqual({ known: false, missing: [source] });
      }
    });

    it('that changes leaves an evaluation of before as it was', async () => {
      const made = await table('changing', { valueKind: 'number', rows: rows(['A', '5']) });
      const before = await facts('table("changing", "A")', 'A');
      await documents().update({
        documentId: made.documentId,
        data: { rows: rows(['A', '7']) },
      } as never);
      const after = await facts('table("changing", "A")', 'A');
      expect(before.compiled.evaluate(before.given)).toEqual({ known: true, value: 5 });
      expect(after.compiled.evaluate(after.given)).toEqual({ known: true, value: 7 });
      const trail = await site.strapi.db
        .connection('talent_office_audit')
        .where({ target_document_id: made.documentId })
        .orderBy('id');
      expect(trail.map(({ action }: { action: string }) => action)).toEqual([
        'named-table.create',
        'named-table.update',
      ]);
      expect(JSON.parse(trail[1].details)).toMatchObject({
        before: { rows: [{ key: 'A', value: '5' }] },
        after: { rows: [{ key: 'A', value: '7' }] },
      });
    });

    it('holds texts and dates too', async () => {
      await table('names', { valueKind: 'text', rows: rows(['A', '顶尖人才']) });
      await table('days', { valueKind: 'date', rows: rows(['housing', '2026-12-31']) });
      expect(
        service('expressions').check(application, 'tableText("names", "A") == "x"', 'bool'),
      ).toBe(null);
      const compiled = service('expressions').compile(
        application,
        'today() <= tableDate("days", "housing")',
        'bool',
      );
      const given = await service('expressions').givenFacts(application, {}, [compiled]);
      expect(compiled.evaluate(given)).toEqual({ known: true, value: true });
    });

    it.each([
      ['a value of another kind', 'number', rows(['A', '5'], ['B', 'five']), 'rows.1.value'],
      ['an amount with three decimals', 'amount', rows(['A', '5.555']), 'rows.0.value'],
      ['a day that is none', 'date', rows(['A', '2026-02-30']), 'rows.0.value'],
      [
        'a row that ends before it begins',
        'text',
        rows(['A', 'x', '2026-02-01', '2026-02-01']),
        'rows.0.validUntil',
      ],
      [
        'a key with two values at a time',
        'text',
        rows(['A', 'x', '2026-01-01', '2026-03-01'], ['A', 'y', '2026-02-28']),
        'rows.1.key',
      ],
    ])('takes not %s', async (_which, valueKind, wrong, path) => {
      await expect(table('wrong', { valueKind, rows: wrong })).rejects.toMatchObject({
        name: 'ValidationError',
        details: { code: 'TABLE_INVALID', errors: [{ path: path.split('.') }] },
      });
      expect(
        await site.strapi.db.query(uid('named-table')).count({ where: { key: 'wrong' } }),
      ).toBe(0);
    });

    it('has a key that expressions can name', async () => {
      await expect(table('Tier Amount', { valueKind: 'text' })).rejects.toMatchObject({
        details: { code: 'KEY_FORM' },
      });
    });

    it('in use stays, with its key and kind; what it says may change', async () => {
      const made = await table('used', { valueKind: 'amount', rows: rows(['A', '5']) });
      const { documentId } = made;
      const update = (data: object) => documents().update({ documentId, data } as never);
      const drafted = await ruleSet('uses-table', 'requestedFen <= table("used", "A")');
      await update({ key: 'used-still-free' });
      await update({ key: 'used' });
      await enact(drafted.documentId);
      await site.strapi.documents(uid('rule-set')).update({
        documentId: drafted.documentId,
        data: { rules: [rule('requestedFen > 0')] },
      } as never);
      await enact(drafted.documentId);
      const refused = { details: { code: 'TABLE_IN_USE', errors: [{ path: ['key'] }] } };
      // Cases of the first version are judged by it still.
      await expect(documents().delete({ documentId } as never)).rejects.toMatchObject(refused);
      await expect(update({ key: 'other' })).rejects.toMatchObject(refused);
      await expect(update({ valueKind: 'text' })).rejects.toMatchObject(refused);
      await update({ title: '改名', rows: rows(['A', '6']) });
      const free = await table('free', { valueKind: 'text' });
      await documents().delete({ documentId: free.documentId } as never);
      const removed = await site.strapi.db
        .connection('talent_office_audit')
        .where({ target_document_id: free.documentId, action: 'named-table.delete' })
        .first('details');
      expect(JSON.parse(removed.details)).toMatchObject({ before: { key: 'free' } });
    });

    it('that the amount of a benefit looks into stays too', async () => {
      const made = await table('priced', { valueKind: 'amount', rows: rows(['A', '5']) });
      const benefit = (amountExpression: string) =>
        office.create('benefit', {
          title: '补贴',
          slug: 'priced',
          kind: 'x',
          use: 'care',
          amountExpression,
        });
      await expect(benefit('table("unpriced", subject.tier)')).rejects.toMatchObject({
        details: { code: 'EXPRESSION_INVALID', errors: [{ path: ['amountExpression'] }] },
      });
      await benefit('table("priced", subject.tier)');
      await expect(
        documents().delete({ documentId: made.documentId } as never),
      ).rejects.toMatchObject({ details: { code: 'TABLE_IN_USE' } });
    });
  });
});

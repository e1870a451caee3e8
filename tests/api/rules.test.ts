import { createHash } from 'node:crypto';

import { createOffice, uid } from '../factories/office';
import { startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';
const table = 'talent_office_rule_versions';

/** SHA-256 over JSON with sorted keys, as versions are hashed. */
const digest = (value: unknown): string => {
  const sorted = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash('sha256').update(sorted).digest('hex');
};

const rule = (code: string, expression: string, more: object = {}) => ({
  code,
  kind: 'hard',
  expression,
  messageZh: `${code} 不满足`,
  messageEn: `${code} does not hold`,
  ...more,
});

describe('rule sets', () => {
  let site: Site;
  let office: ReturnType<typeof createOffice>;
  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const enact = (documentId: string) =>
    site.strapi.db.transaction(({ trx }) => service('rules').enact(trx, documentId, 'test'));
  const draft = (key: string, rules: object[], entryType = application) =>
    office.create('rule-set', { title: key, key, entryType, rules });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    office = createOffice(site.strapi);
  });
  afterAll(() => site.stop());

  it('are refused on save at the field, line and column of each mistake', async () => {
    const saved = draft('broken', [
      rule('fine', 'requestedFen > 0'),
      rule('field', 'requestedFen > 0 &&\n  subject.tear == "A"'),
      rule('types', 'subject.tierSince > 5'),
    ]);
    await expect(saved).rejects.toMatchObject({
      name: 'ValidationError',
      details: {
        code: 'EXPRESSION_INVALID',
        errors: [
          {
            path: ['rules', '1', 'expression'],
            message: '第 2 行第 11 列：没有“tear”这个字段，是不是“tier”？',
          },
          {
            path: ['rules', '2', 'expression'],
            message: '第 1 行第 1 列：日期与整数之间不能用“>”',
          },
        ],
      },
    });
    expect(await site.strapi.db.query(uid('rule-set')).count({ where: { key: 'broken' } })).toBe(0);
  });

  it('are refused on save for what is too large, at the place and with the limit', async () => {
    const elements = Array(201).fill('"A"').join(', ');
    const large = draft('large', [
      rule('fine', 'requestedFen > 0'),
      rule('list', `requestedFen > 0 &&\n  subject.tier in [${elements}]`),
    ]);
    await expect(large).rejects.toMatchObject({
      details: {
        code: 'EXPRESSION_INVALID',
        errors: [
          {
            path: ['rules', '1', 'expression'],
            message: expect.stringMatching(/^第 2 行第 \d+ 列：表达式过大，上限：列表 200 项$/),
          },
        ],
      },
    });
    const many = Array.from({ length: 101 }, (_, n) => rule(`r${n}`, 'requestedFen > 0'));
    await expect(draft('many', many)).rejects.toMatchObject({
      details: { errors: [{ path: ['rules', '100', 'code'] }] },
    });
    const kept = { where: { key: { $in: ['large', 'many'] } } };
    expect(await site.strapi.db.query(uid('rule-set')).count(kept)).toBe(0);
  });

  it('are no text, number or object in place of a list', async () => {
    for (const rules of ['x', 5, { 0: rule('one', 'true') }]) {
      await expect(draft('no-list', rules as never)).rejects.toMatchObject({
        name: 'ValidationError',
      });
    }
  });

  it('are refused for a content type that is not there, and for a code that stands twice', async () => {
    await expect(draft('no-type', [], 'api::nothing.nothing')).rejects.toMatchObject({
      details: { errors: [{ path: ['entryType'] }] },
    });
    const twice = [rule('a', 'requestedFen > 0'), rule('a', 'requestedFen > 1')];
    await expect(draft('twice', twice)).rejects.toMatchObject({
      details: { errors: [{ path: ['rules', '1', 'code'] }] },
    });
  });

  it('are judged as they will stand after a partial update', async () => {
    const made = await draft('partial', [rule('a', 'requestedFen > 0')]);
    const update = (data: object) =>
      site.strapi.documents(uid('rule-set')).update({ documentId: made.documentId, data } as never);
    await expect(update({ title: '改名' })).resolves.toMatchObject({ title: '改名' });
    await expect(update({ entryType: 'plugin::talent-office.fund-year' })).rejects.toMatchObject({
      details: { errors: [{ path: ['rules', '0', 'expression'] }] },
    });
  });

  it.each([
    ['no rule at all', []],
    ['warnings alone', [rule('a', 'requestedFen > 0', { kind: 'warning' })]],
  ])('with %s are kept as a draft, and not put in force', async (_which, rules) => {
    const key = `soft-${rules.length}`;
    const made = await draft(key, rules);
    const refused = { code: 'RULES_WITHOUT_HARD', path: 'rules' };
    await expect(enact(made.documentId)).rejects.toMatchObject(refused);
    await expect(service('rules').inForce(key)).rejects.toMatchObject({
      code: 'RULES_NOT_IN_FORCE',
    });
  });

  it('in force stay as they were enacted, whatever happens to the draft', async () => {
    const made = await draft('tier', [rule('tier', 'subject.tier in ["A", "B"]')]);
    await expect(service('rules').inForce('tier')).rejects.toMatchObject({
      code: 'RULES_NOT_IN_FORCE',
    });
    const first = await enact(made.documentId);
    expect(await enact(made.documentId)).toMatchObject({ id: first.id, number: 1 });
    const rules = [rule('tier', 'subject.tier == "A"')];
    await site.strapi
      .documents(uid('rule-set'))
      .update({ documentId: made.documentId, data: { rules } } as never);
    expect(await service('rules').inForce('tier')).toMatchObject({ id: first.id });
    const second = await enact(made.documentId);
    expect(second).toMatchObject({ number: 2 });
    const bodies = [await service('rules').byId(first.id), await service('rules').byId(second.id)];
    expect(bodies.map(({ body }) => body.rules[0].expression)).toEqual([
      'subject.tier in ["A", "B"]',
      'subject.tier == "A"',
    ]);
  });

  it('in force cannot be changed by a statement past Strapi either', async () => {
    const versions = site.strapi.db.connection(table);
    await expect(versions.where({ key: 'tier' }).update({ body: '{}' })).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });
  });

  it('in force cannot be deleted', async () => {
    const made = await draft('kept', [rule('a', 'requestedFen > 0')]);
    const remove = () => site.strapi.documents(uid('rule-set')).delete(made as never);
    await enact(made.documentId);
    await expect(remove()).rejects.toMatchObject({ details: { code: 'RULES_IN_FORCE' } });
  });

  it('keep their key once in force, as workflows do', async () => {
    const made = await draft('before', [rule('a', 'requestedFen > 0')]);
    const rename = (type: string, documentId: string, key: string) =>
      site.strapi.documents(uid(type)).update({ documentId, data: { key } } as never);
    await rename('rule-set', made.documentId, 'settled');
    await enact(made.documentId);
    await expect(rename('rule-set', made.documentId, 'other')).rejects.toMatchObject({
      details: { code: 'RULES_IN_FORCE', errors: [{ path: ['key'] }] },
    });
    await rename('rule-set', made.documentId, 'settled');
    const workflow = await office.create('workflow', {
      title: '审批',
      key: 'settled',
      entryType: application,
      stages: [
        {
          key: 'one',
          title: '一',
          kind: 'review',
          seats: [{ key: 'one', title: '一', role: 'leading-group', signatures: 1 }],
        },
      ],
    });
    await site.strapi.db.transaction(({ trx }) =>
      service('approval').enact(trx, workflow.documentId, 'test'),
    );
    const refused = { details: { code: 'WORKFLOW_IN_FORCE' } };
    await expect(rename('workflow', workflow.documentId, 'other')).rejects.toMatchObject(refused);
    await expect(
      site.strapi.documents(uid('workflow')).delete(workflow as never),
    ).rejects.toMatchObject(refused);
  });

  it('tell what would be with given facts, and store nothing', async () => {
    const made = await draft('check', [
      rule('tier', 'subject.tier in ["A", "B"]'),
      rule('fresh', 'subject.tierSince > addYears(today(), -3)'),
      rule('remote', 'subject.remotePost', { kind: 'warning' }),
    ]);
    await enact(made.documentId);
    const version = await service('rules').inForce('check');
    const count = () => site.strapi.db.connection('talent_office_evaluations').count('* as n');
    const before = await count();
    const asked = await service('rules').check(
      version,
      { subject: { tier: 'A' } },
      'requestedFen * 2',
    );
    expect(asked).toMatchObject({
      outcome: 'needs_facts',
      rules: [
        { outcome: 'pass', inputs: { 'subject.tier': 'A' } },
        { outcome: 'unknown', missing: ['subject.tierSince'] },
        { outcome: 'unknown', missing: ['subject.remotePost'] },
      ],
      amount: { fen: null, missing: ['requestedFen'] },
    });
    const given = {
      entry: { requestedFen: 5000 },
      subject: { tier: 'A', tierSince: '2025-01-01', remotePost: false },
    };
    expect(await service('rules').check(version, given, 'requestedFen * 2')).toMatchObject({
      outcome: 'eligible',
      rules: [{ outcome: 'pass' }, { outcome: 'pass' }, { outcome: 'fail', kind: 'warning' }],
      amount: {
        fen: 10000,
        working: {
          source: '(requestedFen * 2)',
          children: [{ source: 'requestedFen', value: 5000 }],
        },
      },
    });
    expect(await count()).toEqual(before);
  });

  it.each([
    [{ subject: { tear: 'A' } }, 'FACT_UNKNOWN', 'subject.tear'],
    [{ subject: { tierSince: 5 } }, 'FACT_INVALID', 'subject.tierSince'],
    [{ subject: { identityDocument: 'x' } }, 'FACT_UNKNOWN', 'subject.identityDocument'],
  ])('refuse the facts %j', async (given, code, path) => {
    const version = await service('rules').inForce('check');
    await expect(service('rules').check(version, given)).rejects.toMatchObject({ code, path });
  });

  it('that no longer fit, or were changed in the table, are suspended and stop nothing', async () => {
    const body = {
      key: 'old',
      title: 'old',
      entryType: application,
      rules: [{ ...rule('gone', 'subject.removedField == 1'), clause: null, zh: '', en: '' }],
    };
    const text = JSON.stringify(body);
    // Of a time when nothing asked for a hard rule: by it everybody was eligible.
    const soft = {
      ...body,
      key: 'soft',
      rules: [{ ...rule('a', 'true', { kind: 'warning' }), clause: null, zh: '', en: '' }],
    };
    // Of a time with no limits, or with wider ones.
    const oversize = (key: string, expressions: readonly string[]) => ({
      ...body,
      key,
      rules: expressions.map((expression, n) => ({
        ...rule(`r${n}`, expression),
        clause: null,
        zh: '',
        en: '',
      })),
    });
    const large = oversize('large', [`title == "${'x'.repeat(501)}"`]);
    const many = oversize('many', Array(101).fill('requestedFen > 0'));
    const version = { number: 1, enacted_at: '2026-11-23T00:00:00.000Z', enacted_by: 'test' };
    await site.strapi.db.connection(table).insert([
      { ...version, key: 'forged', content_hash: 'f'.repeat(64), body: text },
      { ...version, key: 'large', content_hash: digest(large), body: JSON.stringify(large) },
      { ...version, key: 'many', content_hash: digest(many), body: JSON.stringify(many) },
      { ...version, key: 'old', content_hash: digest(body), body: text },
      { ...version, key: 'soft', content_hash: digest(soft), body: JSON.stringify(soft) },
    ]);
    const forged = await service('rules').inForce('forged');
    expect(() => service('rules').compile(forged)).toThrow(
      expect.objectContaining({ code: 'RULES_NOT_IN_FORCE' }),
    );
    expect(await service('rules').suspended()).toEqual([
      { key: 'forged', problem: 'its content is not what was enacted' },
      { key: 'large', problem: expect.stringContaining('500 characters in a quoted text') },
      { key: 'many', problem: 'it has more than 100 rules' },
      { key: 'old', problem: expect.stringContaining('removedField') },
      { key: 'soft', problem: 'it has no hard rule' },
    ]);
    const softly = await service('rules').inForce('soft');
    await expect(service('rules').check(softly, {})).rejects.toMatchObject({
      code: 'RULES_NOT_IN_FORCE',
    });
  });
});

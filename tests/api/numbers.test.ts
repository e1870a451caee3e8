import { added } from '../factories/decided';
import { createDesk, application, fundLine, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const plugin = (name: string) => `plugin::talent-office.${name}`;
const fundYear = plugin('fund-year');
const draftLine = (title: string) => ({ title, use: 'introduction', source: 'own-budget' });
const unitQuota = 'api::unit-quota.unit-quota';
const threshold = 'talent-office.signature-threshold';
const safest = Number.MAX_SAFE_INTEGER;

interface Refused {
  readonly status: number;
  readonly code: string | undefined;
  readonly path: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly error?: {
      readonly details?: {
        readonly code?: string;
        readonly errors?: { readonly path: string[] }[];
      };
    };
  };
}

const refused = ({ status, body: { error } }: Answer): Refused => ({
  status,
  code: error?.details?.code,
  path: error?.details?.errors?.[0]?.path.join('.'),
});

describe('a number that its attribute cannot hold', () => {
  let site: Site;
  let desk: Desk;
  let officer: Awaited<ReturnType<Desk['signer']>>;
  let line: string;
  let quota: string;
  let count = 0;

  const query = (type: string) => site.strapi.db.query(type as never);
  const rows = (type: string) => query(type).count();

  /** The Content Manager, signed in as super administrator. */
  const save = (type: string, data: object, documentId?: string) => {
    const path = `/content-manager/collection-types/${type}`;
    return (documentId ? site.http.put(`${path}/${documentId}`) : site.http.post(path))
      .auth(officer.token, { type: 'bearer' })
      .send(data);
  };

  const revise = (places: unknown) =>
    desk.post({
      path: `/talent-office/entries/${unitQuota}/${quota}/actions/revise`,
      token: officer.token,
      key: `revise-${(count += 1)}`,
      body: { input: { places } },
    });

  const workflow = (fromFen: unknown, signatures: unknown = 2) => ({
    title: '门槛',
    key: `threshold-${(count += 1)}`,
    entryType: application,
    stages: [
      {
        key: 'one',
        title: '一',
        kind: 'review',
        seats: [
          {
            key: 'one',
            title: '一',
            role: 'leading-group',
            signatures: 1,
            signaturesAbove: [
              { fromFen: '100', signatures: 2 },
              { fromFen, signatures },
            ],
          },
        ],
      },
    ],
  });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    await desk.appoint(officer.staff.documentId, 'leading-group');
    line = await desk.line(200_000_000, officer.actor);
    quota = (await desk.create(unitQuota, { batch: '2026', places: 1 })).documentId;
    await desk.act(unitQuota, quota, 'adopt', officer.actor);
  });
  afterAll(() => site.stop());

  describe.each([
    [fundYear, { year: 2030 }, 'floorFen', '1', 'NUMBER_RANGE'],
    [fundLine, draftLine('某'), 'budgetFen', '-100', 'NUMBER_RANGE'],
    [fundLine, draftLine('某'), 'budgetFen', -100, 'NUMBER_RANGE'],
    [fundLine, draftLine('某'), 'budgetFen', '99999999999999999999999', 'NUMBER_RANGE'],
    [fundLine, draftLine('某'), 'budgetFen', String(safest + 1), 'NUMBER_RANGE'],
    [fundLine, draftLine('某'), 'budgetFen', '+8', 'NUMBER_FORM'],
    [fundLine, draftLine('某'), 'budgetFen', ' 7 ', 'NUMBER_FORM'],
    [fundLine, draftLine('某'), 'budgetFen', '007', 'NUMBER_FORM'],
    [fundLine, draftLine('某'), 'budgetFen', '-0', 'NUMBER_FORM'],
    [fundLine, { title: '某', use: 'introduction', source: 'own-budget' }, 'budgetFen', '-100'],
    [application, { title: '某' }, 'requestedFen', '-7'],
    ['api::apartment-room.apartment-room', { code: 'A-1' }, 'baseRentFen', '-1'],
    // MySQL has four bytes for it and would answer with a fault of its own.
    [plugin('brand'), { name: '某', slug: 'mou' }, 'order', 2 ** 31],
    [plugin('tier'), { code: 'Z', name: '某' }, 'rentShare', 101],
  ])('%s %j: %s = %j', (type, data, attribute, value, code = 'NUMBER_RANGE') => {
    it('is refused at its field by the Content Manager, and by a query past it', async () => {
      const before = await rows(type);
      const answer = refused(await save(type, { ...data, [attribute]: value }));
      expect(answer).toEqual({ status: 400, code, path: attribute });
      await expect(
        query(type).create({ data: { ...data, [attribute]: value } }),
      ).rejects.toMatchObject({
        name: 'ValidationError',
        details: { code, errors: [{ path: [attribute], messages: { zh: expect.any(String) } }] },
      });
      expect(await rows(type)).toBe(before);
    });
  });

  it('is refused in many rows at once', async () => {
    const row = { key: 'many', title: '多', entryType: application };
    const many = [row, { ...row, key: 'many-2', correctionWorkingDays: 0 }];
    await expect(query(plugin('workflow')).createMany({ data: many })).rejects.toMatchObject({
      details: { code: 'NUMBER_RANGE', errors: [{ path: ['correctionWorkingDays'] }] },
    });
    await expect(
      query(plugin('workflow')).updateMany({ where: {}, data: { correctionWorkingDays: 0 } }),
    ).rejects.toMatchObject({ details: { code: 'NUMBER_RANGE' } });
  });

  it('is refused inside a component, at its whole path and by a query of its own', async () => {
    const path = 'stages.0.seats.0.signaturesAbove.1.fromFen';
    const refusal = { status: 400, code: 'NUMBER_RANGE', path };
    expect(refused(await save(plugin('workflow'), workflow('-1')))).toEqual(refusal);
    const saved = await save(plugin('workflow'), workflow('200'));
    expect(saved.status).toBe(201);
    const { documentId } = saved.body.data;
    expect(refused(await save(plugin('workflow'), workflow('-1'), documentId))).toEqual(refusal);
    await expect(
      query(threshold).create({ data: { fromFen: '-1', signatures: 2 } }),
    ).rejects.toMatchObject({ details: { code: 'NUMBER_RANGE', errors: [{ path: ['fromFen'] }] } });
  });

  it('that stands since before its limits changes nothing about saving the rest', async () => {
    const made = await save(fundLine, { ...draftLine('旧'), budgetFen: '5' });
    const { documentId } = made.body.data;
    const { tableName } = site.strapi.db.metadata.get(fundLine);
    await site.strapi.db
      .connection(tableName)
      .where({ document_id: documentId })
      .update({ budget_fen: -5 });
    const renamed = await save(fundLine, { ...draftLine('新'), budgetFen: '-5' }, documentId);
    expect([renamed.status, renamed.body.data?.title]).toEqual([200, '新']);
    const other = await save(fundLine, { ...draftLine('新'), budgetFen: '-6' }, documentId);
    expect(refused(other)).toMatchObject({ status: 400, code: 'NUMBER_RANGE', path: 'budgetFen' });
  });

  it('that came into the table past everything supplies no line', async () => {
    const { fundYear: year } = (await query(fundLine).findOne({
      where: { documentId: line },
      populate: { fundYear: true } as never,
    })) as { fundYear: { documentId: string } };
    const more = await desk.office.create('fund-line', {
      title: '追加',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '5',
      fundYear: year.documentId,
    });
    await site.strapi.db
      .connection(site.strapi.db.metadata.get(fundLine).tableName)
      .where({ id: more.id })
      .update({ budget_fen: -5 });
    await expect(added(site.strapi, more.documentId, officer.actor)).rejects.toMatchObject({
      code: 'RESULT_OUT_OF_RANGE',
    });
  });

  it.each([
    ['-5', 'NUMBER_RANGE'],
    [-5, 'NUMBER_RANGE'],
    [' 7 ', 'NUMBER_FORM'],
    ['+8', 'NUMBER_FORM'],
    ['1e3', 'NUMBER_FORM'],
    ['0x10', 'NUMBER_FORM'],
    [true, 'NUMBER_FORM'],
    ['99999999999999999999999', 'NUMBER_RANGE'],
  ])('%j is refused where an action sets it', async (value, code) => {
    const before = await desk.stored(unitQuota, quota);
    expect(refused(await revise(value))).toEqual({ status: 422, code, path: 'places' });
    expect(await desk.stored(unitQuota, quota)).toEqual(before);
  });

  describe('where an award is worked out or set by a signer', () => {
    let awards = 0;
    const applied = async (amountExpression: string) => {
      const name = `award-${(awards += 1)}`;
      const benefit = await desk.benefit({
        kind: name,
        amountExpression,
        ruleSet: await desk.rules(name, application, 'true'),
        workflow: await desk.workflow(name, application, [
          { key: 'leading-group', sets: ['awardedFen'], onPass: { award: 'reserved' } },
        ]),
        line,
      });
      const who = await desk.talent();
      const { documentId } = await desk.office.create('fund-application', {
        title: '申请',
        applicant: who.profile.documentId,
        benefit,
        line,
      });
      return { documentId, submit: () => desk.act(application, documentId, 'submit', who.actor) };
    };

    it.each([
      ['0 - 5', { code: 'RESULT_OUT_OF_RANGE', path: 'awardedFen' }],
      ['9007199254740991 + 1', { code: 'EXPRESSION_FAILED' }],
    ])('%s is refused at the submission', async (source, refusal) => {
      const { documentId, submit } = await applied(source);
      await expect(submit()).rejects.toMatchObject(refusal);
      const stored = { state: 'draft', awardedFen: null };
      expect(await desk.stored(application, documentId)).toMatchObject(stored);
    });

    it('nothing below zero is promised in a check either', async () => {
      const version = await desk.service('rules').inForce('award-1');
      await expect(desk.service('rules').check(version, {}, '0 - 5')).rejects.toMatchObject({
        code: 'RESULT_OUT_OF_RANGE',
      });
    });

    it.each([
      ['-5', 'NUMBER_RANGE'],
      [-5, 'NUMBER_RANGE'],
      ['1.5', 'NUMBER_FORM'],
      ['x', 'NUMBER_FORM'],
    ])('%j is refused in a decision', async (awardedFen, code) => {
      const { documentId, submit } = await applied('5000');
      await submit();
      const values = { awardedFen };
      const answer = await desk.decide(application, documentId, officer.token, { values });
      expect(refused(answer)).toEqual({ status: 422, code, path: 'values.awardedFen' });
    });
  });
});

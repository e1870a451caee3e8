import { application, createDesk, fundLine, type Desk } from '../factories/desk';
import { nomination } from '../factories/frozen';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const year = 'plugin::talent-office.fund-year';
const quota = 'api::unit-quota.unit-quota';
const floor = 120_000_000;

interface Refused {
  code: string;
  facts?: { type?: string; documentId?: string; attributes?: string };
  message: string;
}

/** Somebody with access to the database changes one entry, so that another one may go on. */
describe('an entry that decides about another one', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;

  const write = async (type: string, documentId: string, values: object) => {
    const { tableName } = site.strapi.db.metadata.get(type);
    await site.strapi.db.connection(tableName).where({ document_id: documentId }).update(values);
  };
  /** Points a relation elsewhere, as a statement in the database would. */
  const pointTo = async (type: string, documentId: string, attribute: string, target: number) => {
    const { tableName, attributes } = site.strapi.db.metadata.get(type);
    const { joinTable } = attributes[attribute] as unknown as {
      joinTable: {
        name: string;
        joinColumn: { name: string };
        inverseJoinColumn: { name: string };
      };
    };
    const { id } = await site.strapi.db
      .connection(tableName)
      .where({ document_id: documentId })
      .first('id');
    await site.strapi.db
      .connection(joinTable.name)
      .where({ [joinTable.joinColumn.name]: id })
      .update({ [joinTable.inverseJoinColumn.name]: target });
  };
  const refusal = async (attempt: Promise<unknown>): Promise<Refused | 'done'> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      return error as Refused;
    }
  };
  /** It says which entry it was, and what of it. */
  const changed = (type: string, documentId: string, attributes: string) => ({
    code: 'CONTENT_CHANGED',
    facts: { type, documentId, attributes },
  });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
  });
  afterAll(() => site.stop());

  describe('as a line of the own budget does about the floor of its year', () => {
    let count = 0;
    const openYear = async (...budgets: number[]) => {
      const made = await desk.office.create('fund-year', { year: 2300 + (count += 1) });
      const lines: string[] = [];
      for (const [index, budget] of budgets.entries()) {
        const line = await desk.office.create('fund-line', {
          title: `资金项目${index}`,
          use: 'introduction',
          source: index === 2 ? 'upper-level' : 'own-budget',
          budgetFen: String(budget),
          fundYear: made.documentId,
        });
        lines.push(line.documentId);
      }
      await desk.act(year, made.documentId, 'open', officer.actor);
      return lines as [string, string, string];
    };
    const revise = (line: string, budgetFen: number) => refusal(desk.supply(line, budgetFen));

    it.each([
      ['raised', { budget_fen: floor }, 'budgetFen', 1],
      ['said to be of the own budget', { source: 'own-budget' }, 'source', 2],
    ])('%s in the database, it covers for no other', async (_name, values, attribute, which) => {
      const lines = await openYear(floor, 1000, floor);
      const tampered = lines[which] ?? '';
      const before = await desk.stored(fundLine, tampered);
      await write(fundLine, tampered, values);
      const refused = await revise(lines[0], 0);
      expect(refused).toMatchObject(changed(fundLine, tampered, attribute));
      expect((refused as Refused).message).toContain(`资金项目${which}`);
      expect(Number((await desk.stored(fundLine, lines[0])).budgetFen)).toBe(floor);
      await write(fundLine, tampered, { budget_fen: before.budgetFen, source: before.source });
      expect(await revise(lines[0], 0)).toMatchObject({ code: 'CONDITION_NOT_MET' });
      expect(await revise(lines[0], floor + 1)).toBe('done');
    });

    it('that reads closed in the database is not passed over in silence', async () => {
      const lines = await openYear(floor, 1000, 0);
      await write(fundLine, lines[1], { state: 'closed' });
      expect(await revise(lines[0], floor + 1)).toMatchObject(changed(fundLine, lines[1], 'state'));
    });
  });

  describe('as an earlier award does about a later one', () => {
    let benefits: string[];
    let line: string;

    const award = async (by: Awaited<ReturnType<Desk['talent']>>, benefit: string) => {
      const documentId = await desk.applied(by, { benefit, line });
      expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
      return documentId;
    };
    const second = async (by: Awaited<ReturnType<Desk['talent']>>) => {
      const made = await desk.office.create('fund-application', {
        title: '申请',
        applicant: by.profile.documentId,
        benefit: benefits[1],
      });
      return refusal(desk.act(application, made.documentId, 'submit', by.actor));
    };

    beforeAll(async () => {
      line = await desk.line(10_000_000, officer.actor);
      const ruleSet = await desk.rules('once', application, 'received("housing") == 0');
      const workflow = await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]);
      const terms = { kind: 'housing', amountExpression: '1000', ruleSet, workflow, line };
      benefits = [await desk.benefit(terms), await desk.benefit(terms)];
    });

    it('of another kind in the database, it does not make room for a second one', async () => {
      const talent = await desk.talent();
      const first = await award(talent, benefits[0] ?? '');
      expect(await second(talent)).toMatchObject({ code: 'NOT_ELIGIBLE' });
      await write(application, first, { benefit_kind: 'other' });
      expect(await second(talent)).toMatchObject(changed(application, first, 'benefitKind'));
      await write(application, first, { benefit_kind: 'housing' });
      expect(await second(talent)).toMatchObject({ code: 'NOT_ELIGIBLE' });
    });

    it('of another applicant in the database, it is still the award of who applied for it', async () => {
      const [talent, other] = [await desk.talent(), await desk.talent()];
      const first = await award(talent, benefits[0] ?? '');
      await pointTo(application, first, 'applicant', other.profile.id);
      expect(await second(talent)).toMatchObject(changed(application, first, 'applicant'));
      // Nor does it stand in the way of somebody who never had it.
      expect(await second(other)).toMatchObject(changed(application, first, 'applicant'));
      await pointTo(application, first, 'applicant', talent.profile.id);
      expect(await second(other)).toBe('done');
    });

    it('under way is looked at as its case has it', async () => {
      const talent = await desk.talent();
      const workflow = await desk.workflow('two', application, [
        { key: 'first', role: 'leading-group', onPass: { award: 'reserved' } },
        { key: 'second', role: 'leading-group' },
      ]);
      const terms = { kind: 'housing', amountExpression: '1000', line, workflow };
      const ruleSet = await desk.rules('any', application, 'true || subject.tier == "B"');
      const first = await award(talent, await desk.benefit({ ...terms, ruleSet }));
      expect((await desk.viewOf(application, first)).one.state).toBe('open');
      expect(await second(talent)).toMatchObject({ code: 'NOT_ELIGIBLE' });
      await write(application, first, { benefit_kind: 'other' });
      expect(await second(talent)).toMatchObject(changed(application, first, 'benefitKind'));
    });

    it('that was not made decides nothing, whatever it reads', async () => {
      const talent = await desk.talent();
      const first = await desk.applied(talent, { benefit: benefits[0] ?? '', line });
      await write(application, first, { state: 'awarded', benefit_kind: 'other' });
      expect(await second(talent)).toBe('done');
    });
  });

  describe('as a quota does about a place', () => {
    let place: { batch: string; category: string; unit: string };

    const submitted = async (batch: string) => {
      const agent = await desk.talent();
      const employer = await desk.office.create('employer', { name: '单位', agent: agent.userId });
      const { profile } = await desk.talent();
      const { documentId } = await desk.create(nomination, {
        ...place,
        batch,
        talent: profile.documentId,
        employer: employer.documentId,
      });
      await desk.act(nomination, documentId, 'submit', agent.actor);
      return documentId;
    };
    const adopted = async (batch: string): Promise<string> => {
      const { documentId } = await desk.create(quota, { ...place, batch, places: 1 });
      await desk.act(quota, documentId, 'adopt', officer.actor);
      return documentId;
    };
    const name = async (documentId: string) => {
      const { status, body } = await desk.decide(nomination, documentId, officer.token);
      return status === 200 ? 'done' : (body.error.details as Refused);
    };

    beforeAll(async () => {
      await desk.rules('nomination', nomination, 'subject.tier in ["A", "B"]');
      await desk.workflow('nomination', nomination, [{ key: 'office' }]);
      const { documentId: unit } = await desk.office.create('unit', {
        name: '街道',
        code: 'street',
        kind: 'street',
      });
      const { documentId: category } = await desk.create(
        'api::nomination-category.nomination-category',
        { name: '类别', code: 'category', termYears: 3 },
      );
      place = { batch: '', category, unit };
    });

    it('of another batch in the database, it gives no places to that one', async () => {
      const tampered = await adopted('2027');
      const documentId = await submitted('2026');
      expect(await name(documentId)).toMatchObject({ code: 'NO_LINE' });
      await write(quota, tampered, { batch: '2026' });
      expect(await name(documentId)).toMatchObject(changed(quota, tampered, 'batch'));
      expect((await desk.totals(tampered, quota, 'place')).available).toBe(1);
      await write(quota, tampered, { batch: '2027' });
    });

    it('that nobody has adopted supplies nothing', async () => {
      const { documentId: draft } = await desk.create(quota, {
        ...place,
        batch: '2028',
        places: 1,
      });
      await write(quota, draft, { state: 'inForce' });
      const documentId = await submitted('2028');
      expect(await name(documentId)).toMatchObject(changed(quota, draft, 'state'));
      await write(quota, draft, { state: 'draft' });
      await desk.act(quota, draft, 'adopt', officer.actor);
      expect(await name(documentId)).toBe('done');
    });
  });

  it('is looked at in as many statements as one, however many they are', async () => {
    const line = await desk.line(1000, officer.actor);
    const found = await site.strapi.db
      .query(fundLine as never)
      .findMany({ populate: { fundYear: true } });
    expect(found.length).toBeGreaterThan(3);
    const asked = async (entries: unknown[]): Promise<number> => {
      let statements = 0;
      const count = () => (statements += 1);
      site.strapi.db.connection.on('query', count);
      await desk.service('lifecycle').refuseTamperedAmong(fundLine, entries);
      site.strapi.db.connection.removeListener('query', count);
      return statements;
    };
    const sound = found.filter(({ documentId }: { documentId: string }) => documentId === line);
    const many = Array.from({ length: 200 }, () => sound[0]);
    expect([await asked([]), await asked(many)]).toEqual([0, await asked(sound)]);
  });
});

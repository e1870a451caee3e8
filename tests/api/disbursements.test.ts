import { randomUUID } from 'node:crypto';

import { giveEarlierAwardsDisbursements } from '../../plugins/talent-office/server/src/office/fund';
import { added, decidedBy, signNext } from '../factories/decided';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const disbursement = 'plugin::talent-office.disbursement';
const years = 'plugin::talent-office.fund-year';
const lines = 'plugin::talent-office.fund-line';
const award = 5_000_001;

type Signer = Awaited<ReturnType<Desk['signer']>>;

interface Part {
  documentId: string;
  sequence: number;
  of: number;
  amountFen: string | number;
  budgetYear: number;
  dueOn: string;
  state: string;
  line: { documentId: string } | null;
}

describe('what is paid of an award', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let ruleSet: string;
  let workflow: string;
  let year = 2300;

  const nextYear = () => (year += 10);
  const benefit = async (line: string, instalments?: string) =>
    desk.benefit({
      kind: `kind-${year}`,
      amountExpression: String(award),
      ruleSet,
      workflow,
      line,
      ...(instalments === undefined ? {} : { instalments }),
    } as Parameters<Desk['benefit']>[0]);
  const apply = async (to: { benefit: string; line: string }) =>
    desk.applied(await desk.talent(), to);
  const decide = async (id: string) =>
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
  const partsOf = async (id: string): Promise<Part[]> => {
    const found = await site.strapi.db.query(disbursement as never).findMany({
      where: { application: { documentId: id } } as never,
      populate: { line: true } as never,
      orderBy: { id: 'asc' },
    });
    return found as unknown as Part[];
  };
  const told = async (id: string) =>
    (await partsOf(id)).map(({ sequence, amountFen, budgetYear, dueOn, state }) => [
      sequence,
      Number(amountFen),
      budgetYear,
      dueOn,
      state,
    ]);
  const openNext = async (budgetYear: number, budgetFen: number, more: object = {}) => {
    const made = await desk.office.create('fund-year', {
      year: budgetYear,
      shortfallReason: '测试',
      shortfallResolution: '测试',
      supplementPlannedOn: '2100-01-01',
    });
    const line = await desk.office.create('fund-line', {
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: String(budgetFen),
      fundYear: made.documentId,
      ...more,
    });
    await desk.act(years, made.documentId, 'open', officer.actor);
    return line.documentId;
  };
  const books = async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    desk.service('clock').set(new Date('2026-11-23T10:00:00+08:00'));
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    workflow = await desk.workflow('fund', application, [
      { key: 'office', onPass: { award: 'reserved' } },
      { key: 'leading-group' },
    ]);
  });
  afterEach(books);
  afterAll(() => site.stop());

  it('is all of it, where the benefit has no instalments', async () => {
    const line = await desk.line(2 * award, officer.actor, nextYear());
    const id = await apply({ benefit: await benefit(line), line });
    expect((await desk.decide(application, id, officer.token)).status).toBe(200);
    expect((await desk.totals(line)).byPhase).toEqual({ reserved: award });
    expect(await partsOf(id)).toEqual([]);
    await decide(id);
    expect(await told(id)).toEqual([[1, award, year, `${year}-01-01`, 'committed']]);
    expect(await desk.totals(line)).toMatchObject({
      available: award,
      byPhase: { committed: award, reserved: 0 },
    });
  });

  it('is decided by the directors’ meeting within its limit and a use plan in effect, or not at all', async () => {
    const settings = 'plugin::talent-office.office-setting';
    const says = async (data: object) => {
      const found = await site.strapi.db.query(settings as never).findOne({});
      const query = site.strapi.db.query(settings as never);
      if (found) await query.update({ where: { id: found.id }, data: data as never });
      else await query.create({ data: data as never });
    };
    const director = await desk.signer('directors-meeting');
    const stages = [
      { key: 'office', onPass: { award: 'reserved' } },
      { key: 'directors-meeting', sets: ['awardedFen'] },
    ];
    const enact = (key: string) => desk.workflow(key, application, stages);
    // Off until a clause says that it may.
    await expect(enact('directors-off')).rejects.toMatchObject({
      code: 'WORKFLOW_LACKS_SIGNATURE',
    });
    await says({ directorsClause: '试行办法第八条', directorsLimitFen: '1000000' });
    const course = await enact('directors');
    const line = await desk.line(2 * award, officer.actor, nextYear());
    const offered = await desk.benefit({
      ...{ kind: 'small', amountExpression: String(award), ruleSet, workflow: course, line },
    });
    const id = await apply({ benefit: offered, line });
    expect((await desk.decide(application, id, officer.token)).status).toBe(200);
    const sign = async () => {
      const answer = await desk.decide(application, id, director.token);
      return answer.status === 200 ? 'done' : answer.body.error.details.code;
    };
    expect(await sign()).toBe('DIRECTORS_LIMIT');
    await says({ directorsLimitFen: String(award) });
    expect(await sign()).toBe('USE_PLAN_MISSING');
    const [{ fundYear }] = (await site.strapi.db.query(lines as never).findMany({
      where: { documentId: line } as never,
      populate: { fundYear: true } as never,
    })) as unknown as [{ fundYear: { documentId: string } }];
    const plans = 'plugin::talent-office.use-plan';
    await decidedBy(site.strapi, 'use-plan', 'use-plan');
    const plan = await desk.office.create('use-plan', {
      ...{ title: '使用计划', text: '按用途安排', fundYear: fundYear.documentId },
    });
    await desk.act(plans, plan.documentId, 'submit', officer.actor);
    expect(await sign()).toBe('USE_PLAN_MISSING');
    // Not by a plan that nobody approved, whatever its row says.
    const inEffect = { state: 'in-effect' };
    const rows = site.strapi.db.connection('talent_office_use_plans');
    await rows.clone().where({ document_id: plan.documentId }).update(inEffect);
    expect(await sign()).toBe('CONTENT_CHANGED');
    await rows.clone().where({ document_id: plan.documentId }).update({ state: 'draft' });
    await signNext(site.strapi, plans, plan.documentId);
    await signNext(site.strapi, plans, plan.documentId);
    await says({ directorsClause: '' });
    expect(await sign()).toBe('DIRECTORS_LIMIT');
    await says({ directorsClause: '试行办法第八条' });
    expect((await desk.totals(line)).byPhase).toEqual({ reserved: award });
    expect(await sign()).toBe('done');
    expect((await desk.totals(line)).byPhase).toMatchObject({ committed: award });
    await says({ directorsClause: '' });
  });

  it('is reserved for the first year alone, and promised for the later ones', async () => {
    const line = await desk.line(award, officer.actor, nextYear());
    const to = { benefit: await benefit(line, '40/30/30'), line };
    const id = await apply(to);
    expect((await desk.decide(application, id, officer.token)).status).toBe(200);
    expect((await desk.totals(line)).byPhase).toEqual({ reserved: 2_000_000 });
    // Who signs is told what is decided on, not what this year's line holds of it.
    expect((await desk.viewOf(application, id)).one.amount).toBe(award);
    await decide(id);
    expect(await told(id)).toEqual([
      [1, 2_000_000, year, `${year}-01-01`, 'committed'],
      [2, 1_500_000, year + 1, `${year + 1}-01-01`, 'planned'],
      [3, 1_500_001, year + 2, `${year + 2}-01-01`, 'planned'],
    ]);
    expect((await partsOf(id)).map((part) => part.line?.documentId ?? null)).toEqual([
      line,
      null,
      null,
    ]);
  });

  it('is committed first when its year opens, the earliest due before others', async () => {
    const line = await desk.line(10 * award, officer.actor, nextYear());
    const to = { benefit: await benefit(line, '50/50'), line };
    const ids = [await apply(to), await apply(to)];
    for (const id of ids) {
      expect((await desk.decide(application, id, officer.token)).status).toBe(200);
      await decide(id);
    }
    // Money for one and a half of them: the second stays planned, and is told nothing else.
    const next = await openNext(year + 1, 3_750_000);
    expect((await told(ids[0] ?? ''))[1]?.[4]).toBe('committed');
    expect((await told(ids[1] ?? ''))[1]?.[4]).toBe('planned');
    expect(await desk.totals(next)).toMatchObject({
      available: 1_249_999,
      byPhase: { committed: 2_500_001 },
    });
    // More money in that year, and the night commits it.
    const more = await desk.office.create('fund-line', {
      title: '追加',
      use: 'introduction',
      source: 'upper-level',
      budgetFen: '3000000',
      fundYear: (await site.strapi.db.query(years as never).findOne({ where: { year: year + 1 } }))
        .documentId,
    });
    await added(site.strapi, more.documentId, officer.actor);
    await desk.service('jobs').runDue();
    expect((await told(ids[1] ?? ''))[1]?.[4]).toBe('committed');
    expect((await desk.totals(more.documentId)).byPhase).toEqual({ committed: 2_500_001 });
  });

  it('that was rewritten past the gate stays a promise, and holds up nobody else', async () => {
    const line = await desk.line(10 * award, officer.actor, nextYear());
    const to = { benefit: await benefit(line, '50/50'), line };
    const award50 = async () => {
      const id = await apply(to);
      expect((await desk.decide(application, id, officer.token)).status).toBe(200);
      await decide(id);
      return id;
    };
    const [wrong, right] = [await award50(), await award50()];
    const [, part] = await partsOf(wrong);
    const write = (amount: string) =>
      site.strapi.db
        .connection('talent_office_disbursements')
        .where({ document_id: part?.documentId })
        .update({ amount_fen: amount });
    await write('9900000');
    const next = await openNext(year + 1, 120_000_000);
    const later = await award50();
    await desk.service('jobs').runDue();
    const states = [];
    for (const id of [wrong, right, later]) states.push((await told(id))[1]?.[4]);
    expect(states).toEqual(['planned', 'committed', 'committed']);
    expect((await desk.totals(next)).byPhase).toEqual({ committed: 2 * 2_500_001 });
    await write('2500001');
  });

  it('that found no money in its year holds it from being closed, until it is deferred or stopped', async () => {
    const line = await desk.line(10 * award, officer.actor, nextYear());
    const id = await apply({ benefit: await benefit(line, '50/50'), line });
    expect((await desk.decide(application, id, officer.token)).status).toBe(200);
    await decide(id);
    await openNext(year + 1, 120_000_000, { use: 'training' });
    const last = await openNext(year + 2, 120_000_000);
    const [, promised] = await partsOf(id);
    const part = promised?.documentId ?? '';
    const defer = (actor = officer.actor) =>
      desk.act(disbursement, part, 'defer', actor, { deferredReason: '本年度引进资金不足' });
    const code = async (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'done',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      );
    const next = await site.strapi.db.query(years as never).findOne({ where: { year: year + 1 } });
    const act = (action: string) => desk.act(years, next.documentId, action, officer.actor);
    expect(await code(defer())).toBe('CONDITION_NOT_MET');
    await act('startClosing');
    await expect(act('close')).rejects.toMatchObject({
      code: 'YEAR_NOT_SETTLED',
      facts: { items: expect.arrayContaining([expect.objectContaining({ phase: 'planned' })]) },
    });
    const blank = desk.act(disbursement, part, 'defer', officer.actor, { deferredReason: ' ' });
    expect(await code(blank)).not.toBe('done');
    expect(await code(desk.act(disbursement, part, 'defer', officer.actor))).not.toBe('done');
    expect(await code(defer(leader.actor))).toBe('NOT_BY_YOU');
    expect((await told(id))[1]?.slice(2)).toEqual([year + 1, `${year + 1}-01-01`, 'planned']);
    await defer();
    expect((await told(id))[1]?.slice(2)).toEqual([year + 2, `${year + 1}-01-01`, 'committed']);
    expect((await desk.totals(last)).byPhase).toEqual({ committed: 2_500_001 });
  });

  it('is committed at once from a later year that is open already, of its use alone', async () => {
    const line = await desk.line(award, officer.actor, nextYear());
    const other = await openNext(year + 1, 120_000_000, { use: 'training' });
    const next = await openNext(year + 2, 120_000_000);
    const id = await apply({ benefit: await benefit(line, '40/30/30'), line });
    expect((await desk.decide(application, id, officer.token)).status).toBe(200);
    await decide(id);
    expect((await told(id)).map((part) => part[4])).toEqual(['committed', 'planned', 'committed']);
    expect((await desk.totals(other)).byPhase).toEqual({});
    expect((await desk.totals(next)).byPhase).toEqual({ committed: 1_500_001 });
  });

  it('counts as received with its later parts, while it is decided and after', async () => {
    const line = await desk.line(award, officer.actor, nextYear());
    const kind = `whole-${year}`;
    const to = {
      benefit: await desk.benefit({
        kind,
        amountExpression: `greatest(0, ${award} - received("${kind}"))`,
        ruleSet,
        workflow,
        line,
        instalments: '40/30/30',
      } as Parameters<Desk['benefit']>[0]),
      line,
    };
    const talent = await desk.talent();
    const first = await desk.applied(talent, to);
    expect((await desk.decide(application, first, officer.token)).status).toBe(200);
    const again = async () => {
      const other = await desk.benefit({
        kind,
        amountExpression: `received("${kind}")`,
        ruleSet,
        workflow,
        line,
      });
      const id = await desk.applied(talent, { benefit: other, line });
      return Number((await desk.stored(application, id)).awardedFen);
    };
    expect(await again()).toBe(award);
    await decide(first);
    expect(await again()).toBe(award);
  });

  it('is made by nobody by hand, changed by nobody, and never deleted', async () => {
    const line = await desk.line(award, officer.actor, nextYear());
    const id = await apply({ benefit: await benefit(line), line });
    await expect(
      desk.create(disbursement, { application: id, amountFen: '1', title: '另付' }),
    ).rejects.toMatchObject({ details: { code: 'MADE_BY_SOFTWARE' } });
    expect((await desk.decide(application, id, officer.token)).status).toBe(200);
    await decide(id);
    const [part] = await partsOf(id);
    const documents = site.strapi.documents(disbursement as never);
    const { documentId = '' } = part ?? {};
    await expect(
      documents.update({ documentId, data: { amountFen: '9' } } as never),
    ).rejects.toMatchObject({ details: { code: 'GUARDED_ATTRIBUTE' } });
    await expect(documents.delete({ documentId } as never)).rejects.toMatchObject({
      details: { code: 'DELETE_AFTER_CASE' },
    });
    for (const action of ['lock', 'settle', 'commit', 'bounce']) {
      await expect(desk.act(disbursement, documentId, action, officer.actor)).rejects.toMatchObject(
        { code: expect.stringMatching(/NOT_BY_YOU|ACTION_NOT_POSSIBLE/) },
      );
    }
    expect(await told(id)).toEqual([[1, award, year, `${year}-01-01`, 'committed']]);
  });

  it('goes to the bank, comes back, and is paid once; its award is paid with the last of them', async () => {
    const line = await desk.line(award, officer.actor, nextYear());
    const id = await apply({ benefit: await benefit(line, '60/40'), line });
    expect((await desk.decide(application, id, officer.token)).status).toBe(200);
    await decide(id);
    const [first, second] = await partsOf(id);
    let count = 0;
    const system = (documentId: string, action: string) =>
      desk.act(disbursement, documentId, action, {
        kind: 'system',
        id: `test-${(count += 1)}`,
      } as never);
    const phases = async () => (await desk.totals(line)).byPhase;
    const of = first?.documentId ?? '';
    await system(of, 'lock');
    expect(await phases()).toMatchObject({ committed: 0, sent: 3_000_000 });
    await system(of, 'bounce');
    expect(await phases()).toMatchObject({ committed: 3_000_000, sent: 0 });
    await system(of, 'lock');
    await system(of, 'settle');
    expect(await phases()).toMatchObject({ committed: 0, sent: 0, paid: 3_000_000 });
    await expect(system(of, 'settle')).rejects.toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    expect((await desk.stored(application, id)).state).toBe('awarded');
    await openNext(year + 1, 120_000_000);
    await system(second?.documentId ?? '', 'lock');
    await system(second?.documentId ?? '', 'settle');
    expect((await desk.stored(application, id)).state).toBe('paid');
  });

  it('is made at the next start for an award from before, which held its money itself', async () => {
    const line = await desk.line(2 * award, officer.actor, nextYear());
    const id = await apply({ benefit: await benefit(line), line });
    expect((await desk.decide(application, id, officer.token)).status).toBe(200);
    await decide(id);
    const [part] = await partsOf(id);
    const { documentId = '' } = part ?? {};
    const cause = { operation: randomUUID(), reason: '', reference: '', actor: 'test' };
    const ref = { type: lines, documentId: line, asset: 'fen' };
    await site.strapi.db.transaction(async ({ trx }) => {
      const { bring } = desk.service('ledger');
      await bring(trx, { type: disbursement, documentId, limit: 'part' }, null, null, 0, cause);
      const holder = { type: application, documentId: id, limit: 'award' };
      await bring(trx, holder, ref, 'committed', award, cause);
      await trx('talent_office_disbursements').where({ document_id: documentId }).delete();
    });
    await giveEarlierAwardsDisbursements(site.strapi);
    await giveEarlierAwardsDisbursements(site.strapi);
    expect(await told(id)).toEqual([[1, award, year, `${year}-01-01`, 'committed']]);
    expect(await desk.totals(line)).toMatchObject({
      available: award,
      byPhase: { committed: award },
    });
  });

  it('refuses instalments that are not the whole, at their field', async () => {
    const line = await desk.line(award, officer.actor, nextYear());
    for (const instalments of ['40/30', '50/60']) {
      await expect(benefit(line, instalments)).rejects.toMatchObject({
        details: { code: 'INSTALMENTS_NOT_WHOLE' },
      });
    }
  });
});

import { decidedBy, signNext } from '../factories/decided';
import { application, createDesk, fundLine, type Desk } from '../factories/desk';
import { createPayer, disbursementType, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const carryOver = 'plugin::talent-office.carry-over';
const fundYear = 'plugin::talent-office.fund-year';
const award = 5_000_000;
const awardedOn = '2026-11-23';
const today = '2026-11-25';

/** A year that begins to close takes on nothing new, and pays what it has committed: itself, or the next one. */
describe('payments of a year that closes', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let leader: Signer;
  let line: string;
  let years: Readonly<Record<2026 | 2027, string>>;
  let offer: Omit<Parameters<Desk['benefit']>[0], 'line'>;

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const yearOf = async (of: string) => {
    const [found] = await payer.find(fundLine, { documentId: of });
    return (found?.fundYear as { documentId: string }).documentId;
  };
  /** What an award of two days ago is paid by; who is paid has an account. */
  const awarded = async () => {
    setDay(awardedOn);
    const one = await desk.talent({ name: '收款人' });
    const id = await desk.applied(one, { benefit: await desk.benefit({ ...offer, line }), line });
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    setDay(today);
    await payer.account({ talent: one.profile.documentId }, '收款人');
    const [part = ''] = await payer.disbursements(id);
    return part;
  };
  const paid = async (batch: string) => {
    await payer.sent(batch);
    for (const { documentId } of await payer.lines(batch)) {
      const input = { voucherNumber: `2026-${String(documentId).slice(0, 6)}`, paidOn: today };
      await payer.done(payer.finance, `/payments/${String(documentId)}/settle`, { input });
    }
  };
  const stateOf = async (part: string) => (await desk.stored(disbursementType, part)).state;
  const candidates = async (batch: string): Promise<string[]> =>
    (await payer.done(payer.preparer, `/payment-batches/${batch}/candidates`, null)).map(
      ({ documentId }: { documentId: string }) => documentId,
    );
  const act = (year: 2026 | 2027, action: string) =>
    desk.act(fundYear, years[year], action, payer.preparer.actor);

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    setDay(awardedOn);
    payer = await createPayer(site, desk);
    leader = await desk.signer('leading-group');
    await decidedBy(site.strapi, 'carry-over', 'carry-over');
    line = await desk.line(100 * award, payer.preparer.actor, 2026);
    const next = await desk.line(100 * award, payer.preparer.actor, 2027);
    years = { 2026: await yearOf(line), 2027: await yearOf(next) };
    offer = {
      kind: 'settling-in',
      amountExpression: String(award),
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
    };
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('are made from it until it is closed; what is carried is paid on the lists of the next', async () => {
    const [here, there] = [await awarded(), await awarded()];
    await act(2026, 'startClosing');
    const offered = await payer.done(payer.preparer, '/payment-years', null);
    expect(offered.map(({ year }: { year: number }) => year)).toEqual([2027, 2026]);
    await paid(await payer.batch(years[2026], [here]));
    expect(await stateOf(here)).toBe('paid');

    const next = await payer.batch(years[2027]);
    expect(await candidates(next)).toEqual([]);
    const decision = await desk.office.create('carry-over', {
      ...{ title: '年终结余', line, decision: 'carry', reason: '项目跨年' },
    });
    await desk.act(carryOver, decision.documentId, 'submit', payer.preparer.actor);
    for (let seat = 0; seat < 2; seat += 1) {
      await signNext(site.strapi, carryOver, decision.documentId);
    }
    expect(await desk.stored(disbursementType, there)).toMatchObject({
      ...{ state: 'committed', budgetYear: 2027, dueOn: awardedOn },
    });
    expect(await candidates(next)).toEqual([there]);
    await payer.done(payer.preparer, `/payment-batches/${next}/lines`, { disbursements: [there] });
    await paid(next);
    expect(await stateOf(there)).toBe('paid');
    await act(2026, 'close');

    // A closed year pays nothing.
    const late = await payer.batch(years[2026]);
    expect(await payer.act(payer.preparer, late, 'check')).toMatchObject({
      code: 'CONDITION_NOT_MET',
    });
  });
});

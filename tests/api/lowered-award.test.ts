import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** 就高不重复: of benefits of one kind the highest is had, and no more, whatever signers lower and raise. */
describe('an amount that a signer has lowered', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let finance: Signer;
  let line: string;
  let other: string;
  let twice: string;

  const decide = async (documentId: string, { token }: Signer, awardedFen?: number) => {
    const values = awardedFen === undefined ? {} : { values: { awardedFen: String(awardedFen) } };
    const { status, body } = await desk.decide(application, documentId, token, values);
    return status === 200 ? 'done' : body.error.details;
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    finance = await desk.signer('finance');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    line = await desk.line(100_000_000, officer.actor);
    const benefit = (workflow: string) =>
      desk.benefit({
        kind: 'dup',
        amountExpression: 'greatest(0, 1000 - received("dup"))',
        ruleSet,
        workflow,
        line,
      });
    const reserving = { key: 'leading-group', onPass: { award: 'reserved' } };
    const lowering = await desk.workflow('lowering', application, [
      { key: 'office', sets: ['awardedFen'] },
      reserving,
      { key: 'finance', sets: ['awardedFen'] },
    ]);
    twice = await benefit(lowering);
    other = await benefit(await desk.workflow('plain', application, [reserving]));
  });
  afterAll(() => site.stop());

  it('is not raised again once its money is held, and may be lowered further', async () => {
    const who = await desk.talent();
    const first = await desk.applied(who, { benefit: twice, line });
    expect(await decide(first, officer, 400)).toBe('done');
    expect(await decide(first, leader)).toBe('done');
    const second = await desk.applied(who, { benefit: other, line });
    expect(await decide(second, leader)).toBe('done');
    expect(await decide(first, finance, 1000)).toMatchObject({
      code: 'VALUE_TOO_HIGH',
      facts: { attribute: 'awardedFen', most: 400 },
    });
    expect(await decide(first, finance, 300)).toBe('done');
    expect((await desk.totals(line)).byPhase).toMatchObject({ committed: 900 });
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('stands as it was worked out where the case is refused, and as it was lowered where it is approved', async () => {
    const refused = await desk.applied(await desk.talent(), { benefit: twice, line });
    expect(await decide(refused, officer, 400)).toBe('done');
    expect(await desk.stored(application, refused)).toMatchObject({ awardedFen: '400' });
    const { status } = await desk.decide(application, refused, leader.token, {
      choice: 'refuse',
      comment: '不予支持',
    });
    expect(status).toBe(200);
    expect(await desk.stored(application, refused)).toMatchObject({ awardedFen: '1000' });
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('and nothing of it counts as written past the gate', async () => {
    const who = await desk.talent();
    const withdrawn = await desk.applied(who, { benefit: twice, line });
    expect(await decide(withdrawn, officer, 400)).toBe('done');
    await desk.service('lifecycle').withdraw({
      type: application,
      documentId: withdrawn,
      actor: who.actor,
      operation: randomUUID(),
    });
    const { one } = await desk.viewOf(application, withdrawn);
    expect(await desk.stored(application, withdrawn)).toMatchObject({ awardedFen: '1000' });
    expect(await desk.service('approval').changedSince(one)).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { createAgreements, type Agreements } from '../factories/agreements';
import { application, createDesk, type Desk, type Sent } from '../factories/desk';
import { createPayer, type Payer, type Signer } from '../factories/payments';
import {
  createBootedDatabase,
  spawnSite,
  startSite,
  type Site,
  type SpawnedSite,
  type TestDatabase,
} from '../setup';

interface Answer {
  status: number;
  body: { error?: { details: { code: string } } };
}

const recovery = 'plugin::talent-office.recovery';
const setOff = 'plugin::talent-office.set-off';
const award = 1_000_000;

describe('setting off, asked for on two servers at once', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let payer: Payer;
  let at: Agreements;
  let leader: Signer;
  let line: string;
  let fundYear: string;
  let benefits: string[];
  let today: string;
  let names = 0;

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    payer = await createPayer(site, desk);
    at = await createAgreements(site, desk);
    leader = await desk.signer('leading-group');
    today = String(desk.service('clock').today());
    line = await desk.line(100 * award, payer.preparer.actor, Number(today.slice(0, 4)));
    const [found] = await payer.find('plugin::talent-office.fund-line', { documentId: line });
    fundYear = (found?.fundYear as { documentId: string }).documentId;
    await desk.workflow('recovery', recovery, [{ key: 'leading-group' }]);
    const offer = {
      amountExpression: String(award),
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
      line,
    };
    benefits = [];
    for (const kind of ['owed', 'one', 'two']) {
      benefits.push(await desk.benefit({ ...offer, kind }));
    }
    spawned = await spawnSite(2, { database });
  }, 300_000);
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(async () => {
    await spawned.stop();
    await site.stop();
    await database.drop();
  });

  const awarded = async (who: Awaited<ReturnType<Desk['talent']>>, benefit = '') => {
    const id = await desk.applied(who, { benefit, line });
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    const [part = ''] = await payer.disbursements(id);
    return { id, part };
  };
  /** Somebody who owes all of an award, by an agreement with netting, and has two more to be paid. */
  const owing = async () => {
    const name = `欠款人${(names += 1)}`;
    const who = await desk.talent({ name });
    await payer.account({ talent: who.profile.documentId }, name);
    const { id } = await awarded(who, benefits[0]);
    const netting = { netting: true, nettingClause: '可从以后的拨款中抵扣。' };
    await at.signed(await at.drawn(id, { serviceFrom: today, ...netting }), today);
    await payer.pay(id, { voucherNumber: randomUUID(), paidOn: today });
    const { documentId: debt } = await desk.create(recovery, {
      ...{ title: '追回', application: id, kind: 'revoke', basis: 'full' },
      ...{ clause: '第十二条', reason: '虚报' },
    });
    await desk.act(recovery, debt, 'submit', at.writer.actor);
    expect((await desk.decide(recovery, debt, leader.token)).status).toBe(200);
    const parts = [];
    for (const benefit of benefits.slice(1)) parts.push((await awarded(who, benefit)).part);
    return { debt, parts };
  };
  const entered = async (debt: string, part: string, amountFen: number): Promise<string> => {
    const { documentId } = await desk.create(setOff, {
      ...{ title: '抵扣', recovery: debt, disbursement: part, amountFen: String(amountFen) },
    });
    await desk.act(setOff, documentId, 'enter', at.writer.actor);
    return documentId;
  };
  const request = (by: Signer, where: string): Sent => ({
    ...{ path: `/talent-office/${where}`, token: by.token, key: randomUUID(), body: {} },
  });
  const confirm = (id: string): Sent =>
    request(payer.finance, `entries/${setOff}/${id}/actions/confirm`);
  /** One request to each server at the same moment; what each answered. */
  const race = async (first: readonly Sent[], second: readonly Sent[]): Promise<string[]> => {
    const outcomes = await spawned.together<Sent[], Answer[]>({
      file: path.join(__dirname, 'approvals.mjs'),
      name: 'send',
      inputs: [[...first], [...second]],
    });
    return outcomes.flatMap((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value.map(({ status, body }) =>
        status === 200 ? 'done' : String(body.error?.details.code ?? status),
      );
    });
  };
  const phases = async () => {
    const { recoverable = 0, offset = 0, sent = 0 } = (await desk.totals(line)).byPhase;
    return { recoverable, offset, sent };
  };
  const stateOf = async (id: string) => (await desk.stored(setOff, id)).state;

  it('one debt is taken off two payments never by more than is owed', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { debt, parts } = await owing();
      const before = await phases();
      const [one = '', two = ''] = await Promise.all(
        parts.map((part) => entered(debt, part, 700_000)),
      );
      const answers = await race([confirm(one)], [confirm(two)]);
      expect(answers.filter((each) => each === 'done')).toHaveLength(1);
      expect(['MORE_THAN_HELD', 'CONDITION_NOT_MET']).toContain(
        answers.find((each) => each !== 'done'),
      );
      const after = await phases();
      expect(after.offset - before.offset).toBe(700_000);
      expect(before.recoverable - after.recoverable).toBe(700_000);
    }
  });

  it('a payment is locked with what is set off, or without it: never with another amount', async () => {
    const { debt, parts } = await owing();
    for (const [round, part] of parts.entries()) {
      const id = await entered(debt, part, 300_000);
      const batch = await payer.batch(fundYear, [part]);
      await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
      const before = await phases();
      const lock = request(payer.finance, `payment-batches/${batch}/lock`);
      // Who begins first has the better chance: each of them does.
      const [first, second] = round === 0 ? [confirm(id), lock] : [lock, confirm(id)];
      const answers = await race([first], [second]);
      const [confirmed, locked] = round === 0 ? answers : [answers[1], answers[0]];
      const after = await phases();
      const [paid] = await payer.lines(batch);
      if (locked === 'done') {
        expect(['SET_OFF_TOO_LATE', 'CONDITION_NOT_MET']).toContain(confirmed);
        expect([paid?.state, Number(paid?.offsetFen)]).toEqual(['locked', 0]);
        expect([after.offset - before.offset, after.sent - before.sent]).toEqual([0, award]);
        expect(await stateOf(id)).toBe('entered');
      } else {
        expect([confirmed, locked]).toEqual(['done', 'PAYMENTS_REFUSED']);
        expect([after.offset - before.offset, after.sent - before.sent]).toEqual([300_000, 0]);
        expect([await stateOf(id), paid?.state]).toEqual(['pending', 'checked']);
      }
    }
  });
});

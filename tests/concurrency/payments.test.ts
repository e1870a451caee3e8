import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { application, createDesk, type Desk, type Sent } from '../factories/desk';
import { createPayer, disbursementType, type Payer, type Signer } from '../factories/payments';
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

const award = 100_000;

describe('payments, asked for on two servers at once', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let payer: Payer;
  let leader: Signer;
  let to: { benefit: string; line: string };

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    payer = await createPayer(site, desk);
    leader = await desk.signer('leading-group');
    const thisYear = Number(desk.service('clock').today().slice(0, 4));
    const line = await desk.line(100 * award, payer.preparer.actor, thisYear);
    const benefit = await desk.benefit({
      kind: 'settling-in',
      amountExpression: String(award),
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
      line,
    });
    to = { benefit, line };
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

  let names = 0;
  const awarded = async (): Promise<string> => {
    const documentId = await desk.applied(await desk.talent({ name: `人${(names += 1)}` }), to);
    expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
    return documentId;
  };
  const request = (by: Signer, where: string, body: object = {}): Sent => ({
    path: `/talent-office/${where}`,
    token: by.token,
    key: randomUUID(),
    body,
  });
  /** All at the same moment, half of them on each server; how often each answer came. */
  const race = async (requests: readonly Sent[]): Promise<Record<string, number>> => {
    const outcomes = await spawned.together<Sent[], Answer[]>({
      file: path.join(__dirname, 'approvals.mjs'),
      name: 'send',
      inputs: [0, 1].map((server) => requests.filter((_one, index) => index % 2 === server)),
    });
    const counts: Record<string, number> = {};
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') throw outcome.reason;
      for (const { status, body } of outcome.value) {
        const name = `${status} ${body.error?.details.code ?? 'done'}`;
        counts[name] = (counts[name] ?? 0) + 1;
      }
    }
    return counts;
  };
  const checkedIn = async (documentId: string, count: number): Promise<string[]> => {
    const made: string[] = [];
    while (made.length < count) made.push(await payer.listed(documentId));
    return made;
  };

  it('a disbursement is on one checked list, and locked once', async () => {
    const documentId = await awarded();
    const all = await checkedIn(documentId, 6);
    const checks = all.map((id) => request(payer.preparer, `payment-batches/${id}/check`));
    await race(checks);
    const states = await Promise.all(all.map((id) => payer.lines(id)));
    const checked = all.filter((_id, index) => states[index]?.[0]?.state === 'checked');
    expect(checked).toHaveLength(1);
    const lock = Array.from({ length: 8 }, () =>
      request(payer.finance, `payment-batches/${checked[0]}/lock`),
    );
    expect(await race(lock)).toEqual({ '200 done': 1, '409 ACTION_NOT_POSSIBLE': 7 });
    expect((await desk.totals(to.line)).byPhase.sent).toBe(award);
  });

  it('a line is answered once, and the last two of a batch complete it', async () => {
    const ids = [await awarded(), await awarded()];
    const [first = '', second = ''] = ids;
    const batch = await payer.listed(first);
    await payer.account(...(await holderOf(second)));
    const disbursements = await payer.disbursements(second);
    await payer.done(payer.preparer, `/payment-batches/${batch}/lines`, { disbursements });
    await payer.sent(batch);
    const lines = (await payer.lines(batch)).map(({ documentId }) => String(documentId));
    const paidOn = desk.service('clock').today();
    const answers = [...lines, ...lines, ...lines].map((line, index) =>
      request(payer.finance, `payments/${line}/settle`, {
        input: { voucherNumber: `v${index}`, paidOn },
      }),
    );
    expect(await race(answers)).toEqual({ '200 done': 2, '409 ACTION_NOT_POSSIBLE': 4 });
    expect((await payer.done(payer.preparer, `/payment-batches/${batch}`, null)).state).toBe(
      'answered',
    );
    const parts = await payer.disbursements(second);
    expect((await desk.stored(disbursementType, parts[0] ?? '')).state).toBe('paid');
  });

  const holderOf = async (id: string): Promise<[{ talent: string }, string]> => {
    const [award] = await payer.find(application, { documentId: id });
    const { documentId, name } = award?.applicant as { documentId: string; name: string };
    return [{ talent: documentId }, name];
  };
});

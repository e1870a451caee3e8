import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { application, createDesk, type Desk, type Sent } from '../factories/desk';
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

type Signer = Awaited<ReturnType<Desk['signer']>>;

const payment = 'plugin::talent-office.payment';
const award = 100_000;
const perServer = 5;

describe('payments of one application, asked for on two servers at once', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let officers: Signer[];
  let clerks: Signer[];
  let leader: Signer;
  let to: { benefit: string; line: string };

  const several = async (position: string): Promise<Signer[]> => {
    const made: Signer[] = [];
    while (made.length < 2 * perServer) made.push(await desk.signer(position));
    return made;
  };

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    officers = await several('office');
    clerks = await several('finance');
    leader = await desk.signer('leading-group');
    const opener = officers[0]?.actor ?? { kind: 'admin', id: 0 };
    const line = await desk.line(10 * award, opener);
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
  afterAll(async () => {
    await spawned.stop();
    await site.stop();
    await database.drop();
  });

  const awarded = async (): Promise<string> => {
    const documentId = await desk.applied(await desk.talent(), to);
    expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
    return documentId;
  };
  const drafts = async (documentId: string, count: number): Promise<string[]> => {
    const made: string[] = [];
    while (made.length < count) {
      const data = { payeeName: '某人', application: documentId, amountFen: String(award) };
      made.push((await desk.create(payment, data)).documentId);
    }
    return made;
  };
  const request = (by: Signer | undefined, id: string, action: string, input = {}): Sent => ({
    path: `/talent-office/payments/${id}/${action}`,
    token: by?.token ?? '',
    key: randomUUID(),
    body: { input },
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

  it('one is prepared, confirmed once, and paid once', async () => {
    const documentId = await awarded();
    const all = await drafts(documentId, 2 * perServer);
    const prepare = all.map((id, index) => request(officers[index], id, 'prepare'));
    expect(await race(prepare)).toEqual({ '200 done': 1, '409 ALREADY_CLAIMED': 9 });

    const standing = await Promise.all(all.map((id) => desk.stored(payment, id)));
    const prepared = standing.filter(({ state }) => state === 'prepared');
    expect(prepared).toHaveLength(1);
    const paidOn = desk.service('clock').today();
    const confirm = clerks.map((by, index) =>
      request(by, prepared[0].documentId, 'confirm', { voucherNumber: `2026-${index}`, paidOn }),
    );
    expect(await race(confirm)).toEqual({ '200 done': 1, '409 ACTION_NOT_POSSIBLE': 9 });
    expect((await desk.totals(to.line)).byPhase).toMatchObject({ committed: 0, paid: award });
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
});

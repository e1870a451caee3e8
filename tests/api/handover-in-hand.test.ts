import { randomUUID } from 'node:crypto';

import type { HandoverPlan } from '../../plugins/talent-office/shared/contracts/handovers';
import { createCommittee, type TestCommittee } from '../factories/committee';
import { application, createDesk, type Desk } from '../factories/desk';
import { createPayer } from '../factories/payments';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const today = '2026-11-23';
const award = 1000;

/** What names a colleague himself, besides his positions (工作移交). */
describe('what a colleague has in hand is handed over', () => {
  let site: Site;
  let desk: Desk;
  let at: TestCommittee;
  let registrar: { token: string };
  let byCommittee: { benefit: string; line: string };
  let bySignature: { benefit: string; line: string };

  const post = (path: string, body: object) =>
    site.http
      .post(`/talent-office/${path}`)
      .auth(registrar.token, { type: 'bearer' })
      .set({ 'Idempotency-Key': randomUUID() })
      .send(body);
  const handOver = async (from: Signer, to: Signer): Promise<HandoverPlan['items']> => {
    const question = { from: from.staff.documentId, to: to.staff.documentId, on: today };
    const { body } = await post('handover-plans', question).expect(200);
    const { items, seen } = body.data as HandoverPlan;
    await post('handovers', { ...question, seen, reason: '调任' }).expect(200);
    return items;
  };
  const told = (items: HandoverPlan['items'], kind: string, target?: string) =>
    items
      .filter((item) => item.kind === kind && (!target || item.target.documentId === target))
      .map(({ outcome, why }) => `${outcome} ${why ?? ''}`.trim());

  beforeAll(async () => {
    site = await startSite({ now: `${today}T04:00:00.000Z` });
    desk = await createDesk(site);
    registrar = await desk.adminUser('registrar@jinlan.test');
    at = await createCommittee(site, desk);
    const line = await desk.line(1000 * award, at.secretary.actor);
    const common = { ruleSet: at.ruleSet, amountExpression: String(award), line };
    const workflow = await at.workflow('by-committee', [at.stage()]);
    byCommittee = { line, benefit: await desk.benefit({ kind: 'a', workflow, ...common }) };
    const signed = await desk.workflow('by-signature', application, [
      { key: 'director', role: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    bySignature = {
      line,
      benefit: await desk.benefit({ kind: 'b', workflow: signed, ...common }),
    };
  }, 300_000);
  afterAll(() => site.stop());

  it('the seat in a convened meeting, unless its holder presides or has voted', async () => {
    const meeting = await at.convened(await at.applied(1, byCommittee));
    const [chair, one, two] = at.members;
    if (!chair || !one || !two) throw new Error('a committee has members');
    const successor = await desk.signer('elsewhere');
    expect(told(await handOver(one, successor), 'member', meeting)).toEqual(['given']);
    const { members, items } = await at.read(meeting);
    expect(members.map(({ id }) => id)).toContain(at.keyOf(successor));
    expect(members.map(({ id }) => id)).not.toContain(at.keyOf(one));
    // He was not there when the others were counted.
    expect(members.find(({ id }) => id === at.keyOf(successor))?.present).toBe(false);
    const [item] = items;
    const votes = [{ member: at.keyOf(two), choice: 'approve' }];
    const path = `${meeting}/items/${item?.id}/votes`;
    expect(typeof (await at.send(at.secretary, path, { seen: item?.seen, votes }))).toBe('object');
    const late = await desk.signer('elsewhere');
    expect(told(await handOver(two, late), 'member', meeting)).toEqual(['kept voted']);
    const presides = await desk.signer('elsewhere');
    const items2 = await handOver(chair, presides);
    expect(told(items2, 'chair', meeting)).toEqual(['kept presides']);
    expect((await at.read(meeting)).members.map(({ id }) => id)).toContain(at.keyOf(chair));
  });

  it('payments that he prepared are told of, but not to who must keep out', async () => {
    const [preparer, free] = [await desk.signer('office'), await desk.signer('elsewhere')];
    const leader = await desk.signer('leading-group');
    const payer = await createPayer(site, desk);
    const about = await desk.talent();
    const payments: string[] = [];
    for (const who of [await desk.talent(), about]) {
      const documentId = await desk.applied(who, bySignature);
      expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
      const id = await payer.listed(documentId, preparer);
      await payer.done(preparer, `/payment-batches/${id}/check`);
      payments.push(id);
    }
    const party = await desk.signer('elsewhere', { websiteUser: about.userId });
    const question = { from: preparer.staff.documentId, to: party.staff.documentId, on: today };
    const { body } = await post('handover-plans', question).expect(200);
    expect(payments.map((id) => told(body.data.items, 'payment', id))).toEqual([
      ['follows'],
      ['kept subject'],
    ]);
    const items = await handOver(preparer, free);
    expect(payments.map((id) => told(items, 'payment', id))).toEqual([['follows'], ['follows']]);
  });
});

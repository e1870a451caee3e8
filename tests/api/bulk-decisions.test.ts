import { randomUUID } from 'node:crypto';

import type { BulkDecisionBody } from '../../plugins/talent-office/shared/contracts/bulk-decisions';
import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
type Listed = BulkDecisionBody['items'][number] & { target: { documentId: string } };

const password = 'Website-2026';
const award = 1000;

/** A list is decided by one signature, and each case of it by itself (批量签署). */
describe('cases decided in bulk', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let ruleSet: string;
  let workflow: string;
  let ample: string;

  const benefitOn = (line: string) =>
    desk
      .benefit({ kind: 'bulk', amountExpression: String(award), ruleSet, workflow, line })
      .then((benefit) => ({ benefit, line }));
  const inbox = async ({ token }: Signer): Promise<Listed[]> =>
    (await site.http.get('/talent-office/inbox').auth(token, { type: 'bearer' }).expect(200)).body
      .data;
  /** The items of these applications as this signer's inbox shows them, in this order. */
  const listed = async (signer: Signer, ids: string[]): Promise<BulkDecisionBody['items']> => {
    const found = await inbox(signer);
    return ids.map((id) => {
      const item = found.find(({ target }) => target.documentId === id);
      if (!item) throw new Error(`${id} is not in the inbox`);
      return { caseId: item.caseId, seat: item.seat, seen: item.seen };
    });
  };
  const prove = async ({ token }: Signer, batch?: BulkDecisionBody): Promise<string> => {
    const { body } = await site.http
      .post('/talent-office/signing-proofs')
      .auth(token, { type: 'bearer' })
      .send({ password, ...(batch && { batch }) })
      .expect(200);
    return body.data.proof;
  };
  const send = (
    { token }: Signer,
    batch: object,
    { proof, key = randomUUID() }: { proof?: string; key?: string } = {},
  ) =>
    site.http
      .post('/talent-office/case-decisions')
      .auth(token, { type: 'bearer' })
      .set({ 'Idempotency-Key': key, ...(proof && { [proofHeader]: proof }) })
      .send(batch);
  const decide = async (signer: Signer, batch: BulkDecisionBody) =>
    send(signer, batch, { proof: await prove(signer, batch) });
  const told = ({ status, body }: { status: number; body: never }): unknown => {
    const { data, error } = body as { data?: { items: never[] }; error?: never };
    if (status !== 200) return (error as unknown as { details: { code: string } }).details.code;
    return data?.items.map((item: { outcome: string; code?: string }) => item.code ?? item.outcome);
  };
  const applied = async (to: { benefit: string; line: string }, count: number) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      ids.push(await desk.applied(await desk.talent(), to));
    }
    return ids;
  };
  const stateOf = async (id: string) => (await desk.viewOf(application, id)).one.state;
  const decisionsOf = async (id: string) => (await desk.viewOf(application, id)).decisions.length;

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    officer = await desk.signer('office');
    ruleSet = await desk.rules('bulk', application, 'subject.tier in ["A", "B"]');
    workflow = await desk.workflow('bulk', application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    ample = await desk.line(100_000_000, officer.actor);
  });
  afterAll(() => site.stop());

  it('each has its own result, signature and record; who must keep out of one signs the others', async () => {
    const to = await benefitOn(ample);
    const who = await desk.talent();
    const ids = await applied(to, 2);
    const own = await desk.applied(who, to);
    const leader = await desk.signer('leading-group');
    const items = await listed(leader, [ids[0] ?? '', own, ids[1] ?? '']);
    await site.strapi.documents('plugin::talent-office.staff' as never).update({
      documentId: leader.staff.documentId,
      data: { websiteUser: who.userId } as never,
    });
    const answer = await decide(leader, { choice: 'approve', comment: '同意。', items });
    expect(told(answer as never)).toEqual(['signed', 'SIGNER_EXCLUDED', 'signed']);
    expect(answer.body.data.items[1].messages.zh).toMatch(/。$/);
    expect([await stateOf(own), await decisionsOf(own)]).toEqual(['open', 0]);
    for (const id of ids) {
      expect([await stateOf(id), await decisionsOf(id)]).toEqual(['approved', 1]);
      const rows = await site.strapi.db
        .connection('talent_office_audit')
        .where({ target_document_id: id, action: 'case.approve' });
      expect(rows.map(({ reason }: { reason: string }) => reason)).toEqual(['同意。']);
    }
  });

  it('a proof is for exactly this list, choice and comment, and once', async () => {
    const leader = await desk.signer('leading-group');
    const ids = await applied(await benefitOn(ample), 2);
    const [one, two] = await listed(leader, ids);
    if (!one || !two) throw new Error('two are listed');
    const batch: BulkDecisionBody = { choice: 'approve', items: [one] };
    const wrong = async (proof: string | undefined, sent: object) =>
      told((await send(leader, sent, { proof })) as never);
    expect(await wrong(undefined, batch)).toBe('SIGNATURE_UNPROVEN');
    expect(await wrong(await prove(leader), batch)).toBe('SIGNATURE_UNPROVEN');
    const proof = await prove(leader, batch);
    expect(await wrong(proof, { ...batch, items: [one, two] })).toBe('SIGNATURE_UNPROVEN');
    expect(await wrong(proof, { ...batch, items: [two] })).toBe('SIGNATURE_UNPROVEN');
    expect(await wrong(proof, { ...batch, choice: 'refuse' })).toBe('SIGNATURE_UNPROVEN');
    expect(await wrong(proof, { ...batch, comment: '另' })).toBe('SIGNATURE_UNPROVEN');
    const seen = '0'.repeat(64);
    expect(await wrong(proof, { ...batch, items: [{ ...one, seen }] })).toBe('SIGNATURE_UNPROVEN');
    const single = await desk.decision(application, ids[0] ?? '', leader.token);
    expect((await desk.post({ ...single, proof })).body.error.details.code).toBe(
      'SIGNATURE_UNPROVEN',
    );
    const other = await desk.signer('leading-group');
    expect(told((await send(other, batch, { proof })) as never)).toBe('SIGNATURE_UNPROVEN');
    expect(await decisionsOf(ids[0] ?? '')).toBe(0);
    expect(await wrong(proof, batch)).toEqual(['signed']);
    expect(await wrong(proof, batch)).toBe('SIGNATURE_UNPROVEN');
  });

  it('what has changed since it was shown is not decided', async () => {
    const leader = await desk.signer('leading-group');
    const ids = await applied(await benefitOn(ample), 2);
    const [one, two] = await listed(leader, ids);
    if (!one || !two) throw new Error('two are listed');
    const items = [{ ...one, seen: 'f'.repeat(64) }, two];
    const answer = await decide(leader, { choice: 'approve', items });
    expect(told(answer as never)).toEqual(['CONTENT_CHANGED', 'signed']);
    expect(await stateOf(ids[0] ?? '')).toBe('open');
  });

  it('money for two of three: the third alone is refused, and nothing is overspent', async () => {
    const line = await desk.line(2 * award, officer.actor);
    const ids = await applied(await benefitOn(line), 3);
    const leader = await desk.signer('leading-group');
    const items = await listed(leader, ids);
    const answer = await decide(leader, { choice: 'approve', items });
    expect(told(answer as never)).toEqual(['signed', 'signed', 'INSUFFICIENT_FUNDS']);
    expect(await stateOf(ids[2] ?? '')).toBe('open');
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('a refusal says why; nothing is sent back, repeated or longer than a list', async () => {
    const leader = await desk.signer('leading-group');
    const ids = await applied(await benefitOn(ample), 1);
    const [one] = await listed(leader, ids);
    if (!one) throw new Error('one is listed');
    const silent = await decide(leader, { choice: 'refuse', items: [one] });
    expect(told(silent as never)).toEqual(['COMMENT_MISSING']);
    const sent = async (batch: object) => (await send(leader, batch)).body.error.details.code;
    expect(await sent({ choice: 'approve', items: [one, one] })).toBe('CASE_TWICE');
    expect(await sent({ choice: 'return', items: [one] })).toBe('INVALID_INPUT');
    expect(await sent({ choice: 'approve', items: [] })).toBe('INVALID_INPUT');
    const many = Array.from({ length: 101 }, () => ({ ...one, caseId: randomUUID() }));
    expect(await sent({ choice: 'approve', items: many })).toBe('INVALID_INPUT');
    const unknown = [{ ...one, caseId: randomUUID() }];
    expect(told((await decide(officer, { choice: 'approve', items: unknown })) as never)).toEqual([
      'NOT_FOUND',
    ]);
    expect(told((await decide(officer, { choice: 'approve', items: [one] })) as never)).toEqual([
      'NOT_YOUR_STEP',
    ]);
    const refusal = await decide(leader, { choice: 'refuse', comment: '不符', items: [one] });
    expect(told(refusal as never)).toEqual(['signed']);
    expect(await stateOf(ids[0] ?? '')).toBe('refused');
  });

  it('a repeat gives the same answer, also where the first one was interrupted, and signs nothing twice', async () => {
    const leader = await desk.signer('leading-group');
    const ids = await applied(await benefitOn(ample), 2);
    const batch: BulkDecisionBody = {
      choice: 'approve',
      items: await listed(leader, ids),
    };
    const [key, proof] = [randomUUID(), await prove(leader, batch)];
    const answers = await Promise.all([
      send(leader, batch, { key, proof }),
      send(leader, batch, { key, proof }),
    ]);
    expect(answers.map((answer) => told(answer as never))).toEqual([
      ['signed', 'signed'],
      ['signed', 'signed'],
    ]);
    const other = { ...batch, comment: '另' };
    expect(told((await send(leader, other, { key })) as never)).toBe('IDEMPOTENCY_KEY_REUSED');
    // As if the server had stopped before it kept the answer.
    const operations = site.strapi.db.connection('talent_office_operations');
    const rows = await operations.clone().orderBy('created_at', 'desc').limit(8);
    const whole = rows.find(({ result }: { result: string | null }) => result?.includes('"items"'));
    await operations.clone().where({ key: whole.key }).delete();
    expect(told((await send(leader, batch, { key })) as never)).toEqual(['signed', 'signed']);
    for (const id of ids) expect(await decisionsOf(id)).toBe(1);
  });
});

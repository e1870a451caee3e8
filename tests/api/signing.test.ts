import { randomUUID } from 'node:crypto';

import { proofHeader, type ProofBody } from '../../plugins/talent-office/shared/contracts/signing';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const begin = Date.parse('2026-10-08T02:00:00.000Z');
const minute = 60_000;
const password = 'Website-2026';
const mostWrong = 10;

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('a signature', () => {
  let site: Site;
  let desk: Desk;
  let to: { benefit: string; line: string };
  let now = begin;

  const after = (ms: number) => desk.service('clock').set(new Date((now += ms)));
  const prove = (token: string, typed = password) =>
    site.http
      .post('/talent-office/signing-proofs')
      .auth(token, { type: 'bearer' })
      .send({ password: typed });
  const proofOf = async (token: string): Promise<ProofBody> =>
    (await prove(token).expect(200)).body.data as ProofBody;
  const applied = async () => desk.applied(await desk.talent(), to);
  /** The code of what came of it. */
  const sign = async (
    { token }: Pick<Signer, 'token'>,
    proof: string | undefined,
    { id, key, ...more }: { id?: string; key?: string; choice?: string } = {},
  ): Promise<string> => {
    const { path, body } = await desk.decision(application, id ?? (await applied()), token, more);
    const { status, body: told } = await site.http
      .post(path)
      .auth(token, { type: 'bearer' })
      .set({ 'Idempotency-Key': key ?? randomUUID(), ...(proof && { [proofHeader]: proof }) })
      .send(body);
    return status === 200 ? 'signed' : `${status} ${told.error.details.code}`;
  };
  const emailOf = async ({ actor }: Signer): Promise<string> =>
    (await site.strapi.db.query('admin::user').findOne({ where: { id: actor.id } })).email;
  const signInAgain = async (signer: Signer): Promise<string> => {
    const email = await emailOf(signer);
    const { body } = await site.http.post('/admin/login').send({ email, password }).expect(200);
    return body.data.accessToken;
  };
  const asked = (passwordMinutes: number) =>
    site.strapi.config.set('plugin::talent-office.signing', { passwordMinutes });

  beforeAll(async () => {
    site = await startSite({ now: new Date(begin).toISOString() });
    desk = await createDesk(site);
    const officer = await desk.signer('office');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('award', application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    const line = await desk.line(200_000_000, officer.actor);
    const kinds = { kind: 'signing', amountExpression: '100' };
    to = { line, benefit: await desk.benefit({ ...kinds, ruleSet, workflow, line }) };
  });
  afterAll(() => site.stop());
  afterEach(() => asked(5));

  it('is refused without the password of its signer, and nothing is decided', async () => {
    const leader = await desk.signer('leading-group');
    const id = await applied();
    expect(await sign(leader, undefined, { id })).toBe('403 SIGNATURE_UNPROVEN');
    expect(await sign(leader, 'x'.repeat(43), { id })).toBe('403 SIGNATURE_UNPROVEN');
    const { one, decisions } = await desk.viewOf(application, id);
    expect([one.state, decisions]).toEqual(['open', []]);
    const { body } = await prove(leader.token, 'Wrong-2026');
    expect(body.error.details).toMatchObject({
      code: 'CURRENT_PASSWORD_WRONG',
      errors: [{ path: ['password'] }],
    });
    const account = { type: 'account', documentId: String(leader.actor.id) };
    expect(await desk.service('audit').history(site.strapi.db.connection, account)).toMatchObject([
      { action: 'signing.wrong-password', actor: { kind: 'admin', id: String(leader.actor.id) } },
    ]);
    const { proof } = await proofOf(leader.token);
    expect(await sign(leader, proof, { id })).toBe('signed');
    expect(await sign(leader, proof)).toBe('signed');
  });

  it('needs it again after five minutes', async () => {
    const leader = await desk.signer('leading-group');
    const { proof, expiresAt, once } = await proofOf(leader.token);
    expect([once, Date.parse(expiresAt)]).toEqual([false, now + 5 * minute]);
    after(5 * minute - 1000);
    expect(await sign(leader, proof)).toBe('signed');
    after(1000);
    expect(await sign(leader, proof)).toBe('403 SIGNATURE_UNPROVEN');
    await desk.service('signing').tidy();
    expect(
      await site.strapi.db
        .connection('talent_office_signing_proofs')
        .where('expires_at', '<=', now / 1000),
    ).toEqual([]);
  });

  it('is not made with the proof of another account, of another session, of another password', async () => {
    const leader = await desk.signer('leading-group');
    const other = await desk.signer('leading-group');
    const { proof } = await proofOf(leader.token);
    expect(await sign(other, proof)).toBe('403 SIGNATURE_UNPROVEN');
    const elsewhere = await signInAgain(leader);
    expect(await sign({ token: elsewhere }, proof)).toBe('403 SIGNATURE_UNPROVEN');
    expect(await sign(leader, proof)).toBe('signed');
    const hash = await site.strapi.service('admin::auth').hashPassword('Changed-2026');
    await site.strapi.db
      .query('admin::user')
      .update({ where: { id: leader.actor.id }, data: { password: hash } });
    expect(await sign(leader, proof)).toBe('403 SIGNATURE_UNPROVEN');
  });

  it('is one for each password where the site says so; a refused one uses none up', async () => {
    asked(0);
    const leader = await desk.signer('leading-group');
    const { proof, once } = await proofOf(leader.token);
    expect(once).toBe(true);
    const id = await applied();
    expect(await sign(leader, proof, { id, choice: 'refuse' })).toBe('422 COMMENT_MISSING');
    const key = randomUUID();
    expect(await sign(leader, proof, { id, key })).toBe('signed');
    expect(await sign(leader, proof)).toBe('403 SIGNATURE_UNPROVEN');

    const another = await proofOf(leader.token);
    const entries = [await applied(), await applied(), await applied()];
    const told = await Promise.all(entries.map((one) => sign(leader, another.proof, { id: one })));
    expect(told.sort()).toEqual(['403 SIGNATURE_UNPROVEN', '403 SIGNATURE_UNPROVEN', 'signed']);
  });

  it('cannot be made by an account that has no password: it is told so', async () => {
    const leader = await desk.signer('leading-group');
    await site.strapi.db
      .query('admin::user')
      .update({ where: { id: leader.actor.id }, data: { password: null } });
    const { status, body } = await prove(leader.token, 'Anything-2026');
    expect([status, body.error.details.code]).toEqual([409, 'PASSWORD_MISSING']);
    expect(await sign(leader, undefined)).toBe('403 SIGNATURE_UNPROVEN');
  });

  it('asks for the password a few times, whatever the client says of itself', async () => {
    const leader = await desk.signer('leading-group');
    const colleague = await desk.signer('leading-group');
    after(15 * minute);
    // Right ones count for nothing.
    for (let n = 0; n <= mostWrong; n += 1) await proofOf(leader.token);
    const again = await signInAgain(leader);
    const wrong = await Promise.all(
      Array.from({ length: mostWrong + 5 }, (_, n) =>
        prove(n % 2 ? leader.token : again, `Wrong-${n}`).set('X-Forwarded-For', `203.0.113.${n}`),
      ),
    );
    const count = (wanted: number) => wrong.filter(({ status }) => status === wanted).length;
    expect([count(400), count(429), count(200)]).toEqual([mostWrong, 5, 0]);
    const { status, headers } = await prove(leader.token);
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(15 * 60);
    // Nobody keeps a colleague from signing by typing wrong passwords of his own.
    await proofOf(colleague.token);
    after(15 * minute);
    await proofOf(leader.token);
  });

  it('leaves neither the password nor the proof in the database', async () => {
    const leader = await desk.signer('leading-group');
    await prove(leader.token, 'Canary-2026-xyz').expect(400);
    const { proof } = await proofOf(leader.token);
    expect(await sign(leader, proof)).toBe('signed');
    const { connection } = site.strapi.db;
    for (const table of ['signing_proofs', 'operations', 'audit', 'rate_limits', 'outbox']) {
      const kept = JSON.stringify(await connection(`talent_office_${table}`));
      expect(kept).not.toContain('Canary-2026-xyz');
      expect(kept).not.toContain(proof);
    }
  });
});

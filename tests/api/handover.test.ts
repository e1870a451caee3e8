import { randomUUID } from 'node:crypto';

import type { HandoverPlan } from '../../plugins/talent-office/shared/contracts/handovers';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
type Row = { documentId: string } & Record<string, never>;

const uid = (name: string) => `plugin::talent-office.${name}` as never;
const today = '2026-11-23';

/** Everything open of one colleague becomes another's, in one act of a third (工作移交). */
describe('a handover', () => {
  let site: Site;
  let desk: Desk;
  let registrar: { token: string };
  let officer: Signer;
  let to: { benefit: string; line: string };

  const post = (path: string, body: object, { token } = registrar, key = randomUUID()) =>
    site.http
      .post(`/talent-office/${path}`)
      .auth(token, { type: 'bearer' })
      .set({ 'Idempotency-Key': key })
      .send(body);
  const asked = (from: Signer, receiver: Signer, on = today) => ({
    from: from.staff.documentId,
    to: receiver.staff.documentId,
    on,
  });
  const planned = async (question: object): Promise<HandoverPlan> =>
    (await post('handover-plans', question).expect(200)).body.data;
  const codeOf = async (request: ReturnType<typeof post>): Promise<string> => {
    const { status, body } = await request;
    return status === 200 ? 'done' : String(body.error.details.code);
  };
  const handOver = async (question: object, key = randomUUID(), by = registrar) => {
    const { seen } = await planned(question);
    return post('handovers', { ...question, seen, reason: '调任' }, by, key);
  };
  const outcomes = ({ items }: HandoverPlan, kind: string) =>
    items.filter((item) => item.kind === kind).map(({ outcome, why }) => `${outcome} ${why ?? ''}`);
  const appointmentsOf = async ({ staff }: Signer): Promise<Row[]> =>
    site.strapi.db.query(uid('appointment')).findMany({
      where: { staff: { documentId: staff.documentId } },
      orderBy: { id: 'asc' },
      populate: ['position'],
    });
  const inboxOf = async ({ token }: Signer): Promise<string[]> => {
    const { body } = await site.http
      .get('/talent-office/inbox')
      .auth(token, { type: 'bearer' })
      .expect(200);
    return body.data.map(({ target }: { target: Row }) => target.documentId);
  };

  beforeAll(async () => {
    site = await startSite({ now: `${today}T04:00:00.000Z` });
    desk = await createDesk(site);
    registrar = await desk.adminUser('registrar@jinlan.test');
    officer = await desk.signer('office');
    const line = await desk.line(1_000_000_000, officer.actor);
    const ruleSet = await desk.rules('handover', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('handover', application, [
      { key: 'bureau' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    const common = { kind: 'handover', amountExpression: '1000', ruleSet, line, workflow };
    to = { benefit: await desk.benefit(common), line };
  });
  afterAll(() => site.stop());

  it('gives positions and their steps from that day on; what the receiver must keep out of is told', async () => {
    const [a, b] = [await desk.signer('bureau'), await desk.signer('elsewhere')];
    const who = await desk.talent();
    await site.strapi.documents(uid('staff')).update({
      documentId: b.staff.documentId,
      data: { websiteUser: who.userId } as never,
    });
    const free = await desk.applied(await desk.talent(), to);
    const own = await desk.applied(who, to);
    const plan = await planned(asked(a, b));
    expect(outcomes(plan, 'appointment')).toEqual(['given ']);
    expect(outcomes(plan, 'step').sort()).toEqual(['follows ', 'kept subject']);
    expect(plan.items.find(({ why }) => why === 'subject')?.target.documentId).toBe(own);
    expect((await handOver(asked(a, b))).status).toBe(200);
    expect(await inboxOf(a)).toEqual([]);
    expect(await inboxOf(b)).toContain(free);
    const [ended] = await appointmentsOf(a);
    expect(ended).toMatchObject({ startsOn: '2020-01-01', endsOn: today });
    const [, begun] = await appointmentsOf(b);
    expect(begun).toMatchObject({ startsOn: today, endsOn: null });
    expect((await desk.decide(application, free, a.token)).body.error.details.code).toBe(
      'NOT_YOUR_STEP',
    );
    expect((await desk.decide(application, own, b.token)).body.error.details.code).toBe(
      'SIGNER_EXCLUDED',
    );
    expect((await desk.decide(application, free, b.token)).status).toBe(200);
    // Nobody is left to sign it.
    expect(await inboxOf(officer)).toContain(own);
    await site.strapi
      .documents(uid('appointment'))
      .delete({ documentId: String(begun?.documentId) });
  });

  it('leaves today to who hands over where it is for a later day, and shortens nothing', async () => {
    const [a, b] = [await desk.signer('later'), await desk.signer('elsewhere')];
    const [held] = await appointmentsOf(a);
    const one = String(held?.documentId);
    const change = { documentId: one, data: { endsOn: '2027-06-01' } as never };
    await site.strapi.documents(uid('appointment')).update(change);
    expect((await handOver(asked(a, b, '2026-12-01'))).status).toBe(200);
    expect((await appointmentsOf(a))[0]).toMatchObject({ endsOn: '2026-12-01' });
    const [, begun] = await appointmentsOf(b);
    expect(begun).toMatchObject({ startsOn: '2026-12-01', endsOn: '2027-06-01' });
  });

  it('leaves no day without a holder where the receiver holds the position for a time already', async () => {
    const [a, b] = [await desk.signer('shared'), await desk.signer('elsewhere')];
    const [given] = (await appointmentsOf(a)) as unknown as { position: { documentId: string } }[];
    const position = given?.position.documentId;
    for (const [startsOn, endsOn] of [
      ['2026-01-01', '2026-12-05'],
      ['2027-01-01', '2027-03-01'],
    ]) {
      const staff = b.staff.documentId;
      await desk.office.create('appointment', { staff, position, startsOn, endsOn });
    }
    expect(outcomes(await planned(asked(a, b)), 'appointment')).toEqual(['given ']);
    expect((await handOver(asked(a, b))).status).toBe(200);
    const held = (await appointmentsOf(b)) as unknown as { startsOn: string; endsOn: string }[];
    expect(
      held
        .slice(1)
        .map(({ startsOn, endsOn }) => `${startsOn} ${endsOn ?? ''}`)
        .sort(),
    ).toEqual([
      '2026-01-01 2026-12-05',
      '2026-12-05 2027-01-01',
      '2027-01-01 2027-03-01',
      '2027-03-01 ',
    ]);
    expect((await appointmentsOf(a))[0]).toMatchObject({ endsOn: today });
  });

  it('passes on whom he stands in for; who stands in for him does so no more', async () => {
    const [a, b] = [await desk.signer('first'), await desk.signer('elsewhere')];
    const [c, d] = [await desk.signer('third'), await desk.signer('fourth')];
    const stand = (absentee: Signer, substitute: Signer, startsOn = '2026-11-01') =>
      desk.office.create('acting', {
        absentee: absentee.staff.documentId,
        substitute: substitute.staff.documentId,
        ...{ allPositions: true, startsOn, endsOn: '2027-01-01', reason: '学习' },
      });
    await stand(c, a);
    await stand(b, a);
    const forA = await stand(a, d);
    const later = await stand(a, d, '2026-12-15');
    const plan = await planned(asked(a, b));
    expect(outcomes(plan, 'acting')).toEqual(['given ', 'ended himself-absent']);
    expect(outcomes(plan, 'stood-in-for')).toEqual(['ended position-ends', 'ended position-ends']);
    expect((await handOver(asked(a, b))).status).toBe(200);
    const standing = await site.strapi.db.query(uid('acting')).findMany({
      where: { endsOn: { $gt: today }, absentee: { documentId: c.staff.documentId } },
      populate: ['substitute'],
    });
    expect(standing).toMatchObject([
      { startsOn: today, endsOn: '2027-01-01', substitute: { documentId: b.staff.documentId } },
    ]);
    const of = ({ documentId }: Row | { documentId: string }) =>
      site.strapi.db.query(uid('acting')).findOne({ where: { documentId } });
    expect(await of(forA)).toMatchObject({ endsOn: today });
    expect(await of(later)).toBeNull();
  });

  it('is done by a third person with the permission, once, as it was shown', async () => {
    const [a, b] = [await desk.signer('fifth'), await desk.signer('elsewhere')];
    const question = asked(a, b);
    const { seen } = await planned(question);
    const body = { ...question, seen, reason: '调任' };
    expect(await codeOf(post('handovers', body, a))).toBe('HANDOVER_OWN');
    expect(await codeOf(post('handovers', body, b))).toBe('HANDOVER_OWN');
    expect(await codeOf(post('handover-plans', asked(a, a)))).toBe('HANDOVER_TO_ONESELF');
    expect(await codeOf(post('handover-plans', asked(a, b, '2026-11-22')))).toBe('HANDOVER_PAST');
    expect(await codeOf(post('handover-plans', { ...question, to: 'nobody' }))).toBe('NOT_FOUND');
    await desk.appoint(a.staff.documentId, 'sixth');
    expect(await codeOf(post('handovers', body))).toBe('HANDOVER_CHANGED');
    expect((await appointmentsOf(a)).map(({ endsOn }) => endsOn)).toEqual([null, null]);
    const key = randomUUID();
    const now = { ...body, seen: (await planned(question)).seen };
    const first = await post('handovers', now, registrar, key);
    const again = await post('handovers', now, registrar, key);
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect(await appointmentsOf(b)).toHaveLength(3);
    expect(await codeOf(post('handovers', { ...question, seen, reason: '再' }))).toBe(
      'HANDOVER_EMPTY',
    );
  });

  it('is refused whole where the receiver would hold incompatible positions', async () => {
    const [a, b] = [await desk.signer('pays'), await desk.signer('checks')];
    await desk.appoint(a.staff.documentId, 'seventh');
    const [pays] = await appointmentsOf(a);
    const [checks] = await appointmentsOf(b);
    const position = (row: Row | undefined) =>
      (row as unknown as { position: { documentId: string } }).position.documentId;
    const pair = await desk.office.create('incompatibility', {
      ...{ title: '付与核', first: position(pays), second: position(checks), allOfRole: true },
    });
    const refused = await handOver(asked(a, b));
    expect(refused.body.error.details.code).toBe('POSITIONS_INCOMPATIBLE');
    expect((await appointmentsOf(a)).map(({ endsOn }) => endsOn)).toEqual([null, null]);
    expect(await appointmentsOf(b)).toHaveLength(1);
    await site.strapi.documents(uid('incompatibility')).delete({ documentId: pair.documentId });
    expect((await handOver(asked(a, b))).status).toBe(200);
  });

  it('passes on meetings that are still to be prepared', async () => {
    const [a, b] = [await desk.signer('office'), await desk.signer('elsewhere')];
    const { documentId } = await desk.office.create('meeting', {
      ...{ title: '第八次会议', heldOn: '2026-12-10', form: 'meeting' },
      ...{ chair: a.staff.documentId, secretary: a.staff.documentId },
    });
    await desk.office.create('meeting', {
      ...{ title: '昨日', heldOn: '2026-11-22', secretary: a.staff.documentId },
    });
    const plan = await planned(asked(a, b));
    expect([...outcomes(plan, 'chair'), ...outcomes(plan, 'secretary')]).toEqual([
      'given ',
      'given ',
    ]);
    expect((await handOver(asked(a, b))).status).toBe(200);
    const meeting = await site.strapi.db
      .query(uid('meeting'))
      .findOne({ where: { documentId }, populate: ['chair', 'secretary'] });
    expect(meeting).toMatchObject({
      chair: { documentId: b.staff.documentId },
      secretary: { documentId: b.staff.documentId },
    });
  });

  it('is printed as it was made, in either language, and is on record', async () => {
    const name = '<b>甲</b>示例';
    const [a, b] = [
      await desk.signer('eighth'),
      await desk.signer('elsewhere', { name: '乙示例' }),
    ];
    await site.strapi.documents(uid('staff')).update({
      documentId: a.staff.documentId,
      data: { name } as never,
    });
    const { body } = await handOver(asked(a, b));
    const print = (language: string) =>
      site.http
        .get(`/talent-office/handovers/${String(body.data.id)}/list`)
        .set({ 'Accept-Language': language })
        .auth(registrar.token, { type: 'bearer' });
    const { text, headers } = await print('zh').expect(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    for (const part of [
      '工作移交清单',
      '&lt;b&gt;甲',
      '乙示例',
      '任职',
      'eighth',
      '已移交',
      '监交人',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('<b>甲');
    expect((await print('en').expect(200)).text).toContain('Handover list');
    const word = await site.http
      .get(`/talent-office/handovers/${String(body.data.id)}/document`)
      .auth(registrar.token, { type: 'bearer' })
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    expect(word.headers['content-type']).toContain('wordprocessingml');
    // A ZIP, as every Word file.
    expect((word.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    const [row] = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_type: 'handover', target_document_id: body.data.id });
    expect(row).toMatchObject({ action: 'handover.make', reason: '调任' });
    const changed = site.strapi.db
      .connection('talent_office_handovers')
      .where({ public_id: body.data.id })
      .update({ reason: '另' });
    await expect(changed).rejects.toThrow();
  });
});

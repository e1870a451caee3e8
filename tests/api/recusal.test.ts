import { application, createDesk, type Desk } from '../factories/desk';
import { createPanel, linked } from '../factories/panel';
import { createPayer } from '../factories/payments';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const uid = (name: string) => `plugin::talent-office.${name}` as never;

/** Whoever must keep out signs nothing, whatever he holds; others are told why by the office alone (回避). */
describe('keeping out of a case', () => {
  let site: Site;
  let desk: Desk;
  let panel: ReturnType<typeof createPanel>;
  let officer: Signer;
  let line: string;
  let ruleSet: string;
  let made = 0;

  const benefitWith = async (...stages: { key: string }[]) => {
    made += 1;
    const workflow = await desk.workflow(`recusal-${made}`, application, stages);
    const common = { kind: 'kind', ruleSet, line, amountExpression: '1000' };
    return { benefit: await desk.benefit({ ...common, workflow }), line };
  };

  const sign = async (documentId: string, { token }: Pick<Signer, 'token'>) => {
    const { status, body } = await desk.decide(application, documentId, token);
    if (status === 200) return 'done';
    const { code, facts } = body.error.details;
    return [code, facts.why?.code ?? facts.why].filter(Boolean).join(' ');
  };

  const inboxOf = async ({ token }: Pick<Signer, 'token'>, documentId: string) => {
    const { body } = await panel.send('get', '/talent-office/inbox', token).expect(200);
    return (body.data as { target: { documentId: string } }[]).find(
      ({ target }) => target.documentId === documentId,
    );
  };

  const caseOf = async ({ token }: Pick<Signer, 'token'>, documentId: string) => {
    const query = `type=${application}&documentId=${documentId}`;
    return (await panel.send('get', `/talent-office/cases?${query}`, token).expect(200)).body.data;
  };

  const send = async (by: Signer, documentId: string, path: string, body: object) => {
    const { one } = await desk.viewOf(application, documentId);
    const to = `/talent-office/cases/${String(one.publicId)}/${path}`;
    const answer = await panel.send('post', to, by.token, body);
    return answer.status === 200 ? 'done' : String(answer.body.error.details.code);
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    panel = createPanel(site);
    officer = await desk.signer('office');
    line = await desk.line(1_000_000_000, officer.actor, 2026);
    ruleSet = await desk.rules('recusal', application, 'subject.tier in ["A", "B"]');
  });
  afterAll(() => site.stop());

  it('a signer declares it himself, leaves the step, and does not take it back', async () => {
    const [signer, stranger] = [await desk.signer('bureau-a'), await desk.signer('elsewhere')];
    const to = await benefitWith({ key: 'bureau-a' }, { key: 'leading-group' });
    const documentId = await desk.applied(await desk.talent(), to);
    const reason = '申请人是我的同学。';
    expect(await send(stranger, documentId, 'recusal', { reason })).toBe('NOT_YOUR_STEP');
    expect(await send(signer, documentId, 'recusal', { reason: ' ' })).toBe('INVALID_INPUT');
    expect(await inboxOf(officer, documentId)).toBeUndefined();
    expect(await send(signer, documentId, 'recusal', { reason })).toBe('done');
    expect(await send(signer, documentId, 'recusal', { reason })).toBe('RECUSED_ALREADY');
    expect(await inboxOf(signer, documentId)).toBeUndefined();
    expect(await inboxOf(officer, documentId)).toMatchObject({ seat: 'bureau-a', blocked: true });
    expect(await sign(documentId, signer)).toBe('SIGNER_EXCLUDED recused');

    const own = await caseOf(signer, documentId);
    expect(own.stages[0].seats[0].mine).toBe(false);
    expect(own.recusal).toEqual({ mine: 'recused', others: [], declared: [], possible: [] });
    const told = (await caseOf(officer, documentId)).recusal;
    const { name } = signer.staff as unknown as { name: string };
    expect(told.others).toEqual([{ name, why: 'recused' }]);
    expect(told.declared).toMatchObject([{ name, reason }]);

    const lift = `recusals/${String(told.declared[0].id)}/lift`;
    expect(await send(signer, documentId, lift, { reason: '弄错了' })).toBe('NOT_BY_YOU');
    expect(await send(officer, documentId, lift, { reason: '经核实不是同学' })).toBe('done');
    expect(await send(officer, documentId, lift, { reason: '再来一次' })).toBe('NOT_FOUND');
    expect(await inboxOf(officer, documentId)).toBeUndefined();
    expect(await sign(documentId, signer)).toBe('done');
    const actions = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId })
      .whereIn('action', ['case.recuse', 'case.liftRecusal'])
      .orderBy('id')
      .pluck('reason');
    expect(actions).toEqual([reason, '经核实不是同学']);
  });

  it('nobody of the office takes back his own, nor is stood in for in that', async () => {
    const colleague = await desk.signer('office');
    const substitute = await desk.signer('elsewhere');
    await desk.office.create('acting', {
      absentee: colleague.staff.documentId,
      substitute: substitute.staff.documentId,
      allPositions: true,
      startsOn: '2026-11-20',
      endsOn: '2026-12-01',
      reason: '出差',
    });
    const to = await benefitWith({ key: 'office' }, { key: 'leading-group' });
    const documentId = await desk.applied(await desk.talent(), to);
    expect(await send(colleague, documentId, 'recusal', { reason: '亲属' })).toBe('done');
    const [{ id }] = (await caseOf(officer, documentId)).recusal.declared;
    const lift = `recusals/${String(id)}/lift`;
    expect(await send(colleague, documentId, lift, { reason: '弄错了' })).toBe('SIGNER_EXCLUDED');
    expect(await send(substitute, documentId, lift, { reason: '弄错了' })).toBe(
      'ACTING_FOR_EXCLUDED',
    );
    expect(await sign(documentId, substitute)).toBe('ACTING_FOR_EXCLUDED recused');
    expect(await send(colleague, documentId, 'pause', { reason: '暂停' })).toBe('SIGNER_EXCLUDED');
  });

  it('the office has a colleague keep out; his second staff entry keeps out with him', async () => {
    const signer = await desk.signer('bureau-b');
    const other = await desk.signer('bureau-b');
    const user = await desk.office.websiteUser('twin');
    for (const { staff } of [signer, other]) {
      await site.strapi
        .documents(uid('staff'))
        .update({ documentId: staff.documentId, data: { websiteUser: user } as never });
    }
    const to = await benefitWith({ key: 'bureau-b' }, { key: 'leading-group' });
    const documentId = await desk.applied(await desk.talent(), to);
    const body = { staff: signer.staff.documentId, reason: '群众反映其与申请人合伙。' };
    expect(await send(other, documentId, 'recusals', body)).toBe('NOT_BY_YOU');
    expect(await send(officer, documentId, 'recusals', { ...body, staff: 'nobody' })).toBe(
      'NOT_FOUND',
    );
    expect(await send(officer, documentId, 'recusals', body)).toBe('done');
    expect(await sign(documentId, other)).toBe('SIGNER_EXCLUDED recused');
    expect(await send(officer, documentId, 'recusals', body)).toBe('RECUSED_ALREADY');
  });

  describe('by a declared relationship', () => {
    const declare = (staff: Signer, more: object) =>
      desk.office.create('relationship', {
        staff: staff.staff.documentId,
        kind: 'family',
        ...more,
      });

    it('to the talent or his employer, declared before or after the submission', async () => {
      const employer = await desk.office.create('employer', { name: '示例公司' });
      const [aunt, partner, former] = [
        await desk.signer('bureau-c'),
        await desk.signer('bureau-c'),
        await desk.signer('bureau-c'),
      ];
      const who = await desk.talent({ employer: employer.documentId });
      const to = await benefitWith({ key: 'bureau-c' }, { key: 'leading-group' });
      await declare(aunt, { talent: who.profile.documentId });
      await declare(former, { talent: who.profile.documentId, endsOn: '2026-11-23' });
      const documentId = await desk.applied(who, to);
      expect(await sign(documentId, aunt)).toBe('SIGNER_EXCLUDED related');
      await declare(partner, { employer: employer.documentId, kind: 'shareholder' });
      expect(await sign(documentId, partner)).toBe('SIGNER_EXCLUDED related');
      const told = (await caseOf(officer, documentId)).recusal.others;
      expect(told.map(({ why }: { why: string }) => why)).toEqual(['related', 'related']);
      expect((await caseOf(aunt, documentId)).recusal).toMatchObject({
        mine: 'related',
        others: [],
      });
      expect(await sign(documentId, former)).toBe('done');
    });

    it('is kept by the case when the entry is gone, and shows in the office’s inbox', async () => {
      const only = await desk.signer('bureau-d');
      const who = await desk.talent();
      const to = await benefitWith({ key: 'bureau-d' }, { key: 'leading-group' });
      const later = await desk.applied(await desk.talent(), to);
      const first = await declare(only, { talent: who.profile.documentId });
      const documentId = await desk.applied(who, to);
      await site.strapi.documents(uid('relationship')).delete({ documentId: first.documentId });
      expect(await sign(documentId, only)).toBe('SIGNER_EXCLUDED related');
      const stored = await desk.stored(application, later);
      expect(stored.state).toBe('draft');
      expect(await inboxOf(officer, later)).toBeUndefined();
      const { applicant } = await site.strapi.db.query(application as never).findOne({
        where: { documentId: later },
        populate: ['applicant'],
      });
      await declare(only, { talent: applicant.documentId });
      expect(await inboxOf(officer, later)).toMatchObject({ seat: 'bureau-d', blocked: true });
    });

    it('is entered whole, and not changed or removed by whom it keeps out', async () => {
      const self = await desk.signer('bureau-e');
      const { profile } = await desk.talent();
      const employer = await desk.office.create('employer', { name: '另一公司' });
      const type = 'plugin::talent-office.relationship';
      const path = `/content-manager/collection-types/${type}`;
      const enter = async (data: object) => {
        const answer = await panel.send('post', path, self.token, { kind: 'family', ...data });
        if (answer.status === 201) return String(answer.body.data.documentId);
        const { code, errors } = answer.body.error.details;
        return `${String(code)} ${errors[0].path.join('.')}`;
      };
      const staff = linked(self.staff.documentId);
      const talent = linked(profile.documentId);
      expect(await enter({ talent })).toBe('REFERENCE_MISSING staff');
      expect(await enter({ staff })).toBe('RELATIONSHIP_PARTY talent');
      expect(await enter({ staff, talent, employer: linked(employer.documentId) })).toBe(
        'RELATIONSHIP_PARTY talent',
      );
      const entered = await enter({ staff, talent });
      const change = (by: Signer) =>
        panel.send('put', `${path}/${entered}`, by.token, { endsOn: '2026-11-01' });
      expect((await change(self)).body.error.details.code).toBe('OWN_RELATIONSHIP');
      const remove = await site.http
        .delete(`${path}/${entered}`)
        .set('Authorization', `Bearer ${self.token}`);
      expect(remove.body.error.details.code).toBe('OWN_RELATIONSHIP');
      await change(officer).expect(200);
    });
  });

  it('holds for the payment of the award, too', async () => {
    const both = await desk.signer('leading-group');
    await desk.appoint(both.staff.documentId, 'office');
    const chair = await desk.signer('leading-group');
    const documentId = await desk.applied(
      await desk.talent(),
      await benefitWith({ key: 'leading-group' }),
    );
    expect(await send(both, documentId, 'recusal', { reason: '亲属' })).toBe('done');
    expect(await sign(documentId, chair)).toBe('done');
    expect(await send(both, documentId, 'recusal', { reason: '亲属' })).toBe('CASE_NOT_OPEN');
    const payer = await createPayer(site, desk);
    const batch = await payer.listed(documentId);
    expect(await payer.act(both, batch, 'check')).toMatchObject({ code: 'SIGNER_EXCLUDED' });
    expect(await payer.act(officer, batch, 'check')).toMatchObject({ status: 200 });
  });
});

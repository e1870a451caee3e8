import { remindUpheld } from '../../plugins/talent-office/server/src/office/recovery';
import { application, createDesk, type Desk } from '../factories/desk';
import { createNoticeOffice } from '../factories/notice';
import { startSite, type Site } from '../setup';

const objection = 'plugin::talent-office.objection';
const recovery = 'plugin::talent-office.recovery';
const disbursement = 'plugin::talent-office.disbursement';
const run = { proceed: () => Promise.resolve() };

/** An objection that came in time, is opened after the award, and upheld (办结后成立的异议). */
describe('an objection that is upheld after the award', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let desk: Desk;
  let leader: Awaited<ReturnType<Desk['signer']>>;
  let officer: Awaited<ReturnType<Desk['signer']>>;

  const code = async (attempt: Promise<unknown>): Promise<unknown> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      const { code: found, details } = error as { code?: string; details?: { code?: string } };
      return found ?? details?.code ?? error;
    }
  };
  const stored = (type: string, documentId: string) =>
    site.strapi.db
      .query(type as never)
      .findOne({ where: { documentId } as never, populate: true as never }) as Promise<
      Record<string, unknown>
    >;
  const partOf = async (award: string): Promise<string> => {
    const [part] = (await site.strapi.db.query(disbursement as never).findMany({
      where: { application: { documentId: award } } as never,
    })) as unknown as { documentId: string }[];
    return String(part?.documentId);
  };
  const lock = async (award: string) =>
    code(
      at.act(disbursement, await partOf(award), 'lock', { kind: 'system', id: 'test' } as never),
    );
  const letter = async (notice: string): Promise<string> => {
    const told = { notice, medium: 'letter', realName: true, name: '王某', contact: '13900005678' };
    const made = await at.office.create('objection', {
      ...{ ...told, text: '业绩不实', receivedOn: '2026-10-09' },
    });
    return made.documentId;
  };
  const uphold = (id: string, decidedOn: string) =>
    code(at.act(objection, id, 'uphold', at.discipline, { decision: '属实', decidedOn }));
  /** Awarded on the 19th; a letter of the 9th is opened after that. */
  const awarded = async () => {
    at.setDay('2026-10-09');
    const { documentId, noticeId } = await at.noticed();
    at.setDay('2026-10-19');
    await at.finish();
    expect(await at.stateOf(application, documentId)).toBe('awarded');
    return { award: documentId, letter: await letter(noticeId), noticeId };
  };
  const drafted = async (award: string, data: object): Promise<string> => {
    const given = { title: '撤销追回', application: award, clause: '第十二条', reason: '异议成立' };
    return (await desk.create(recovery, { ...given, ...data })).documentId;
  };
  const remindersOf = async (id: string): Promise<number> =>
    (await desk.messagesOf(id)).filter((kind) => kind === 'entry-reminder').length;

  beforeAll(async () => {
    site = await startSite({ now: '2026-10-09T02:00:00.000Z' });
    at = await createNoticeOffice(site);
    desk = await createDesk(site);
    leader = await desk.signer('leading-group');
    officer = await desk.signer('office');
    await desk.workflow('recovery', recovery, [{ key: 'leading-group' }]);
  });
  afterEach(async () => {
    expect(await at.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('is upheld, holds the award up, and is answered by the one door of recoveries alone', async () => {
    const { award, letter: id } = await awarded();
    const held = await at.held();
    expect(await lock(award)).toBe('CONDITION_NOT_MET');
    expect(await uphold(id, '2026-10-19')).toBe('done');
    expect(await stored(objection, id)).toMatchObject({ state: 'upheld', afterEnd: true });
    // Nothing moves by itself: neither the award nor its money, but nothing of it is paid either.
    expect(await at.stateOf(application, award)).toBe('awarded');
    expect(await at.held()).toEqual(held);
    expect(await lock(award)).toBe('CONDITION_NOT_MET');

    const made = await drafted(award, { kind: 'revoke', basis: 'full' });
    await desk.act(recovery, made, 'submit', officer.actor);
    expect((await stored(recovery, made)).objection).toMatchObject({ documentId: id });
    const refusal = { choice: 'refuse', comment: '另行研究' };
    expect((await desk.decide(recovery, made, leader.token, refusal)).status).toBe(200);
    // Not revoked is not let off: it waits for another decision.
    expect(await lock(award)).toBe('CONDITION_NOT_MET');
    const again = await drafted(award, { kind: 'revoke', basis: 'full' });
    await desk.act(recovery, again, 'submit', officer.actor);
    expect((await desk.decide(recovery, again, leader.token)).status).toBe(200);
    expect(await at.stateOf(application, award)).toBe('revoked');
  });

  it('says so on the list of payments, beside every other reason', async () => {
    const { award, letter: id } = await awarded();
    await uphold(id, '2026-10-19');
    const [found] = (await site.strapi.db
      .query('plugin::talent-office.fund-year' as never)
      .findMany({ where: { year: 2026 } as never })) as unknown as { documentId: string }[];
    const { documentId } = await desk.create('plugin::talent-office.payment-batch', {
      ...{ title: '批次', payeeKind: 'talent', fundYear: found?.documentId },
    });
    const body = { disbursements: [await partOf(award)] };
    const ask = (path: string, sent: object) =>
      desk.post({
        ...{ path: `/talent-office/payment-batches/${documentId}/${path}`, token: officer.token },
        ...{ key: `${documentId}/${path}`, body: sent },
      });
    expect((await ask('lines', body)).status).toBe(200);
    expect((await ask('check', {})).status).toBe(200);
    const { body: told } = await site.http
      .get(`/talent-office/payment-batches/${documentId}`)
      .auth(officer.token, { type: 'bearer' });
    const codes = told.data.lines[0].reasons.map((one: { code: string }) => one.code);
    expect(codes).toEqual(expect.arrayContaining(['objection-upheld', 'no-account']));
  });

  it('calls itself to the office until somebody has asked for a decision, and not after', async () => {
    const { award, letter: id } = await awarded();
    await remindUpheld(site.strapi, run);
    expect(await remindersOf(id)).toBe(0);
    await uphold(id, '2026-10-19');
    await remindUpheld(site.strapi, run);
    const first = await remindersOf(id);
    expect(first).toBeGreaterThan(0);
    await remindUpheld(site.strapi, run);
    expect(await remindersOf(id)).toBe(first);
    at.setDay('2026-10-26');
    await remindUpheld(site.strapi, run);
    expect(await remindersOf(id)).toBe(2 * first);
    const made = await drafted(award, { kind: 'stop' });
    await desk.act(recovery, made, 'submit', officer.actor);
    at.setDay('2026-11-02');
    await remindUpheld(site.strapi, run);
    expect(await remindersOf(id)).toBe(2 * first);
  });

  it('what was decided before it answers it not, and a second one is answered with the first', async () => {
    const { award, letter: id, noticeId } = await awarded();
    const stop = await drafted(award, { kind: 'stop' });
    await desk.act(recovery, stop, 'submit', officer.actor);
    expect((await desk.decide(recovery, stop, leader.token)).status).toBe(200);
    expect((await stored(recovery, stop)).objection).toBeNull();
    const second = await letter(noticeId);
    expect([await uphold(id, '2026-10-19'), await uphold(second, '2026-10-19')]).toEqual([
      'done',
      'done',
    ]);
    expect(await stored(objection, second)).toMatchObject({ afterEnd: true });
    await remindUpheld(site.strapi, run);
    expect(await remindersOf(id)).toBeGreaterThan(0);
    const revoke = await drafted(award, { kind: 'revoke', basis: 'full' });
    await desk.act(recovery, revoke, 'submit', officer.actor);
    expect((await stored(recovery, revoke)).objection).toMatchObject({ documentId: second });
    const before = [await remindersOf(id), await remindersOf(second)];
    at.setDay('2026-11-02');
    await remindUpheld(site.strapi, run);
    expect([await remindersOf(id), await remindersOf(second)]).toEqual(before);
  });

  it('nobody says by a form that it was upheld after the end', async () => {
    const { noticeId } = await awarded();
    const told = { notice: noticeId, medium: 'letter', realName: false, text: '来信' };
    const forged = await at.office.create('objection', {
      ...{ ...told, receivedOn: '2026-10-09', afterEnd: true },
    });
    expect((await stored(objection, forged.documentId)).afterEnd).toBeNull();
  });
});

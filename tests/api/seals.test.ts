import { randomUUID } from 'node:crypto';

import { createDesk, fundLine, type Desk } from '../factories/desk';
import { nextAccountNumber } from '../factories/payments';
import { nomination } from '../factories/frozen';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const account = 'plugin::talent-office.payee-account';
const quota = 'api::unit-quota.unit-quota';

/** Somebody with access to the database changes an entry that no case watches, or whose case ends badly. */
describe('how the engine left an entry', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let colleague: Signer;
  let finance: Signer;
  let place: { batch: string; category: string; unit: string };

  const write = async (type: string, documentId: string, values: object) => {
    const { tableName } = site.strapi.db.metadata.get(type);
    await site.strapi.db.connection(tableName).where({ document_id: documentId }).update(values);
  };
  const code = async (attempt: Promise<unknown>): Promise<string> => {
    try {
      await attempt;
    } catch (error) {
      const { code: own, details } = error as { code?: string; details?: { code?: string } };
      return String(own ?? details?.code);
    }
    return 'done';
  };
  const decide = async (documentId: string, choice: string, more: object = {}) => {
    const sent = { choice, comment: '说明', ...more };
    const { status, body } = await desk.decide(nomination, documentId, colleague.token, sent);
    return status === 200 ? 'done' : String(body.error.details.code);
  };
  const documents = (type: string) => site.strapi.documents(type as never);
  const held = (documentId: string) =>
    desk.service('ledger').held(site.strapi.db.connection, {
      type: nomination,
      documentId,
      limit: 'place',
    });

  const submitted = async () => {
    const agent = await desk.talent();
    const employer = await desk.office.create('employer', { name: '单位', agent: agent.userId });
    const { profile } = await desk.talent();
    const { documentId } = await desk.create(nomination, {
      ...place,
      talent: profile.documentId,
      employer: employer.documentId,
    });
    await desk.act(nomination, documentId, 'submit', agent.actor);
    return { documentId, agent, employer: employer.documentId };
  };
  const named = async (): Promise<string> => {
    const { documentId } = await submitted();
    expect(await decide(documentId, 'approve')).toBe('done');
    return documentId;
  };
  const withdraw = (documentId: string) =>
    desk.service('lifecycle').withdraw({
      type: nomination,
      documentId,
      actor: officer.actor,
      operation: randomUUID(),
    });

  const preparable = async (): Promise<string> => {
    const { profile } = await desk.talent();
    const data = { payeeName: '某人', bankName: '示例银行', accountNumber: nextAccountNumber() };
    return (await desk.create(account, { ...data, talent: profile.documentId })).documentId;
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    colleague = await desk.signer('office');
    finance = await desk.signer('finance');
    await desk.rules('nomination', nomination, 'subject.tier in ["A", "B"] || reason == "good"');
    await desk.workflow('nomination', nomination, [{ key: 'office' }]);
    await desk.workflow('second-person', nomination, [{ key: 'second-person', role: 'office' }]);
    const unit = await desk.office.create('unit', { name: '街道', code: 'street', kind: 'street' });
    const category = await desk.create('api::nomination-category.nomination-category', {
      name: '类别',
      code: 'category',
      termYears: 3,
    });
    place = { batch: '2026', category: category.documentId, unit: unit.documentId };
    for (const batch of ['2026', '2031']) {
      const { documentId } = await desk.create(quota, { ...place, batch, places: 5 });
      await desk.act(quota, documentId, 'adopt', officer.actor);
    }
  });
  afterAll(() => site.stop());

  it('is what stands after a case that was withdrawn: what was written meanwhile is taken over by nothing', async () => {
    const documentId = await named();
    const before = await held(documentId);
    const { termEndsOn: endsOn } = await desk.stored(nomination, documentId);
    await desk.act(nomination, documentId, 'exit', officer.actor);
    await write(nomination, documentId, { term_ends_on: '2099-01-01', batch: '2031' });
    expect(await decide(documentId, 'refuse')).toBe('CONTENT_CHANGED');
    await withdraw(documentId);
    expect((await desk.stored(nomination, documentId)).state).toBe('named');
    expect(await held(documentId)).toEqual(before);
    const { one } = await desk.viewOf(nomination, documentId);
    const changed: string[] = await desk.service('approval').changedSince(one);
    expect([...changed].sort()).toEqual(['batch', 'termEndsOn']);
    const exit = () => code(desk.act(nomination, documentId, 'exit', officer.actor));
    expect(await exit()).toBe('CONTENT_CHANGED');
    await write(nomination, documentId, { term_ends_on: endsOn, batch: '2026' });
    expect(await exit()).toBe('done');
    expect(await decide(documentId, 'approve')).toBe('done');
    expect((await desk.service('ledger').verify()).failures).toEqual([]);
  });

  it('is kept of a submission that was withdrawn, too', async () => {
    const { documentId, agent } = await submitted();
    await write(nomination, documentId, { batch: '2031' });
    await desk.service('lifecycle').withdraw({
      type: nomination,
      documentId,
      actor: agent.actor,
      operation: randomUUID(),
    });
    const { one } = await desk.viewOf(nomination, documentId);
    expect([one.state, await desk.service('approval').changedSince(one)]).toEqual([
      'withdrawn',
      ['batch'],
    ]);
  });

  it('is signed in a later case by nobody who was party to an earlier one', async () => {
    const { documentId, agent, employer } = await submitted();
    expect(await decide(documentId, 'approve')).toBe('done');
    const himself = await desk.signer('office', { websiteUser: agent.userId });
    const data = { agent: null } as never;
    await documents('plugin::talent-office.employer').update({ documentId: employer, data });
    await desk.act(nomination, documentId, 'exit', officer.actor);
    const signed = await desk.decide(nomination, documentId, himself.token);
    expect(signed.body.error?.details?.code).toBe('SIGNER_EXCLUDED');
    expect(await decide(documentId, 'approve')).toBe('done');
  });

  it('of a year is looked at before a line of it changes: its floor, and whether it is open', async () => {
    const line = await desk.line(5_000, officer.actor);
    const { fundYear } = await site.strapi.db
      .query(fundLine as never)
      .findOne({ where: { documentId: line }, populate: { fundYear: true } });
    const year = 'plugin::talent-office.fund-year';
    const revise = () => code(desk.supply(line, 6000));
    await write(year, fundYear.documentId, { floor_fen: 0 });
    expect(await revise()).toBe('CONTENT_CHANGED');
    expect(Number((await desk.stored(fundLine, line)).budgetFen)).toBe(5_000);
    await write(year, fundYear.documentId, { floor_fen: fundYear.floorFen });
    expect(await revise()).toBe('done');
  });

  it('covers what the approving rules read, also in a later case and after it', async () => {
    const documentId = await named();
    const rewrite = () =>
      code(documents(nomination).update({ documentId, data: { reason: '另一个' } } as never));
    expect(await rewrite()).toBe('GUARDED_ATTRIBUTE');
    await desk.act(nomination, documentId, 'exit', officer.actor);
    expect(await rewrite()).toBe('GUARDED_ATTRIBUTE');
    await withdraw(documentId);
    expect(await rewrite()).toBe('GUARDED_ATTRIBUTE');
  });

  it('is not sent back to be mended in a later case: it stands by the earlier decision', async () => {
    const documentId = await named();
    await desk.act(nomination, documentId, 'exit', officer.actor);
    expect(await decide(documentId, 'return', { parts: ['batch'] })).toBe('RETURN_NOT_ALLOWED');
    await withdraw(documentId);
  });

  it('keeps an account from being edited, deleted or entered again, whatever its state reads', async () => {
    const id = await preparable();
    await desk.act(account, id, 'enter', officer.actor);
    await write(account, id, { state: 'draft' });
    const data = { payeeName: '别人' } as never;
    expect(await code(documents(account).update({ documentId: id, data }))).toBe(
      'GUARDED_ATTRIBUTE',
    );
    expect(await code(documents(account).delete({ documentId: id }))).toBe('DELETE_AFTER_CASE');
    expect(await code(desk.act(account, id, 'enter', officer.actor))).toBe('CONTENT_CHANGED');
    expect((await desk.stored(account, id)).payeeName).toBe('某人');
  });

  it('keeps an account that nobody entered from being returned', async () => {
    const id = await preparable();
    await write(account, id, { state: 'entered' });
    expect(await code(desk.act(account, id, 'return', finance.actor))).toBe('CONTENT_CHANGED');
    // Not by its own state either, as long as that is not put right.
    expect(await code(desk.act(account, id, 'enter', officer.actor))).toBe('CONTENT_CHANGED');
    await write(account, id, { state: 'draft' });
    expect(await code(desk.act(account, id, 'enter', officer.actor))).toBe('done');
  });

  it('keeps another payee than was entered from going on', async () => {
    const id = await preparable();
    await desk.act(account, id, 'enter', officer.actor);
    await write(account, id, { payee_name: '别人' });
    expect(await code(desk.act(account, id, 'return', finance.actor))).toBe('CONTENT_CHANGED');
  });

  it('keeps supply: no line goes, and no quota supplies twice', async () => {
    const line = await desk.line(5_000, officer.actor);
    await write(fundLine, line, { state: 'draft' });
    const data = { budgetFen: '7' } as never;
    expect(await code(documents(fundLine).update({ documentId: line, data }))).toBe(
      'GUARDED_ATTRIBUTE',
    );
    expect(await code(documents(fundLine).delete({ documentId: line }))).toBe('DELETE_AFTER_CASE');
    const { documentId } = await desk.create(quota, { ...place, batch: '2040', places: 5 });
    await desk.act(quota, documentId, 'adopt', officer.actor);
    await write(quota, documentId, { state: 'draft', places: 500 });
    expect(await code(desk.act(quota, documentId, 'adopt', officer.actor))).toBe('CONTENT_CHANGED');
    expect((await desk.totals(documentId, quota, 'place')).available).toBe(5);
  });

  it('goes with an entry that is deleted before anything was done with it', async () => {
    const id = await preparable();
    await documents(account).delete({ documentId: id });
    const seals = site.strapi.db.connection('talent_office_entry_seals');
    expect(await seals.where({ target_document_id: id })).toEqual([]);
  });
});

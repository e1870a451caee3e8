import { randomUUID } from 'node:crypto';

import { seals } from '../../src/commands/maintenance/seals.mjs';
import { createDesk, fundLine, type Desk } from '../factories/desk';
import { nomination } from '../factories/frozen';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const account = 'plugin::talent-office.payee-account';

/** `npm run seals`, on this site instead of one of its own. */
describe('npm run seals', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let line: string;
  let printed: string;

  const run = async (...args: string[]): Promise<{ code: number; lines: string[] }> => {
    printed = '';
    const code = await seals(args, (work: (strapi: Site['strapi']) => Promise<number>) =>
      work(site.strapi),
    );
    return { code, lines: printed.split('\n').filter((text) => text !== '') };
  };
  const write = async (type: string, documentId: string, values: object) => {
    const { tableName } = site.strapi.db.metadata.get(type);
    await site.strapi.db.connection(tableName).where({ document_id: documentId }).update(values);
  };
  const accept = (type: string, documentId: string, reason = '财政局来函更正') =>
    run('accept', type, documentId, '--reason', reason);
  const trail = (documentId: string) =>
    site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId, action: 'entry.accept' });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  beforeEach(async () => {
    line = await desk.line(5000, officer.actor);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await site.stop();
  });

  it('lists nothing where every entry stands as it was left, edited drafts among them', async () => {
    const draft = await desk.office.create('fund-line', {
      title: '计划',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '1',
    });
    await site.strapi.documents(fundLine as never).update({
      documentId: draft.documentId,
      data: { budgetFen: '2' } as never,
    });
    expect(await run('list')).toEqual({ code: 0, lines: ['clean'] });
  });

  it('lists what stands otherwise, and takes it as it stands: by a reason, in the trail', async () => {
    await write(fundLine, line, { budget_fen: 7000, use: 'training' });
    const listed = await run('list');
    expect(listed.code).toBe(1);
    expect(listed.lines).toEqual([`${fundLine} ${line} 引进: use, budgetFen`]);
    await expect(desk.supply(line, 8000)).rejects.toMatchObject({
      code: 'CONTENT_CHANGED',
      facts: { entry: '引进', attributes: 'use, budgetFen' },
    });

    expect((await accept(fundLine, line)).code).toBe(0);
    expect(await run('list')).toEqual({ code: 0, lines: ['clean'] });
    const rows = await trail(line);
    expect(rows).toMatchObject([
      { actor_kind: 'system', actor_id: 'operator', reason: '财政局来函更正' },
    ]);
    expect(JSON.parse(rows[0].details)).toEqual({ attributes: ['use', 'budgetFen'] });
    expect(rows[0].before_digest).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0].after_digest).not.toBe(rows[0].before_digest);
    // Nothing is booked by it; the next action goes on from what stands.
    expect((await desk.totals(line)).supplied).toBe(5000);
    await desk.supply(line, 8000);
    expect((await desk.totals(line)).supplied).toBe(8000);
  });

  it('takes a state too, if it is one: its actions are then those of that state', async () => {
    const data = { payeeName: '某人', bankName: '示例银行', accountNumber: '62220000' };
    const { documentId } = await desk.create(account, data);
    await write(account, documentId, { state: 'nowhere' });
    await expect(accept(account, documentId)).rejects.toThrow(/^VALUE_INVALID/);
    await write(account, documentId, { state: 'retired' });
    expect((await accept(account, documentId)).code).toBe(0);
    await expect(desk.act(account, documentId, 'enter', officer.actor)).rejects.toMatchObject({
      code: 'ACTION_NOT_POSSIBLE',
    });
    await site.strapi.db.connection('talent_office_payee_accounts').delete();
  });

  it('says what it cannot take, and takes nothing', async () => {
    await expect(accept(fundLine, line)).rejects.toThrow(/^ENTRY_AS_LEFT/);
    await write(fundLine, line, { budget_fen: 7000 });
    await expect(accept(fundLine, line, '　 ')).rejects.toThrow('reason');
    await expect(run('accept', fundLine, line)).rejects.toThrow('--reason');
    await expect(run('accept', fundLine)).rejects.toThrow('npm run seals');
    await expect(run('accept', fundLine, line, '--reason', 'x', '--all')).rejects.toThrow(
      'npm run seals',
    );
    await expect(run('drop')).rejects.toThrow('npm run seals');
    await expect(accept(fundLine, 'nowhere')).rejects.toThrow(/^NOT_FOUND/);
    await expect(accept('plugin::talent-office.unit', line)).rejects.toThrow(/^TYPE_UNKNOWN/);
    expect(await trail(line)).toEqual([]);
    expect((await accept(fundLine, line)).code).toBe(0);
  });

  it('takes several of a type, as after a migration of the site', async () => {
    const second = await desk.line(5000, officer.actor);
    for (const one of [line, second]) await write(fundLine, one, { use: 'training' });
    expect((await run('list')).lines).toHaveLength(2);
    const done = await run('accept', fundLine, line, second, '--reason', '用途改名');
    expect(done).toEqual({
      code: 0,
      lines: [`${fundLine} ${line}: accepted, use`, `${fundLine} ${second}: accepted, use`],
    });
    expect((await run('list')).code).toBe(0);
  });

  it('leaves an entry to the office as long as its case is open', async () => {
    await desk.rules('nomination', nomination, 'subject.tier in ["A", "B"]');
    await desk.workflow('nomination', nomination, [{ key: 'office' }]);
    const agent = await desk.talent();
    const employer = await desk.office.create('employer', { name: '单位', agent: agent.userId });
    const { documentId } = await desk.create(nomination, {
      batch: '2026',
      talent: (await desk.talent()).profile.documentId,
      employer: employer.documentId,
    });
    await desk.act(nomination, documentId, 'submit', agent.actor);
    await write(nomination, documentId, { batch: '2031' });
    const listed = await run('list');
    expect(listed.code).toBe(1);
    expect(listed.lines).toEqual([
      `${nomination} ${documentId} 测试人才 · 单位: batch (its case is open: the office has it begin again)`,
    ]);
    await expect(accept(nomination, documentId)).rejects.toThrow(/^CASE_IS_OPEN/);
    await desk.service('lifecycle').withdraw({
      type: nomination,
      documentId,
      actor: agent.actor,
      operation: randomUUID(),
    });
    expect((await accept(nomination, documentId)).code).toBe(0);
    expect(await run('list')).toEqual({ code: 0, lines: ['clean'] });
  });
});

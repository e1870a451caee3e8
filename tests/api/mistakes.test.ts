import { application, createDesk, type Desk } from '../factories/desk';
import { createPanel } from '../factories/panel';
import { startSite, type Site } from '../setup';

const office = (name: string) => `plugin::talent-office.${name}`;

/** Mistakes that other code bases have made, and that no other suite is about (`tests/mistakes.md`). */
describe('mistakes of others', () => {
  let site: Site;
  let desk: Desk;
  let officer: Awaited<ReturnType<Desk['signer']>>;

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
  });
  afterAll(() => site.stop());

  it('a save goes through every middleware once: one row, one event', async () => {
    const events: string[] = [];
    const note = (event: { action: string; model: { uid: string } }): void => {
      events.push(`${event.action} ${event.model.uid}`);
    };
    const unsubscribe = site.strapi.db.lifecycles.subscribe({
      ...{ afterCreate: note, afterUpdate: note, afterDelete: note },
    } as never);
    // One of each type that a middleware of the document service looks at.
    const saved: Readonly<Record<string, object>> = {
      'named-table': { title: '标准', key: 'once', valueKind: 'number' },
      'message-setting': { kind: 'step-due' },
      workflow: { title: '流程', key: 'once', entryType: application, stages: [] },
      'rule-set': { title: '规则', key: 'once', entryType: application, rules: [] },
      benefit: { title: '一次', slug: 'once', use: 'care' },
      brand: { title: '一次' },
      policy: { title: '一次', level: 'city' },
      'talent-profile': { name: '一次' },
      'fund-application': { title: '一次' },
    };
    for (const [name, data] of Object.entries(saved)) {
      const type = office(name);
      const documents = site.strapi.documents(type as never);
      events.length = 0;
      const { documentId } = (await documents.create({ data } as never)) as unknown as {
        documentId: string;
      };
      await documents.update({ documentId, data } as never);
      await documents.delete({ documentId } as never);
      const own = events.filter((event) => event.endsWith(` ${type}`));
      expect(own).toEqual(
        ['afterCreate', 'afterUpdate', 'afterDelete'].map((of) => `${of} ${type}`),
      );
    }
    unsubscribe();
  });

  it('what the gate cannot read it refuses: a fault while judging lets nothing through', async () => {
    const knex = site.strapi.db.connection;
    const line = office('fund-line');
    const documentId = await desk.line(1_000_000, officer.actor);
    const write = (): Promise<unknown> =>
      site.strapi.documents(line as never).update({
        documentId,
        data: { title: '改名' } as never,
      });
    const [seals, away] = ['talent_office_entry_seals', 'talent_office_entry_seals_away'];
    await knex.schema.renameTable(seals, away);
    try {
      await expect(write()).rejects.toMatchObject({ details: { code: 'ENTRY_UNREADABLE' } });
    } finally {
      await knex.schema.renameTable(away, seals);
    }
    expect((await desk.stored(line, documentId)).title).not.toBe('改名');
    await write();
    expect((await desk.stored(line, documentId)).title).toBe('改名');
  });

  it('what was refused has told nobody: no message, no row of the trail, of the books or of a case', async () => {
    const panel = createPanel(site);
    const { token } = await desk.adminUser('refused@jinlan.test');
    const ruleSet = await desk.rules('refused', application, 'subject.tier == "A"');
    const workflow = await desk.workflow('refused', application, [
      { key: 'department', onPass: { award: 'reserved' } },
      { key: 'leading-group' },
    ]);
    const line = await desk.line(1_000, officer.actor);
    const common = { kind: 'kind', ruleSet, workflow, line };
    const dear = await desk.benefit({ ...common, amountExpression: '5000' });
    const [wrong, right] = [await desk.talent({ tier: 'B' }), await desk.talent({ tier: 'A' })];
    const draft = await desk.office.create('fund-application', {
      ...{ title: '申请', applicant: wrong.profile.documentId, benefit: dear, line },
    });
    const waiting = await desk.applied(right, { benefit: dear, line });
    const [signer, stranger] = [await desk.signer('department'), await desk.signer('elsewhere')];
    const tables = [
      ...['messages', 'deliveries', 'outbox', 'audit', 'transfers', 'claims'],
      ...['cases', 'steps', 'decisions', 'entry_seals'],
    ].map((name) => `talent_office_${name}`);
    const counted = async (): Promise<number[]> => {
      const counts: number[] = [];
      for (const table of tables) {
        const [row] = await site.strapi.db.connection(table).count('* as n');
        counts.push(Number(row?.n));
      }
      return counts;
    };
    const before = await counted();
    const codes: unknown[] = [];
    const refused = async (work: Promise<unknown>): Promise<void> => {
      codes.push(await work.catch((error: { code: string }) => error.code));
    };
    await refused(desk.act(application, draft.documentId, 'submit', wrong.actor));
    await refused(desk.act(application, draft.documentId, 'pay', officer.actor));
    for (const by of [signer, stranger]) {
      const { body } = await desk.decide(application, waiting, by.token);
      codes.push(body.error?.details.code);
    }
    const { body } = await panel.act(token, 'fund-application', draft.documentId, 'submit');
    codes.push(body.error.details.code);
    expect(codes).toEqual([
      ...['NOT_ELIGIBLE', 'ACTION_NOT_POSSIBLE', 'INSUFFICIENT_FUNDS', 'NOT_YOUR_STEP'],
      'NOT_BY_YOU',
    ]);
    expect(await counted()).toEqual(before);
  });
});

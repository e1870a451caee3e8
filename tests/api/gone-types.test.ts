import { application, createDesk, type Desk } from '../factories/desk';
import { createPanel } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

/** One slip of the pen in a workflow had closed the list of all benefits to everybody. */
describe('a type that is not there, or has no life cycle', () => {
  let site: Site;
  let desk: Desk;
  let token: string;
  let panel: ReturnType<typeof createPanel>;
  let broken: string;
  let workflow: string;
  let ruleSet: string;

  const wrongTypes = [
    ['api::gone.gone', 'TYPE_UNKNOWN'],
    ['constructor', 'TYPE_UNKNOWN'],
    ['admin::user', 'TYPE_WITHOUT_LIFE_CYCLE'],
    ['plugin::talent-office.tier', 'TYPE_WITHOUT_LIFE_CYCLE'],
  ] as const;
  const drafts = {
    workflow: { title: '笔误', key: 'slip', stages: [] },
    'rule-set': { title: '笔误', key: 'slip', rules: [] },
  };
  const collection = (type: string) =>
    `/content-manager/collection-types/plugin::talent-office.${type}`;
  const refused = ({ status, body }: { status: number; body: { error?: unknown } }) => {
    const { details } = body.error as {
      details: { code: string; errors: { path: string[] }[] };
    };
    return [status, details.code, details.errors[0]?.path];
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    token = await registerFirstAdmin(site);
    panel = createPanel(site);
    desk = await createDesk(site);
    const officer = await desk.signer('office');
    const line = await desk.line(10_000_000, officer.actor);
    const stages = [{ key: 'leading-group' }];
    workflow = await desk.workflow('other', application, stages);
    ruleSet = await desk.rules('other', application, 'subject.tier == "A"');
    const sound = {
      kind: 'sound',
      amountExpression: '1000',
      ruleSet: await desk.rules('sound', application, 'subject.tier == "A"'),
      workflow: await desk.workflow('sound', application, stages),
      line,
    };
    await desk.benefit(sound);
    broken = await desk.benefit({ ...sound, kind: 'broken', workflow, ruleSet });
  });
  afterAll(() => site.stop());

  describe.each(['workflow', 'rule-set'] as const)('is none of a %s', (draft) => {
    it.each(wrongTypes)('%s: new, or changed to it', async (entryType, code) => {
      const made = await panel.send('post', collection(draft), token, {
        ...drafts[draft],
        entryType,
      });
      const refusal = draft === 'rule-set' && code === 'TYPE_UNKNOWN' ? 'EXPRESSION_INVALID' : code;
      expect(refused(made)).toEqual([400, refusal, ['entryType']]);
      const id = draft === 'workflow' ? workflow : ruleSet;
      const changed = await panel.send('put', `${collection(draft)}/${id}`, token, { entryType });
      expect(changed.status).toBe(400);
    });
  });

  it.each(wrongTypes)(
    'closes what hangs on it and nothing else, where it was one: %s',
    async (entryType) => {
      const listed = async () => {
        const { body } = await site.http.get('/api/benefits').expect(200);
        return body.data as { id: string; open: boolean; closedBecause: { zh: string }[] }[];
      };
      for (const name of ['workflow', 'rule-set'] as const) {
        const table = site.strapi.db.metadata.get(`plugin::talent-office.${name}`).tableName;
        const row = site.strapi.db
          .connection(table)
          .where({ document_id: name === 'workflow' ? workflow : ruleSet });
        await row.clone().update({ entry_type: entryType });
        const all = await listed();
        await row.clone().update({ entry_type: application });
        expect(all.map(({ id, open }) => [id === broken, open]).sort()).toEqual([
          [false, true],
          [true, false],
        ]);
        const [closed] = all.filter(({ open }) => !open);
        expect(closed?.closedBecause.map(({ zh }) => zh)).toEqual([
          '这项待遇所办理的事项已经停用，暂不受理申请。',
        ]);
      }
      expect((await listed()).every(({ open }) => open)).toBe(true);
    },
  );

  it('takes no draft for such a benefit', async () => {
    const who = await desk.talent();
    const table = site.strapi.db.metadata.get('plugin::talent-office.workflow').tableName;
    const row = site.strapi.db.connection(table).where({ document_id: workflow });
    await row.clone().update({ entry_type: 'api::gone.gone' });
    const asked = await site.http
      .post('/api/fund-applications')
      .set('Authorization', `Bearer ${await desk.websiteToken(who.userId)}`)
      .set('Idempotency-Key', 'gone')
      .send({ benefit: broken });
    await row.clone().update({ entry_type: application });
    expect(asked.status).toBe(409);
  });
});

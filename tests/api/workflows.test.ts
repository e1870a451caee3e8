import { createOffice, type Office } from '../factories/office';
import { startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';

/** The code of a refusal; anything else that is thrown fails the test. */
const code = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
  } catch (error) {
    const found = (error as { code?: string }).code;
    if (!found) throw error;
    return found;
  }
  return 'not refused';
};

describe('what a workflow is refused for when it is put in force', () => {
  let site: Site;
  let office: Office;

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const inTransaction = <T>(work: (tx: never) => Promise<T>): Promise<T> =>
    site.strapi.db.transaction(({ trx }) => work(trx as never)) as Promise<T>;

  beforeAll(async () => {
    site = await startSite();
    office = createOffice(site.strapi);
  });
  afterAll(() => site.stop());

  it('a stage sets only what the type can give, and phases only of its limits', async () => {
    const seats = [{ key: 'one', title: '一', role: 'leading-group', signatures: 1 }];
    const stage = { key: 'one', title: '一', kind: 'review', seats };
    for (const [index, wrong] of [
      { sets: ['state'] },
      { sets: ['applicant'] },
      { sets: ['nothing'] },
      { onPass: { awrad: 'reserved' } },
      { onPass: { award: 'paid' } },
    ].entries()) {
      const workflow = await office.create('workflow', {
        title: '错误流程',
        key: `wrong-${index}`,
        entryType: application,
        stages: [{ ...stage, ...wrong }],
      });
      const enacting = inTransaction((tx) =>
        service('approval').enact(tx, workflow.documentId, 'test'),
      );
      expect(await code(enacting)).toBe('WORKFLOW_INVALID');
    }
  });

  it('money goes nowhere without the leading group', async () => {
    const seats = [{ key: 'office', title: '人才办', role: 'office', signatures: 1 }];
    const alone = { key: 'office', title: '人才办', kind: 'review', workingDays: 5, seats };
    const workflow = await office.create('workflow', {
      title: '人才办自批',
      key: 'office-alone',
      entryType: application,
      stages: [alone],
    });
    const enacting = inTransaction((tx) =>
      service('approval').enact(tx, workflow.documentId, 'test'),
    );
    expect(await code(enacting)).toBe('WORKFLOW_LACKS_SIGNATURE');
  });
});

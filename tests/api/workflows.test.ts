import { errorMessage } from '../../plugins/talent-office/shared/error-codes';
import type { Refusal } from '../../plugins/talent-office/server/src/platform';
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

  const seats = [{ key: 'one', title: '一', role: 'leading-group', signatures: 1 }];
  const stage = { key: 'one', title: '第一关', kind: 'review', seats };

  it.each([
    [
      'a state set by its signers',
      { stages: [{ ...stage, sets: ['state'] }] },
      'stages.0.sets',
      '「state」不能由签署人填写。可以填写：',
      '"state" cannot be set by its signers. Possible: ',
    ],
    [
      'people set by its signers',
      { stages: [{ ...stage, sets: ['applicant'] }] },
      'stages.0.sets',
      '「applicant」不能由签署人填写。',
      '"applicant" cannot be set by its signers.',
    ],
    [
      'a limit that the type has not',
      { stages: [{ ...stage, onPass: { awrad: 'reserved' } }] },
      'stages.0.onPass',
      '没有「awrad」这项额度。可以选择：award',
      'there is no limit "awrad". Possible: award',
    ],
    [
      'a phase that no signature gives',
      { stages: [{ ...stage, onPass: { award: 'paid' } }] },
      'stages.0.onPass',
      '签署不能使额度进入「paid」。可以选择：reserved, committed',
      'no signature brings a limit to "paid". Possible: reserved, committed',
    ],
    [
      'one key twice',
      { stages: [stage, stage] },
      'stages.1.key',
      '环节代码「one」重复。',
      'the stage key "one" stands twice.',
    ],
    [
      'a review that nobody signs',
      { stages: [{ ...stage, seats: [] }] },
      'stages.0.seats',
      '审核环节「第一关」没有签署席位。',
      'the review stage "第一关" has no seat.',
    ],
    [
      'a notice of no length',
      { stages: [stage, { ...stage, key: 'notice', title: '公示', kind: 'notice', seats: [] }] },
      'stages.1.noticeWorkingDays',
      '公示环节「公示」没有填写公示期（工作日或自然日）。',
      'the notice stage "公示" does not say how many days it runs.',
    ],
    [
      'a seat whose key is no key',
      { stages: [{ ...stage, seats: [{ ...seats[0], key: 'Office Seat' }] }] },
      'stages.0.seats.0.key',
      '格式不对：须符合 /^[a-z][a-z0-9-]*$/。',
      'The form is not right: it has to match /^[a-z][a-z0-9-]*$/.',
    ],
    ['no stage at all', { stages: [] }, 'stages', '流程没有环节。', 'it has no stage.'],
  ])('%s: where, and in both languages', async (what, wrong, path, zh, en) => {
    const { documentId } = await office.create('workflow', {
      title: what,
      key: what.replaceAll(/[^a-z]+/g, '-'),
      entryType: application,
      ...wrong,
    });
    const enacting = inTransaction((tx) => service('approval').enact(tx, documentId, 'test'));
    const refusal = (await enacting.catch((error: unknown) => error)) as Refusal;
    expect(refusal).toMatchObject({ code: 'WORKFLOW_INVALID', path });
    const { code: name, facts } = refusal;
    expect(errorMessage(name, 'zh', facts)).toContain(`审批流程有误：${zh}`);
    expect(errorMessage(name, 'en', facts)).toContain(`The workflow is not right: ${en}`);
  });

  it('a type whose life cycle is gone since the draft was saved', async () => {
    const { documentId } = await office.create('workflow', {
      title: '旧流程',
      key: 'outdated',
      entryType: application,
      stages: [stage],
    });
    const entryType = 'plugin::talent-office.tier';
    const table = site.strapi.db.metadata.get('plugin::talent-office.workflow').tableName;
    await site.strapi.db
      .connection(table)
      .where({ document_id: documentId })
      .update({ entry_type: entryType });
    const enacting = inTransaction((tx) => service('approval').enact(tx, documentId, 'test'));
    await expect(enacting).rejects.toMatchObject({ code: 'WORKFLOW_INVALID', path: 'entryType' });
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

  it('which version is in force no form says, nor a copy', async () => {
    const type = 'plugin::talent-office.workflow' as never;
    const form = {
      ...{ title: '自称生效', key: 'says-so', entryType: application, inForceVersion: 3 },
      stages: [stage],
    };
    const { documentId } = await office.create('workflow', form);
    const documents = site.strapi.documents(type);
    const told = async (id: string) =>
      ((await documents.findOne({ documentId: id } as never)) as { inForceVersion: unknown } | null)
        ?.inForceVersion;
    expect(await told(documentId)).toBeNull();
    await inTransaction((tx) => service('approval').enact(tx, documentId, 'test'));
    await documents.update({ documentId, data: { inForceVersion: 7 } as never });
    expect(await told(documentId)).toBe(1);
    const copy = { documentId, data: { key: 'copied', inForceVersion: 2 } as never };
    const { entries } = (await documents.clone(copy)) as unknown as {
      entries: { documentId: string }[];
    };
    expect(await told(String(entries[0]?.documentId))).toBeNull();
  });
});

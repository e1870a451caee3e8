import { randomUUID } from 'node:crypto';

import { printedNow } from '../../plugins/talent-office/server/src/engine/approval';
import { tables } from '../../plugins/talent-office/server/src/platform';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const checks = [
  { key: 'credit', zh: '信用记录良好', en: 'No entry in the credit register' },
  { key: 'tax', zh: '无欠税', en: 'No tax is owed' },
];
const fine = { credit: { answer: 'yes' }, tax: { answer: 'yes' } };

describe('a check stage', () => {
  let site: Site;
  let desk: Desk;
  let office: Signer;
  let checker: Signer;
  let leader: Signer;
  let to: { benefit: string; line: string };

  const decide = async (documentId: string, more: object, by = checker) => {
    const { status, body } = await desk.decide(application, documentId, by.token, more);
    return status === 200 ? body.data : String(body.error.details.code);
  };
  const applied = async () => desk.applied(await desk.talent(), to, { statement: '业绩' });
  const stage = (more: object = {}) => ({ key: 'department', kind: 'check', checks, ...more });
  const workflowOf = (key: string, stages: object[]) =>
    desk.workflow(key, application, [...(stages as []), { key: 'leading-group' }]);

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    office = await desk.signer('office');
    checker = await desk.signer('department');
    leader = await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(1_000_000, office.actor);
    const workflow = await workflowOf('checked', [stage()]);
    const amountExpression = '1000';
    to = {
      benefit: await desk.benefit({ kind: 'k', amountExpression, ruleSet, workflow, line }),
      line,
    };
  });
  afterAll(() => site.stop());

  it('asks each of its points, whatever is decided, and why it is not found as it should be', async () => {
    const one = await applied();
    expect(await decide(one, {})).toBe('CHECK_UNANSWERED');
    expect(await decide(one, { checks: { credit: { answer: 'yes' } } })).toBe('CHECK_UNANSWERED');
    expect(
      await decide(one, { choice: 'refuse', comment: '不符', checks: { tax: { answer: 'no' } } }),
    ).toBe('CHECK_UNANSWERED');
    expect(await decide(one, { checks: { ...fine, other: { answer: 'yes' } } })).toBe(
      'CHECK_UNKNOWN',
    );
    for (const answer of ['no', 'not-applicable']) {
      expect(await decide(one, { checks: { ...fine, tax: { answer, reason: ' ' } } })).toBe(
        'CHECK_UNEXPLAINED',
      );
    }
    expect((await desk.viewOf(application, one)).decisions).toEqual([]);
  });

  it('passes nothing with a no', async () => {
    const one = await applied();
    const owed = { ...fine, tax: { answer: 'no', reason: '欠缴 2025 年个人所得税' } };
    expect(await decide(one, { checks: owed })).toBe('CHECK_FAILED');
    expect(await decide(one, { choice: 'refuse', comment: '不符', checks: owed })).toMatchObject({
      state: 'refused',
    });
  });

  it('keeps what was found with the decision, for ever, and shows it in the case', async () => {
    const one = await applied();
    const found = { ...fine, tax: { answer: 'not-applicable', reason: '尚无纳税义务' } };
    const body = await decide(one, { checks: found });
    expect(body).toMatchObject({
      stage: 1,
      stages: [{ kind: 'check', checks }, { checks: [] }],
      decisions: [{ choice: 'approve', checks: found }],
    });
    const knex = site.strapi.db.connection;
    const { id } = (await desk.viewOf(application, one)).one;
    const row = knex(tables.decisions).where({ case_id: id });
    await expect(row.update({ checks: '{}' })).rejects.toThrow(/append-only/);
    // Another stage answers nothing.
    expect(await decide(one, { checks: fine }, leader)).toBe('CHECK_UNKNOWN');
  });

  it('is not decided in one with others, nor on paper', async () => {
    const one = await applied();
    const { one: record } = await desk.viewOf(application, one);
    const { publicId } = record;
    const inbox = await site.http
      .get('/talent-office/inbox')
      .auth(checker.token, { type: 'bearer' });
    const item = inbox.body.data.find(({ caseId }: { caseId: string }) => caseId === publicId);
    expect(item).toMatchObject({ kind: 'check', seen: null });
    await expect(
      site.strapi.db.transaction(({ trx }) =>
        desk.service('approval').decide(trx, {
          ...{ caseId: publicId, seat: 'department', choice: 'approve', seen: {}, values: {} },
          ...{
            comment: null,
            parts: [],
            checks: fine,
            actor: office.actor,
            operation: randomUUID(),
          },
          paper: { printed: printedNow(record) },
        }),
      ),
    ).rejects.toMatchObject({ code: 'SIGNED_ON_SCREEN' });
  });

  it('is not put in force without points, with one twice, or with points that nobody answers', async () => {
    await expect(workflowOf('none', [stage({ checks: [] })])).rejects.toMatchObject({
      code: 'WORKFLOW_INVALID',
      path: 'stages.0.checks',
    });
    await expect(
      workflowOf('twice', [stage({ checks: [checks[0], checks[0]] })]),
    ).rejects.toMatchObject({ path: 'stages.0.checks.1.key' });
    await expect(workflowOf('review', [stage({ kind: 'review' })])).rejects.toMatchObject({
      path: 'stages.0.checks',
    });
    await expect(workflowOf('seatless', [stage({ seats: [] })])).rejects.toMatchObject({
      path: 'stages.0.seats',
    });
  });
});

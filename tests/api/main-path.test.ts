import { randomUUID } from 'node:crypto';

import { createDesk } from '../factories/desk';
import { budgeted } from '../factories/decided';
import { createOffice, uid, type Office } from '../factories/office';
import { createPayer } from '../factories/payments';
import { startSite, type Site } from '../setup';

type Actor = { kind: 'admin' | 'user'; id: number };

const application = 'plugin::talent-office.fund-application';
const line = 'plugin::talent-office.fund-line';
const year = 'plugin::talent-office.fund-year';
const payment = 'plugin::talent-office.payment';
const requestId = 'request-of-this-test';

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

describe('from an application to the payment', () => {
  let site: Site;
  let office: Office;
  let signers: Record<'office' | 'department' | 'leader' | 'finance', Actor>;
  let lineId: string;
  let benefitId: string;

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const act = (type: string, documentId: string, action: string, actor: Actor, input = {}) =>
    service('lifecycle').act({
      type,
      documentId,
      action,
      actor,
      input,
      requestId,
      operation: randomUUID(),
    });
  const inTransaction = <T>(work: (tx: never) => Promise<T>): Promise<T> =>
    site.strapi.db.transaction(({ trx }) => work(trx as never)) as Promise<T>;

  const viewOf = async (documentId: string) => {
    const one = await service('approval').latestOf({ type: application, documentId });
    return service('approval').view(one.publicId);
  };
  const decide = async (
    documentId: string,
    seat: string,
    actor: Actor,
    more: Record<string, unknown> = {},
  ) => {
    const { one } = await viewOf(documentId);
    return inTransaction((tx) =>
      service('approval').decide(tx, {
        caseId: one.publicId,
        seat,
        choice: 'approve',
        seen: one.guarded,
        comment: null,
        values: {},
        parts: [],
        actor,
        requestId,
        operation: randomUUID(),
        ...more,
      }),
    );
  };
  const lineTotals = () =>
    service('ledger').lineTotals(site.strapi.db.connection, {
      type: line,
      documentId: lineId,
      asset: 'fen',
    });
  const apply = async (talent: { documentId: string }) => {
    const draft = await office.create('fund-application', {
      title: '安家补贴',
      applicant: talent.documentId,
      benefit: benefitId,
      line: lineId,
    });
    return draft.documentId;
  };
  const approveAll = async (documentId: string) => {
    await decide(documentId, 'department', signers.department);
    await decide(documentId, 'office', signers.office);
    await decide(documentId, 'leading-group', signers.leader);
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    office = createOffice(site.strapi);
    signers = {
      office: await office.signer('office'),
      department: await office.signer('department'),
      leader: await office.signer('leading-group'),
      finance: await office.signer('finance'),
    };
    const opened = await office.create('fund-year', { year: 2026 });
    const made = await office.create('fund-line', {
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '120000000',
      fundYear: opened.documentId,
    });
    lineId = made.documentId;
    await budgeted(site.strapi, opened.documentId, signers.office);
    await act(year, opened.documentId, 'open', signers.office);
    const rules = await office.create('rule-set', {
      title: '安家补贴条件',
      key: 'settling-in',
      entryType: application,
      rules: [
        {
          code: 'tier',
          kind: 'hard',
          expression: 'subject.tier in ["A", "B", "C"]',
          messageZh: '须为 A 至 C 类人才',
          messageEn: 'Tier A to C only',
        },
      ],
    });
    const workflow = await office.create('workflow', {
      title: '资金审批',
      key: 'fund',
      entryType: application,
      stages: [
        ['department', 'department', {}],
        ['office', 'office', {}],
        ['leading-group', 'leading-group', { award: 'reserved' }],
      ].map(([key, role, onPass]) => ({
        key,
        title: key,
        kind: 'review',
        workingDays: 5,
        onPass,
        seats: [{ key, title: key, role, signatures: 1 }],
      })),
    });
    await inTransaction((tx) => service('rules').enact(tx, rules.documentId, 'test'));
    const enacted = await inTransaction((tx) =>
      service('approval').enact(tx, workflow.documentId, 'test'),
    );
    expect(enacted).toMatchObject({ assignment: { short: [] } });
    const policy = await office.create('policy', { title: '人才新政', level: 'district' });
    const benefit = await office.create('benefit', {
      title: '安家补贴',
      active: true,
      slug: 'settling-in',
      policy: policy.documentId,
      kind: 'settling-in',
      use: 'introduction',
      amountExpression: 'greatest(0, 50000000 - received("settling-in"))',
      ruleSet: rules.documentId,
      workflow: workflow.documentId,
      line: lineId,
    });
    benefitId = benefit.documentId;
  });
  afterAll(() => site.stop());

  it('opening the year supplied its lines', async () => {
    expect(await lineTotals()).toMatchObject({ supplied: 120000000, available: 120000000 });
  });

  it('reserves, commits and pays one award, and the books are whole', async () => {
    const { profile, actor } = await office.talent();
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    await decide(documentId, 'department', signers.department);
    await decide(documentId, 'office', signers.office);
    expect((await lineTotals()).available).toBe(120000000);
    await decide(documentId, 'leading-group', signers.leader);
    expect((await lineTotals()).byPhase).toMatchObject({ reserved: 0, committed: 50000000 });
    expect(
      await site.strapi.db.query(application as never).findOne({ where: { documentId } }),
    ).toMatchObject({ state: 'awarded' });

    const payer = await createPayer(site, await createDesk(site));
    const batch = await payer.sent(await payer.listed(documentId));
    expect((await lineTotals()).byPhase).toMatchObject({ committed: 0, sent: 50000000 });
    const [one] = await payer.lines(batch);
    for (const wrong of [
      { voucherNumber: '2026-0001', paidOn: 'today' },
      { voucherNumber: '2026-0001', paidOn: '2026-02-30' },
      { voucherNumber: 'x'.repeat(65), paidOn: '2026-11-23' },
    ]) {
      const attempt = act(payment, String(one?.documentId), 'settle', signers.finance, wrong);
      expect(await code(attempt)).toBe('VALUE_INVALID');
    }
    const paid = { voucherNumber: '2026-0001', paidOn: '2026-11-23' };
    await act(payment, String(one?.documentId), 'settle', signers.finance, paid);
    expect((await lineTotals()).byPhase).toMatchObject({ committed: 0, paid: 50000000 });
    expect(await service('ledger').verify()).toEqual({ failures: [] });
  });

  it('keeps the profile as it stood at the submission, without its secrets', async () => {
    const { profile, actor } = await office.talent({ phone: '13800001234' });
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    await site.strapi
      .documents(uid('talent-profile'))
      .update({ documentId: profile.documentId, data: { tier: 'A' } } as never);
    const { profileSnapshot } = await site.strapi.db
      .query(application as never)
      .findOne({ where: { documentId } });
    expect(profileSnapshot).toMatchObject({ documentId: profile.documentId, tier: 'B' });
    for (const secret of ['identityDocument', 'phone', 'birthYear', 'user']) {
      expect(profileSnapshot).not.toHaveProperty(secret);
    }
    await decide(documentId, 'department', signers.department);
  });

  it('refuses who is not eligible, and says which rule', async () => {
    const { profile, actor } = await office.talent({ tier: 'E' });
    const documentId = await apply(profile);
    expect(await code(act(application, documentId, 'submit', actor))).toBe('NOT_ELIGIBLE');
    const unknown = await office.talent({ tier: null });
    const second = await apply(unknown.profile);
    expect(await code(act(application, second, 'submit', unknown.actor))).toBe('FACTS_MISSING');
  });

  it('lets nobody submit for somebody else', async () => {
    const { profile } = await office.talent();
    const stranger = await office.talent();
    const documentId = await apply(profile);
    expect(await code(act(application, documentId, 'submit', stranger.actor))).toBe('NOT_BY_YOU');
  });

  it('one talent has one live application for a benefit', async () => {
    const { profile, actor } = await office.talent();
    await act(application, await apply(profile), 'submit', actor);
    const second = act(application, await apply(profile), 'submit', actor);
    await expect(second).rejects.toMatchObject({
      code: 'ALREADY_CLAIMED',
      message: expect.stringContaining('it is had once a year'),
      facts: { zh: '本年度已申请或享受过该项待遇，不能重复申请。' },
    });
  });

  it('nobody signs his own application, from whichever account', async () => {
    const { profile, actor, userId } = await office.talent();
    const self = await office.signer('department', { websiteUser: userId });
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    expect(await code(decide(documentId, 'department', self))).toBe('SIGNER_EXCLUDED');
  });

  it('who keyed in a paper form is never one of the eyes that look at it', async () => {
    const { profile } = await office.talent();
    const recorder = await office.signer('department', { also: 'recorder' });
    const documentId = await apply(profile);
    const second = await office.signer('department', { also: 'recorder' });
    const recordedBy = await service('organisation').personOf(recorder);
    await service('lifecycle').act({
      ...{ type: application, documentId, action: 'submit', actor: second },
      ...{ operation: randomUUID(), paper: { recordedBy, handedInOn: service('clock').today() } },
    });
    expect(await code(decide(documentId, 'department', second))).toBe('SIGNER_EXCLUDED');
    expect(await code(decide(documentId, 'department', recorder))).toBe('SIGNER_EXCLUDED');
    await decide(documentId, 'department', signers.department);
  });

  it('nobody signs a seat that is not his, one that is not open yet, or one that is signed', async () => {
    const { profile, actor } = await office.talent();
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    expect(await code(decide(documentId, 'department', signers.finance))).toBe('NOT_YOUR_STEP');
    expect(await code(decide(documentId, 'office', signers.office))).toBe('STEP_NOT_OPEN');
    await decide(documentId, 'department', signers.department);
    expect(await code(decide(documentId, 'department', signers.department))).toBe('STEP_NOT_OPEN');
  });

  it('a signature on something else than what stands is refused', async () => {
    const { profile, actor } = await office.talent();
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    expect(
      await code(decide(documentId, 'department', signers.department, { seen: { line: 'other' } })),
    ).toBe('CONTENT_CHANGED');
    // What Strapi would never let through, done to the row itself: found before it matters.
    await site.strapi.db
      .connection('talent_office_fund_applications')
      .where({ document_id: documentId })
      .update({ awarded_fen: 1 });
    expect(await code(decide(documentId, 'department', signers.department))).toBe(
      'CONTENT_CHANGED',
    );
  });

  it('not enough money: the decision is refused with what is free, and nothing changes', async () => {
    const before = await lineTotals();
    const first = await office.talent();
    const one = await apply(first.profile);
    await act(application, one, 'submit', first.actor);
    await approveAll(one);
    const second = await office.talent();
    const two = await apply(second.profile);
    await act(application, two, 'submit', second.actor);
    await decide(two, 'department', signers.department);
    await decide(two, 'office', signers.office);
    const attempt = decide(two, 'leading-group', signers.leader);
    await expect(attempt).rejects.toMatchObject({
      code: 'INSUFFICIENT_FUNDS',
      facts: { free: before.available - 50000000, wanted: 50000000 },
    });
    const { one: still, decisions } = await viewOf(two);
    expect(still.state).toBe('open');
    expect(decisions).toHaveLength(2);
    expect(await service('ledger').verify()).toEqual({ failures: [] });
  });

  it('returned, mended and submitted again goes on where it stood', async () => {
    const { profile, actor } = await office.talent();
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    await decide(documentId, 'department', signers.department, {
      choice: 'return',
      comment: '请补充说明',
      parts: ['statement'],
    });
    await site.strapi
      .documents(uid('fund-application'))
      .update({ documentId, data: { statement: '补充' } } as never);
    await act(application, documentId, 'submit', actor);
    const { one } = await viewOf(documentId);
    expect(one).toMatchObject({ state: 'open', round: 2, stage: 0 });
    await decide(documentId, 'department', signers.department);
  });

  it('who returns or refuses says why, and opens only what the applicant wrote', async () => {
    const { profile, actor } = await office.talent();
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    const attempt = (more: object) =>
      code(decide(documentId, 'department', signers.department, { ...more }));
    expect(await attempt({ choice: 'refuse' })).toBe('COMMENT_MISSING');
    expect(await attempt({ choice: 'return', comment: '  ' })).toBe('COMMENT_MISSING');
    for (const part of ['applicant', 'awardedFen', 'state', 'nothing']) {
      expect(await attempt({ choice: 'return', comment: '请改', parts: [part] })).toBe(
        'PART_NOT_RETURNABLE',
      );
    }
    expect(await attempt({ choice: 'approve', parts: ['statement'] })).toBe('PART_NOT_RETURNABLE');
    expect((await viewOf(documentId)).one).toMatchObject({ state: 'open', returnedParts: [] });
  });

  it('a benefit that takes no applications takes none that were begun before', async () => {
    const { profile, actor } = await office.talent();
    const documentId = await apply(profile);
    const turn = (data: object) =>
      site.strapi.documents(uid('benefit')).update({ documentId: benefitId, data } as never);
    for (const closed of [
      { active: false },
      { closesOn: '2026-11-22' },
      { opensOn: '2026-11-24' },
    ]) {
      await turn(closed);
      expect(await code(act(application, documentId, 'submit', actor))).toBe('CONDITION_NOT_MET');
      await turn({ active: true, closesOn: null, opensOn: null });
    }
    await turn({ closesOn: '2026-11-23' });
    await act(application, documentId, 'submit', actor);
    await turn({ closesOn: null });
  });

  it('withdrawn or refused, it holds nothing and cannot be decided any more', async () => {
    const { profile, actor } = await office.talent();
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    await service('lifecycle').withdraw({
      type: application,
      documentId,
      actor,
      operation: randomUUID(),
    });
    expect(await code(decide(documentId, 'department', signers.department))).toBe('CASE_NOT_OPEN');
    expect(
      await site.strapi.db.query(application as never).findOne({ where: { documentId } }),
    ).toMatchObject({ state: 'closed' });
  });

  it('each change of state is one row: who did what to what, why, before and after', async () => {
    const { profile, actor } = await office.talent();
    const documentId = await apply(profile);
    await act(application, documentId, 'submit', actor);
    const mend = { choice: 'return', comment: '请补充说明', parts: ['statement'] };
    await decide(documentId, 'department', signers.department, mend);
    await act(application, documentId, 'submit', actor);
    await decide(documentId, 'department', signers.department, { comment: '同意' });
    await service('lifecycle').withdraw({
      type: application,
      documentId,
      actor,
      reason: '不再申请',
      requestId,
      operation: randomUUID(),
    });
    const history = await service('audit').history(site.strapi.db.connection, {
      type: application,
      documentId,
    });
    const rows = history.filter(({ action }: { action: string }) => action !== 'entry.create');
    const { one } = await viewOf(documentId);
    const talent = { kind: 'user', id: String(actor.id) };
    const department = { kind: 'admin', id: String(signers.department.id) };
    expect(
      rows.map(({ action, actor: who, reason }: Record<string, unknown>) => [action, who, reason]),
    ).toEqual([
      ['case.withdraw', talent, '不再申请'],
      // The entry follows its case.
      ['entry.submit', { kind: 'system', id: `case:${one.publicId}` }, 'withdrawn'],
      ['case.approve', department, '同意'],
      ['case.resubmit', talent, null],
      ['case.return', department, '请补充说明'],
      ['entry.submit', talent, null],
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({
        requestId,
        afterDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(row.beforeDigest).not.toBe(row.afterDigest);
    }
  });
});

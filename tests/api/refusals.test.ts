import { tables } from '../../plugins/talent-office/server/src/platform';
import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const submittedAt = new Date('2026-11-23T10:00:00+08:00');
const award = 50_000_000;

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('what the main path refuses over HTTP', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let both: Signer;
  let ruleSet: string;
  let twoStages: string;
  let line: string;
  let plain: { benefit: string; line: string };

  const clock = () => desk.service('clock');

  /** Everything that a decision could have written. */
  const everything = async () => {
    const written = [
      tables.cases,
      tables.steps,
      tables.decisions,
      tables.evaluations,
      tables.accounts,
      tables.transfers,
      tables.claims,
      tables.audit,
      'talent_office_fund_applications',
    ];
    const rows: Record<string, unknown> = {};
    for (const table of written) {
      rows[table] = await site.strapi.db.connection(table).orderBy(1);
    }
    return rows;
  };

  const refused = async (documentId: string, by: Signer, more: object = {}) => {
    const before = await everything();
    const { status, body } = await desk.decide(application, documentId, by.token, more);
    expect(await everything()).toEqual(before);
    return { status, code: body.error?.details.code, facts: body.error?.details.facts };
  };

  const passes = async (documentId: string, by: Signer, more: object = {}): Promise<void> => {
    const { status, body } = await desk.decide(application, documentId, by.token, more);
    expect([status, body.error?.details.code]).toEqual([200, undefined]);
  };

  /** An application that only the leading group has still to sign. */
  const readyToAward = async (to = plain, data: object = {}) => {
    const who = await desk.talent(data);
    const documentId = await desk.applied(who, to);
    await passes(documentId, officer);
    return { ...who, documentId };
  };

  const changeProfile = (documentId: string, data: object) =>
    site.strapi
      .documents('plugin::talent-office.talent-profile')
      .update({ documentId, data } as never);

  const newBenefit = async (amountExpression: string, more: object = {}) => ({
    benefit: await desk.benefit({
      kind: 'settling-in',
      amountExpression,
      ruleSet,
      workflow: twoStages,
      line,
      ...more,
    }),
    line,
  });

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    clock().set(submittedAt);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    both = await desk.signer('office');
    await desk.appoint(both.staff.documentId, 'leading-group');
    line = await desk.line(4 * award, officer.actor);
    ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B", "C"]');
    twoStages = await desk.workflow('two-stages', application, [
      { key: 'office' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    plain = await newBenefit(String(award));
  });
  beforeEach(() => clock().set(submittedAt));
  afterAll(() => site.stop());

  describe('who may not sign', () => {
    it('the applicant, from the staff account that is linked to his website account', async () => {
      const who = await desk.talent();
      const self = await desk.signer('office', { websiteUser: who.userId });
      const documentId = await desk.applied(who, plain);
      expect(await refused(documentId, self)).toMatchObject({
        status: 403,
        code: 'SIGNER_EXCLUDED',
        facts: { why: expect.objectContaining({ code: 'subject' }) },
      });
    });

    it('the applicant, from an account that only his identity document links to him', async () => {
      const identityDocument = fictionalIdentityNumber('230111', '1988-04-05', 7);
      const who = await desk.talent({ identityDocument });
      const self = await desk.signer('office', { identityDocument });
      const documentId = await desk.applied(who, plain);
      expect(await refused(documentId, self)).toMatchObject({
        status: 403,
        code: 'SIGNER_EXCLUDED',
      });
    });

    it('who signed another stage, though he holds both positions', async () => {
      const documentId = await desk.applied(await desk.talent(), plain);
      await passes(documentId, both);
      expect(await refused(documentId, both)).toMatchObject({
        status: 403,
        code: 'SIGNED_ANOTHER_STAGE',
      });
    });

    it('a super administrator without the position', async () => {
      const documentId = await desk.applied(await desk.talent(), plain);
      expect(await refused(documentId, leader)).toMatchObject({
        status: 403,
        code: 'NOT_YOUR_STEP',
      });
    });
  });

  it('more than the line has: with what is free, and nothing changed', async () => {
    const small = await desk.line(award + 100, officer.actor);
    const to = await newBenefit(String(award), { line: small });
    const first = await readyToAward(to);
    const second = await readyToAward(to);
    await passes(first.documentId, leader);
    expect(await refused(second.documentId, leader)).toMatchObject({
      status: 409,
      code: 'INSUFFICIENT_FUNDS',
      facts: { free: 100, wanted: award },
    });
    expect((await desk.totals(small)).available).toBe(100);
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  describe('facts that changed between submission and award', () => {
    const byTier = 'subject.tier == "A" ? 80000000 : subject.tier == "B" ? 50000000 : 30000000';

    it('another outcome: both, rule by rule', async () => {
      const who = await readyToAward();
      await changeProfile(who.profile.documentId, { tier: 'E' });
      const rule = (outcome: string, tier: string) => ({
        rules: [{ code: 'tier', outcome, inputs: { 'subject.tier': tier } }],
      });
      expect(await refused(who.documentId, leader)).toMatchObject({
        status: 409,
        code: 'FACTS_CHANGED',
        facts: {
          changed: { zh: '条件', en: 'condition' },
          before: { outcome: 'eligible', ...rule('pass', 'B') },
          after: { outcome: 'not_eligible', ...rule('fail', 'E') },
        },
      });
    });

    it.each([
      ['more', 'A', 80_000_000],
      ['less', 'C', 30_000_000],
    ])('%s than was submitted: both workings', async (_which, tier, value) => {
      const who = await readyToAward(await newBenefit(byTier));
      await changeProfile(who.profile.documentId, { tier });
      expect(await refused(who.documentId, leader)).toMatchObject({
        status: 409,
        code: 'FACTS_CHANGED',
        facts: {
          before: { on: '2026-11-23', value: award, working: { value: award } },
          after: { on: '2026-11-23', value, working: { value } },
        },
      });
    });

    it('an unknown amount is another amount', async () => {
      const who = await readyToAward(await newBenefit(byTier));
      await changeProfile(who.profile.documentId, { tier: null });
      expect((await refused(who.documentId, leader)).code).toBe('FACTS_CHANGED');
    });

    it('count too where no stage reserves and the award itself is the first to take money', async () => {
      const workflow = await desk.workflow('one-stage', application, [{ key: 'leading-group' }]);
      const who = await desk.talent();
      const documentId = await desk.applied(who, await newBenefit(byTier, { workflow }));
      await changeProfile(who.profile.documentId, { tier: 'C' });
      expect((await refused(documentId, leader)).code).toBe('FACTS_CHANGED');
      await changeProfile(who.profile.documentId, { tier: 'B' });
      await passes(documentId, leader);
    });
  });

  describe('what is no changed fact', () => {
    it('the time that the procedure took: judged by the day of the submission', async () => {
      const open = await desk.rules('period', application, 'today() <= date("2026-12-01")');
      const amount = `daysUntil(date("2026-12-01")) * 1000`;
      const who = await readyToAward(await newBenefit(amount, { ruleSet: open }));
      clock().set(new Date('2027-02-01T10:00:00+08:00'));
      await passes(who.documentId, leader);
      expect(await desk.stored(application, who.documentId)).toMatchObject({ state: 'awarded' });
      expect(Number((await desk.stored(application, who.documentId)).awardedFen)).toBe(8000);
    });

    it('an amount that the office rewrote for those who come later', async () => {
      const to = await newBenefit('1000');
      const who = await readyToAward(to);
      await site.strapi.documents('plugin::talent-office.benefit').update({
        documentId: to.benefit,
        data: { amountExpression: '9000' },
      } as never);
      await passes(who.documentId, leader);
      expect(Number((await desk.stored(application, who.documentId)).awardedFen)).toBe(1000);
    });

    it('a lower amount that the leading group set with its signature', async () => {
      const workflow = await desk.workflow('lower', application, [
        { key: 'office', sets: ['awardedFen'] },
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]);
      const who = await desk.talent();
      const documentId = await desk.applied(who, await newBenefit('1000', { workflow }));
      await passes(documentId, officer, { values: { awardedFen: 700 } });
      await passes(documentId, leader);
      expect(Number((await desk.stored(application, documentId)).awardedFen)).toBe(700);
    });
  });

  describe('an amount that signers set', () => {
    const lowering = async (signatures = 1) => {
      const key = `lowering-${signatures}-${Math.random()}`.replace('.', '-');
      const workflow = await desk.workflow(key, application, [
        { key: 'office', sets: ['awardedFen'], signatures },
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]);
      const who = await desk.talent();
      const documentId = await desk.applied(who, await newBenefit('1000', { workflow }));
      return { who, documentId };
    };

    it('is never more than what was worked out', async () => {
      const { documentId } = await lowering();
      const more = { values: { awardedFen: 1001 } };
      expect((await refused(documentId, officer, more)).code).toBe('VALUE_TOO_HIGH');
      await passes(documentId, officer, { values: { awardedFen: 1000 } });
    });

    it('is one for all signers of a stage', async () => {
      const { documentId } = await lowering(2);
      await passes(documentId, officer, { values: { awardedFen: 700 } });
      const other = { values: { awardedFen: 800 } };
      expect((await refused(documentId, both, other)).code).toBe('VALUE_DIFFERS');
      await passes(documentId, both, { values: { awardedFen: 700 } });
      const { one } = await desk.viewOf(application, documentId);
      expect(one.amount).toBe(700);
    });

    it('is asked for again when the application was mended and is worked out anew', async () => {
      const { who, documentId } = await lowering();
      await passes(documentId, officer, { values: { awardedFen: 700 } });
      const back = { choice: 'return', comment: '请补充', parts: ['statement'] };
      await passes(documentId, leader, back);
      await desk.act(application, documentId, 'submit', who.actor);
      const { one } = await desk.viewOf(application, documentId);
      expect(one).toMatchObject({ state: 'open', stage: 0, amount: 1000 });
    });
  });

  it('keeps the amount with its day, its facts and its working', async () => {
    const who = await readyToAward(await newBenefit('subject.tier == "B" ? 1000 : 2000'));
    const { one } = await desk.viewOf(application, who.documentId);
    expect(await desk.service('rules').recorded(one.id)).toMatchObject({
      on: '2026-11-23',
      outcome: 'eligible',
      values: {
        awardedFen: {
          value: 1000,
          facts: { subject: { tier: 'B' } },
          working: { value: 1000, children: expect.any(Array) },
        },
      },
    });
  });

  it('works the amount out again when what it hangs on was returned and mended', async () => {
    const who = await desk.talent();
    const to = await newBenefit('least(requestedFen, 5000)');
    const documentId = await desk.applied(who, to, { requestedFen: '4000' });
    const comment = '请核对申请金额';
    await passes(documentId, officer, { choice: 'return', parts: ['requestedFen'], comment });
    await site.strapi
      .documents(application)
      .update({ documentId, data: { requestedFen: '3000' } } as never);
    await desk.act(application, documentId, 'submit', who.actor);
    const { one } = await desk.viewOf(application, documentId);
    expect(one).toMatchObject({ state: 'open', amount: 3000 });
    await passes(documentId, officer);
    await passes(documentId, leader);
    expect(Number((await desk.stored(application, documentId)).awardedFen)).toBe(3000);
  });

  it('gives a repeated decision the answer it had, whatever came after', async () => {
    const documentId = await desk.applied(await desk.talent(), await newBenefit('1000'));
    const first = await desk.decision(application, documentId, officer.token);
    const answer = await desk.post(first).expect(200);
    await passes(documentId, leader);
    const again = await desk.post(first).expect(200);
    expect(again.body).toEqual(answer.body);
    const { decisions } = await desk.viewOf(application, documentId);
    expect(decisions).toHaveLength(2);
  });
});

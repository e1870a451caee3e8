import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
type Talent = Awaited<ReturnType<Desk['talent']>>;

interface Line {
  key: string;
  fen: number | null;
  counts: boolean;
  because?: string[];
}

const standard = 'subject.remotePost ? 3000 : 2000';
/** 就高不重复 within the kind, and more at a remote post. */
const priced = `greatest(0, (${standard}) - received("dup"))`;
const relaxed = 'subject.tier == "A" || (subject.remotePost && has(subject.degree))';

/** A decision explains itself: whoever reads it finds every part of it, and may add it up again. */
describe('the explanation of a case', () => {
  let site: Site;
  let desk: Desk;
  let leader: Signer;
  let line: string;
  let old: string;
  let workflow: string;
  let benefit: string;

  const caseOf = async (documentId: string) => {
    const { one } = await desk.viewOf(application, documentId);
    const path = `/talent-office/cases/${String(one.publicId)}`;
    const { body } = await site.http.get(path).auth(leader.token, { type: 'bearer' }).expect(200);
    return body.data;
  };
  const linesOf = async (documentId: string): Promise<Line[]> =>
    (await caseOf(documentId)).worked.find(
      ({ attribute }: { attribute: string }) => attribute === 'awardedFen',
    ).lines;
  const sum = (lines: readonly Line[]): number =>
    lines.filter(({ counts }) => counts).reduce((total, { fen }) => total + Number(fen), 0);
  const award = async (documentId: string) => {
    const { status, body } = await desk.decide(application, documentId, leader.token);
    return status === 200 ? 'done' : body.error.details.code;
  };
  const benefitOf = (kind: string, amountExpression: string, more: object = {}) =>
    desk.benefit({ kind, amountExpression, workflow, line, ruleSet: '', ...more });
  const check = async (id: string, body: object) =>
    (await site.http.post(`/api/benefits/${id}/check`).send(body).expect(200)).body.data;

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    const officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    line = await desk.line(100_000_000, officer.actor, 2026);
    old = await desk.line(100_000_000, officer.actor, 2023);
    workflow = await desk.workflow('plain', application, [{ key: 'leading-group' }]);
    const ruleSet = await desk.rules('relaxed', application, relaxed);
    benefit = await benefitOf('dup', priced, { ruleSet });
  });
  afterAll(() => site.stop());

  it('is a tree of the parts of each rule, in words, with what each gave', async () => {
    const who = await desk.talent({ tier: 'B', remotePost: true, degree: 'doctor' });
    const { rules } = await caseOf(await desk.applied(who, { benefit, line }));
    const [rule] = rules.rules;
    expect(rule).toMatchObject({ outcome: 'pass', questions: [] });
    expect(rule.working).toMatchObject({
      kind: 'or',
      value: true,
      zh: '满足其一即可',
      children: [
        { value: false, children: [{ kind: 'fact', source: 'subject.tier', value: 'B' }] },
        { kind: 'and', value: true, children: [{ value: true }, { value: true }] },
      ],
    });
    expect(rule.working.children[0].zh).toBe('申请人 › 人才层次 为 A类');
  });

  it('asks in both languages for what is missing, and says where it is entered', async () => {
    const asked = await check(benefit, {
      subject: { tier: 'B', remotePost: true, degree: 'doctor' },
    });
    expect(asked).toMatchObject({ outcome: 'eligible' });
    // How a rule is written is the office's.
    expect(asked.rules[0].working.children).toHaveLength(2);
    expect(JSON.stringify(asked.rules)).not.toContain('"source"');
    const unknown = await check(benefit, { subject: { remotePost: false } });
    expect(unknown).toMatchObject({ outcome: 'needs_facts', amountFen: null });
    const [question] = unknown.rules[0].questions;
    expect(question).toMatchObject({
      path: 'subject.tier',
      kind: 'string',
      zh: '申请人 › 人才层次：是哪一项？',
      en: 'Applicant › Tier: which of these?',
      entered: {
        type: 'plugin::talent-office.talent-profile',
        attribute: 'tier',
        zh: '填写处：人才档案 › 人才层次',
      },
    });
    expect(question.values[0]).toMatchObject({ value: 'A', zh: 'A类' });
    // What one had before is looked up, not asked: only the standard is known.
    expect(unknown.amountQuestions).toMatchObject([{ path: 'received("dup")', kind: null }]);
    expect(unknown.amountLines).toMatchObject([{ key: 'standard', fen: 2000 }, {}, {}, {}, {}]);
    const who = await desk.talent({ tier: null, remotePost: false });
    await expect(desk.applied(who, { benefit, line })).rejects.toMatchObject({
      code: 'FACTS_MISSING',
      facts: { questions: [{ path: 'subject.tier' }] },
    });
  });

  it('has a line for the preference of hard posts, whatever it did', async () => {
    const standing = async (more: object, to = benefit) => {
      const documentId = await desk.applied(await desk.talent(more), { benefit: to, line });
      const { rules } = await caseOf(documentId);
      return { ...rules.preferences[0], lines: await linesOf(documentId) };
    };
    const hard = { remotePost: true, grassrootsPost: true, degree: 'doctor' };
    expect(await standing({ tier: 'B', ...hard })).toMatchObject({
      zh: '向边远地区和基层一线倾斜',
      standing: 'applied',
      because: ['subject.remotePost'],
      changed: [{ code: 'relaxed', without: 'fail' }],
      lines: [
        { key: 'standard', fen: 2000 },
        { key: 'hard-posts', fen: 1000, because: ['subject.remotePost'] },
        { key: 'received', fen: 0, counts: false },
        { key: 'received-deducted', fen: 0 },
        { key: 'due', fen: 3000 },
      ],
    });
    expect(await standing({ tier: 'A', ...hard })).toMatchObject({ standing: 'held', changed: [] });
    expect(await standing({ tier: 'A', remotePost: false })).toMatchObject({
      standing: 'not-held',
      lines: [{ fen: 2000 }, { key: 'hard-posts', fen: 0, because: [] }, {}, {}, { fen: 2000 }],
    });
    const plain = await benefitOf('plain', '500', {
      ruleSet: await desk.rules('tiers', application, 'subject.tier == "A"'),
    });
    expect(await standing({ tier: 'A', ...hard }, plain)).toMatchObject({
      standing: 'absent',
      lines: [],
    });
  });

  it('shows what was received before and what of it is deducted, adding up to what is due', async () => {
    const ruleSet = await desk.rules('every', application, 'has(subject.tier)');
    const small = await benefitOf('dup', '800', { ruleSet });
    const large = await benefitOf('dup', '9000', { ruleSet });
    const who = await desk.talent({ tier: 'A', remotePost: true });
    expect(await award(await desk.applied(who, { benefit: small, line }))).toBe('done');
    const second = await desk.applied(who, { benefit, line });
    const lines = await linesOf(second);
    expect(lines.map(({ key, fen }) => [key, fen])).toEqual([
      ['standard', 2000],
      ['hard-posts', 1000],
      ['received', 800],
      ['received-deducted', -800],
      ['due', 2200],
    ]);
    expect(sum(lines)).toBe(2200);
    // More was received than the standard: no more is deducted than there is.
    const rich = await desk.talent({ tier: 'A', remotePost: false });
    expect(await award(await desk.applied(rich, { benefit: large, line }))).toBe('done');
    const third = await linesOf(await desk.applied(rich, { benefit, line }));
    expect(third.map(({ fen }) => fen)).toEqual([2000, 0, 9000, -2000, 0]);
  });

  it('tells of money within so many years and of how often, from the ledger', async () => {
    const capped = 'receivedInYears("cap", 3) < 1000 && timesReceived("cap") < 3';
    const ruleSet = await desk.rules('capped', application, capped);
    const amountExpression = 'least(1000 - receivedInYears("cap", 3), 700)';
    const now = await benefitOf('cap', amountExpression, { ruleSet });
    const again = await benefitOf('cap', amountExpression, { ruleSet });
    const before = await benefitOf('cap', '5000', { ruleSet, line: old });
    const who: Talent = await desk.talent();
    const apply = (to: string, from = line) => desk.applied(who, { benefit: to, line: from });
    // Of three years ago: it counts as once, and its money no more.
    expect(await award(await apply(before, old))).toBe('done');
    const [first, second] = [await apply(now), await apply(again)];
    expect((await linesOf(first)).map(({ fen }) => fen)).toEqual([700, 0, 0, 700]);
    expect(await award(first)).toBe('done');
    // Both were handed in on the same past; the second is judged again and would pass the cap.
    expect(await award(second)).toBe('FACTS_CHANGED');
    const third = await benefitOf('cap', amountExpression, { ruleSet });
    const documentId = await apply(third);
    expect((await linesOf(documentId)).map(({ key, fen }) => [key, fen])).toEqual([
      ['standard', 700],
      ['received-in-years', 700],
      ['received-in-years-deducted', -400],
      ['due', 300],
    ]);
    expect(await award(documentId)).toBe('done');
    const fourth = await benefitOf('cap', '1', {
      ruleSet: await desk.rules('often', application, 'timesReceivedInYears("cap", 3) < 2'),
    });
    await expect(apply(fourth)).rejects.toMatchObject({ code: 'NOT_ELIGIBLE' });
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
});

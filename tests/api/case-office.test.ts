import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
type Sender = Pick<Signer, 'token'>;

const monday = '2026-11-23';

/** What moves a case besides its signers and its applicant: a recorder, the office, the clock. */
describe('a case in the hands of the office', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let colleague: Signer;
  let leader: Signer;
  let recorder: Signer;
  let line: string;
  let to: { benefit: string; line: string };
  let timed: { benefit: string; line: string };

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));

  const code = async (attempt: Promise<unknown>): Promise<string> => {
    try {
      await attempt;
    } catch (error) {
      return String((error as { code?: string }).code);
    }
    return 'done';
  };

  const decide = async (documentId: string, by: Sender, choice = 'approve', more: object = {}) => {
    const comment = choice === 'approve' ? {} : { comment: '请补充业绩说明' };
    const sent = { choice, ...comment, ...more };
    const { status, body } = await desk.decide(application, documentId, by.token, sent);
    return status === 200 ? 'done' : String(body.error.details.code);
  };

  const reopen = async (documentId: string, by: Sender, stage: string) => {
    const { one } = await desk.viewOf(application, documentId);
    const path = `/talent-office/cases/${String(one.publicId)}/reopen`;
    const body = { stage, reason: '会议纪要有误' };
    const sent = { path, token: by.token, key: randomUUID(), body };
    const answer = await desk.post(sent);
    return answer.status === 200 ? 'done' : String(answer.body.error.details.code);
  };

  const apply = async (where = to) => {
    const who = await desk.talent();
    return { ...who, documentId: await desk.applied(who, where) };
  };

  const standing = async (documentId: string) => {
    const { one, steps, workflow } = await desk.viewOf(application, documentId);
    const open = steps.filter(({ outcome }: { outcome: string | null }) => outcome === null);
    return {
      case: one.state,
      stage: workflow.stages[one.stage].key,
      round: one.round,
      asks: open.map(({ seat }: { seat: string }) => seat),
      entry: (await desk.stored(application, documentId)).state,
    };
  };

  /** The outcome of each stage's first seat, as the case is shown. */
  const outcomesIn = async (documentId: string) => {
    const { body } = await site.http
      .get(`/talent-office/cases/${await idOf(documentId)}`)
      .auth(colleague.token, { type: 'bearer' })
      .expect(200);
    return body.data.stages.map(
      ({ seats }: { seats: { outcome: string | null }[] }) => seats[0]?.outcome,
    );
  };

  const audited = async (documentId: string, action: string) => {
    const rows = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId, action });
    return rows.map(({ actor_kind, reason }: Record<string, unknown>) => [actor_kind, reason]);
  };

  /** What is told of a case besides its decisions, and which of these stand no more. */
  const toldOf = async (documentId: string, { token }: Sender = colleague) => {
    const { body } = await site.http
      .get(`/talent-office/cases/${await idOf(documentId)}`)
      .auth(token, { type: 'bearer' })
      .expect(200);
    return body.data as {
      moves: { how: string; name: string; reason: string; round: number; stage: string }[];
      may: { pause: boolean; reopen: boolean };
      decisions: { stage: number; round: number; isVoid: boolean }[];
    };
  };

  const expireDue = () =>
    desk.service('approval').expireDue({ proceed: () => Promise.resolve() }) as Promise<{
      expired: string[];
      refused: { id: string; code: string }[];
    }>;

  const idOf = async (documentId: string): Promise<string> =>
    (await desk.viewOf(application, documentId)).one.publicId;

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T04:00:00.000Z` });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    colleague = await desk.signer('office');
    leader = await desk.signer('leading-group');
    recorder = await desk.signer('recorder');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    line = await desk.line(100_000_000, officer.actor);
    const stages = [
      { key: 'office' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
      { key: 'finance' },
    ];
    const common = { kind: 'kind', amountExpression: '1000', ruleSet, line };
    const workflow = await desk.workflow('plain', application, stages);
    to = { benefit: await desk.benefit({ ...common, workflow }), line };
    const [first, ...others] = stages;
    const deadlines = await desk.workflow(
      'timed',
      application,
      [{ ...first, key: 'office', workingDays: 2, expiresWhenOverdue: true }, ...others],
      { correctionWorkingDays: 3 },
    );
    timed = { benefit: await desk.benefit({ ...common, workflow: deadlines }), line };
  });
  beforeEach(() => setDay(monday));
  afterAll(() => site.stop());

  describe('keyed in from paper', () => {
    const keyedIn = async () => {
      const who = await desk.talent();
      return { ...who, documentId: await desk.keyedIn(recorder.actor, who, to) };
    };

    it('is submitted, mended and withdrawn by the recorder for the applicant', async () => {
      const { documentId } = await keyedIn();
      expect(await standing(documentId)).toMatchObject({ case: 'open', asks: ['office'] });
      expect(await decide(documentId, officer, 'return', { parts: ['statement'] })).toBe('done');
      // What is mended comes on paper, too.
      const alone = desk.act(application, documentId, 'submit', recorder.actor);
      expect(await code(alone)).toBe('PAPER_APPLICATION_NEEDED');
      await desk.submittedOnPaper(application, documentId, recorder.actor);
      expect(await standing(documentId)).toMatchObject({ case: 'open', round: 2 });
      await desk.service('lifecycle').withdraw({
        type: application,
        documentId,
        actor: recorder.actor,
        operation: randomUUID(),
      });
      expect(await standing(documentId)).toMatchObject({ case: 'withdrawn', entry: 'closed' });
    });

    it('is withdrawn by the recorder over HTTP, when it came back and when its time stands still', async () => {
      const withdraw = async (documentId: string) => {
        const path = `/talent-office/entries/${application}/${documentId}/withdraw`;
        const sent = { path, token: recorder.token, key: randomUUID() };
        await desk.post({ ...sent, body: {} }).expect(400);
        await desk.post({ ...sent, body: { reason: '本人来函撤回' } }).expect(200);
        expect(await standing(documentId)).toMatchObject({ case: 'withdrawn', entry: 'closed' });
        expect(await audited(documentId, 'case.withdraw')).toEqual([['admin', '本人来函撤回']]);
      };
      const returned = await keyedIn();
      await decide(returned.documentId, officer, 'return', { parts: ['statement'] });
      await withdraw(returned.documentId);
      const paused = await keyedIn();
      const path = `/talent-office/cases/${await idOf(paused.documentId)}/pause`;
      const body = { reason: '等待核实' };
      await desk.post({ path, token: colleague.token, key: randomUUID(), body }).expect(200);
      await withdraw(paused.documentId);
    });

    it('is withdrawn by nobody who neither owns nor keyed it in', async () => {
      const { documentId } = await keyedIn();
      const withdraw = desk.service('lifecycle').withdraw({
        type: application,
        documentId,
        actor: colleague.actor,
        operation: randomUUID(),
      });
      expect(await code(withdraw)).toBe('NOT_BY_YOU');
    });
  });

  describe('begun again by the office', () => {
    const reserved = async (): Promise<number> => (await desk.totals(line)).byPhase.reserved ?? 0;

    it('is not offered to whom it would be refused', async () => {
      const { documentId } = await apply();
      expect((await toldOf(documentId, colleague)).may).toEqual({ pause: true, reopen: true });
      await decide(documentId, officer);
      expect((await toldOf(documentId, leader)).may).toEqual({ pause: false, reopen: false });
      const caseId = await idOf(documentId);
      const body = { reason: '回避' };
      const path = `/talent-office/cases/${caseId}/recusal`;
      const other = await apply();
      const mine = path.replace(caseId, await idOf(other.documentId));
      await desk.post({ path: mine, token: officer.token, key: randomUUID(), body }).expect(200);
      expect((await toldOf(other.documentId, officer)).may.pause).toBe(false);
    });

    it('gives back what was reserved, asks the stage again, and bars no signer', async () => {
      const before = await reserved();
      const { documentId } = await apply();
      await decide(documentId, officer);
      await decide(documentId, leader);
      expect(await reserved()).toBe(before + 1000);
      expect(await reopen(documentId, colleague, 'leading-group')).toBe('done');
      expect(await reserved()).toBe(before);
      expect(await standing(documentId)).toMatchObject({
        case: 'open',
        stage: 'leading-group',
        round: 2,
        asks: ['leading-group'],
      });
      expect(await decide(documentId, leader)).toBe('done');
      expect(await reserved()).toBe(before + 1000);
      expect(await outcomesIn(documentId)).toEqual(['passed', 'passed', null]);
      expect(await audited(documentId, 'case.reopen')).toEqual([['admin', '会议纪要有误']]);
      const { moves, decisions } = await toldOf(documentId, leader);
      const { name } = colleague.staff as unknown as { name: string };
      const undone = {
        how: 'reopen',
        name,
        reason: '会议纪要有误',
        round: 2,
        stage: 'leading-group',
      };
      expect(moves).toMatchObject([undone]);
      expect(decisions.map(({ stage, round, isVoid }) => [stage, round, isVoid])).toEqual([
        [0, 1, false],
        [1, 1, true],
        [1, 2, false],
      ]);
    });

    it('falls back to no stage that has signed the mended application since', async () => {
      const { documentId, actor } = await apply();
      await decide(documentId, officer);
      await decide(documentId, leader, 'return', { parts: ['statement'] });
      const data = { statement: '补充后的说明' };
      await site.strapi.documents(application as never).update({ documentId, data } as never);
      await desk.act(application, documentId, 'submit', actor);
      expect(await standing(documentId)).toMatchObject({ stage: 'office', round: 2 });
      await decide(documentId, officer);
      await decide(documentId, leader);
      expect(await reopen(documentId, colleague, 'leading-group')).toBe('done');
      expect(await standing(documentId)).toMatchObject({ stage: 'leading-group', round: 3 });
    });

    it('what an earlier round passed further on is not told to stand', async () => {
      const { documentId } = await apply();
      await decide(documentId, officer);
      await decide(documentId, leader);
      expect(await outcomesIn(documentId)).toEqual(['passed', 'passed', null]);
      await reopen(documentId, colleague, 'office');
      expect(await outcomesIn(documentId)).toEqual([null, null, null]);
    });

    it('neither while it is returned nor while its time stands still', async () => {
      const returned = await apply();
      await decide(returned.documentId, officer, 'return', { parts: ['statement'] });
      expect(await reopen(returned.documentId, colleague, 'office')).toBe('CASE_CANNOT');
      const pause = async (documentId: string) => {
        const path = `/talent-office/cases/${await idOf(documentId)}/pause`;
        const body = { reason: '等待核实' };
        const answer = await desk.post({ path, token: colleague.token, key: randomUUID(), body });
        return answer.status === 200 ? 'done' : String(answer.body.error.details.code);
      };
      expect(await pause(returned.documentId)).toBe('CASE_CANNOT');
      const paused = await apply();
      expect(await pause(paused.documentId)).toBe('done');
      expect(await reopen(paused.documentId, colleague, 'office')).toBe('CASE_CANNOT');
    });

    it('only at a stage that it has reached, by the office, and by nobody whom it is about', async () => {
      const { documentId, userId } = await apply();
      expect(await reopen(documentId, colleague, 'leading-group')).toBe('STAGE_NOT_REACHED');
      expect(await reopen(documentId, colleague, 'nowhere')).toBe('STAGE_NOT_REACHED');
      expect(await reopen(documentId, leader, 'office')).toBe('NOT_BY_YOU');
      const himself = await desk.signer('office', { websiteUser: userId });
      expect(await reopen(documentId, himself, 'office')).toBe('SIGNER_EXCLUDED');
      expect(await standing(documentId)).toMatchObject({ round: 1, asks: ['office'] });
    });

    it('not once it has ended', async () => {
      const { documentId } = await apply();
      await decide(documentId, officer, 'refuse');
      expect(await reopen(documentId, colleague, 'office')).toBe('CASE_CANNOT');
    });

    it('takes what was written past the gate, and asks whoever saw something else', async () => {
      const { documentId } = await apply();
      await decide(documentId, officer);
      const { tableName } = site.strapi.db.metadata.get(application);
      const rows = site.strapi.db.connection(tableName).where({ document_id: documentId });
      await rows.update({ statement: '改过的说明' });
      expect(await decide(documentId, leader)).toBe('CONTENT_CHANGED');
      const read = await site.http
        .get(`/talent-office/cases/${await idOf(documentId)}`)
        .auth(colleague.token, { type: 'bearer' });
      expect(read.body.data.changed).toEqual(['statement']);
      expect(await reopen(documentId, colleague, 'leading-group')).toBe('done');
      expect(await standing(documentId)).toMatchObject({ stage: 'office', asks: ['office'] });
      expect(await decide(documentId, officer)).toBe('done');
      expect(await decide(documentId, leader)).toBe('done');
    });
  });

  describe('ended by the clock', () => {
    it('when it was returned and nobody mended it in the working days of its workflow', async () => {
      const { documentId, userId } = await apply(timed);
      const token = await desk.websiteToken(userId);
      const asItsOwnerReads = async () => {
        const { body } = await site.http
          .get(`/api/fund-applications/${documentId}`)
          .auth(token, { type: 'bearer' })
          .expect(200);
        return { state: body.data.state.zh, correction: body.data.correction };
      };
      expect(await asItsOwnerReads()).toEqual({ state: '审核中', correction: null });
      await decide(documentId, officer, 'return', { parts: ['statement'] });
      expect(await asItsOwnerReads()).toEqual({
        state: '退回补正',
        correction: {
          reason: '请补充业绩说明',
          parts: ['statement'],
          defects: {},
          again: null,
          lastDay: '2026-11-26',
        },
      });
      const id = await idOf(documentId);
      setDay('2026-11-26');
      expect((await expireDue()).expired).not.toContain(id);
      setDay('2026-11-27');
      expect((await expireDue()).expired).toContain(id);
      expect(await standing(documentId)).toMatchObject({ case: 'expired', entry: 'closed' });
      expect(await asItsOwnerReads()).toEqual({ state: '逾期终止', correction: null });
      expect((await expireDue()).expired).not.toContain(id);
      expect(await audited(documentId, 'case.expire')).toEqual([['system', null]]);
    });

    it('not when it was mended in time', async () => {
      const one = await apply(timed);
      await decide(one.documentId, officer, 'return', { parts: ['statement'] });
      await desk.act(application, one.documentId, 'submit', one.actor);
      await decide(one.documentId, officer);
      setDay('2026-12-31');
      await expireDue();
      expect(await standing(one.documentId)).toMatchObject({
        case: 'open',
        asks: ['leading-group'],
      });
    });

    it('when nobody signed a stage in time that says so, and no other stage', async () => {
      const silent = await apply(timed);
      const patient = await apply();
      setDay('2026-11-25');
      expect((await expireDue()).expired).not.toContain(await idOf(silent.documentId));
      setDay('2026-11-26');
      expect((await expireDue()).expired).toContain(await idOf(silent.documentId));
      expect(await standing(silent.documentId)).toMatchObject({ case: 'expired', asks: [] });
      expect(await standing(patient.documentId)).toMatchObject({ case: 'open', asks: ['office'] });
    });

    it('not on a day of a year whose holidays are not known', async () => {
      setDay('2029-12-31');
      const { documentId } = await apply(timed);
      setDay('2030-03-01');
      const refused = { id: await idOf(documentId), code: 'CALENDAR_NOT_LOADED' };
      expect((await expireDue()).refused).toContainEqual(refused);
      expect(await standing(documentId)).toMatchObject({ case: 'open' });
    });

    it('never while the office has stopped its time', async () => {
      const { documentId } = await apply(timed);
      const caseId = await idOf(documentId);
      const path = `/talent-office/cases/${caseId}/pause`;
      const body = { reason: '等待核实' };
      await desk.post({ path, token: colleague.token, key: randomUUID(), body }).expect(200);
      setDay('2026-12-31');
      expect((await expireDue()).expired).not.toContain(caseId);
      const { moves } = await toldOf(documentId);
      expect(moves).toMatchObject([{ how: 'pause', reason: '等待核实', stage: null }]);
    });
  });
});

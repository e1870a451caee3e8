import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const award = 100_000;

/** Somebody with access to the database, who passes every hook of Strapi. */
describe('what is written past the gate', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let colleague: Signer;
  let leader: Signer;
  let line: string;
  let to: { benefit: string; line: string };

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));

  const write = async (documentId: string, values: object) => {
    const { tableName } = site.strapi.db.metadata.get(application);
    await site.strapi.db.connection(tableName).where({ document_id: documentId }).update(values);
  };

  const apply = async () => {
    const who = await desk.talent();
    const documentId = await desk.applied(who, to, { requestedFen: '90000' });
    return { ...who, documentId };
  };

  const outcome = ({ status, body }: Awaited<ReturnType<Desk['post']>>) =>
    status === 200
      ? 'done'
      : `${body.error.details.code} ${body.error.details.facts?.attributes ?? ''}`;

  const decide = async (documentId: string, by: Signer, more: object = {}) =>
    outcome(await desk.decide(application, documentId, by.token, more));

  const toCase = async (documentId: string, verb: string, by: Signer, body: object) => {
    const { one } = await desk.viewOf(application, documentId);
    const path = `/talent-office/cases/${String(one.publicId)}/${verb}`;
    return outcome(await desk.post({ path, token: by.token, key: randomUUID(), body }));
  };

  const changedIn = async (documentId: string) => {
    const { one } = await desk.viewOf(application, documentId);
    const { body } = await site.http
      .get(`/talent-office/cases/${String(one.publicId)}`)
      .auth(officer.token, { type: 'bearer' })
      .expect(200);
    return body.data.changed;
  };

  const standing = async (documentId: string) => {
    const { one } = await desk.viewOf(application, documentId);
    return [one.state, (await desk.stored(application, documentId)).state];
  };

  const code = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'done',
      (error: { code?: string; facts?: { attributes?: string } }) =>
        `${error.code} ${error.facts?.attributes ?? ''}`,
    );

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    setDay('2026-11-23');
    officer = await desk.signer('office');
    colleague = await desk.signer('office');
    leader = await desk.signer('leading-group');
    line = await desk.line(100 * award, officer.actor);
    const workflow = await desk.workflow(
      'fund',
      application,
      [
        { key: 'office', workingDays: 2, expiresWhenOverdue: true },
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ],
      { correctionWorkingDays: 3 },
    );
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const amountExpression = String(award);
    const common = { kind: 'settling-in', amountExpression, ruleSet, line };
    to = { benefit: await desk.benefit({ ...common, workflow }), line };
  });
  beforeEach(() => setDay('2026-11-23'));
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  describe('after an award', () => {
    const awarded = async () => {
      const one = await apply();
      expect(await decide(one.documentId, officer)).toBe('done');
      expect(await decide(one.documentId, leader)).toBe('done');
      return one;
    };
    it('is told of the case that was decided last, and of none before it', async () => {
      const { documentId } = await awarded();
      await write(documentId, { awarded_fen: 1 });
      const { one } = await desk.viewOf(application, documentId);
      expect(await desk.service('approval').changedSince(one)).toEqual(['awardedFen']);
      const earlier = { ...one, id: one.id - 1 };
      expect(await desk.service('approval').changedSince(earlier)).toEqual([]);
    });

    it('a state is no second application', async () => {
      const { documentId, actor } = await awarded();
      await write(documentId, { state: 'draft' });
      const again = desk.act(application, documentId, 'submit', actor);
      expect(await code(again)).toBe('CONTENT_CHANGED state');
      expect(await changedIn(documentId)).toEqual(['state']);
    });
  });

  describe('while a case is open', () => {
    const tampered = async () => {
      const one = await apply();
      await write(one.documentId, { state: 'awarded' });
      return one;
    };

    it('a state is signed by nobody; the office begins again with what it was', async () => {
      const { documentId } = await tampered();
      expect(await decide(documentId, officer)).toBe('CONTENT_CHANGED state');
      expect(await changedIn(documentId)).toEqual(['state']);
      const body = { stage: 'office', reason: '状态被改动' };
      expect(await toCase(documentId, 'reopen', colleague, body)).toBe('done');
      expect(await standing(documentId)).toEqual(['open', 'draft']);
      expect(await decide(documentId, officer)).toBe('done');
      expect(await decide(documentId, leader)).toBe('done');
      expect(await standing(documentId)).toEqual(['approved', 'awarded']);
    });

    it('a state keeps nobody from withdrawing', async () => {
      const { documentId, actor } = await tampered();
      const request = { type: application, documentId, actor, operation: randomUUID() };
      await desk.service('lifecycle').withdraw(request);
      expect(await standing(documentId)).toEqual(['withdrawn', 'closed']);
    });

    it('a state does not keep the applicant from withdrawing what a recorder handed in', async () => {
      const { profile, actor } = await desk.talent();
      const recorder = await desk.signer('recorder');
      const { documentId } = await desk.office.create('fund-application', {
        title: '申请',
        applicant: profile.documentId,
        ...to,
      });
      await desk.submittedOnPaper(application, documentId, recorder.actor);
      await write(documentId, { state: 'awarded' });
      const request = { type: application, documentId, actor, operation: randomUUID() };
      await desk.service('lifecycle').withdraw(request);
      expect(await standing(documentId)).toEqual(['withdrawn', 'closed']);
    });

    it('a state holds no money when an objection has the case begin again', async () => {
      const { documentId } = await tampered();
      const before = await desk.totals(line);
      const { one } = await desk.viewOf(application, documentId);
      const cause = { operation: randomUUID(), actor: 'system:test' };
      await site.strapi.db.transaction(({ trx }) =>
        desk.service('approval').reopen(trx, one.publicId, 0, cause),
      );
      expect(await desk.totals(line)).toEqual(before);
      expect(await standing(documentId)).toEqual(['open', 'draft']);
    });

    it('the line that the money comes from is not taken as it stands', async () => {
      const { documentId } = await apply();
      const other = await desk.line(100 * award, officer.actor);
      const { attributes } = site.strapi.db.metadata.get(application);
      const { joinTable } = attributes.line as unknown as {
        joinTable: Record<'joinColumn' | 'inverseJoinColumn', { name: string }> & { name: string };
      };
      const { id } = await desk.stored(application, documentId);
      const { id: otherId } = await desk.stored('plugin::talent-office.fund-line', other);
      await site.strapi.db
        .connection(joinTable.name)
        .where({ [joinTable.joinColumn.name]: id })
        .update({ [joinTable.inverseJoinColumn.name]: otherId });
      const body = { stage: 'office', reason: '科目被改动' };
      expect(await toCase(documentId, 'reopen', colleague, body)).toBe('CONTENT_CHANGED line');
    });

    it('a state does not stop the clock', async () => {
      const { documentId } = await tampered();
      const { one } = await desk.viewOf(application, documentId);
      setDay('2026-11-27');
      const due = await desk.service('approval').expireDue({ proceed: () => Promise.resolve() });
      expect(due.expired).toContain(one.publicId);
      expect(await standing(documentId)).toEqual(['expired', 'closed']);
    });
  });

  describe('of a returned case, beside the parts to mend', () => {
    const again = { stage: 'office', reason: '已核对' };

    const returned = async () => {
      const one = await apply();
      const choice = { choice: 'return', comment: '请补充说明', parts: ['statement'] };
      expect(await decide(one.documentId, officer, choice)).toBe('done');
      await write(one.documentId, { requested_fen: 80_000, statement: '补充后的说明' });
      return one;
    };

    it('the applicant hands his part in, and nobody signs the rest unless the office takes it', async () => {
      const { documentId, actor } = await returned();
      expect(await changedIn(documentId)).toEqual(['requestedFen']);
      await desk.act(application, documentId, 'submit', actor);
      expect(await decide(documentId, officer)).toBe('CONTENT_CHANGED requestedFen');
      expect(await changedIn(documentId)).toEqual(['requestedFen']);
      const body = { stage: 'office', reason: '申请人已确认' };
      expect(await toCase(documentId, 'reopen', colleague, body)).toBe('done');
      expect(await decide(documentId, officer)).toBe('done');
    });

    it('neither money nor rights follow it before the office has looked', async () => {
      const { documentId, actor } = await returned();
      const claims = () =>
        site.strapi.db
          .connection('talent_office_claims')
          .where({ owner: `${application}:${documentId}` })
          .orderBy('key');
      const before = [await desk.totals(line), await claims()];
      const { budgetYear } = await desk.stored(application, documentId);
      await write(documentId, { budget_year: 2031, awarded_fen: award + 1 });
      await desk.act(application, documentId, 'submit', actor);
      expect([await desk.totals(line), await claims()]).toEqual(before);
      expect(await decide(documentId, officer)).toMatch(/^CONTENT_CHANGED .*awardedFen/);
      expect(await toCase(documentId, 'reopen', colleague, again)).toBe('done');
      expect([await desk.totals(line), await claims()]).toEqual(before);
      expect(await desk.stored(application, documentId)).toMatchObject({ budgetYear });
      expect(await decide(documentId, officer)).toBe('done');
    });

    it('though it is put back, the office says so before anybody signs', async () => {
      const { documentId, actor } = await returned();
      await desk.act(application, documentId, 'submit', actor);
      await write(documentId, { requested_fen: 90_000 });
      expect(await decide(documentId, officer)).toBe('CONTENT_CHANGED requestedFen');
      expect(await toCase(documentId, 'reopen', colleague, again)).toBe('done');
      expect(await decide(documentId, officer)).toBe('done');
      expect(await decide(documentId, leader)).toBe('done');
    });

    it('what the case had is kept, also where the draft was another when it was begun', async () => {
      const { profile, actor } = await desk.talent();
      const { documentId } = await desk.create(application, {
        applicant: profile.documentId,
        ...to,
        requestedFen: '70000',
      });
      await site.strapi
        .documents(application as never)
        .update({ documentId, data: { requestedFen: '90000' } } as never);
      await desk.act(application, documentId, 'submit', actor);
      const choice = { choice: 'return', comment: '请补充说明', parts: ['statement'] };
      expect(await decide(documentId, officer, choice)).toBe('done');
      await write(documentId, { requested_fen: 70_000 });
      await desk.act(application, documentId, 'submit', actor);
      const request = { type: application, documentId, actor, operation: randomUUID() };
      await desk.service('lifecycle').withdraw(request);
      expect(await changedIn(documentId)).toEqual(['requestedFen']);
      await write(documentId, { requested_fen: 90_000 });
      expect(await changedIn(documentId)).toEqual([]);
    });

    it('a state does not keep the applicant from handing it in', async () => {
      const { documentId, actor } = await returned();
      await write(documentId, { state: 'awarded', requested_fen: 90_000 });
      await desk.act(application, documentId, 'submit', actor);
      expect(await standing(documentId)).toEqual(['open', 'draft']);
      expect(await decide(documentId, officer)).toBe('done');
    });
  });
});

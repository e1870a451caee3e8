import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** Each way that a case can take, by what people do and see: no copy of the table of transitions. */
describe('the life of a case', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let to: { benefit: string; line: string };

  const approval = () => desk.service('approval');
  const owner = () => ({ operation: randomUUID(), actor: 'user:1' });

  const apply = async () => {
    const who = await desk.talent();
    return { ...who, documentId: await desk.applied(who, to) };
  };

  const decide = async (documentId: string, by: Signer, choice = 'approve') => {
    const more = {
      choice,
      ...(choice === 'approve' ? {} : { comment: '说明理由' }),
      ...(choice === 'return' ? { parts: ['statement'] } : {}),
    };
    const { status, body } = await desk.decide(application, documentId, by.token, more);
    return status === 200 ? 'done' : String(body.error.details.code);
  };

  const code = async (attempt: Promise<unknown>): Promise<string> => {
    try {
      await attempt;
    } catch (error) {
      return String((error as { code?: string }).code);
    }
    return 'done';
  };

  const submit = ({ documentId, actor }: Awaited<ReturnType<typeof apply>>) =>
    desk.act(application, documentId, 'submit', actor);

  const withdraw = ({ documentId, actor }: Awaited<ReturnType<typeof apply>>) =>
    desk
      .service('lifecycle')
      .withdraw({ type: application, documentId, actor, operation: randomUUID() });

  /** Where case and entry stand, and whom the case asks. */
  const standing = async (documentId: string) => {
    const { one, steps, workflow } = await desk.viewOf(application, documentId);
    const open = steps.filter(({ outcome }: { outcome: string | null }) => outcome === null);
    return {
      case: one.state,
      stage: workflow.stages[one.stage].key,
      round: one.round,
      asks: open.map(({ seat }: { seat: string }) => seat),
      entry: (await desk.stored(application, documentId)).state,
      closed: one.closedAt !== null,
    };
  };

  const begun = { case: 'open', stage: 'office', round: 1, asks: ['office'], entry: 'draft' };
  const ended = { asks: [], closed: true };

  /** Nobody moves it any more, by whichever door of the service. */
  const expectNoWayOn = async (documentId: string) => {
    const before = await standing(documentId);
    const { one } = await desk.viewOf(application, documentId);
    const ways: ((tx: never) => Promise<unknown>)[] = [
      (tx) => approval().resubmit(tx, one, { filer: 'owner', paper: null }, owner()),
      (tx) => approval().withdraw(tx, one, 'owner', owner()),
      (tx) => approval().reopen(tx, one.publicId, 0, owner()),
    ];
    for (const way of ways) {
      const attempt = site.strapi.db.transaction(({ trx }) => way(trx as never));
      expect(await code(attempt)).toBe('CASE_CANNOT');
    }
    for (const signer of [officer, leader]) {
      expect(await decide(documentId, signer)).toBe('CASE_NOT_OPEN');
    }
    expect(await standing(documentId)).toEqual(before);
  };

  const reopen = async (documentId: string) => {
    const { one } = await desk.viewOf(application, documentId);
    return site.strapi.db.transaction(({ trx }) =>
      approval().reopen(trx, one.publicId, 0, owner()),
    );
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'office' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    const line = await desk.line(100_000_000, officer.actor);
    const benefit = { kind: 'kind', amountExpression: '1000', ruleSet, workflow, line };
    to = { benefit: await desk.benefit(benefit), line };
  });
  afterAll(() => site.stop());

  it('begins open, at the first stage, with the applicant', async () => {
    const one = await apply();
    expect(await standing(one.documentId)).toEqual({ ...begun, closed: false });
    expect(await code(submit(one))).toBe('CASE_IS_OPEN');
  });

  it('goes on to the next stage when a stage has passed', async () => {
    const { documentId } = await apply();
    expect(await decide(documentId, officer)).toBe('done');
    expect(await standing(documentId)).toMatchObject({
      case: 'open',
      stage: 'leading-group',
      asks: ['leading-group'],
      entry: 'draft',
    });
  });

  it('is approved with the last signature, and then nobody moves it', async () => {
    const { documentId } = await apply();
    await decide(documentId, officer);
    expect(await decide(documentId, leader)).toBe('done');
    expect(await standing(documentId)).toMatchObject({
      case: 'approved',
      entry: 'awarded',
      ...ended,
    });
    await expectNoWayOn(documentId);
  });

  it('is refused by one signature, and then nobody moves it', async () => {
    const { documentId } = await apply();
    expect(await decide(documentId, officer, 'refuse')).toBe('done');
    expect(await standing(documentId)).toMatchObject({
      case: 'refused',
      entry: 'closed',
      ...ended,
    });
    await expectNoWayOn(documentId);
  });

  it('is returned to the applicant, asks nobody meanwhile, and goes on when he submits again', async () => {
    const one = await apply();
    expect(await decide(one.documentId, officer, 'return')).toBe('done');
    const returned = { case: 'returned', asks: [], entry: 'draft', closed: false };
    expect(await standing(one.documentId)).toMatchObject(returned);
    expect(await decide(one.documentId, officer)).toBe('CASE_NOT_OPEN');
    expect(await code(reopen(one.documentId))).toBe('CASE_CANNOT');
    await submit(one);
    expect(await standing(one.documentId)).toMatchObject({ ...begun, round: 2 });
    expect(await decide(one.documentId, officer)).toBe('done');
    expect(await decide(one.documentId, leader)).toBe('done');
    expect(await standing(one.documentId)).toMatchObject({ case: 'approved', entry: 'awarded' });
  });

  it('begins again after an upheld objection, with other signers', async () => {
    const { documentId } = await apply();
    await decide(documentId, officer);
    await reopen(documentId);
    expect(await standing(documentId)).toMatchObject({ ...begun, round: 2, closed: false });
    expect(await decide(documentId, officer)).toBe('SIGNER_EXCLUDED');
  });

  it('is not submitted again while it is open', async () => {
    const { documentId } = await apply();
    const { one } = await desk.viewOf(application, documentId);
    const again = site.strapi.db.transaction(({ trx }) =>
      approval().resubmit(trx, one, { filer: 'owner', paper: null }, owner()),
    );
    await expect(again).rejects.toMatchObject({
      code: 'CASE_CANNOT',
      facts: { transition: 'resubmit', state: 'open', possible: 'withdraw' },
    });
  });

  it('is withdrawn by the applicant while it is open, and then nobody moves it', async () => {
    const one = await apply();
    await withdraw(one);
    expect(await standing(one.documentId)).toMatchObject({
      case: 'withdrawn',
      entry: 'closed',
      ...ended,
    });
    await expectNoWayOn(one.documentId);
  });

  it('is withdrawn by the applicant when it came back to him', async () => {
    const one = await apply();
    await decide(one.documentId, officer, 'return');
    await withdraw(one);
    expect(await standing(one.documentId)).toMatchObject({
      case: 'withdrawn',
      entry: 'closed',
      ...ended,
    });
    await expectNoWayOn(one.documentId);
  });
});

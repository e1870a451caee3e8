import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const benefits = 'plugin::talent-office.benefit';

/** In fen: 1,000 for the talents here. */
const priced = '(subject.tier == "B" ? 1000 : 500) - received("kind")';

/** A benefit goes on changing while applications for it are under way. */
describe('an application that was returned', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let line: string;
  let other: string;
  let benefit: string;

  const decide = async (documentId: string, by: Signer, more: object = {}) => {
    const { status, body } = await desk.decide(application, documentId, by.token, more);
    return status === 200 ? 'done' : String(body.error.details.code);
  };
  /** Points the application at another profile, in the database itself. */
  const giveTo = async (documentId: string, profileId: number) => {
    const { attributes } = site.strapi.db.metadata.get(application);
    const { joinTable } = attributes.applicant as unknown as {
      joinTable: Record<'joinColumn' | 'inverseJoinColumn', { name: string }> & { name: string };
    };
    const { id } = await desk.stored(application, documentId);
    await site.strapi.db
      .connection(joinTable.name)
      .where({ [joinTable.joinColumn.name]: id })
      .update({ [joinTable.inverseJoinColumn.name]: profileId });
  };
  const apply = async () => {
    const who = await desk.talent();
    return { ...who, documentId: await desk.applied(who, { benefit, line }) };
  };
  const toMend = { choice: 'return', comment: '请补充说明', parts: ['statement'] };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    line = await desk.line(1_000_000, officer.actor);
    other = await desk.line(1_000_000, officer.actor);
    benefit = await desk.benefit({
      kind: 'kind',
      amountExpression: priced,
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('plain', application, [
        { key: 'office' },
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
      line,
    });
  });
  afterAll(() => site.stop());

  it('shows by which version, for which day and from what it was judged', async () => {
    const { documentId } = await apply();
    const { one } = await desk.viewOf(application, documentId);
    const path = `/talent-office/cases/${String(one.publicId)}`;
    const { body } = await site.http.get(path).auth(officer.token, { type: 'bearer' }).expect(200);
    expect(body.data).toMatchObject({
      evaluatedFor: desk.service('clock').today(),
      rules: { key: 'tier', title: 'tier', version: 1, outcome: 'eligible' },
    });
    const [worked] = body.data.worked.filter(
      ({ attribute }: { attribute: string }) => attribute === 'awardedFen',
    );
    expect(worked).toMatchObject({
      source: priced,
      inputs: { 'subject.tier': 'B', 'received()': {} },
      value: 1000,
      working: { unit: 'fen', value: 1000 },
    });
  });

  it('is paid what it was applied for, from the line it was applied for', async () => {
    const { documentId, actor } = await apply();
    expect(await decide(documentId, officer, toMend)).toBe('done');
    await site.strapi
      .documents(benefits as never)
      .update({ documentId: benefit, data: { amountExpression: '9000', line: other } as never });
    await desk.act(application, documentId, 'submit', actor);
    expect(await decide(documentId, officer)).toBe('done');
    expect(await decide(documentId, leader)).toBe('done');
    expect(await desk.stored(application, documentId)).toMatchObject({ awardedFen: '1000' });
    expect(await desk.totals(line)).toMatchObject({ byPhase: { committed: 1000 } });
    expect(await desk.totals(other)).toMatchObject({ available: 1_000_000 });
  });

  it('is for no other benefit', async () => {
    const { documentId } = await apply();
    const parts = ['benefit'];
    expect(await decide(documentId, officer, { ...toMend, parts })).toBe('PART_NOT_RETURNABLE');
  });

  it('is about nobody else, though the database says so', async () => {
    const { documentId, actor, profile } = await apply();
    const other = await desk.talent();
    expect(await decide(documentId, officer, toMend)).toBe('done');
    await giveTo(documentId, other.profile.id);
    const submitted = (by: typeof actor) => desk.act(application, documentId, 'submit', by);
    await expect(submitted(other.actor)).rejects.toMatchObject({
      code: 'CONTENT_CHANGED',
      facts: { attributes: 'applicant' },
    });
    await giveTo(documentId, profile.id);
    await submitted(actor);
    expect(await decide(documentId, officer)).toBe('done');
  });

  it('nor is it made so by the office', async () => {
    const { documentId, profile } = await apply();
    const other = await desk.talent();
    await giveTo(documentId, other.profile.id);
    const { one } = await desk.viewOf(application, documentId);
    const colleague = await desk.signer('office');
    const reopened = () =>
      desk.post({
        path: `/talent-office/cases/${String(one.publicId)}/reopen`,
        token: colleague.token,
        key: randomUUID(),
        body: { stage: 'office', reason: '资料有变' },
      });
    expect((await reopened()).body.error.details).toMatchObject({ code: 'CONTENT_CHANGED' });
    await giveTo(documentId, profile.id);
    expect((await reopened()).status).toBe(200);
  });
});

import { randomUUID } from 'node:crypto';

import { digest } from '../../plugins/talent-office/server/src/platform';
import { createDesk, application, type Desk } from '../factories/desk';
import { uid } from '../factories/office';
import { createBootedDatabase, startSite, type Site, type TestDatabase } from '../setup';

const benefits = 'plugin::talent-office.benefit';
const nomination = 'api::nomination.nomination';
const ofNominations = 'category.termYears * 100000';
const ofApplications = 'least(requestedFen, 5000)';

interface Refused {
  code?: string;
  path?: string;
  zh?: string;
  en?: string;
}

describe('the amount of a benefit', () => {
  let database: TestDatabase;
  let site: Site;
  let desk: Desk;
  let officer: Awaited<ReturnType<Desk['signer']>>;
  let forNominations: { ruleSet: string; workflow: string };
  let plain: { kind: string; ruleSet: string; workflow: string; line: string };
  let count = 0;

  const create = (amountExpression: string | null, more: object = {}) => {
    const slug = `amount-${(count += 1)}`;
    const data = {
      title: slug,
      slug,
      use: 'introduction',
      active: true,
      amountExpression,
      ...more,
    };
    return site.strapi.documents(benefits as never).create({ data } as never) as Promise<{
      id: number;
      documentId: string;
    }>;
  };
  const update = (documentId: string, data: object) =>
    site.strapi.documents(benefits as never).update({ documentId, data } as never);
  const refusal = async (attempt: Promise<unknown>): Promise<Refused> => {
    try {
      await attempt;
    } catch (error) {
      const { name, details } = error as {
        name: string;
        details?: {
          code: string;
          errors: { path: string[]; messages: { zh: string; en: string } }[];
        };
      };
      if (name !== 'ValidationError' || !details) throw error;
      const [first] = details.errors;
      return { code: details.code, path: first?.path.join('.'), ...first?.messages };
    }
    return {};
  };
  const wrong = { code: 'EXPRESSION_INVALID', path: 'amountExpression' };
  /** As it may come to be: its fields were renamed since, or a backup was brought back. */
  const spoil = (documentId: string, amount_expression: string) =>
    site.strapi.db
      .connection('talent_office_benefits')
      .where({ document_id: documentId })
      .update({ amount_expression });

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database, now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    const stages = [{ key: 'leading-group', onPass: { award: 'reserved' } }];
    plain = {
      kind: 'settling-in',
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, stages),
      line: await desk.line(100_000_000, officer.actor),
    };
    forNominations = {
      ruleSet: await desk.rules('nomination', nomination, 'category.termYears > 0'),
      workflow: await desk.workflow('nomination', nomination, [{ key: 'office' }]),
    };
  });
  afterAll(async () => {
    await site.stop();
    await database.drop();
  });

  it('is refused on save at its line and column, in both languages', async () => {
    expect(await refusal(create('requestedFen +\n  subject.tear', plain))).toEqual({
      ...wrong,
      zh: '第 2 行第 11 列：没有“tear”这个字段，是不是“tier”？',
      en: 'Line 2, column 11: there is no field "tear"; did you mean "tier"?',
    });
    expect(await refusal(create('requestedFen > 5', plain))).toMatchObject(wrong);
    expect(await refusal(create('1.5', plain))).toMatchObject(wrong);
    expect(await refusal(create('requestedFen +', plain))).toMatchObject(wrong);
    expect(await site.strapi.db.query(uid('benefit')).count()).toBe(0);
  });

  it('is refused on every path on which a benefit is written', async () => {
    const { id, documentId } = await create(ofApplications, plain);
    expect(await refusal(update(documentId, { amountExpression: 'nothing' }))).toMatchObject(wrong);
    const bare = site.strapi.db
      .query(uid('benefit'))
      .update({ where: { id }, data: { amountExpression: 'nothing' } });
    expect(await refusal(bare)).toMatchObject(wrong);
    const form = await site.http
      .put(`/content-manager/collection-types/${benefits}/${documentId}`)
      .auth(officer.token, { type: 'bearer' })
      .send({ amountExpression: 'nothing' });
    expect(form.status).toBe(400);
    expect(form.body.error.details.errors).toMatchObject([{ path: ['amountExpression'] }]);
    expect((await desk.stored(benefits, documentId)).amountExpression).toBe(ofApplications);
    await update(documentId, { title: '改名' });
    await update(documentId, { amountExpression: '4000' });
    await update(documentId, { amountExpression: null });
  });

  it('is typed by its rule set, by its workflow, or as an application for the fund', async () => {
    await create(ofApplications);
    expect(await refusal(create(ofNominations))).toMatchObject(wrong);
    for (const by of ['ruleSet', 'workflow'] as const) {
      await create(ofNominations, { [by]: forNominations[by] });
      expect(await refusal(create(ofApplications, { [by]: forNominations[by] }))).toMatchObject(
        wrong,
      );
    }
    const mixed = { ruleSet: plain.ruleSet, workflow: forNominations.workflow };
    expect(await refusal(create(ofNominations, mixed))).toMatchObject(wrong);
    await create('1000', mixed);
  });

  it('is judged again when it gets another rule set, also as the panel sends it', async () => {
    const { documentId } = await create(ofApplications, { ruleSet: plain.ruleSet });
    for (const ruleSet of [
      forNominations.ruleSet,
      { set: [{ documentId: forNominations.ruleSet }] },
      { connect: [{ documentId: forNominations.ruleSet }], disconnect: [] },
    ]) {
      expect(await refusal(update(documentId, { ruleSet }))).toMatchObject(wrong);
    }
    await update(documentId, {
      ruleSet: { connect: [{ documentId: forNominations.ruleSet }], disconnect: [] },
      amountExpression: ofNominations,
    });
    expect(await refusal(update(documentId, { ruleSet: null }))).toMatchObject(wrong);
  });

  describe('that no longer fits the schemas', () => {
    const post = (path: string, body: object, token?: string) => {
      const sent = site.http.post(path).set('Idempotency-Key', randomUUID()).send(body);
      return token ? sent.auth(token, { type: 'bearer' }) : sent;
    };
    const answer = ({ status, body }: { status: number; body: Record<string, unknown> }) => {
      const { error } = body as { error?: { details: { code: string; facts: object } } };
      return { status, code: error?.details.code, facts: error?.details.facts };
    };

    it('suspends its benefit, on the website and for who keys in, and no other', async () => {
      const { documentId } = await create(ofApplications, { ...plain, title: '安家补贴' });
      const other = await create('1000', plain);
      const who = await desk.talent();
      const token = await desk.websiteToken(who.userId);
      const check = (id: string) => post(`/api/benefits/${id}/check`, { subject: { tier: 'A' } });
      const draft = (id: string) => post('/api/fund-applications', { benefit: id }, token);
      const begun = (await draft(documentId).expect(200)).body.data.id as string;
      expect((await check(documentId)).status).toBe(200);

      await spoil(documentId, 'subject.rank * 1000');
      const suspended = {
        status: 409,
        code: 'BENEFIT_SUSPENDED',
        facts: { benefit: '安家补贴' },
      };
      const answered = answer(await check(documentId));
      expect(answered).toMatchObject(suspended);
      // What is wrong with it names the fields of the office, and everybody may ask.
      expect(answered.facts).toEqual(suspended.facts);
      expect(answer(await draft(documentId))).toMatchObject(suspended);
      const submit = post(`/api/fund-applications/${begun}/submit`, {}, token);
      expect(answer(await submit)).toMatchObject(suspended);

      const recorder = await desk.signer('recorder');
      const keyedIn = desk.submittedOnPaper(application, begun, recorder.actor);
      await expect(keyedIn).rejects.toMatchObject({ code: 'EXPRESSION_INVALID' });
      expect(await desk.stored(application, begun)).toMatchObject({
        state: 'draft',
        awardedFen: null,
      });

      expect((await check(other.documentId)).body.data).toMatchObject({ amountFen: 1000 });
      expect((await draft(other.documentId)).status).toBe(200);
      await update(documentId, { amountExpression: ofApplications });
      expect((await check(documentId)).status).toBe(200);
    });

    it('is told to nobody who asks whether he is eligible: nor is what a rule has become', async () => {
      const ruleSet = await desk.rules('outdated', application, 'requestedFen > 0');
      const { documentId } = await create('1000', { ...plain, ruleSet });
      const rule = { code: 'a', kind: 'hard', expression: 'subject.rank > 0', zh: '某', en: 'any' };
      const body = { key: 'outdated', title: '某', entryType: application, rules: [rule] };
      await site.strapi.db.connection('talent_office_rule_versions').insert({
        key: 'outdated',
        number: 2,
        content_hash: digest(body),
        body: JSON.stringify(body),
        enacted_at: '2026-11-23T04:00:00.000Z',
        enacted_by: 'test',
      });
      expect(answer(await post(`/api/benefits/${documentId}/check`, {}))).toEqual({
        status: 409,
        code: 'RULES_NOT_IN_FORCE',
        facts: { key: 'outdated' },
      });
    });

    it('stops no server', async () => {
      const { documentId } = await create('1000', plain);
      await spoil(documentId, 'nothing + 1');
      const ruleSet = await desk.rules('gone', application, 'requestedFen > 0');
      const orphan = await create('1000', { ...plain, ruleSet });
      await site.strapi.db
        .connection('talent_office_rule_sets')
        .where({ document_id: ruleSet })
        .update({ entry_type: 'api::gone.gone' });
      await site.stop();
      site = await startSite({ database, now: '2026-11-23T04:00:00.000Z' });
      await site.http.get('/_health').expect(204);
      for (const id of [documentId, orphan.documentId]) {
        const check = post(`/api/benefits/${id}/check`, {});
        expect(answer(await check)).toMatchObject({ code: 'BENEFIT_SUSPENDED' });
      }
    });
  });
});

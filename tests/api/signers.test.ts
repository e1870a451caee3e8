import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** Whom a seat needs: how many signatures, how many people there are, and what when there are none. */
describe('the signers of a workflow', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let common: { kind: string; ruleSet: string; line: string };

  const review = (key: string, more: object = {}) => ({
    key,
    title: key,
    kind: 'review',
    seats: [{ key, title: key, role: key, signatures: 1, ...more }],
  });

  const enacted = async (key: string, stages: object[]) => {
    const { documentId } = await desk.office.create('workflow', {
      title: key,
      key,
      entryType: application,
      stages,
    });
    const answer = await desk.post({
      path: `/talent-office/workflows/${documentId}/enact`,
      token: officer.token,
      key: `enact-${key}`,
      body: {},
    });
    expect(answer.status).toBe(200);
    return { documentId, assignment: answer.body.data.assignment };
  };

  const benefitOf = (workflow: string, amountFen: number) =>
    desk.benefit({ ...common, workflow, amountExpression: String(amountFen) });

  const inboxOf = async ({ token }: Pick<Signer, 'token'>) => {
    const { body } = await site.http
      .get('/talent-office/inbox')
      .auth(token, { type: 'bearer' })
      .expect(200);
    return body.data as { target: { documentId: string }; seat: string; blocked: boolean }[];
  };

  const itemOf = async (reader: Pick<Signer, 'token'>, documentId: string) =>
    (await inboxOf(reader)).find(({ target }) => target.documentId === documentId);

  const decide = async (documentId: string, { token }: Pick<Signer, 'token'>) => {
    const { status, body } = await desk.decide(application, documentId, token);
    return status === 200 ? 'done' : String(body.error.details.code);
  };

  const stageOf = async (documentId: string): Promise<string> => {
    const { one, workflow } = await desk.viewOf(application, documentId);
    return one.ended ? one.state : workflow.stages[one.stage].key;
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(1_000_000_000, officer.actor);
    common = { kind: 'kind', ruleSet, line };
  });
  afterAll(() => site.stop());

  it('putting it in force tells how many people it needs, by position, at the highest amount', async () => {
    const signaturesAbove = [{ fromFen: '5000000', signatures: 3 }];
    const { assignment } = await enacted('counted', [
      review('office', { signaturesAbove }),
      review('leading-group', { signatures: 2 }),
    ]);
    expect(assignment).toEqual({
      least: 5,
      found: 1,
      positions: [
        { role: 'office', unit: null, unitName: null, needed: 3, held: 1 },
        { role: 'leading-group', unit: null, unitName: null, needed: 2, held: 0 },
      ],
      short: [
        'office/office#2',
        'office/office#3',
        'leading-group/leading-group',
        'leading-group/leading-group#2',
      ],
    });
  });

  it('names the unit that a seat is of, where one has its code', async () => {
    await desk.office.create('unit', { name: '区人社局', code: 'bureau', kind: 'department' });
    const { assignment } = await enacted('of-a-bureau', [
      review('of-the-bureau', { role: 'office', unitCode: 'bureau' }),
      review('of-none', { role: 'office', unitCode: 'dissolved' }),
      review('leading-group'),
    ]);
    const units = assignment.positions.map((one: { unit: string; unitName: string }) => [
      one.unit,
      one.unitName,
    ]);
    expect(units).toEqual([
      ['bureau', '区人社局'],
      ['dissolved', null],
      [null, null],
    ]);
  });

  it('one person at two stages is not two people', async () => {
    const both = await desk.signer('expert');
    await desk.appoint(both.staff.documentId, 'joint');
    const { assignment } = await enacted('one-for-two', [
      review('expert'),
      review('joint'),
      review('leading-group'),
    ]);
    expect(assignment).toMatchObject({ least: 3, found: 1 });
    expect(assignment.short).toHaveLength(2);
  });

  it('from an amount on a seat waits for its second signature, below it for one', async () => {
    const signaturesAbove = [{ fromFen: '5000000', signatures: 2 }];
    const { documentId: workflow } = await enacted('by-amount', [
      review('finance', { signaturesAbove }),
      review('leading-group'),
    ]);
    const signers = [await desk.signer('finance'), await desk.signer('finance')] as const;
    await desk.signer('leading-group');
    const { line } = common;
    const small = { benefit: await benefitOf(workflow, 4_999_999), line };
    const large = { benefit: await benefitOf(workflow, 5_000_000), line };
    const below = await desk.applied(await desk.talent(), small);
    const above = await desk.applied(await desk.talent(), large);
    expect(await decide(below, signers[0])).toBe('done');
    expect(await stageOf(below)).toBe('leading-group');
    expect(await decide(above, signers[0])).toBe('done');
    expect(await stageOf(above)).toBe('finance');
    expect(await decide(above, signers[0])).toBe('ALREADY_SIGNED');
    expect(await decide(above, signers[1])).toBe('done');
    expect(await stageOf(above)).toBe('leading-group');
  });

  it('a step whose position falls vacant stands in the inbox of the office, until it is filled', async () => {
    const { documentId: workflow } = await enacted('vacant', [
      review('bureau'),
      review('leading-group'),
    ]);
    const holder = await desk.signer('bureau');
    const to = { benefit: await benefitOf(workflow, 1000), line: common.line };
    const documentId = await desk.applied(await desk.talent(), to);
    expect(await itemOf(officer, documentId)).toBeUndefined();
    expect(await itemOf(holder, documentId)).toMatchObject({ seat: 'bureau', blocked: false });
    const appointments = await site.strapi.db
      .query('plugin::talent-office.appointment')
      .findMany({ where: { staff: { documentId: holder.staff.documentId } } });
    for (const { documentId: id } of appointments) {
      await site.strapi.documents('plugin::talent-office.appointment' as never).update({
        documentId: id,
        data: { endsOn: '2026-11-23' } as never,
      });
    }
    expect(await itemOf(officer, documentId)).toMatchObject({ seat: 'bureau', blocked: true });
    expect(await itemOf(holder, documentId)).toBeUndefined();
    const successor = await desk.signer('bureau');
    expect(await itemOf(officer, documentId)).toBeUndefined();
    expect(await decide(documentId, successor)).toBe('done');
  });

  it('is in doubt no longer than until the night, unless nobody can sign it', async () => {
    const { documentId: workflow } = await enacted('doubtful', [
      review('studio'),
      review('leading-group'),
    ]);
    const holder = await desk.signer('studio');
    const to = { benefit: await benefitOf(workflow, 1000), line: common.line };
    const [free, related] = [await desk.talent(), await desk.talent()];
    const [one, other] = [await desk.applied(free, to), await desk.applied(related, to)];
    await desk.office.create('relationship', {
      ...{ staff: holder.staff.documentId, talent: related.profile.documentId, kind: 'family' },
    });
    const doubted = async () =>
      (
        await site.strapi.db
          .connection('talent_office_steps as step')
          .join('talent_office_cases as one', 'one.id', 'step.case_id')
          .whereIn('one.target_document_id', [one, other])
          .orderBy('step.id')
          .pluck('step.blocked')
      ).map(Boolean);
    expect(await doubted()).toEqual([true, true]);
    await desk.service('approval').clearDoubts({ proceed: () => Promise.resolve() });
    expect(await doubted()).toEqual([false, true]);
    expect(await itemOf(officer, other)).toMatchObject({ blocked: true });
    expect(await itemOf(officer, one)).toBeUndefined();
  });

  it('a step whose only holder must keep out opens blocked, and the applicant has handed it in', async () => {
    const { documentId: workflow } = await enacted('kept-out', [
      review('archive'),
      review('leading-group'),
    ]);
    const who = await desk.talent();
    await desk.signer('archive', { websiteUser: who.userId });
    const to = { benefit: await benefitOf(workflow, 1000), line: common.line };
    const documentId = await desk.applied(who, to);
    expect(await itemOf(officer, documentId)).toMatchObject({ seat: 'archive', blocked: true });
    const { one } = await desk.viewOf(application, documentId);
    const { body } = await site.http
      .get(`/talent-office/cases/${String(one.publicId)}`)
      .auth(officer.token, { type: 'bearer' })
      .expect(200);
    expect(body.data.stages[0].seats[0].holders).toEqual([]);
    const other = await desk.signer('archive');
    expect(await itemOf(officer, documentId)).toBeUndefined();
    expect(await decide(documentId, other)).toBe('done');
  });

  it('a second seat of a joint review whose only holder has signed the first is blocked', async () => {
    const { documentId: workflow } = await enacted('joint-alone', [
      {
        key: 'joint',
        title: '联审',
        kind: 'review',
        seats: ['labour', 'housing'].map((key) => ({ key, title: key, role: key, signatures: 1 })),
      },
      review('leading-group'),
    ]);
    const both = await desk.signer('labour');
    await desk.appoint(both.staff.documentId, 'housing');
    const to = { benefit: await benefitOf(workflow, 1000), line: common.line };
    const documentId = await desk.applied(await desk.talent(), to);
    expect(await decide(documentId, both)).toBe('done');
    expect(await itemOf(officer, documentId)).toMatchObject({ seat: 'housing', blocked: true });
    await desk.signer('housing');
    expect(await itemOf(officer, documentId)).toBeUndefined();
  });
});

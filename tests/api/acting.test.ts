import { application, createDesk, type Desk } from '../factories/desk';
import { createPanel, linked } from '../factories/panel';
import { createPayer } from '../factories/payments';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const uid = (name: string) => `plugin::talent-office.${name}` as never;

/** Who is away is stood in for; what is signed so counts as his, and he keeps out for both (代理). */
describe('acting for an absent colleague', () => {
  let site: Site;
  let desk: Desk;
  let panel: ReturnType<typeof createPanel>;
  let officer: Signer;
  let line: string;
  let ruleSet: string;
  let made = 0;

  const positionOf = async ({ staff }: Pick<Signer, 'staff'>): Promise<string> => {
    const [one] = await site.strapi.db
      .query(uid('appointment'))
      .findMany({ where: { staff: { documentId: staff.documentId } }, populate: ['position'] });
    return one.position.documentId;
  };

  const substituteFor = async (absentee: Signer, substitute: Signer, more: object = {}) =>
    desk.office.create('acting', {
      absentee: absentee.staff.documentId,
      substitute: substitute.staff.documentId,
      allPositions: true,
      startsOn: '2026-11-20',
      endsOn: '2026-12-01',
      reason: '出差',
      ...more,
    });

  /** A benefit whose workflow asks these roles, one stage each. */
  const benefitWith = async (...stages: { key: string; signatures?: number }[]) => {
    made += 1;
    const workflow = await desk.workflow(`acting-${made}`, application, stages);
    const common = { kind: 'kind', ruleSet, line, amountExpression: '1000' };
    return { benefit: await desk.benefit({ ...common, workflow }), line };
  };

  const sign = async (documentId: string, { token }: Pick<Signer, 'token'>, more: object = {}) => {
    const { status, body } = await desk.decide(application, documentId, token, more);
    return status === 200 ? 'done' : String(body.error.details.code);
  };

  const inboxOf = async ({ token }: Pick<Signer, 'token'>, documentId: string) => {
    const { body } = await panel.send('get', '/talent-office/inbox', token).expect(200);
    return (body.data as { target: { documentId: string } }[]).find(
      ({ target }) => target.documentId === documentId,
    );
  };

  const caseOf = async ({ token }: Pick<Signer, 'token'>, documentId: string) => {
    const query = `type=${application}&documentId=${documentId}`;
    return (await panel.send('get', `/talent-office/cases?${query}`, token).expect(200)).body.data;
  };

  const rowsOf = (documentId: string) =>
    site.strapi.db
      .connection('talent_office_decisions as made')
      .join('talent_office_cases as one', 'one.id', 'made.case_id')
      .where('one.target_document_id', documentId)
      .orderBy('made.id')
      .select('made.person', 'made.counted_as');

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    panel = createPanel(site);
    officer = await desk.signer('office');
    line = await desk.line(1_000_000_000, officer.actor);
    ruleSet = await desk.rules('acting', application, 'subject.tier in ["A", "B"]');
  });
  afterAll(() => site.stop());

  it('a signature is given in his place, counts as his, and says so everywhere', async () => {
    const absentee = await desk.signer('bureau-a');
    const substitute = await desk.signer('elsewhere');
    const documentId = await desk.applied(
      await desk.talent(),
      await benefitWith({ key: 'bureau-a' }, { key: 'leading-group' }),
    );
    expect(await sign(documentId, substitute)).toBe('NOT_YOUR_STEP');
    await substituteFor(absentee, substitute, {
      allPositions: false,
      position: await positionOf(absentee),
    });
    const name = absentee.staff as unknown as { name: string };
    expect(await inboxOf(substitute, documentId)).toMatchObject({
      seat: 'bureau-a',
      actingFor: name.name,
    });
    expect(await inboxOf(absentee, documentId)).toMatchObject({ actingFor: null });
    const before = await caseOf(substitute, documentId);
    expect(before.stages[0].seats[0]).toMatchObject({
      mine: true,
      actingFor: name.name,
      holders: [name.name],
      substitutes: [{ actingFor: name.name }],
    });
    expect(await sign(documentId, substitute)).toBe('done');
    const key = ({ staff }: Signer) => `staff:${staff.documentId}`;
    expect(await rowsOf(documentId)).toEqual([
      { person: key(substitute), counted_as: key(absentee) },
    ]);
    const [row] = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId, action: 'case.approve' })
      .select('person', 'acting_for');
    expect(row).toEqual({ person: key(substitute), acting_for: absentee.staff.documentId });
    expect((await caseOf(officer, documentId)).decisions).toMatchObject([{ actingFor: name.name }]);
    expect(await inboxOf(absentee, documentId)).toBeUndefined();
    expect(await inboxOf(substitute, documentId)).toBeUndefined();
  });

  it('two substitutes of one colleague, and he himself, are one signature', async () => {
    const [absentee, other] = [await desk.signer('bureau-b'), await desk.signer('bureau-b')];
    const substitutes = [await desk.signer('elsewhere'), await desk.signer('elsewhere')] as const;
    for (const one of substitutes) await substituteFor(absentee, one);
    const documentId = await desk.applied(
      await desk.talent(),
      await benefitWith({ key: 'bureau-b', signatures: 2 }, { key: 'leading-group' }),
    );
    expect(await sign(documentId, substitutes[0])).toBe('done');
    expect(await inboxOf(substitutes[1], documentId)).toBeUndefined();
    expect((await caseOf(officer, documentId)).stages[0].seats[0].signed).toBe(1);
    expect(await sign(documentId, substitutes[1])).toBe('ACTING_FOR_EXCLUDED');
    expect(await sign(documentId, absentee)).toBe('ALREADY_SIGNED');
    expect((await desk.viewOf(application, documentId)).one.stage).toBe(0);
    expect(await sign(documentId, other)).toBe('done');
    expect((await desk.viewOf(application, documentId)).one.stage).toBe(1);
  });

  it('who must keep out sends nobody, and who stands in must not have to keep out either', async () => {
    const who = await desk.talent();
    const [related, substitute] = [
      await desk.signer('bureau-c', { websiteUser: who.userId }),
      await desk.signer('elsewhere'),
    ];
    const about = await desk.talent();
    const absentee = await desk.signer('bureau-c');
    const partial = await desk.signer('elsewhere', { websiteUser: about.userId });
    await substituteFor(related, substitute);
    const to = await benefitWith({ key: 'bureau-c' }, { key: 'leading-group' });
    const first = await desk.applied(who, to);
    expect(await sign(first, substitute)).toBe('ACTING_FOR_EXCLUDED');
    expect(await sign(first, related)).toBe('SIGNER_EXCLUDED');
    await substituteFor(absentee, partial);
    const second = await desk.applied(about, to);
    expect(await sign(second, partial)).toBe('SIGNER_EXCLUDED');
    // He stands in for two: the one who is free is signed for.
    await substituteFor(absentee, substitute);
    expect(await sign(first, substitute)).toBe('done');
    expect((await rowsOf(first))[0].counted_as).toBe(`staff:${absentee.staff.documentId}`);
  });

  it('whoever was signed for signs no later stage, and neither do his other substitutes', async () => {
    const absentee = await desk.signer('bureau-d');
    await desk.appoint(absentee.staff.documentId, 'leading-group');
    const [one, two] = [await desk.signer('elsewhere'), await desk.signer('elsewhere')];
    await substituteFor(absentee, one);
    await substituteFor(absentee, two);
    const documentId = await desk.applied(
      await desk.talent(),
      await benefitWith({ key: 'bureau-d' }, { key: 'leading-group' }),
    );
    expect(await sign(documentId, one)).toBe('done');
    expect(await sign(documentId, absentee)).toBe('SIGNED_ANOTHER_STAGE');
    expect(await sign(documentId, two)).toBe('ACTING_FOR_EXCLUDED');
    expect(await sign(documentId, one)).toBe('SIGNED_ANOTHER_STAGE');
    expect((await caseOf(officer, documentId)).stages[1].seats[0]).toMatchObject({
      holders: [],
      substitutes: [],
    });
  });

  it('has no chains, and ends with its last day', async () => {
    const [first, second, third] = [
      await desk.signer('bureau-e'),
      await desk.signer('elsewhere'),
      await desk.signer('elsewhere'),
    ];
    await substituteFor(second, third);
    await substituteFor(first, second, { endsOn: '2026-11-23', startsOn: '2026-11-01' });
    const documentId = await desk.applied(
      await desk.talent(),
      await benefitWith({ key: 'bureau-e' }, { key: 'leading-group' }),
    );
    expect(await sign(documentId, second)).toBe('NOT_YOUR_STEP');
    await substituteFor(first, second, { startsOn: '2026-11-24' });
    expect(await sign(documentId, second)).toBe('NOT_YOUR_STEP');
    await substituteFor(first, second, { startsOn: '2026-11-23' });
    expect(await sign(documentId, third)).toBe('NOT_YOUR_STEP');
    expect(await sign(documentId, second)).toBe('done');
  });

  it('is for one position where it names one, and for none once that is gone', async () => {
    const absentee = await desk.signer('bureau-f');
    const position = await positionOf(absentee);
    await desk.appoint(absentee.staff.documentId, 'board-f');
    const substitute = await desk.signer('elsewhere');
    await substituteFor(absentee, substitute, { allPositions: false, position });
    const to = await benefitWith({ key: 'board-f' }, { key: 'leading-group' });
    const documentId = await desk.applied(await desk.talent(), to);
    expect(await sign(documentId, substitute)).toBe('NOT_YOUR_STEP');
    await site.strapi.documents(uid('position')).delete({ documentId: position });
    expect(await sign(documentId, substitute)).toBe('NOT_YOUR_STEP');
  });

  it('who holds the seat himself signs for himself', async () => {
    const [absentee, colleague] = [await desk.signer('bureau-g'), await desk.signer('bureau-g')];
    await substituteFor(absentee, colleague);
    const documentId = await desk.applied(
      await desk.talent(),
      await benefitWith({ key: 'bureau-g', signatures: 2 }, { key: 'leading-group' }),
    );
    expect(await inboxOf(colleague, documentId)).toMatchObject({ actingFor: null });
    expect(await sign(documentId, colleague)).toBe('done');
    expect(await sign(documentId, colleague)).toBe('ALREADY_SIGNED');
    expect(await sign(documentId, absentee)).toBe('done');
  });

  it('a step whose only substitute must keep out stands in the inbox of the office', async () => {
    const who = await desk.talent();
    const absentee = await desk.signer('bureau-h');
    const partial = await desk.signer('elsewhere', { websiteUser: who.userId });
    const documentId = await desk.applied(
      who,
      await benefitWith({ key: 'bureau-h' }, { key: 'leading-group' }),
    );
    expect(await inboxOf(officer, documentId)).toBeUndefined();
    await substituteFor(absentee, partial);
    expect(await inboxOf(officer, documentId)).toMatchObject({ seat: 'bureau-h', blocked: true });
    await substituteFor(absentee, await desk.signer('elsewhere'));
    expect(await inboxOf(officer, documentId)).toBeUndefined();
  });

  it('the office is stood in for, too, by nobody for whom an officer must keep out', async () => {
    const absentee = await desk.signer('office');
    const substitute = await desk.signer('elsewhere');
    await substituteFor(absentee, substitute);
    await desk.signer('bureau-i');
    const to = await benefitWith({ key: 'bureau-i' }, { key: 'leading-group' });
    const documentId = await desk.applied(await desk.talent(), to);
    const pause = async (id: string) => {
      const { one } = await desk.viewOf(application, id);
      const path = `/talent-office/cases/${String(one.publicId)}/pause`;
      const { status, body } = await panel.send('post', path, substitute.token, { reason: '核实' });
      return status === 200 ? 'done' : body.error.details.code;
    };
    expect(await pause(documentId)).toBe('done');
    const [row] = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId, action: 'case.pause' });
    expect(row.acting_for).toBe(absentee.staff.documentId);
    const subject = await desk.talent();
    await site.strapi.documents(uid('staff')).update({
      documentId: absentee.staff.documentId,
      data: { websiteUser: subject.userId } as never,
    });
    expect(await pause(await desk.applied(subject, to))).toBe('ACTING_FOR_EXCLUDED');
  });

  it('who prepares a payment sends nobody to confirm it', async () => {
    const both = await desk.signer('office');
    await desk.appoint(both.staff.documentId, 'finance');
    const substitute = await desk.signer('elsewhere');
    await substituteFor(both, substitute);
    const to = await benefitWith({ key: 'leading-group' });
    const payer = await createPayer(site, desk);
    const leader = await desk.signer('leading-group');
    const prepared = async (by: Signer) => {
      const applied = await desk.applied(await desk.talent(), to);
      expect(await sign(applied, leader)).toBe('done');
      const batch = await payer.listed(applied);
      await payer.done(by, `/payment-batches/${batch}/check`);
      return batch;
    };
    const confirm = async (batch: string, by: Signer) => (await payer.act(by, batch, 'lock')).code;
    expect(await confirm(await prepared(both), substitute)).toBe('ACTING_FOR_EXCLUDED');
    // What his substitute prepared is prepared in his place.
    expect(await confirm(await prepared(substitute), both)).toBe('NOT_BY_SAME_PERSON');
  });

  it('adds nobody to what a workflow needs', async () => {
    const absentee = await desk.signer('bureau-k');
    await substituteFor(absentee, await desk.signer('elsewhere'));
    const { documentId } = await desk.office.create('workflow', {
      title: 'k',
      key: 'acting-k',
      entryType: application,
      stages: [
        {
          key: 'k',
          title: 'k',
          kind: 'review',
          seats: [{ key: 'k', title: 'k', role: 'bureau-k', signatures: 2 }],
        },
        {
          key: 'leading-group',
          title: 'l',
          kind: 'review',
          seats: [{ key: 'l', title: 'l', role: 'leading-group', signatures: 1 }],
        },
      ],
    });
    const path = `/talent-office/workflows/${documentId}/enact`;
    const { body } = await panel.send('post', path, officer.token, {}).expect(200);
    expect(body.data.assignment.positions[0]).toMatchObject({ needed: 2, held: 1 });
  });

  describe('is not entered', () => {
    let absentee: Signer;
    let substitute: Signer;
    let writer: { token: string };

    const entered = async (more: object, token = writer.token) => {
      const path = '/content-manager/collection-types/plugin::talent-office.acting';
      const { status, body } = await panel.send('post', path, token, {
        absentee: linked(absentee.staff.documentId),
        substitute: linked(substitute.staff.documentId),
        allPositions: true,
        startsOn: '2026-11-24',
        endsOn: '2026-12-01',
        reason: '休假',
        ...more,
      });
      if (status === 201) return 'entered';
      const { code, errors } = body.error.details;
      return `${String(code)} ${errors[0].path.join('.')}`;
    };

    beforeAll(async () => {
      absentee = await desk.signer('bureau-l');
      substitute = await desk.signer('elsewhere');
      writer = await desk.adminUser('writer@jinlan.test');
    });

    it('unless it is right', async () => {
      const count = () => site.strapi.db.query(uid('acting')).count();
      const before = await count();
      const other = await positionOf(substitute);
      const same = linked(absentee.staff.documentId);
      expect(await entered({ endsOn: '2026-11-24' })).toBe('PERIOD_EMPTY endsOn');
      expect(await entered({ substitute: same })).toBe('ACTING_FOR_ONESELF substitute');
      expect(await entered({ allPositions: false })).toBe('ACTING_SCOPE position');
      expect(await entered({ position: linked(other) })).toBe('ACTING_SCOPE position');
      expect(await entered({ allPositions: false, position: linked(other) })).toBe(
        'ACTING_WITHOUT_POSITION position',
      );
      expect(await entered({ startsOn: '2001-01-01', endsOn: '2001-02-01' })).toBe(
        'ACTING_WITHOUT_POSITION allPositions',
      );
      expect(await entered({ absentee: { connect: [], disconnect: [] } })).toBe(
        'REFERENCE_MISSING absentee',
      );
      expect(await entered({}, substitute.token)).toBe('ACTING_OWN substitute');
      expect(await count()).toBe(before);
      expect(await entered({})).toBe('entered');
    });

    it('by the second account of the substitute, nor for a second entry of the same person', async () => {
      const document = { identityDocument: '11010519491231002X' };
      const one = await desk.signer('bureau-m');
      const user = await desk.office.websiteUser('twin');
      const link = (who: Signer) =>
        site.strapi.documents(uid('staff')).update({
          documentId: who.staff.documentId,
          data: { websiteUser: user } as never,
        });
      const two = await desk.signer('bureau-n', document);
      await link(one);
      await link(two);
      const twins = {
        absentee: linked(one.staff.documentId),
        substitute: linked(two.staff.documentId),
      };
      expect(await entered(twins)).toBe('ACTING_FOR_ONESELF substitute');
      expect(await entered({ substitute: twins.substitute }, one.token)).toBe(
        'ACTING_OWN substitute',
      );
    });

    it('nor prolonged by the substitute; every change is on record', async () => {
      const { documentId } = await substituteFor(absentee, substitute);
      const path = `/content-manager/collection-types/plugin::talent-office.acting/${documentId}`;
      const change = (token: string) => panel.send('put', path, token, { endsOn: '2027-12-01' });
      expect((await change(substitute.token)).body.error.details.code).toBe('ACTING_OWN');
      await change(writer.token).expect(200);
      const rows = await site.strapi.db
        .connection('talent_office_audit')
        .where({ target_document_id: documentId })
        .orderBy('id')
        .pluck('action');
      expect(rows).toEqual(['acting.create', 'acting.update']);
    });
  });
});

import { application, createDesk, type Desk } from '../factories/desk';
import { createPanel } from '../factories/panel';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** What the inbox and a case call somebody's to sign is what the door lets him sign. */
describe('what is whose to sign', () => {
  let site: Site;
  let desk: Desk;
  let panel: ReturnType<typeof createPanel>;
  let officer: Signer;
  let line: string;
  let ruleSet: string;
  let made = 0;

  const benefitOf = async (...drafts: { key: string; signatures?: number }[]) => {
    made += 1;
    const stages = [...drafts, { key: 'leading-group' }];
    const workflow = await desk.workflow(`inbox-${made}`, application, stages);
    const common = { kind: 'kind', ruleSet, line, amountExpression: '1000' };
    return { benefit: await desk.benefit({ ...common, workflow }), line };
  };

  const benefitWith = (...keys: string[]) => benefitOf(...keys.map((key) => ({ key })));

  const substituteFor = (absentee: Signer, substitute: Signer) =>
    desk.office.create('acting', {
      absentee: absentee.staff.documentId,
      substitute: substitute.staff.documentId,
      allPositions: true,
      startsOn: '2026-11-20',
      endsOn: '2026-12-01',
      reason: '出差',
    });

  const inboxOf = async ({ token }: Pick<Signer, 'token'>) =>
    (await panel.send('get', '/talent-office/inbox', token).expect(200)).body.data as {
      target: { documentId: string };
      mine: boolean;
      blocked: boolean;
      escalated: boolean;
    }[];

  /** Is it the reader's: in his inbox, and at the open seat of the case? */
  const told = async (reader: Pick<Signer, 'token'>, documentId: string) => {
    const item = (await inboxOf(reader)).find(({ target }) => target.documentId === documentId);
    const query = `type=${application}&documentId=${documentId}`;
    const { body } = await panel.send('get', `/talent-office/cases?${query}`, reader.token);
    const { stage, stages } = body.data as {
      stage: number;
      stages: { seats: { mine: boolean }[] }[];
    };
    return { inbox: item !== undefined, panel: stages[stage]?.seats[0]?.mine };
  };
  const his = { inbox: true, panel: true };
  const notHis = { inbox: false, panel: false };

  const sign = async (documentId: string, { token }: Pick<Signer, 'token'>) => {
    const { status, body } = await desk.decide(application, documentId, token);
    return status === 200 ? 'done' : String(body.error.details.code);
  };

  const passed = async (documentId: string, signer: Signer): Promise<void> => {
    expect(await sign(documentId, signer)).toBe('done');
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    panel = createPanel(site);
    officer = await desk.signer('office');
    line = await desk.line(1_000_000_000, officer.actor);
    ruleSet = await desk.rules('inbox', application, 'subject.tier in ["A", "B"]');
  });
  afterAll(() => site.stop());

  it('no second stage of a case is for who signed the first', async () => {
    const both = await desk.signer('first');
    await desk.appoint(both.staff.documentId, 'second');
    const other = await desk.signer('second');
    const documentId = await desk.applied(
      await desk.talent(),
      await benefitWith('first', 'second'),
    );
    expect(await told(both, documentId)).toEqual(his);
    await passed(documentId, both);
    expect(await told(both, documentId)).toEqual(notHis);
    expect(await sign(documentId, both)).toBe('SIGNED_ANOTHER_STAGE');
    const query = `type=${application}&documentId=${documentId}`;
    const { body } = await panel.send('get', `/talent-office/cases?${query}`, both.token);
    // Why it is not, in the words of the door.
    expect(body.data.stages[1].seats[0]).toMatchObject({
      mine: false,
      whyNot: { zh: '您已签署过这个事项的另一个环节。' },
    });
    expect(await told(other, documentId)).toEqual(his);
    await passed(documentId, other);
  });

  it('nothing is for who signed before an objection was upheld', async () => {
    const [barred, other] = [await desk.signer('barred'), await desk.signer('barred')];
    const documentId = await desk.applied(await desk.talent(), await benefitWith('barred'));
    await site.strapi.db
      .connection('talent_office_cases')
      .where({ target_document_id: documentId })
      .update({ barred: JSON.stringify([`staff:${barred.staff.documentId}`]) });
    expect(await told(barred, documentId)).toEqual(notHis);
    expect(await sign(documentId, barred)).toBe('SIGNER_EXCLUDED');
    expect(await told(other, documentId)).toEqual(his);
  });

  it('nothing is for who acts for one that signed, or signed himself', async () => {
    const [absentee, substitute] = [await desk.signer('away-1'), await desk.signer('elsewhere')];
    await desk.appoint(absentee.staff.documentId, 'away-2');
    await desk.appoint(substitute.staff.documentId, 'here-1');
    await substituteFor(absentee, substitute);
    const who = () => desk.talent();
    const signedFor = await desk.applied(await who(), await benefitWith('away-1', 'away-2'));
    await passed(signedFor, absentee);
    expect(await told(substitute, signedFor)).toEqual(notHis);
    expect(await sign(signedFor, substitute)).toBe('ACTING_FOR_EXCLUDED');
    const himself = await desk.applied(await who(), await benefitWith('here-1', 'away-2'));
    await passed(himself, substitute);
    expect(await told(substitute, himself)).toEqual(notHis);
    expect(await sign(himself, substitute)).toBe('SIGNED_ANOTHER_STAGE');
    expect(await told(absentee, himself)).toEqual(his);
  });

  it('nothing is for who is related since, nor for who acts for him', async () => {
    const [aunt, substitute] = [await desk.signer('related'), await desk.signer('elsewhere')];
    const other = await desk.signer('related');
    await substituteFor(aunt, substitute);
    const employer = await desk.office.create('employer', { name: '示例公司' });
    const who = await desk.talent({ employer: employer.documentId });
    const documentId = await desk.applied(who, await benefitWith('related'));
    expect(await told(substitute, documentId)).toEqual(his);
    await desk.office.create('relationship', {
      staff: aunt.staff.documentId,
      employer: employer.documentId,
      kind: 'shareholder',
    });
    expect(await told(aunt, documentId)).toEqual(notHis);
    expect(await told(substitute, documentId)).toEqual(notHis);
    expect(await sign(documentId, aunt)).toBe('SIGNER_EXCLUDED');
    expect(await sign(documentId, substitute)).toBe('ACTING_FOR_EXCLUDED');
    expect(await told(other, documentId)).toEqual(his);
  });

  it('a step is, that besides him nobody signs; one that is not is there to be seen to', async () => {
    const twice = await benefitOf({ key: 'office', signatures: 2 });
    const own = await desk.applied(await desk.talent(), twice);
    const vacant = await desk.applied(await desk.talent(), await benefitWith('vacant'));
    const items = await inboxOf(officer);
    const of = (id: string) => items.find(({ target }) => target.documentId === id);
    expect(of(own)).toMatchObject({ mine: true, blocked: true });
    expect(of(vacant)).toMatchObject({ mine: false, blocked: true });
  });

  it('is asked in as many statements however many wait', async () => {
    const reader = await desk.signer('counted');
    const benefit = await benefitWith('counted');
    let statements = 0;
    site.strapi.db.connection.on('query', () => (statements += 1));
    const asked = async (): Promise<number> => {
      statements = 0;
      await inboxOf(reader);
      return statements;
    };
    await desk.applied(await desk.talent(), benefit);
    const one = await asked();
    for (let more = 0; more < 4; more += 1) await desk.applied(await desk.talent(), benefit);
    expect(await inboxOf(reader)).toHaveLength(5);
    // Of each its title and what its rules came to.
    expect((await asked()) - one).toBeLessThanOrEqual(4 * 2);
  });
});

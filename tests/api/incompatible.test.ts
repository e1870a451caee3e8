import { createDesk, type Desk } from '../factories/desk';
import { createPanel, linked } from '../factories/panel';
import { startSite, type Site } from '../setup';

type Entry = { documentId: string };

/** Positions that are not for one hand, on every path by which they could come into one (不相容岗位). */
describe('incompatible positions', () => {
  let site: Site;
  let desk: Desk;
  let panel: ReturnType<typeof createPanel>;
  let token: string;
  let made = 0;

  const entered = async (type: string, data: object) => {
    const path = `/content-manager/collection-types/plugin::talent-office.${type}`;
    const { status, body } = await panel.send('post', path, token, data);
    return status === 201 ? 'entered' : told(body);
  };
  const changed = async (type: string, { documentId }: Entry, data: object) => {
    const path = `/content-manager/collection-types/plugin::talent-office.${type}/${documentId}`;
    const { status, body } = await panel.send('put', path, token, data);
    return status === 200 ? 'changed' : told(body);
  };
  const told = ({
    error,
  }: {
    error: { details: { code: string; errors?: { path: string[] }[] } };
  }) => {
    const { code, errors } = error.details;
    return `${code} ${errors?.[0]?.path.join('.') ?? ''}`.trim();
  };

  const position = (role: string): Promise<Entry> =>
    desk.office.create('position', { name: role, code: `post-${(made += 1)}`, role });
  const staff = (more: object = {}): Promise<Entry> =>
    desk.office.create('staff', { name: `工作人员${(made += 1)}`, ...more });
  const appoint = (to: Entry, who: Entry, startsOn = '2026-01-01', endsOn: string | null = null) =>
    entered('appointment', {
      staff: linked(who.documentId),
      position: linked(to.documentId),
      startsOn,
      endsOn,
    });
  const declare = (first: Entry, second: Entry, more: object = {}) =>
    entered('incompatibility', {
      title: `pair-${(made += 1)}`,
      first: linked(first.documentId),
      second: linked(second.documentId),
      allOfRole: true,
      ...more,
    });
  const pair = async (more: object = {}): Promise<[Entry, Entry]> => {
    const own = (made += 1);
    const both = [await position(`pay-${own}`), await position(`check-${own}`)] as const;
    expect(await declare(...both, more)).toBe('entered');
    return [...both];
  };
  const act = (absentee: Entry, substitute: Entry, more: object = {}) =>
    entered('acting', {
      absentee: linked(absentee.documentId),
      substitute: linked(substitute.documentId),
      allPositions: true,
      startsOn: '2026-11-20',
      endsOn: '2026-12-01',
      reason: '出差',
      ...more,
    });
  const refused = (path: string) => `POSITIONS_INCOMPATIBLE ${path}`.trim();

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    panel = createPanel(site);
    ({ token } = await desk.adminUser('registrar@jinlan.test'));
  });
  afterAll(() => site.stop());

  it('are not given to one person, whichever comes first, and nothing of it stays', async () => {
    const [pay, check] = await pair();
    const [a, b] = [await staff(), await staff()];
    expect(await appoint(pay, a)).toBe('entered');
    expect(await appoint(check, a)).toBe(refused('position'));
    expect(await appoint(check, b)).toBe('entered');
    expect(await appoint(pay, b)).toBe(refused('position'));
    const held = await site.strapi.db
      .query('plugin::talent-office.appointment' as never)
      .count({ where: { staff: { documentId: { $in: [a.documentId, b.documentId] } } } });
    expect(held).toBe(2);
  });

  it('are told of with the person, both positions and the day', async () => {
    const [pay, check] = await pair();
    const who = await staff({ name: '甲示例' });
    await appoint(pay, who, '2026-12-10');
    const path = '/content-manager/collection-types/plugin::talent-office.appointment';
    const { body } = await panel.send('post', path, token, {
      staff: linked(who.documentId),
      position: linked(check.documentId),
      startsOn: '2026-12-01',
    });
    expect(body.error.details.facts).toMatchObject({ name: '甲示例', from: '2026-12-10' });
  });

  it('follow each other, but never share a day that is still to come', async () => {
    const [pay, check] = await pair();
    const who = await staff();
    expect(await appoint(pay, who, '2026-01-01', '2027-03-01')).toBe('entered');
    expect(await appoint(check, who, '2027-02-28')).toBe(refused('position'));
    expect(await appoint(check, who, '2027-03-01')).toBe('entered');
    const past = await staff();
    expect(await appoint(pay, past, '2020-01-01', '2026-11-23')).toBe('entered');
    expect(await appoint(check, past, '2019-01-01')).toBe('entered');
  });

  it('are one by the role, unless only those two are meant', async () => {
    const [wide] = await pair();
    const { role } = (await desk.stored('plugin::talent-office.position', wide.documentId)) as {
      role: string;
    };
    const [who, other] = [await staff(), await staff()];
    expect(await appoint(await position(role.replace('pay', 'check')), who)).toBe('entered');
    expect(await appoint(wide, who)).toBe(refused('position'));
    const [narrow, check] = await pair({ allOfRole: false });
    const second = (await desk.stored('plugin::talent-office.position', check.documentId)) as {
      role: string;
    };
    expect(await appoint(await position(second.role), other)).toBe('entered');
    expect(await appoint(narrow, other)).toBe('entered');
    expect(await appoint(check, other)).toBe(refused('position'));
  });

  it('are not declared while somebody holds both, nor of one position with itself', async () => {
    const [one, two] = [await position('money'), await position('books')];
    const who = await staff();
    await appoint(one, who);
    await appoint(two, who, '2028-01-01');
    expect(await declare(one, two)).toBe(refused('second'));
    expect(await declare(two, one)).toBe(refused('second'));
    expect(await declare(one, one)).toBe('INCOMPATIBLE_WITH_ITSELF second');
    expect(await declare(one, await position('money'))).toBe('INCOMPATIBLE_WITH_ITSELF second');
    const nothing = { second: { connect: [], disconnect: [] } };
    expect(await declare(one, two, nothing)).toBe('REFERENCE_MISSING second');
  });

  it('are not acted for by who holds the other, nor for two who hold one each', async () => {
    const [pay, check] = await pair();
    const [payer, checker, third] = [await staff(), await staff(), await staff()];
    await appoint(pay, payer);
    await appoint(check, checker);
    expect(await act(payer, checker)).toBe(refused('substitute'));
    expect(await act(checker, payer)).toBe(refused('substitute'));
    expect(await act(payer, third)).toBe('entered');
    expect(await act(checker, third, { endsOn: '2026-11-25' })).toBe(refused('substitute'));
    expect(await act(checker, third, { startsOn: '2026-12-01', endsOn: '2027-01-01' })).toBe(
      'entered',
    );
    // While he acts for the one, he is not appointed to the other himself.
    expect(await appoint(check, third)).toBe(refused('position'));
    // Nor is who he acts for given the other: all positions of his are the substitute's, too.
    const late = await staff();
    const helper = await staff();
    await appoint(await position('elsewhere'), late);
    await appoint(check, helper);
    expect(await act(late, helper)).toBe('entered');
    expect(await appoint(pay, late)).toBe(refused('position'));
  });

  it('do not come into one hand by a link, a role or another account', async () => {
    const [pay, check] = await pair();
    const user = await desk.office.websiteUser('twin');
    const [one, two] = [await staff({ websiteUser: user }), await staff()];
    await appoint(pay, one);
    await appoint(check, two);
    const merged = { websiteUser: { connect: [{ id: user }], disconnect: [] } };
    expect(await changed('staff', two, merged)).toBe(refused(''));
    const third = await staff();
    await site.strapi.documents('plugin::talent-office.staff' as never).update({
      documentId: third.documentId,
      data: { websiteUser: user } as never,
    });
    expect(await appoint(check, third)).toBe(refused('position'));
    const free = await position('free');
    await appoint(free, one);
    const { role } = (await desk.stored('plugin::talent-office.position', check.documentId)) as {
      role: string;
    };
    expect(await changed('position', free, { role })).toBe(refused('role'));
  });

  it('stay declared while their positions are there; what stood before may always end', async () => {
    const [pay, check] = await pair();
    const path = `/content-manager/collection-types/plugin::talent-office.position/${pay.documentId}`;
    const { body } = await site.http.delete(path).auth(token, { type: 'bearer' });
    expect(body.error.details.code).toBe('POSITION_IN_PAIR');
    const who = await staff();
    await appoint(pay, who);
    const other = await desk.office.create('appointment', {
      ...{ staff: (await staff()).documentId, position: check.documentId },
      ...{ startsOn: '2026-01-01', endsOn: '2027-06-01' },
    });
    // Written past the software.
    const links = 'talent_office_appointments_staff_lnk';
    const idOf = async (type: string, { documentId }: Entry) =>
      Number((await desk.stored(`plugin::talent-office.${type}`, documentId)).id);
    await site.strapi.db
      .connection(links)
      .where({ appointment_id: await idOf('appointment', other) })
      .update({ staff_id: await idOf('staff', who) });
    expect(await changed('appointment', other, { endsOn: '2027-07-01' })).toBe(refused('position'));
    expect(await changed('appointment', other, { endsOn: '2027-05-01' })).toBe('changed');
    expect(await appoint(await position('else'), who)).toBe('entered');
    expect(await changed('appointment', other, { endsOn: '2026-11-23' })).toBe('changed');
  });

  it('asked for at the same moment, one of the two is given', async () => {
    const [pay, check] = await pair();
    for (let round = 0; round < 5; round += 1) {
      const who = await staff();
      const answers = await Promise.all([appoint(pay, who), appoint(check, who)]);
      expect(answers.sort()).toEqual([refused('position'), 'entered']);
    }
    const [one, two] = [await position('left'), await position('right')];
    const who = await staff();
    await appoint(one, who);
    const answers = await Promise.all([appoint(two, who), declare(one, two)]);
    expect(answers.filter((answer) => answer === 'entered')).toHaveLength(1);
  });

  it('are on record with who declared them', async () => {
    const [row] = await site.strapi.db
      .connection('talent_office_audit')
      .where({ action: 'incompatibility.create' });
    expect(JSON.parse(row.details).links).toHaveProperty('first');
  });
});

import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** The tests' calendar ends with 2028: of 2029 only the weekends are known, until it is loaded. */
const lastKnownDay = '2028-12-28';

describe('a deadline in a year whose holidays are not known', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let open: string;
  let returned: string;
  let known: string;

  const dueOn = async (documentId: string) => {
    const { steps } = await desk.viewOf(application, documentId);
    return steps.find(({ outcome }: { outcome: string | null }) => outcome === null)?.dueOn;
  };
  const correctBy = async () => (await desk.viewOf(application, returned)).one.correctBy;

  const inboxItem = async (documentId: string) => {
    const { body } = await site.http
      .get('/talent-office/inbox')
      .auth(officer.token, { type: 'bearer' })
      .expect(200);
    return body.data.find(
      (item: { target: { documentId: string } }) => item.target.documentId === documentId,
    );
  };

  const holidays = (month: string, days: readonly number[]) =>
    days.map((day) => ({
      date: `2029-${month}-${String(day).padStart(2, '0')}`,
      kind: 'holiday',
      name: '节假日',
    }));

  /** A whole year: its other holidays lie where they move nothing here. */
  const load = (newYear: readonly number[]) =>
    site.strapi.db.transaction(({ trx }) => {
      const autumn = holidays('10', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const days = [...holidays('01', newYear), ...autumn];
      const by = { actor: officer.actor, requestId: randomUUID() };
      return desk.service('calendar').load(trx, 2029, days, 'import', by);
    });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow(
      'fund',
      application,
      [{ key: 'office', workingDays: 5 }, { key: 'leading-group' }],
      { correctionWorkingDays: 5 },
    );
    const line = await desk.line(100_000_000, officer.actor);
    const common = { kind: 'kind', amountExpression: '1000', ruleSet, workflow, line };
    const to = { benefit: await desk.benefit(common), line };
    const apply = async () => desk.applied(await desk.talent(), to);
    known = await apply();
    desk.service('clock').set(new Date(`${lastKnownDay}T10:00:00+08:00`));
    open = await apply();
    returned = await apply();
    const more = { choice: 'return', comment: '请补充', parts: ['statement'] };
    expect((await desk.decide(application, returned, officer.token, more)).status).toBe(200);
  });
  afterAll(() => site.stop());

  it('is told to be provisional; one in a known year is not', async () => {
    // Friday, then Monday to Thursday: 1 January 2029 is a Monday.
    expect(await dueOn(open)).toBe('2029-01-04');
    expect(await inboxItem(open)).toMatchObject({ dueOn: '2029-01-04', provisional: true });
    expect(await inboxItem(known)).toMatchObject({ provisional: false });
    const { one } = await desk.viewOf(application, open);
    const { body } = await site.http
      .get(`/talent-office/cases/${String(one.publicId)}`)
      .auth(officer.token, { type: 'bearer' })
      .expect(200);
    expect(body.data.stages[0].seats[0]).toMatchObject({ provisional: true });
  });

  it('is counted anew when the year is loaded, with what was returned, and is provisional no more', async () => {
    const before = await dueOn(known);
    expect(await correctBy()).toBe('2029-01-04');
    expect(await load([1, 2, 3])).toBe(true);
    expect(await inboxItem(open)).toMatchObject({ dueOn: '2029-01-09', provisional: false });
    expect(await correctBy()).toBe('2029-01-09');
    expect(await dueOn(known)).toBe(before);
  });

  it('is not moved again, nor earlier, by what is loaded later', async () => {
    expect(await load([1])).toBe(true);
    expect(await dueOn(open)).toBe('2029-01-09');
  });
});

import { application, createDesk, type Actor, type Desk } from '../factories/desk';
import { createRounds } from '../factories/rounds';
import { startSite, type Site } from '../setup';

jest.setTimeout(180_000);

/** The last place of an employer, and everybody there who wants it at once. */
describe('the places of a round at the same moment', () => {
  let site: Site;
  let desk: Desk;
  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    desk.service('clock').set(new Date('2026-11-23T10:00:00+08:00'));
  });
  afterAll(() => site.stop());

  it('go to as many as there are', async () => {
    const { actor } = (await desk.signer('office')) as { actor: Actor };
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'office', onPass: { award: 'reserved' } },
      { key: 'leading-group' },
    ]);
    const line = await desk.line(1_000_000, actor);
    const benefit = await desk.benefit({
      ...{ kind: 'raced', amountExpression: '100', ruleSet, workflow, line },
    });
    const { documentId: employer } = await desk.office.create('employer', { name: '单位' });
    const quotas = [{ employer, places: 2 }];
    await createRounds(site, desk).announced(actor, { line, benefits: [benefit], quotas });
    const drafts: { documentId: string; actor: Actor }[] = [];
    while (drafts.length < 8) {
      const by = await desk.talent({ employer });
      const data = { title: '申请', applicant: by.profile.documentId, benefit, line };
      const { documentId } = await desk.office.create('fund-application', data);
      drafts.push({ documentId, actor: by.actor });
    }
    const answers = await Promise.allSettled(
      drafts.map((one) => desk.act(application, one.documentId, 'submit', one.actor)),
    );
    const refused = answers.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code?: string }).code] : [],
    );
    expect(refused).toEqual(Array.from({ length: 6 }, () => 'NO_PLACES_LEFT'));
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
});

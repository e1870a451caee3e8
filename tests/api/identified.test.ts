import { application, createDesk, type Desk } from '../factories/desk';
import { nextIdentityNumber } from '../factories/office';
import { startSite, type Site } from '../setup';

/** What is asked of an application besides the rules of its benefit, each with its own message. */
describe('an application is not taken', () => {
  let site: Site;
  let desk: Desk;
  let to: { benefit: string; line: string };
  let policy: string;

  const submit = async (identityDocument: string | null) => {
    const { profile, actor } = await desk.talent({ identityDocument });
    const { documentId } = await desk.office.create('fund-application', {
      applicant: profile.documentId,
      ...to,
    });
    const attempt = () => desk.act(application, documentId, 'submit', actor);
    return { attempt, profile };
  };
  const expire = (day: string | null) =>
    site.strapi.documents('plugin::talent-office.policy' as never).update({
      documentId: policy,
      data: { expiresOn: day },
    } as never);
  const refused = (zh: RegExp) => ({
    code: 'CONDITION_NOT_MET',
    facts: { zh: expect.stringMatching(zh) as string },
  });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    const officer = await desk.signer('office');
    await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    const line = await desk.line(100_000_000, officer.actor);
    const benefit = { kind: 'kind', amountExpression: '1000', ruleSet, workflow, line };
    to = { benefit: await desk.benefit(benefit), line };
    const row = await site.strapi.db.query('plugin::talent-office.policy' as never).findOne({});
    policy = row.documentId;
  });
  afterAll(() => site.stop());

  it('from a profile without an identity document, until the office has added it', async () => {
    const { attempt, profile } = await submit(null);
    await expect(attempt()).rejects.toMatchObject(refused(/证件号码/));
    const again = await desk.talent({ identityDocument: null });
    const number = nextIdentityNumber();
    const add = ({ documentId }: { documentId: string }) =>
      site.strapi
        .documents('plugin::talent-office.talent-profile' as never)
        .update({ documentId, data: { identityDocument: number } } as never);
    await add(profile);
    await expect(attempt()).resolves.toBeDefined();
    // His second profile cannot have it, and so can apply for nothing.
    await expect(add(again.profile)).rejects.toMatchObject({
      details: { code: 'ALREADY_ON_FILE', errors: [{ path: ['identityDocument'] }] },
    });
  });

  it('from the day on which the policy behind the benefit expires', async () => {
    await expire('2026-11-23');
    const { attempt } = await submit(nextIdentityNumber());
    await expect(attempt()).rejects.toMatchObject(refused(/政策已经失效/));
    await expire('2026-11-24');
    await expect(attempt()).resolves.toBeDefined();
  });
});

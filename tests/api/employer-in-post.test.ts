import { remindInPost } from '../../plugins/talent-office/server/src/office/employer/in-post';
import { application, createDesk, type Desk } from '../factories/desk';
import { createEmployers } from '../factories/employer';
import { startSite, type Site } from '../setup';

type Employers = ReturnType<typeof createEmployers>;
type Signer = Awaited<ReturnType<Desk['signer']>>;

const confirmation = 'plugin::talent-office.in-post-confirmation';

describe('in-post confirmation', () => {
  let site: Site;
  let desk: Desk;
  let at: Employers;
  let office: Signer;
  let department: Signer;
  let leader: Signer;
  let to: { benefit: string; line: string };
  let gated: { benefit: string; line: string };

  beforeAll(async () => {
    site = await startSite({ now: '2026-03-02T02:00:00.000Z' });
    desk = await createDesk(site);
    at = createEmployers(site, desk);
    office = await desk.signer('office');
    department = await desk.signer('department');
    leader = await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const inPost = await desk.rules('in-post', application, 'inPostConfirmed(2025)');
    const line = await desk.line(1_000_000_00, office.actor);
    const workflow = await desk.workflow('awards', application, [
      { key: 'department' },
      { key: 'leading-group' },
    ]);
    const common = { amountExpression: '100000', workflow, line };
    to = { benefit: await desk.benefit({ ...common, ruleSet, kind: 'one' }), line };
    gated = { benefit: await desk.benefit({ ...common, ruleSet: inPost, kind: 'two' }), line };
  });
  afterAll(() => site.stop());

  /** One of an employer's staff who was awarded something. */
  const awarded = async (employer: string, data: object = {}) => {
    const who = await desk.talent({ employer, ...data });
    const documentId = await desk.applied(who, to);
    for (const { token } of [department, leader]) {
      expect(at.codeOf(await desk.decide(application, documentId, token))).toBe('done');
    }
    return who;
  };
  const firm = async () => {
    const { documentId: employer } = await at.employer();
    const agent = await at.agent({ employer });
    return { employer, agent, talent: await awarded(employer) };
  };
  const list = async (token: string, year = 2025) => {
    const { body } = await at.get(`/employer/in-post?year=${year}`, token).expect(200);
    return body.data;
  };
  const confirm = (token: string, confirmations: object[], year = 2025) =>
    at.send('post', '/employer/in-post', token, { year, confirmations });

  it('is asked of who was awarded something, and said once a year', async () => {
    const { employer, agent, talent } = await firm();
    await desk.talent({ employer });
    const { documentId } = talent.profile;
    expect(await list(agent.token)).toMatchObject([
      { talent: { id: documentId }, employer: { id: employer }, confirmation: null },
    ]);
    const word = [{ talent: documentId, inPost: true }];
    const said = await confirm(agent.token, word);
    expect(said.body.data).toMatchObject([
      { confirmation: { inPost: true, leftOn: null, confirmedOn: '2026-03-02' } },
    ]);
    expect(at.codeOf(await confirm(agent.token, word))).toBe('ALREADY_CLAIMED');
    expect(at.codeOf(await confirm(agent.token, word, 2026))).toBe('done');
    expect(at.codeOf(await confirm(agent.token, word, 2027))).toBe('CONDITION_NOT_MET');
  });

  it('says since when somebody is not, and nothing of half a list is kept', async () => {
    const { employer, agent, talent } = await firm();
    const second = await awarded(employer);
    const [one, two] = [talent.profile.documentId, second.profile.documentId];
    const refused = [
      [{ talent: one, inPost: false }],
      [{ talent: one, inPost: true, leftOn: '2025-06-30' }],
      [{ talent: one, inPost: false, leftOn: '2026-03-03' }],
      [
        { talent: one, inPost: true },
        { talent: two, inPost: false },
      ],
    ];
    for (const words of refused) {
      expect(at.codeOf(await confirm(agent.token, words))).toBe('CONDITION_NOT_MET');
    }
    expect(
      await site.strapi.db
        .query(confirmation as never)
        .count({ where: { employer: { documentId: employer } } as never }),
    ).toBe(0);
    const said = await confirm(agent.token, [
      { talent: one, inPost: true },
      { talent: two, inPost: false, leftOn: '2025-06-30' },
    ]);
    expect(at.codeOf(said)).toBe('done');
  });

  it('is no other employer’s to say, nor the former one’s', async () => {
    const { agent, talent } = await firm();
    const other = await firm();
    const word = [{ talent: talent.profile.documentId, inPost: true }];
    expect(at.codeOf(await confirm(other.agent.token, word))).toBe('NOT_FOUND');
    await site.strapi.documents('plugin::talent-office.talent-profile' as never).update({
      documentId: talent.profile.documentId,
      data: { employer: other.employer } as never,
    });
    expect(at.codeOf(await confirm(agent.token, word))).toBe('NOT_FOUND');
    expect(await list(agent.token)).toEqual([]);
  });

  it('is said by nobody of himself', async () => {
    const { employer, talent } = await firm();
    const own = await at.agent({ employer }, { user: talent.userId });
    const word = [{ talent: talent.profile.documentId, inPost: true }];
    expect(at.codeOf(await confirm(own.token, word))).toBe('SIGNER_EXCLUDED');
  });

  it('is said once, though two agents say it at once', async () => {
    const { employer, agent, talent } = await firm();
    const second = await at.agent({ employer });
    const word = [{ talent: talent.profile.documentId, inPost: true }];
    const answers = await Promise.all(
      [agent, second, agent].map(({ token }) => confirm(token, word)),
    );
    expect(answers.map(at.codeOf).filter((code) => code === 'done')).toHaveLength(1);
  });

  it('comes on paper from an employer that never logs in, by two clerks', async () => {
    const { documentId: employer } = await at.employer();
    const { profile } = await awarded(employer);
    const [recorder] = [await desk.signer('recorder')];
    const { documentId } = await desk.create(confirmation, {
      ...{ talent: profile.documentId, employer, year: 2025, inPost: true },
    });
    const alone = await desk
      .act(confirmation, documentId, 'attest', recorder.actor)
      .catch((error: { code?: string }) => error.code);
    expect(alone).toBe('PAPER_APPLICATION_NEEDED');
    const second = await desk.signer('recorder');
    const paper = {
      recordedBy: await desk.service('organisation').personOf(recorder.actor),
      handedInOn: '2026-02-27',
    };
    await desk.service('lifecycle').act({
      ...{ type: confirmation, documentId, action: 'attest', actor: second.actor },
      ...{ operation: `paper-${documentId}`, paper },
    });
    expect((await desk.stored(confirmation, documentId)).state).toBe('attested');
    // Said wrongly, it is taken back by the office, and can be said again.
    await desk.act(confirmation, documentId, 'revoke', office.actor);
    expect((await desk.stored(confirmation, documentId)).state).toBe('revoked');
  });

  it('is what rules ask for: unknown while nobody has said it', async () => {
    const submit = async (who: { profile: { documentId: string }; actor: never }) => {
      const { documentId } = await desk.office.create('fund-application', {
        applicant: who.profile.documentId,
        ...gated,
      });
      return desk
        .act(application, documentId, 'submit', who.actor)
        .then(() => 'done')
        .catch((error: { code?: string }) => error.code);
    };
    const { employer, agent, talent } = await firm();
    const gone = await awarded(employer);
    expect(await submit(talent as never)).toBe('FACTS_MISSING');
    await confirm(agent.token, [
      { talent: talent.profile.documentId, inPost: true },
      { talent: gone.profile.documentId, inPost: false, leftOn: '2025-05-01' },
    ]).expect(200);
    expect(await submit(talent as never)).toBe('done');
    expect(await submit(gone as never)).toBe('NOT_ELIGIBLE');
  });

  it('is asked for in January, once of each agent', async () => {
    const { employer, agent } = await firm();
    const second = await at.agent({ employer });
    const messages = async ({ userId }: { userId: number }) =>
      site.strapi.db
        .connection('talent_office_messages')
        .where({ recipient: `user:${userId}`, kind: 'in-post-due' });
    const run = { proceed: () => Promise.resolve() };
    const clock = desk.service('clock');
    await remindInPost(site.strapi, run);
    expect(await messages(agent)).toHaveLength(0);
    clock.set(new Date('2027-01-04T02:00:00.000Z'));
    await remindInPost(site.strapi, run);
    await remindInPost(site.strapi, run);
    expect(await messages(agent)).toHaveLength(1);
    expect(await messages(second)).toHaveLength(1);
    clock.set(new Date('2026-03-02T02:00:00.000Z'));
  });
});

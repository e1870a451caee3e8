import { randomUUID } from 'node:crypto';

import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import { application, createDesk, type Desk } from '../factories/desk';
import { createEmployers } from '../factories/employer';
import { createProofs } from '../factories/signing';
import { startSite, type Site } from '../setup';

type Employers = ReturnType<typeof createEmployers>;
type Signer = Awaited<ReturnType<Desk['signer']>>;

interface Waiting {
  readonly id: string;
  readonly seat: string;
  readonly additional: boolean;
  readonly seen: string;
  readonly taken: readonly number[];
  readonly applicant: { readonly name: string };
  readonly attachments: readonly { readonly id: string }[];
}

describe('a recommendation stage', () => {
  let site: Site;
  let desk: Desk;
  let at: Employers;
  let office: Signer;
  let clerk: Signer;
  let second: Signer;
  let department: Signer;
  let to: { benefit: string; line: string };
  let other: { benefit: string; line: string };
  let proofOf: (token: string) => Promise<string>;

  beforeAll(async () => {
    site = await startSite({ now: '2026-03-02T02:00:00.000Z' });
    desk = await createDesk(site);
    at = createEmployers(site, desk);
    ({ proofOf } = createProofs(site.http, () => desk.service('clock').now()));
    office = await desk.signer('office');
    clerk = await desk.signer('office');
    second = await desk.signer('recorder');
    department = await desk.signer('department');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(1_000_000_00, office.actor);
    const workflow = await desk.workflow('recommended', application, [
      { key: 'recommendation', kind: 'recommendation', seats: [], workingDays: 5 },
      { key: 'department' },
      { key: 'leading-group' },
    ]);
    const common = { amountExpression: '100000', ruleSet, workflow, line };
    to = { benefit: await desk.benefit({ ...common, kind: 'one' }), line };
    other = { benefit: await desk.benefit({ ...common, kind: 'two' }), line };
  });
  afterAll(() => site.stop());

  const waiting = async (token: string): Promise<Waiting[]> => {
    const { body } = await at.get('/employer/recommendations', token).expect(200);
    return body.data;
  };
  const recommend = async (token: string, ranking: number, one?: Waiting, key = randomUUID()) => {
    const asked = one ?? (await waiting(token))[0];
    if (!asked) throw new Error('nothing waits');
    return at.upload(
      `/api/employer/recommendations/${asked.id}/recommend`,
      token,
      { opinion: '表现突出，同意推荐。', ranking, seen: asked.seen },
      key,
    );
  };
  const firm = async (data: object = {}) => {
    const { documentId: employer, name } = await at.employer(data);
    return { employer, name, agent: await at.agent({ employer }) };
  };
  const applied = async (data: object, terms = to) => {
    const who = await desk.talent(data);
    return { ...who, documentId: await desk.applied(who, terms) };
  };
  const caseOf = async (documentId: string) => (await desk.viewOf(application, documentId)).one;
  const panel = async (documentId: string, { token }: Signer = office) => {
    const { publicId } = await caseOf(documentId);
    const { body } = await site.http
      .get(`/talent-office/cases/${publicId}/recommendations`)
      .auth(token, { type: 'bearer' })
      .expect(200);
    return body.data;
  };
  const village = async () => {
    const { documentId: town } = await at.unit('town');
    const { documentId: community } = await at.unit('village-committee', town);
    const [ofTown, ofVillage] = [
      await at.agent({ unit: town }),
      await at.agent({ unit: community }),
    ];
    return { town, community, ofTown, ofVillage };
  };

  it('asks the employer, which recommends with an order and a sealed form', async () => {
    const { employer, name, agent } = await firm();
    const { documentId } = await applied({ employer });
    const [one] = await waiting(agent.token);
    expect(one).toMatchObject({ seat: 'employer', additional: false, dueOn: '2026-03-09' });
    const withoutForm = await at.send(
      'post',
      `/employer/recommendations/${String(one?.id)}/recommend`,
      agent.token,
      { opinion: '同意', ranking: 1, seen: one?.seen },
    );
    expect(at.codeOf(withoutForm)).toBe('FILE_NOT_SENT');
    const key = randomUUID();
    const answer = await recommend(agent.token, 1, one, key);
    expect(answer.body).toMatchObject({ data: { choice: 'approve', ranking: 1 } });
    const view = await desk.viewOf(application, documentId);
    expect(view.one).toMatchObject({ state: 'open', stage: 1 });
    expect(view.decisions).toMatchObject([
      {
        choice: 'approve',
        kind: 'recommendation',
        medium: 'screen',
        comment: '表现突出，同意推荐。',
      },
    ]);
    expect(view.decisions[0].person).toBe(`agent:${agent.entry.documentId}`);
    expect(await panel(documentId)).toMatchObject({
      requests: [
        {
          ...{ stage: 0, seat: 'employer', party: name, open: false, additional: false },
          answer: { state: 'made', choice: 'approve', ranking: 1, signedOn: null },
        },
      ],
    });
    // Repeated, nothing more happens.
    expect(at.codeOf(await recommend(agent.token, 1, one))).toBe('NOT_FOUND');
    expect(await waiting(agent.token)).toEqual([]);
  });

  it('tells the applicant that it waits for one', async () => {
    const { employer } = await firm();
    const { documentId, userId } = await applied({ employer });
    const { body } = await at.get(`/fund-applications/${documentId}`, await at.tokenOf(userId));
    expect(body.data.state).toMatchObject({ code: 'recommendation', zh: '待推荐' });
  });

  it('gives a place in the order once, to whoever of the employer’s agents is first', async () => {
    const { employer, agent } = await firm();
    const colleague = await at.agent({ employer });
    await applied({ employer, name: '甲' });
    await applied({ employer, name: '乙' });
    const [first, next] = await waiting(agent.token);
    const answers = await Promise.all([
      recommend(agent.token, 1, first),
      recommend(colleague.token, 1, next),
    ]);
    expect(answers.map(at.codeOf).sort()).toEqual(['RANKING_TAKEN', 'done']);
    const [left] = await waiting(agent.token);
    expect(left?.taken).toEqual([1]);
    expect(at.codeOf(await recommend(agent.token, 2, left))).toBe('done');
    // Of another benefit it is another order.
    await applied({ employer }, other);
    expect(at.codeOf(await recommend(colleague.token, 1))).toBe('done');
  });

  it('is answered once, though two agents answer at once', async () => {
    const { employer, agent } = await firm();
    const colleague = await at.agent({ employer });
    const { documentId } = await applied({ employer });
    const [one] = await waiting(agent.token);
    const answers = await Promise.all([
      recommend(agent.token, 1, one),
      recommend(colleague.token, 2, one),
      recommend(agent.token, 3, one),
    ]);
    expect(answers.map(at.codeOf).filter((code) => code === 'done')).toHaveLength(1);
    const { decisions } = await desk.viewOf(application, documentId);
    expect(decisions).toHaveLength(1);
  });

  it('is no other employer’s, nor the former one’s of who has moved', async () => {
    const { employer, agent } = await firm();
    const stranger = await firm();
    const { profile } = await applied({ employer });
    const [one] = await waiting(agent.token);
    expect(await waiting(stranger.agent.token)).toEqual([]);
    expect(at.codeOf(await recommend(stranger.agent.token, 1, one))).toBe('NOT_FOUND');
    await site.strapi.documents('plugin::talent-office.talent-profile' as never).update({
      documentId: profile.documentId,
      data: { employer: stranger.employer } as never,
    });
    expect(await waiting(agent.token)).toEqual([]);
    expect(at.codeOf(await recommend(agent.token, 1, one))).toBe('NOT_FOUND');
    expect(await waiting(stranger.agent.token)).toEqual([]);
  });

  it('binds to what was read: what is written in between is read first', async () => {
    const { employer, agent } = await firm();
    await applied({ employer });
    const [one] = await waiting(agent.token);
    if (!one) throw new Error('nothing waits');
    const stale = { ...one, seen: one.seen.replace(/./g, '0') };
    expect(at.codeOf(await recommend(agent.token, 1, stale))).toBe('CONTENT_CHANGED');
    // And its place was not taken by that.
    expect(at.codeOf(await recommend(agent.token, 1, one))).toBe('done');
  });

  it('sends an application back, or ends it, with the reason', async () => {
    const { employer, agent } = await firm();
    const back = await applied({ employer });
    const not = async (one: Waiting | undefined, body: object) =>
      at.codeOf(
        await at.send(
          'post',
          `/employer/recommendations/${String(one?.id)}/not-recommend`,
          agent.token,
          { seen: one?.seen, ...body },
        ),
      );
    const [one] = await waiting(agent.token);
    expect(await not(one, { choice: 'return', reason: '请写明业绩' })).toBe('PARTS_MISSING');
    expect(await not(one, { choice: 'refuse', reason: '' })).not.toBe('done');
    expect(await not(one, { choice: 'return', reason: '请写明业绩', parts: ['statement'] })).toBe(
      'done',
    );
    const token = await at.tokenOf(back.userId);
    const { body } = await at.get(`/fund-applications/${back.documentId}`, token);
    expect(body.data).toMatchObject({
      state: { code: 'returned' },
      correction: { reason: '请写明业绩', parts: ['statement'] },
    });
    await at.send('put', `/fund-applications/${back.documentId}`, token, { statement: '业绩' });
    await at.send('post', `/fund-applications/${back.documentId}/submit`, token).expect(200);
    const [again] = await waiting(agent.token);
    expect(again?.id).not.toBe(one?.id);
    expect(await not(again, { choice: 'refuse', reason: '不符合条件' })).toBe('done');
    expect((await caseOf(back.documentId)).state).toBe('refused');
  });

  it('frees a place in the order when its application comes to nothing', async () => {
    const { employer, agent } = await firm();
    const first = await applied({ employer });
    expect(at.codeOf(await recommend(agent.token, 1))).toBe('done');
    const token = await at.tokenOf(first.userId);
    await at.send('post', `/fund-applications/${first.documentId}/withdraw`, token).expect(200);
    await applied({ employer });
    expect(at.codeOf(await recommend(agent.token, 1))).toBe('done');
  });

  it('asks village and town of who has no employer, and both', async () => {
    const { community, ofTown, ofVillage } = await village();
    const { documentId } = await applied({ community });
    expect(await waiting(ofTown.token)).toMatchObject([{ seat: 'town', additional: false }]);
    expect(at.codeOf(await recommend(ofVillage.token, 1))).toBe('done');
    expect((await caseOf(documentId)).stage).toBe(0);
    expect(at.codeOf(await recommend(ofTown.token, 1))).toBe('done');
    expect((await caseOf(documentId)).stage).toBe(1);
  });

  it('asks village and town of two people', async () => {
    const { community, town, ofVillage } = await village();
    await at.agent({ unit: town }, { user: ofVillage.userId });
    const { documentId } = await applied({ community });
    const found = await waiting(ofVillage.token);
    expect(found.map(({ seat }) => seat).sort()).toEqual(['town', 'village']);
    expect(at.codeOf(await recommend(ofVillage.token, 1, found[0]))).toBe('done');
    expect(at.codeOf(await recommend(ofVillage.token, 1, found[1]))).toBe('ALREADY_SIGNED');
    expect((await caseOf(documentId)).stage).toBe(0);
  });

  it.each([
    ['its legal representative', { employerTie: 'legal-representative' }],
    ['of its owners', { employerTie: 'own-share' }],
  ])('asks the town besides the own firm of who is %s', async (_who, tie) => {
    const { town, ofTown } = await village();
    const { employer, agent } = await firm({ street: town });
    const { documentId } = await applied({ employer, ...tie });
    expect(at.codeOf(await recommend(agent.token, 1))).toBe('done');
    expect((await caseOf(documentId)).stage).toBe(0);
    expect(await waiting(ofTown.token)).toMatchObject([{ seat: 'town', additional: true }]);
    expect(await panel(documentId)).toMatchObject({
      requests: [{ seat: 'employer' }, { seat: 'town', additional: true, open: true }],
    });
    expect(at.codeOf(await recommend(ofTown.token, 1))).toBe('done');
    expect((await caseOf(documentId)).stage).toBe(1);
  });

  it('lets no agent recommend himself, and asks the town besides', async () => {
    const { town } = await village();
    const { employer } = await firm({ street: town });
    const who = await desk.talent({ employer });
    const own = await at.agent({ employer }, { user: who.userId });
    const documentId = await desk.applied(who, to);
    const found = await waiting(own.token);
    expect(found).toMatchObject([{ seat: 'employer' }]);
    expect(at.codeOf(await recommend(own.token, 1, found[0]))).toBe('SIGNER_EXCLUDED');
    expect((await panel(documentId)).requests).toHaveLength(2);
  });

  it('is not opened where nobody could recommend', async () => {
    const { documentId: lone } = await at.unit('village-committee');
    const { employer } = await firm();
    const submit = async (data: object) => {
      const who = await desk.talent(data);
      const { documentId } = await desk.office.create('fund-application', {
        applicant: who.profile.documentId,
        ...to,
      });
      const token = await at.tokenOf(who.userId);
      const answer = await at.send('post', `/fund-applications/${documentId}/submit`, token);
      const state = (await desk.stored(application, documentId)).state;
      return [at.codeOf(answer), state ?? 'draft'];
    };
    expect(await submit({})).toEqual(['RECOMMENDER_UNKNOWN', 'draft']);
    expect(await submit({ community: lone })).toEqual(['RECOMMENDER_UNKNOWN', 'draft']);
    expect(await submit({ employer, employerTie: 'own-share' })).toEqual([
      'RECOMMENDER_UNKNOWN',
      'draft',
    ]);
  });

  it('keeps whoever recommended from signing anything else of it', async () => {
    const { community, ofTown, ofVillage } = await village();
    const himself = await desk.signer('department', { websiteUser: ofTown.userId });
    const { documentId } = await applied({ community });
    await recommend(ofVillage.token, 1);
    await recommend(ofTown.token, 1);
    const answer = await desk.decide(application, documentId, himself.token);
    expect(answer.body.error?.details?.code).toBe('SIGNED_ANOTHER_STAGE');
    expect(at.codeOf(await desk.decide(application, documentId, department.token))).toBe('done');
  });

  it('shows its files to who is asked, while he is asked', async () => {
    const { employer, agent } = await firm();
    const stranger = await firm();
    const who = await desk.talent({ employer });
    const draft = await desk.office.create('fund-application', {
      applicant: who.profile.documentId,
      ...to,
    });
    const token = await at.tokenOf(who.userId);
    await at.upload(`/api/fund-applications/${draft.documentId}/attachments`, token).expect(200);
    await at.send('post', `/fund-applications/${draft.documentId}/submit`, token).expect(200);
    const [one] = await waiting(agent.token);
    const path = `/employer/recommendations/${String(one?.id)}/attachments/${String(one?.attachments[0]?.id)}`;
    expect((await at.get(path, agent.token)).status).toBe(200);
    expect((await at.get(path, stranger.agent.token)).status).toBe(404);
    const read = await site.strapi.db
      .connection('talent_office_audit')
      .where({ action: 'file.read', target_document_id: draft.documentId });
    expect(read).toHaveLength(1);
    await recommend(agent.token, 1, one);
    expect((await at.get(path, agent.token)).status).toBe(404);
  });

  describe('on paper', () => {
    const post = async (
      documentId: string,
      what: string,
      { token }: Signer,
      body: object,
      signed = false,
    ) => {
      const { publicId } = await caseOf(documentId);
      return site.http
        .post(`/talent-office/cases/${publicId}/recommendations/${what}`)
        .auth(token, { type: 'bearer' })
        .set({
          'Idempotency-Key': randomUUID(),
          ...(signed && { [proofHeader]: await proofOf(token) }),
        })
        .send(body);
    };
    const record = async (
      documentId: string,
      by: Signer,
      fields: Record<string, string | number> = {},
    ) => {
      const { requests } = await panel(documentId);
      const open = requests.find((each: { open: boolean }) => each.open);
      const { publicId } = await caseOf(documentId);
      return at.upload(
        `/talent-office/cases/${publicId}/recommendations/${String(open.id)}/paper`,
        by.token,
        { choice: 'approve', opinion: '同意', ranking: 1, signedOn: '2026-02-27', ...fields },
      );
    };
    const confirm = async (documentId: string, by: Signer) => {
      const { seen, requests } = await panel(documentId);
      const { answer } = requests.find(
        (each: { answer: { state: string } | null }) => each.answer?.state === 'recorded',
      );
      return post(documentId, `${String(answer.id)}/confirm`, by, { seen }, true);
    };

    it('is recorded by one clerk and confirmed by another, for an employer that never logs in', async () => {
      const { documentId: employer, name } = await at.employer();
      const { documentId } = await applied({ employer });
      expect(at.codeOf(await record(documentId, clerk, { signedOn: '2026-03-03' }))).toBe(
        'PAPER_RECEIVED',
      );
      expect(at.codeOf(await record(documentId, clerk))).toBe('done');
      expect(at.codeOf(await record(documentId, second))).toBe('RECOMMENDATION_MADE');
      expect((await caseOf(documentId)).stage).toBe(0);
      expect(at.codeOf(await confirm(documentId, clerk))).toBe('NOT_BY_SAME_PERSON');
      expect(at.codeOf(await confirm(documentId, second))).toBe('done');
      const { one, decisions } = await desk.viewOf(application, documentId);
      expect(one.stage).toBe(1);
      expect(decisions).toMatchObject([
        { person: `employer:${employer}`, medium: 'paper', signedOn: '2026-02-27' },
      ]);
      const names = await desk.service('organisation').namesOf([`employer:${employer}`]);
      expect(names.get(`employer:${employer}`)).toBe(name);
    });

    it('is rejected where it is not what the paper says, and its place is free again', async () => {
      const { documentId: employer } = await at.employer();
      const { documentId } = await applied({ employer });
      expect(at.codeOf(await record(documentId, clerk))).toBe('done');
      const [{ answer }] = (await panel(documentId)).requests;
      const reject = () =>
        post(documentId, `${String(answer.id)}/reject`, second, { reason: '排序不符' });
      expect(at.codeOf(await reject())).toBe('done');
      expect(at.codeOf(await reject())).toBe('PAPER_CLOSED');
      expect(at.codeOf(await record(documentId, second, { ranking: 1 }))).toBe('done');
    });

    it('is handled by nobody who is party to it', async () => {
      const { employer, agent } = await firm();
      const himself = await desk.signer('recorder', { websiteUser: agent.userId });
      const { documentId } = await applied({ employer });
      expect(at.codeOf(await record(documentId, himself))).toBe('CLERK_IS_PARTY');
      expect(at.codeOf(await record(documentId, clerk))).toBe('done');
      expect(at.codeOf(await confirm(documentId, himself))).toBe('CLERK_IS_PARTY');
      // What waits for its second person is not said twice.
      const [one] = await waiting(agent.token);
      expect(at.codeOf(await recommend(agent.token, 1, one))).toBe('RECOMMENDATION_MADE');
    });

    it('has a place in the order, or none where it is no recommendation', async () => {
      const { documentId: employer } = await at.employer();
      const { documentId } = await applied({ employer });
      expect(at.codeOf(await record(documentId, clerk, { choice: 'refuse' }))).toBe(
        'RANKING_MISSING',
      );
    });
  });
});

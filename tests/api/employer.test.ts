import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { createEmployers } from '../factories/employer';
import { nextIdentityNumber } from '../factories/office';
import { startSite, type Site } from '../setup';

type Employers = ReturnType<typeof createEmployers>;
type Agent = Awaited<ReturnType<Employers['agent']>>;
type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('an employer and its agents', () => {
  let site: Site;
  let desk: Desk;
  let at: Employers;
  let office: Signer;
  let department: Signer;
  let to: { benefit: string; line: string };

  beforeAll(async () => {
    site = await startSite({ now: '2026-03-02T02:00:00.000Z' });
    desk = await createDesk(site);
    at = createEmployers(site, desk);
    office = await desk.signer('office');
    department = await desk.signer('department');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(1_000_000_00, office.actor);
    const workflow = await desk.workflow('filed', application, [
      { key: 'department' },
      { key: 'leading-group' },
    ]);
    const common = { kind: 'filed', amountExpression: '100000', ruleSet, workflow, line };
    to = { benefit: await desk.benefit(common), line };
  });
  afterAll(() => site.stop());

  /** An employer with an agent and one of its staff. */
  const firm = async () => {
    const { documentId: employer, name } = await at.employer();
    const agent = await at.agent({ employer });
    const { profile, ...talent } = await desk.talent({ employer });
    return { employer, name, agent, talent: { ...talent, profile } };
  };
  const drafted = async (agent: Agent, applicant: string) => {
    const body = { applicant, benefit: to.benefit, requestedFen: 100_000, statement: '申请' };
    const answer = await at.send('post', '/employer/applications', agent.token, body);
    expect(at.codeOf(answer)).toBe('done');
    return String(answer.body.data.id);
  };

  it('has agents side by side, each for its days', async () => {
    const { employer, name, agent } = await firm();
    const second = await at.agent({ employer });
    const later = await at.agent({ employer }, { startsOn: '2026-03-03' });
    const gone = await at.agent({ employer }, { endsOn: '2026-03-02' });
    for (const { token } of [agent, second]) {
      const { body } = await at.get('/employer', token).expect(200);
      expect(body.data).toEqual([{ kind: 'employer', id: employer, name }]);
    }
    for (const { token } of [later, gone]) {
      for (const path of ['', '/staff', '/applications', '/recommendations']) {
        expect(at.codeOf(await at.get(`/employer${path}`, token))).toBe('NOT_AN_AGENT');
      }
    }
    const stranger = await desk.talent();
    const token = await at.tokenOf(stranger.userId);
    expect(at.codeOf(await at.get('/employer', token))).toBe('NOT_AN_AGENT');
    expect((await site.http.get('/api/employer')).status).toBe(403);
  });

  it('is acted for by the account that it names itself, too', async () => {
    const user = await desk.office.websiteUser('named');
    const { documentId, name } = await at.employer({ agent: user });
    const token = await at.tokenOf(user);
    const { body } = await at.get('/employer', token).expect(200);
    expect(body.data).toEqual([{ kind: 'employer', id: documentId, name }]);
  });

  it('is nobody to a blocked account', async () => {
    const { agent } = await firm();
    await site.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { id: agent.userId }, data: { blocked: true } });
    expect((await at.get('/employer/staff', agent.token)).status).toBe(401);
  });

  it('has one principal for each agent, and days that follow each other', async () => {
    const { documentId: employer } = await at.employer();
    const { documentId: unit } = await at.unit('town');
    const user = await desk.office.websiteUser('agent');
    const made = (data: object) =>
      desk.office
        .create('employer-agent', { name: '甲', user, startsOn: '2026-01-01', ...data })
        .then(() => 'done')
        .catch((error: { details?: { code?: string } }) => error.details?.code);
    expect(await made({})).toBe('AGENT_PRINCIPAL');
    expect(await made({ employer, unit })).toBe('AGENT_PRINCIPAL');
    expect(await made({ employer, endsOn: '2026-01-01' })).toBe('PERIOD_EMPTY');
    expect(await made({ employer, user: null })).toBe('REFERENCE_MISSING');
    expect(await made({ employer })).toBe('done');
  });

  describe('staff', () => {
    it('shows its own and nobody else, numbers as masks', async () => {
      const first = await firm();
      const other = await firm();
      const { body } = await at.get('/employer/staff', first.agent.token).expect(200);
      expect(body.data.map(({ id }: { id: string }) => id)).toEqual([
        first.talent.profile.documentId,
      ]);
      expect(body.data[0].identityDocument).toMatch(/^\*+\w{4}$/);
      expect(JSON.stringify(body)).not.toContain(other.talent.profile.documentId);
      const change = await at.send(
        'put',
        `/employer/staff/${other.talent.profile.documentId}`,
        first.agent.token,
        { specialty: '焊接' },
      );
      expect(change.status).toBe(404);
    });

    it('is entered once, whoever repeats it', async () => {
      const { agent } = await firm();
      const identityDocument = nextIdentityNumber();
      const key = randomUUID();
      const body = { name: '新人', identityDocument, education: 'undergraduate' };
      const made = await at.send('post', '/employer/staff', agent.token, body, key);
      expect([made.status, made.body.data?.state]).toEqual([200, 'made']);
      expect(JSON.stringify(made.body)).not.toContain(identityDocument);
      const again = await at.send('post', '/employer/staff', agent.token, body, key);
      expect(again.body).toEqual(made.body);
      const twice = await at.send('post', '/employer/staff', agent.token, body);
      expect(twice.body.data).toMatchObject({ state: 'own', person: { name: '新人' } });
      const { body: list } = await at.get('/employer/staff', agent.token);
      expect(list.data).toHaveLength(2);
    });

    it('who has a profile elsewhere is the office’s to link, and nothing is told of him', async () => {
      const { agent, employer } = await firm();
      const elsewhere = await firm();
      const identityDocument = nextIdentityNumber();
      const { documentId } = await desk.office.create('talent-profile', {
        name: '别人的职工',
        tier: 'A',
        identityDocument,
        employer: elsewhere.employer,
      });
      const answer = await at.send('post', '/employer/staff', agent.token, {
        name: '冒名',
        identityDocument,
      });
      expect(answer.body).toEqual({ data: { state: 'to-be-linked' } });
      const stored = await desk.stored('plugin::talent-office.talent-profile', documentId);
      expect(stored.name).toBe('别人的职工');
      expect(await desk.messagesOf(documentId)).toContain('entry-reminder');
      const audit = await site.strapi.db
        .connection('talent_office_audit')
        .where({ action: 'staff.to-be-linked', target_document_id: documentId });
      expect(audit).toHaveLength(1);
      expect(JSON.parse(audit[0].details)).toEqual({ employer });
    });

    it('refuses a wrong number, a tier and another employer’s name', async () => {
      const { agent } = await firm();
      const other = await at.employer();
      const enter = async (data: object) =>
        at.codeOf(await at.send('post', '/employer/staff', agent.token, { name: '新人', ...data }));
      expect(await enter({ identityDocument: '230111199001011234' })).not.toBe('done');
      const identityDocument = nextIdentityNumber();
      expect(await enter({ identityDocument, tier: 'A' })).not.toBe('done');
      expect(await enter({ identityDocument, employer: other.documentId })).toBe('NOT_FOUND');
    });

    it('says what decides only until the office has gone by it', async () => {
      const { agent, talent } = await firm();
      const path = `/employer/staff/${talent.profile.documentId}`;
      const change = async (data: object) =>
        at.codeOf(await at.send('put', path, agent.token, data));
      expect(await change({ specialty: '育种' })).toBe('done');
      expect(await change({ education: 'postgraduate' })).toBe('STAFF_VERIFIED');
      const entered = await at.send('post', '/employer/staff', agent.token, {
        name: '未认定',
        identityDocument: nextIdentityNumber(),
      });
      const own = `/employer/staff/${String(entered.body.data.person.id)}`;
      const mended = await at.send('put', own, agent.token, { education: 'postgraduate' });
      expect(mended.body.data).toMatchObject({ education: 'postgraduate' });
    });
  });

  describe('applications', () => {
    it('are filed and submitted for its staff, who find them among their own', async () => {
      const { agent, talent, employer, name } = await firm();
      const id = await drafted(agent, talent.profile.documentId);
      const token = await at.tokenOf(talent.userId);
      const { body: mine } = await at.get('/fund-applications', token).expect(200);
      expect(mine.data).toMatchObject([{ id, filedBy: name, state: { code: 'draft' } }]);
      const colleague = await at.agent({ employer });
      const submitted = await at.send(
        'post',
        `/employer/applications/${id}/submit`,
        colleague.token,
      );
      expect(submitted.body.data).toMatchObject({ id, state: { code: 'review' } });
      const withdrawn = await at.send('post', `/fund-applications/${id}/withdraw`, token);
      expect(withdrawn.body.data).toMatchObject({ state: { code: 'withdrawn' } });
    });

    it('are another employer’s business to nobody', async () => {
      const { agent, talent } = await firm();
      const other = await firm();
      const id = await drafted(agent, talent.profile.documentId);
      const { token } = other.agent;
      const paths = [`/employer/applications/${id}`];
      for (const path of paths) expect((await at.get(path, token)).status).toBe(404);
      const { body } = await at.get('/employer/applications', token);
      expect(body.data).toEqual([]);
      const sent = [
        await at.send('put', `/employer/applications/${id}`, token, { statement: 'x' }),
        await at.send('post', `/employer/applications/${id}/submit`, token),
        await at.send('post', `/employer/applications/${id}/withdraw`, token),
        await at.upload(`/api/employer/applications/${id}/attachments`, token),
        await at.send('post', '/employer/applications', token, {
          applicant: talent.profile.documentId,
          benefit: to.benefit,
        }),
      ];
      expect(sent.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    });

    it('that the talent wrote himself are his, not his employer’s', async () => {
      const { agent, talent } = await firm();
      const own = await desk.applied(talent, to);
      expect((await at.get(`/employer/applications/${own}`, agent.token)).status).toBe(404);
      const withdraw = await at.send('post', `/employer/applications/${own}/withdraw`, agent.token);
      expect(withdraw.status).toBe(404);
    });

    it('leave with who has moved to another employer', async () => {
      const { agent, talent } = await firm();
      const other = await firm();
      const id = await drafted(agent, talent.profile.documentId);
      const file = await at.upload(`/api/employer/applications/${id}/attachments`, agent.token);
      expect(at.codeOf(file)).toBe('done');
      await site.strapi.documents('plugin::talent-office.talent-profile' as never).update({
        documentId: talent.profile.documentId,
        data: { employer: other.employer } as never,
      });
      for (const { token } of [agent, other.agent]) {
        const { id: attached } = file.body.data as { id: string };
        const path = `/employer/applications/${id}`;
        expect((await at.get(path, token)).status).toBe(404);
        expect((await at.get(`${path}/attachments/${attached}`, token)).status).toBe(404);
        expect((await at.send('post', `${path}/submit`, token)).status).toBe(404);
      }
      // The talent has it still.
      const own = await at.tokenOf(talent.userId);
      expect((await at.get(`/fund-applications/${id}`, own)).status).toBe(200);
    });

    it('are signed by no agent of the employer, whatever he holds and whichever account he uses', async () => {
      const { employer, agent, talent } = await firm();
      const identityDocument = nextIdentityNumber();
      const inspector = await at.agent({ employer }, { identityDocument });
      const himself = await desk.signer('department', { identityDocument });
      const same = await desk.signer('department', { websiteUser: agent.userId });
      const id = await drafted(agent, talent.profile.documentId);
      await at.send('post', `/employer/applications/${id}/submit`, inspector.token).expect(200);
      for (const { token } of [himself, same]) {
        const answer = await desk.decide(application, id, token);
        expect(answer.body.error?.details?.code).toBe('SIGNER_EXCLUDED');
      }
      expect(at.codeOf(await desk.decide(application, id, department.token))).toBe('done');
    });

    it('are submitted once, however many agents press at once', async () => {
      const { employer, agent, talent } = await firm();
      const second = await at.agent({ employer });
      const id = await drafted(agent, talent.profile.documentId);
      const path = `/employer/applications/${id}/submit`;
      const answers = await Promise.all(
        [agent, second, agent, second].map(({ token }) => at.send('post', path, token)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const cases = await site.strapi.db
        .connection('talent_office_cases')
        .where({ target_document_id: id });
      expect(cases).toHaveLength(1);
    });
  });
});

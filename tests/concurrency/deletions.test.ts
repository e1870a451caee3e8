import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { application, createDesk, type Desk } from '../factories/desk';
import { nextAccountNumber } from '../factories/payments';
import { registerFirstAdmin, startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const account = 'plugin::talent-office.payee-account';
const profileType = 'plugin::talent-office.talent-profile';
const rounds = 10;

/** Either the entry is gone and nothing was done with it, or it is there with all that was. */
describe('an entry that is deleted while something is done with it', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let admin: string;
  let to: { benefit: string; line: string };

  beforeAll(async () => {
    site = await startSite();
    admin = await registerFirstAdmin(site);
    desk = await createDesk(site);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    const line = await desk.line(100_000_000, officer.actor);
    const benefit = await desk.benefit({
      kind: 'kind',
      amountExpression: '1000',
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
      line,
    });
    to = { benefit, line };
  });
  afterAll(() => site.stop());

  const remove = async (type: string, documentId: string): Promise<string> => {
    const { status, body } = await site.http
      .delete(`/content-manager/collection-types/${type}/${documentId}`)
      .auth(admin, { type: 'bearer' });
    return status === 200 ? 'gone' : String(body.error?.details?.code ?? status);
  };
  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'done',
      ({ code }: { code?: string }) => String(code),
    );
  /** The deletion begins a little later in each round, so that it meets every moment of the other. */
  const atOnce = async (
    round: number,
    done: Promise<unknown>,
    type: string,
    documentId: string,
  ): Promise<[string, string]> => {
    const [one, other] = await Promise.all([
      codeOf(done),
      pause(round * 4).then(() => remove(type, documentId)),
    ]);
    return [one, other];
  };
  const draft = async () => {
    const who = await desk.talent();
    const { documentId } = await desk.create(application, {
      applicant: who.profile.documentId,
      ...to,
    });
    return { ...who, documentId };
  };

  it('is not submitted, or stays', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { documentId, actor } = await draft();
      const submitted = desk.act(application, documentId, 'submit', actor);
      const outcome = await atOnce(round, submitted, application, documentId);
      expect([
        ['done', 'DELETE_AFTER_CASE'],
        ['NOT_FOUND', 'gone'],
      ]).toContainEqual(outcome);
    }
  });

  it('is not entered, or stays', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { profile } = await desk.talent();
      const { documentId } = await desk.create(account, {
        ...{ payeeName: '某人', bankName: '示例银行', accountNumber: nextAccountNumber() },
        talent: profile.documentId,
      });
      const entered = desk.act(account, documentId, 'enter', officer.actor);
      const outcome = await atOnce(round, entered, account, documentId);
      expect([
        ['done', 'DELETE_AFTER_CASE'],
        ['NOT_FOUND', 'gone'],
      ]).toContainEqual(outcome);
    }
  });

  it('is nobody whom a case is about', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { documentId, actor, profile } = await draft();
      const submitted = desk.act(application, documentId, 'submit', actor);
      const [one, other] = await atOnce(round, submitted, profileType, profile.documentId);
      expect([one, other]).toEqual(
        one === 'done' ? ['done', 'TARGET_OF_OPEN_CASE'] : [expect.any(String), 'gone'],
      );
      if (one !== 'done') continue;
      const signed = await desk.decide(application, documentId, leader.token);
      expect(signed.status).toBe(200);
    }
  });

  it('is created once under an id that somebody chose', async () => {
    const documentId = randomUUID().replaceAll('-', '');
    const made = await Promise.all(
      Array.from({ length: 6 }, () =>
        site.http
          .post(`/content-manager/collection-types/${account}`)
          .auth(admin, { type: 'bearer' })
          .send({ documentId, payeeName: '某人', bankName: '示例银行', accountNumber: '62220000' }),
      ),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(made.filter(({ status }) => status >= 500)).toHaveLength(0);
    const rows = await site.strapi.db.query(account as never).count({ where: { documentId } });
    expect(rows).toBe(1);
  });
});

import { randomUUID } from 'node:crypto';

import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import type { Site } from '../setup';
import { budgeted } from './decided';
import { createOffice } from './office';
import { createProofs } from './signing';

export const application = 'plugin::talent-office.fund-application';
export const fundLine = 'plugin::talent-office.fund-line';
const password = 'Website-2026';
// Its hash by bcrypt, of the lowest cost: one of the usual cost takes a tenth of a second each time that
// somebody signs in or proves himself, and a suite has dozens of people.
const passwordHash = '$2a$04$.n.kruDv0PsCOzt449rP.ez2TiDKXN5tFVPa3EDT4wQt.i1OBRv1y';

export type Actor = { kind: 'admin' | 'user'; id: number };

/** A request as any server of the site takes it. */
export interface Sent {
  path: string;
  token: string;
  key: string;
  body: object;
  /** Of a signature: that its sender typed his password. */
  proof?: string;
}

export interface StageDraft {
  key: string;
  role?: string;
  onPass?: object;
  sets?: string[];
  signatures?: number;
  workingDays?: number;
  expiresWhenOverdue?: boolean;
  remindDaysBefore?: string;
  overdueEveryDays?: number;
  escalateAfterDays?: number;
  escalateRole?: string;
  escalateUnitCode?: string;
  kind?: string;
  acceptanceNumber?: string;
  stopsTheClock?: boolean;
  seats?: object[];
  checks?: object[];
  proofs?: object[];
  selection?: object;
}

/** An office whose people sign in and act over HTTP, as in production. */
export const createDesk = async (site: Site) => {
  const { strapi } = site;
  const office = createOffice(strapi);
  const service = (name: string) => strapi.plugin('talent-office').service(name);
  const { proofOf } = createProofs(site.http, () => service('clock').now());
  let count = 0;
  const next = (): number => (count += 1);
  let years = 2100;
  const role = async (uid: string, where: object): Promise<number> =>
    Number((await strapi.db.query(uid as never).findOne({ where })).id);
  const superAdmin = await role('admin::role', { code: 'strapi-super-admin' });
  const authenticated = await role('plugin::users-permissions.role', { type: 'authenticated' });

  /** Any content type of the site, through Strapi. */
  const create = (uid: string, data: object): Promise<{ id: number; documentId: string }> =>
    strapi.documents(uid as never).create({ data } as never) as never;

  /** One action through the door; a year that is to be opened has its budget decided first. */
  const act = async (
    type: string,
    documentId: string,
    action: string,
    actor: Actor,
    input: object = {},
  ) => {
    if (type === 'plugin::talent-office.fund-year' && action === 'open') {
      const year = await strapi.db.query(type as never).findOne({ where: { documentId } as never });
      if (year?.state === 'draft') await budgeted(strapi, documentId, actor);
    }
    return service('lifecycle').act({
      ...{ type, documentId, action, actor, input, operation: randomUUID() },
    });
  };

  const inTransaction = <T>(work: (tx: never) => Promise<T>): Promise<T> =>
    strapi.db.transaction(({ trx }) => work(trx as never)) as Promise<T>;

  const signIn = async (id: number, email: string, secret: string): Promise<string> => {
    const login = await site.http.post('/admin/login').send({ email, password: secret });
    expect([id, login.status]).toEqual([id, 200]);
    return String(login.body.data.accessToken);
  };

  const appoint = async (staff: string, held: string): Promise<void> => {
    const unit = await office.create('unit', {
      name: held,
      code: `desk-${next()}`,
      kind: 'department',
    });
    const position = await office.create('position', {
      name: held,
      code: `desk-position-${next()}`,
      role: held,
      unit: unit.documentId,
    });
    await office.create('appointment', {
      staff,
      position: position.documentId,
      startsOn: '2020-01-01',
    });
  };

  /** A super administrator, signed in. */
  const adminUser = async (email: string, firstname = 'Desk') => {
    const user = await strapi.db.query('admin::user').create({
      data: { firstname, email, password: passwordHash, isActive: true, roles: [superAdmin] },
    });
    const id = Number(user.id);
    return { id, token: await signIn(id, email, password) };
  };

  /** One who is on the staff and holds a position. */
  const signer = async (held: string, more: object = {}) => {
    const email = `signer${next()}@jinlan.test`;
    const { id, token } = await adminUser(email, held);
    const actor: Actor = { kind: 'admin', id };
    const staff = await office.create('staff', { name: email, adminUser: id, ...more });
    await appoint(staff.documentId, held);
    return { actor, staff, token };
  };

  /** A talent signs in to the website with this. */
  const websiteToken = async (userId: number): Promise<string> => {
    const user = await strapi.db.query('plugin::users-permissions.user').update({
      where: { id: userId },
      data: { password: passwordHash, provider: 'local', role: authenticated },
    });
    const { body } = await site.http
      .post('/api/auth/local')
      .send({ identifier: user.email, password })
      .expect(200);
    return String(body.jwt);
  };

  const rules = async (key: string, entryType: string, expression: string) => {
    const made = await office.create('rule-set', {
      title: key,
      key,
      entryType,
      rules: [{ code: key, kind: 'hard', expression, messageZh: '条件', messageEn: 'condition' }],
    });
    await inTransaction((tx) => service('rules').enact(tx, made.documentId, 'test'));
    return made.documentId;
  };

  const workflow = async (
    key: string,
    entryType: string,
    stages: StageDraft[],
    more: { correctionWorkingDays?: number; handlingWorkingDays?: number } = {},
  ) => {
    const made = await office.create('workflow', {
      title: key,
      key,
      entryType,
      ...more,
      stages: stages.map(
        ({ key: stage, role: held = stage, onPass = {}, signatures, seats, ...rest }) => ({
          key: stage,
          title: stage,
          kind: 'review',
          onPass,
          ...rest,
          seats: seats ?? [{ key: stage, title: stage, role: held, signatures: signatures ?? 1 }],
        }),
      ),
    });
    await inTransaction((tx) => service('approval').enact(tx, made.documentId, 'test'));
    return made.documentId;
  };

  const policy = await office.create('policy', { title: '人才新政', level: 'district' });

  /** Lines of money of one year, in force: there are years until 2999. */
  const lines = async (
    count: number,
    budgetFen: number,
    opener: Actor,
    budgetYear = (years += 1),
    uses: readonly string[] = [],
  ): Promise<string[]> => {
    const year = await office.create('fund-year', {
      year: budgetYear,
      shortfallReason: '测试',
      shortfallResolution: '测试',
      supplementPlannedOn: '2100-01-01',
    });
    const made: string[] = [];
    while (made.length < count) {
      const { documentId } = await office.create('fund-line', {
        title: `引进${made.length || ''}`,
        use: uses[made.length] ?? 'introduction',
        source: 'own-budget',
        budgetFen: String(budgetFen),
        fundYear: year.documentId,
      });
      made.push(documentId);
    }
    await act('plugin::talent-office.fund-year', year.documentId, 'open', opener);
    return made;
  };

  /** A line of money of a year of its own, in force. */
  const line = async (budgetFen: number, opener: Actor, budgetYear?: number): Promise<string> =>
    String((await lines(1, budgetFen, opener, budgetYear))[0]);

  /** What a line is supplied with from now on, as if it had been decided. */
  const supply = (documentId: string, budgetFen: number) =>
    service('lifecycle').act({
      ...{ type: fundLine, documentId, action: 'revise', actor: { kind: 'system', id: 'test' } },
      ...{ input: { budgetFen: String(budgetFen) }, operation: randomUUID() },
    });

  const benefit = async (data: {
    kind: string;
    amountExpression: string;
    ruleSet: string;
    workflow: string;
    line: string;
  }): Promise<string> => {
    const slug = `benefit-${next()}`;
    const made = await office.create('benefit', {
      title: slug,
      slug,
      policy: policy.documentId,
      use: 'introduction',
      active: true,
      ...data,
    });
    return made.documentId;
  };

  /** An application that has been submitted. */
  const applied = async (
    by: { profile: { documentId: string }; actor: Actor },
    to: { benefit: string; line: string },
    data: object = {},
  ): Promise<string> => {
    const { documentId } = await office.create('fund-application', {
      title: '申请',
      applicant: by.profile.documentId,
      ...to,
      ...data,
    });
    await act(application, documentId, 'submit', by.actor);
    return documentId;
  };

  /** Submitted as what came on paper: one recorder keyed it in, a second one has confirmed it. */
  const submittedOnPaper = async (
    type: string,
    documentId: string,
    recorder: Actor,
    handedInOn: string = service('clock').today(),
  ) => {
    const { actor } = await signer('recorder');
    const paper = { recordedBy: await service('organisation').personOf(recorder), handedInOn };
    const operation = randomUUID();
    return service('lifecycle').act({
      ...{ type, documentId, action: 'submit', actor, operation, paper },
    });
  };

  /** An application that a recorder keyed in from paper, and that was submitted so. */
  const keyedIn = async (
    recorder: Actor,
    of: { profile: { documentId: string } },
    to: { benefit: string; line: string },
  ): Promise<string> => {
    const data = { title: '纸质申请', applicant: of.profile.documentId, ...to };
    const { documentId } = await office.create('fund-application', data);
    await submittedOnPaper(application, documentId, recorder);
    return documentId;
  };

  const viewOf = async (type: string, documentId: string) => {
    const { publicId } = await service('approval').latestOf({ type, documentId });
    return service('approval').view(publicId);
  };

  /** The decision of who shows this token on what now stands, as a request. */
  const decision = async (
    type: string,
    documentId: string,
    token: string,
    more: object = {},
  ): Promise<Sent> => {
    const { one, workflow: course } = await viewOf(type, documentId);
    return {
      path: `/talent-office/cases/${String(one.publicId)}/decisions`,
      token,
      key: randomUUID(),
      proof: await proofOf(token),
      body: {
        seat: course.stages[one.stage]?.seats[0]?.key,
        choice: 'approve',
        seen: one.guarded,
        ...more,
      },
    };
  };

  const post = ({ path, token, key, body, proof }: Sent) =>
    site.http
      .post(path)
      .auth(token, { type: 'bearer' })
      .set({ 'Idempotency-Key': key, ...(proof && { [proofHeader]: proof }) })
      .send(body as never);

  const decide = async (type: string, documentId: string, token: string, more: object = {}) =>
    post(await decision(type, documentId, token, more));

  const totals = (documentId: string, type = fundLine, asset = 'fen') =>
    service('ledger').lineTotals(strapi.db.connection, { type, documentId, asset });

  /** Kinds of the messages about an entry, in the order in which they were sent. */
  const messagesOf = (documentId: string): Promise<string[]> =>
    strapi.db
      .connection('talent_office_messages')
      .where({ target_document_id: documentId })
      .orderBy('id')
      .pluck('kind');

  const stored = (type: string, documentId: string) =>
    strapi.db.query(type as never).findOne({ where: { documentId } });

  return {
    office,
    service,
    create,
    act,
    appoint,
    adminUser,
    signer,
    talent: office.talent,
    websiteToken,
    rules,
    workflow,
    line,
    lines,
    supply,
    benefit,
    applied,
    keyedIn,
    submittedOnPaper,
    viewOf,
    decision,
    decide,
    post,
    proofOf,
    totals,
    messagesOf,
    stored,
  };
};

export type Desk = Awaited<ReturnType<typeof createDesk>>;

import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { randomUUID } from 'node:crypto';

import type { Site } from '../setup';
import { budgeted } from './decided';
import { createOffice } from './office';

type Actor = { kind: 'admin' | 'user'; id: number };

const application = 'plugin::talent-office.fund-application';
const line = 'plugin::talent-office.fund-line';
const year = 'plugin::talent-office.fund-year';

/** Fen of every award. */
export const award = 1000000;
/** Stands in every profile and may stand in no notice. */
/** Area and birth date with which the identity number of every talent made here begins. */
export const identityStem = '23011119900307';

/** An office whose fund workflow ends with a public notice, and what its people do. */
export const createNoticeOffice = async (site: Site) => {
  const office = createOffice(site.strapi);
  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const setDay = (day: string) => service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const act = (
    type: string,
    documentId: string,
    action: string,
    actor: Actor | undefined,
    input = {},
  ) =>
    service('lifecycle').act({ type, documentId, action, actor, input, operation: randomUUID() });
  const inTransaction = <T>(work: (tx: never) => Promise<T>): Promise<T> =>
    site.strapi.db.transaction(({ trx }) => work(trx as never)) as Promise<T>;
  const finish = () => service('notices').finishDue();
  const stateOf = async (type: string, documentId: string): Promise<unknown> => {
    const entry = await site.strapi.db.query(type as never).findOne({ where: { documentId } });
    return entry?.state;
  };
  const department = [await office.signer('department'), await office.signer('department')];
  const leader = [await office.signer('leading-group'), await office.signer('leading-group')];
  const discipline = await office.signer('objection');
  const keeper = await office.signer('office');
  const role = await site.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'public' } });
  for (const verb of ['find', 'findOne', 'findBatch', 'object']) {
    const action = `plugin::talent-office.notice.${verb}`;
    await site.strapi.db
      .query('plugin::users-permissions.permission')
      .create({ data: { action, role: role.id } });
  }
  const thisYear = Number(service('clock').today().slice(0, 4));
  const opened = await office.create('fund-year', { year: thisYear });
  const made = await office.create('fund-line', {
    title: '引进',
    use: 'introduction',
    source: 'own-budget',
    budgetFen: '120000000',
    fundYear: opened.documentId,
  });
  const lineId = made.documentId;
  await budgeted(site.strapi, opened.documentId, keeper);
  await act(year, opened.documentId, 'open', keeper);
  const rules = await office.create('rule-set', {
    title: '条件',
    key: 'settling-in',
    entryType: application,
    rules: [
      {
        code: 'tier',
        kind: 'hard',
        expression: 'subject.tier in ["A", "B", "C"]',
        messageZh: '须为 A 至 C 类人才',
        messageEn: 'Tier A to C only',
      },
    ],
  });
  await inTransaction((tx) => service('rules').enact(tx, rules.documentId, 'test'));
  const policy = await office.create('policy', { title: '人才新政', level: 'district' });
  const makeBenefit = async (key: string, notice: object): Promise<string> => {
    const review = (name: string, onPass: object) => ({
      key: name,
      title: name,
      kind: 'review',
      workingDays: 5,
      onPass,
      seats: [{ key: name, title: name, role: name, signatures: 1 }],
    });
    const workflow = await office.create('workflow', {
      title: key,
      key,
      entryType: application,
      stages: [
        review('department', {}),
        review('leading-group', { award: 'reserved' }),
        { key: 'notice', title: '拟资助人选公示', kind: 'notice', ...notice },
      ],
    });
    await inTransaction((tx) => service('approval').enact(tx, workflow.documentId, 'test'));
    const benefit = await office.create('benefit', {
      title: '安家补贴',
      active: true,
      slug: key,
      policy: policy.documentId,
      kind: key,
      use: 'introduction',
      amountExpression: String(award),
      ruleSet: rules.documentId,
      workflow: workflow.documentId,
      line: lineId,
    });
    return benefit.documentId;
  };
  const benefitId = await makeBenefit('settling-in', { noticeWorkingDays: 5 });

  const lineTotals = () =>
    service('ledger').lineTotals(site.strapi.db.connection, {
      type: line,
      documentId: lineId,
      asset: 'fen',
    });

  /** Fen held on the line by phase. */
  const held = async () => {
    const { byPhase } = await lineTotals();
    return { reserved: 0, committed: 0, ...byPhase };
  };

  const viewOf = async (documentId: string) => {
    const { publicId } = await service('approval').latestOf({ type: application, documentId });
    return service('approval').view(publicId);
  };
  const decide = async (documentId: string, seat: string, actor: Actor | undefined) => {
    const { one } = await viewOf(documentId);
    return inTransaction((tx) =>
      service('approval').decide(tx, {
        caseId: one.publicId,
        seat,
        choice: 'approve',
        seen: one.guarded,
        comment: null,
        values: {},
        parts: [],
        actor,
        operation: randomUUID(),
      }),
    );
  };

  let talents = 0;
  const submitted = async (benefit = benefitId) => {
    const { profile, actor } = await office.talent({
      identityDocument: fictionalIdentityNumber('230111', '1990-03-07', (talents += 1)),
      phone: '13800001234',
    });
    const { documentId } = await office.create('fund-application', {
      title: '安家补贴',
      applicant: profile.documentId,
      benefit,
      line: lineId,
    });
    await act(application, documentId, 'submit', actor);
    return { documentId, profile, actor };
  };
  /** An application that the department has signed. */
  const signed = async (benefit = benefitId) => {
    const made = await submitted(benefit);
    await decide(made.documentId, 'department', department[0]);
    return made;
  };
  const noticed = async (benefit = benefitId) => {
    const made = await signed(benefit);
    await decide(made.documentId, 'leading-group', leader[0]);
    const row = await site.strapi.db
      .connection('talent_office_notices')
      .where({ target_document_id: made.documentId })
      .orderBy('id', 'desc')
      .first();
    return { ...made, noticeId: String(row.public_id) };
  };

  const object = (noticeId: string, body: object, key: string = randomUUID()) =>
    site.http
      .post(`/api/notices/${noticeId}/objections`)
      .set('Idempotency-Key', key)
      .send(body as never);
  return {
    office,
    service,
    setDay,
    act,
    finish,
    stateOf,
    held,
    viewOf,
    decide,
    submitted,
    signed,
    noticed,
    object,
    makeBenefit,
    department,
    leader,
    discipline,
    keeper,
  };
};

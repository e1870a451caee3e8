import { findEntries } from '../../plugins/talent-office/server/src/platform';
import type { Actor, Desk } from '../factories/desk';
import type { Site } from '../setup';

import { tryOut } from './outcome';
import type { People } from './people';
import { createCells, type Cells } from './table';

const uid = (name: string) => `plugin::talent-office.${name}`;

/** Public id of a notice of the application. */
const notice = 'matrix-notice';

interface Declared {
  readonly states: Readonly<
    Record<string, Readonly<Record<string, { readonly notBy?: readonly string[] }>>>
  >;
}

/** What an entry of each governed type is made with: whom it is about, and what it refers to. */
const dataOf = (people: People, made: Readonly<Record<string, string>>) => {
  const { profile, employer, recommender } = people;
  const data: Readonly<Record<string, object>> = {
    [uid('fund-application')]: { title: '申请', applicant: profile.documentId },
    [uid('payee-account')]: {
      ...{ talent: profile.documentId, payeeName: '收款人', bankName: '银行' },
      accountNumber: '6222000011112222',
    },
    [uid('payment-batch')]: { title: '批次', payeeKind: 'talent' },
    [uid('payment')]: { payeeName: '收款人', amountFen: '100' },
    [uid('disbursement')]: { title: '拨付项', amountFen: '100', budgetYear: 2090 },
    [uid('agreement')]: {
      ...{ title: '协议', application: made[uid('fund-application')] },
      ...{ serviceFrom: '2026-01-01', termMonths: 60 },
    },
    [uid('agreement-amendment')]: {
      ...{ title: '补充协议', agreement: made[uid('agreement')], reason: '项目延期' },
      ...{ effectiveOn: '2026-12-01', terms: '其余不变。' },
    },
    [uid('instalment-change')]: { amendment: made[uid('agreement-amendment')] },
    [uid('instalment-condition')]: {
      ...{ requirement: '考核合格', kind: 'assessment-passed', agreement: made[uid('agreement')] },
    },
    [uid('service-interruption')]: {
      ...{ reason: '进修', agreement: made[uid('agreement')], startsOn: '2026-03-01' },
    },
    [uid('ban')]: {
      ...{ title: '限制', talent: profile.documentId, clauseNumber: '九', reason: '弄虚作假' },
      ...{ startsOn: '2026-11-01', endsOn: '2027-11-01' },
    },
    [uid('recovery')]: {
      ...{ title: '追回', application: made[uid('fund-application')], kind: 'revoke' },
      ...{ basis: 'full', clause: '第十二条', reason: '提前离开' },
    },
    [uid('repayment')]: { payer: '本人', amountFen: '1', receivedOn: '2026-11-20' },
    [uid('set-off')]: { title: '抵扣', amountFen: '1' },
    [uid('write-off')]: { title: '核销', amountFen: '1', reason: '债务人死亡' },
    [uid('use-plan')]: { title: '使用计划', text: '内容' },
    [uid('budget-revision')]: { title: '调剂', amountFen: '1', reason: '不足' },
    [uid('carry-over')]: { title: '结转', decision: 'return', reason: '未用完' },
    [uid('unit-project')]: {
      ...{ title: '项目', employer: employer.documentId, amountFen: '100', plan: '方案' },
    },
    [uid('project-milestone')]: {
      ...{ title: '阶段', project: made[uid('unit-project')], sharePercent: 100 },
      ...{ dueOn: '2026-12-01', requirement: '验收材料' },
    },
    [uid('performance-target')]: { indicator: '培训人数', targetValue: '80' },
    [uid('performance-evaluation')]: { title: '绩效评价' },
    [uid('direct-expenditure')]: { title: '支出', amountFen: '100', purpose: '场地' },
    [uid('care-action')]: { title: '走访', kind: 'holiday-visit', heldOn: '2026-11-20' },
    [uid('expenditure-invoice')]: {
      ...{ number: '20260001', amountFen: '100', issuer: '开票单位', invoicedOn: '2026-11-20' },
      expenditure: made[uid('direct-expenditure')],
    },
    [uid('round')]: { title: '批次' },
    [uid('round-benefit')]: {},
    [uid('round-quota')]: { places: 1 },
    [uid('in-post-confirmation')]: {
      ...{ talent: profile.documentId, employer: employer.documentId, year: 2025 },
    },
    'api::nomination.nomination': {
      ...{ talent: profile.documentId, employer: employer.documentId, batch: '2026' },
      recommendedBy: recommender.staff.documentId,
    },
    'api::unit-quota.unit-quota': { batch: '2026', places: 1 },
    'api::tenancy.tenancy': { tenant: profile.documentId },
    [uid('fund-year')]: { year: 2090 },
    [uid('fund-line')]: {
      ...{ title: '项目', use: 'training', source: 'own-budget', budgetFen: '100' },
    },
    [uid('objection')]: {
      ...{ title: '异议', notice, medium: 'phone', receivedOn: '2026-11-20', text: '内容' },
    },
    [uid('meeting')]: { title: '会议' },
    [uid('policy-item')]: { title: '条目', number: '一', policy: made.policy },
    [uid('policy-evaluation')]: { year: 2025, grade: 'good' },
    [uid('delegated-power')]: { title: '权限', kind: 'other', grantedBy: '市人社局' },
    [uid('power-check')]: { result: 'compliant' },
  };
  return data;
};

/** One column for each way to stand to an entry. */
const columnsOf = (people: People): Readonly<Record<string, Actor>> => ({
  ...Object.fromEntries(
    people.roles.map((role) => [role, people.byRole[role]?.actor ?? people.nobody.actor]),
  ),
  'any role': people.every.actor,
  'acting for any role': people.substitute.actor,
  'any role, subject': people.subject.actor,
  'any role, agent of the employer': people.agent.actor,
  'any role, author': people.author.actor,
  'any role, recommender': people.recommender.actor,
  'any role, did the step before': people.doer.actor,
  'any role, related': people.related.actor,
  'acting for the related': people.ofRelated.actor,
  'no position': people.nobody.actor,
  'website: subject': people.users.subject,
  'website: agent of the employer': people.users.agent,
  'website: other': people.users.other,
  token: people.token,
  clock: people.clock,
});

/**
 * Every action of every governed type, in every state, tried by everybody through the one door.
 * `possible`: in which state it is there at all; `who`: by whom, where it is.
 */
export const generateActions = async (
  site: Site,
  desk: Desk,
  people: People,
): Promise<{ readonly possible: Cells; readonly who: Cells }> => {
  const { strapi } = site;
  const service = (name: string) => strapi.plugin('talent-office').service(name);
  const [possible, who] = [createCells(), createCells()];
  const columns = Object.entries(columnsOf(people));
  const policy = await desk.office.create('policy', { title: '政策', level: 'district' });
  const made: Record<string, string> = { policy: policy.documentId };
  let count = 0;

  const post = (documentId: string): Promise<unknown> =>
    strapi.db.connection('talent_office_notices').insert({
      ...{ public_id: notice, case_public_id: 'matrix', stage: 0, round: 0, title: '公示' },
      ...{ target_type: uid('fund-application'), target_document_id: documentId },
      ...{ snapshot: '{}', contact: '{}', digest: 'matrix', state: 'running' },
      ...{ starts_on: '2026-11-16', until: '2026-12-01', created_at: '2026-11-16T00:00:00.000Z' },
    });

  const attempt = (type: string, documentId: string, action: string, actor: Actor) => {
    count += 1;
    const operation = `matrix/${count}`;
    return tryOut(strapi, (tx) =>
      service('lifecycle').actWithin(tx, {
        ...{ type, documentId, action, actor, operation, input: {} },
      }),
    );
  };

  /** Brings an entry into a state as the engine does. */
  const put = async (type: string, documentId: string, state: string): Promise<void> => {
    const [entry] = await findEntries(strapi, type, { documentId });
    await strapi.db.transaction(({ trx }) =>
      service('lifecycle').writeWithin(trx, type, entry, { state }),
    );
  };

  /** A request for a rectification is made for an entry that was decided: here it is only there. */
  const insertRectification = async (): Promise<string> => {
    const [documentId, type] = ['matrixrectification', uid('rectification')];
    await strapi.db.connection('talent_office_rectifications').insert({
      ...{ document_id: documentId, title: '更正', reason: '写错了', state: 'requested' },
      ...{ target_type: uid('fund-application'), values: '{}', proposal: '{}' },
      ...{ target_document_id: made[uid('fund-application')] },
      created_by_id: people.author.actor.id,
    });
    const [entry] = await findEntries(strapi, type, { documentId });
    await strapi.db.transaction(({ trx }) => service('lifecycle').keepNew(trx, type, entry));
    return documentId;
  };
  const create = async (type: string): Promise<string> => {
    if (type === uid('rectification')) return insertRectification();
    const data = dataOf(people, made)[type];
    if (!data) throw new Error(`${type}: nobody has said what an entry of it is made with`);
    if (service('lifecycle').isMade(type)) {
      const entry = await strapi.db.transaction(({ trx }) =>
        service('lifecycle').makeWithin(trx, type, data, { actor: people.clock }),
      );
      return String(entry.documentId);
    }
    const { documentId } = (await strapi.documents(type as never).create({
      data: { ...data, createdBy: people.author.actor.id } as never,
    })) as unknown as { documentId: string };
    return documentId;
  };

  // What others are of comes first.
  const first = [
    ...[uid('fund-application'), uid('agreement'), uid('agreement-amendment')],
    ...[uid('unit-project'), uid('direct-expenditure')],
  ];
  const rank = (type: string): number => (first.includes(type) ? first.indexOf(type) : 9);
  const types = (service('declarations').governed() as string[]).toSorted(
    (one, other) => rank(one) - rank(other),
  );
  for (const type of types) {
    const { states } = service('declarations').of(type) as Declared;
    const documentId = await create(type);
    made[type] = documentId;
    if (type === uid('fund-application')) await post(documentId);
    const actions = [...new Set(Object.values(states).flatMap(Object.keys))];
    const before = new Set(
      Object.values(states).flatMap((of) => Object.values(of).flatMap(({ notBy = [] }) => notBy)),
    );
    for (const earlier of before) {
      if (earlier === 'author') continue;
      await strapi.db.transaction(({ trx }) =>
        service('audit').record(trx, {
          ...{ actor: people.doer.actor, action: `entry.${earlier}` },
          target: { type, documentId },
        }),
      );
    }
    const name = type.split('.').at(-1) ?? type;
    for (const [state, offered] of Object.entries(states)) {
      await put(type, documentId, state);
      for (const action of actions) {
        const answers: [string, string][] = [];
        for (const [column, actor] of columns) {
          answers.push([column, await attempt(type, documentId, action, actor)]);
        }
        const isThere = answers.some(([, answer]) => answer !== '·');
        possible.set(`${name}: ${action}`, state, isThere ? 'x' : '·');
        // What is not there is there for nobody; what is declared is there.
        if (isThere || action in offered) {
          for (const [column, answer] of answers)
            who.set(`${name}: ${action}, ${state}`, column, answer);
        }
      }
    }
  }
  return { possible: possible.cells, who: who.cells };
};

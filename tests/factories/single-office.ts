import { randomUUID } from 'node:crypto';

import { demoPassword } from '../setup/browser';
import { createContentManager } from './content-manager';
import { linked } from './panel';

const application = 'plugin::talent-office.fund-application';

/** What each applicant is awarded where the money is enough, in fen: two of them are more than the line has. */
export const fullAwardFen = 150_000_000;

/**
 * What an administrator of the site has done before the office begins: a third colleague, who confirms
 * payments and what came in on paper and signs no award, and a leading group of three, two of whom have no account.
 */
export const appointColleagues = async (): Promise<void> => {
  const administrator = createContentManager('super');
  const position = async (code: string): Promise<string> =>
    (await administrator.list('position')).find((one) => one.code === code)?.documentId ?? '';
  const { body: roles } = await administrator.send('get', '/admin/roles').expect(200);
  const held = (roles.data as readonly { id: number; code: string }[]).filter(({ code }) =>
    ['jinlan-office', 'jinlan-finance'].includes(code),
  );
  const { body: user } = await administrator
    .send('post', '/admin/users')
    .send({ firstname: '付示例', email: 'cashier@jinlan.test', roles: held.map(({ id }) => id) })
    .expect(201);
  await administrator
    .send('put', `/admin/users/${user.data.id}`)
    .send({ password: demoPassword(), isActive: true })
    .expect(200);
  for (const [name, codes, more] of [
    [
      '付示例',
      ['talent-office.finance', 'talent-office.recorder'],
      { adminUser: { connect: [{ id: user.data.id }] } },
    ],
    ['组员甲', ['leading-group.leading-group'], {}],
    ['组员乙', ['leading-group.leading-group'], {}],
  ] as const) {
    const staff = await administrator.create('staff', { name, ...more });
    for (const code of codes) {
      await administrator.create('appointment', {
        staff: linked(staff.documentId),
        position: linked(await position(code)),
        startsOn: '2020-01-01',
      });
    }
  }
};

/** What the round is about: a benefit whose way goes by lists, a meeting and one notice for all. */
export const createRoundBenefit = async (title: string): Promise<void> => {
  const office = createContentManager('office');
  const enact = (path: string) =>
    office
      .send('post', `/talent-office/${path}/enact`)
      .set('Idempotency-Key', randomUUID())
      .send({})
      .expect(200);
  const seat = (key: string, name: string, role: string, unitCode: string) => ({
    ...{ key, title: name, role, unitCode, signatures: 1 },
  });
  const workflow = await office.create('workflow', {
    ...{ title: '批次审批', key: 'single-office', entryType: application },
    stages: [
      {
        ...{ title: '人才办受理', key: 'acceptance', kind: 'acceptance' },
        acceptanceNumber: '呼人才批受〔{year}〕{number}号',
        seats: [seat('acceptance', '受理岗', 'office', 'talent-office')],
      },
      {
        ...{ title: '部门联审', key: 'joint-review', kind: 'review' },
        seats: [
          seat('human-resources', '区人社局', 'department', 'human-resources-bureau'),
          seat('finance', '区财政局', 'finance', 'finance-bureau'),
        ],
      },
      {
        ...{ title: '领导小组会议', key: 'committee', kind: 'committee' },
        onPass: { award: 'reserved' },
        sets: ['awardedFen'],
        committee: {
          ...{ role: 'leading-group', unitCode: 'leading-group', quorum: 'two-thirds' },
          ...{ majority: 'more-than-half', form: 'either' },
        },
      },
      {
        ...{ title: '拟支持人选公示', key: 'notice', kind: 'notice' },
        ...{ noticeWorkingDays: 5, inBatches: true },
      },
    ],
  });
  await enact(`workflows/${workflow.documentId}`);
  const ruleSet = await office.create('rule-set', {
    ...{ title: '批次条件', key: 'single-office', entryType: application },
    rules: [
      {
        ...{ code: 'tier', kind: 'hard', expression: 'subject.tier == "B"' },
        ...{ messageZh: '须为 B 类人才', messageEn: 'Tier B' },
      },
    ],
  });
  await enact(`rule-sets/${ruleSet.documentId}`);
  const line = (await office.list('fund-line')).find((one) => one.title === '人才引进');
  const [policy] = await office.list('policy');
  await office.create('benefit', {
    ...{ title, slug: 'single-office', use: 'introduction', kind: 'single-office' },
    ...{ active: true, amountExpression: String(fullAwardFen) },
    policy: linked(policy?.documentId ?? ''),
    ruleSet: linked(ruleSet.documentId),
    workflow: linked(workflow.documentId),
    line: linked(line?.documentId ?? ''),
  });
};

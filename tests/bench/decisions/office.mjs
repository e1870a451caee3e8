import { randomUUID } from 'node:crypto';

const uid = (name) => `plugin::talent-office.${name}`;
const application = uid('fund-application');
/** A transfer's hash covers its accounts' ids, which a replay gets anew: that one check must differ. */
const hashOfIds = 'a transfer says what was recorded';
const stages = ['department', 'office', 'leading-group'];

/** A benefit of one million fen, decided by three seats one after the other, and who sits on them. */
export const createOffice = async (strapi) => {
  const service = (name) => strapi.plugin('talent-office').service(name);
  const create = (type, data) => strapi.documents(uid(type)).create({ data });
  const enact = (room, { documentId }) =>
    service('transactions').run({ key: `bench/enact/${documentId}`, input: null }, (tx) =>
      service(room).enact(tx, documentId, 'bench'),
    );

  const signer = async (role, code = role) => {
    const { id } = await strapi.db.query('admin::user').create({
      data: { email: `${role}@jinlan.test`, firstname: role, isActive: true },
    });
    const unit = await create('unit', { name: role, code, kind: 'department' });
    const position = await create('position', {
      name: role,
      code,
      role,
      unit: unit.documentId,
    });
    const staff = await create('staff', { name: role, adminUser: id });
    await create('appointment', {
      staff: staff.documentId,
      position: position.documentId,
      startsOn: '2020-01-01',
    });
    return { kind: 'admin', id };
  };
  const actors = {};
  for (const role of ['recorder', ...stages]) actors[role] = await signer(role);
  const second = await signer('recorder', 'second-recorder');

  const year = await create('fund-year', { year: Number(service('clock').today().slice(0, 4)) });
  const line = await create('fund-line', {
    title: '引进',
    use: 'introduction',
    source: 'own-budget',
    budgetFen: '900000000',
    fundYear: year.documentId,
  });
  const act = (type, documentId, action, actor, more = {}) =>
    service('lifecycle').act({ type, documentId, action, actor, operation: randomUUID(), ...more });

  const openYear = async () => {
    const target = { type: uid('fund-year'), documentId: year.documentId };
    const seats = ['department', 'leading-group'];
    await enact(
      'approval',
      await create('workflow', {
        ...{ title: '预算', key: 'budget-arrangement', entryType: target.type },
        stages: seats.map((key) => ({
          ...{ key, title: key, kind: 'review', onPass: {} },
          seats: [{ key, title: key, role: key, signatures: 1 }],
        })),
      }),
    );
    await act(target.type, target.documentId, 'budget', actors.office);
    for (const seat of seats) {
      const one = await service('approval').latestOf(target);
      const key = randomUUID();
      const input = {
        ...{ caseId: one.publicId, seat, choice: 'approve', seen: one.guarded, comment: null },
        ...{ values: {}, parts: [], actor: actors[seat], operation: key },
      };
      await service('transactions').run({ key, input }, (tx) =>
        service('approval').decide(tx, input),
      );
    }
    await act(target.type, target.documentId, 'open', actors.office);
  };

  const rules = await create('rule-set', {
    title: '条件',
    key: 'bench',
    entryType: application,
    rules: [
      {
        code: 'tier',
        kind: 'hard',
        expression: 'subject.tier in ["A", "B", "C", "D", "E"]',
        messageZh: '须为 A 至 E 类人才',
        messageEn: 'Tier A to E only',
      },
    ],
  });
  const workflow = await create('workflow', {
    title: '审批',
    key: 'bench',
    entryType: application,
    stages: stages.map((key) => ({
      key,
      title: key,
      kind: 'review',
      workingDays: 5,
      onPass: key === 'leading-group' ? { award: 'reserved' } : {},
      seats: [{ key, title: key, role: key, signatures: 1 }],
    })),
  });
  await enact('rules', rules);
  await enact('approval', workflow);
  await openYear();
  const benefit = await create('benefit', {
    title: '安家补贴',
    slug: 'bench',
    use: 'introduction',
    kind: 'settling-in',
    amountExpression: '1000000',
    ruleSet: rules.documentId,
    workflow: workflow.documentId,
    line: line.documentId,
    active: true,
  });

  return {
    stages,
    /** A submitted application of the profile with this id; gives its document id. */
    apply: async (profileId) => {
      const { documentId: applicant } = await strapi.db
        .query(uid('talent-profile'))
        .findOne({ where: { id: profileId }, select: ['documentId'] });
      // Who applies has an identity document on file; a made-up index stands for it.
      await strapi.db
        .connection('talent_office_talent_profiles')
        .where({ id: profileId })
        .update({ identity_index: String(profileId).padStart(64, '0') });
      const { documentId } = await create('fund-application', {
        title: '安家补贴',
        applicant,
        benefit: benefit.documentId,
        line: line.documentId,
      });
      const recordedBy = await service('organisation').personOf(actors.recorder);
      const paper = { recordedBy, handedInOn: service('clock').today() };
      await act(application, documentId, 'submit', second, { paper });
      return documentId;
    },
    /**
     * The signature of a stage's seat on what stands, ready to be given: reading what is signed is
     * not part of the decision.
     */
    decision: async (documentId, stage) => {
      const one = await service('approval').latestOf({ type: application, documentId });
      const key = randomUUID();
      const input = {
        caseId: one.publicId,
        seat: stage,
        choice: 'approve',
        seen: one.guarded,
        comment: null,
        values: {},
        parts: [],
        actor: actors[stage],
        operation: key,
      };
      return () =>
        service('transactions').run({ key, input }, async (tx) => {
          const { state } = await service('approval').decide(tx, input);
          return state;
        });
    },
    /** @throws Error unless every one of these applications was awarded and the books are whole. */
    refuseUndecided: async (documentIds) => {
      const awarded = await strapi.db
        .query(application)
        .count({ where: { documentId: { $in: documentIds }, state: 'awarded' } });
      if (awarded !== documentIds.length) {
        throw new Error(`only ${awarded} of ${documentIds.length} applications were awarded`);
      }
      const { failures } = await service('ledger').verify();
      const broken = failures.filter(({ check }) => check !== hashOfIds);
      if (broken.length > 0) throw new Error(`the ledger: ${JSON.stringify(broken)}`);
    },
  };
};

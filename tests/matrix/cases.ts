import { fictionalCreditCode } from '../../database/seeds/demo/fictional-numbers';
import { caseStates } from '../../plugins/talent-office/server/src/engine/approval/case/machine';
import { application, type Actor, type Desk } from '../factories/desk';
import type { Site } from '../setup';

import { tryOut } from './outcome';
import type { People } from './people';
import { createCells, type Cells } from './table';

const casesTable = 'talent_office_cases';
const employersUnit = 'matrix-employer';
const unifiedCode = fictionalCreditCode('230111', 990001);

interface Standing {
  readonly publicId: string;
  readonly guarded: object;
}

/** What is done with a case, one thing after another; each names the route that asks for it. */
const createDoings = ({ strapi }: Site, documentId: string) => {
  const service = (name: string) => strapi.plugin('talent-office').service(name);
  const approval = service('approval');
  const target = { type: application, documentId };
  const how = (actor: Actor, operation: string) => ({ actor, operation, requestId: null });
  const decide =
    (choice: string) =>
    (tx: never, one: Standing, actor: Actor, operation: string, seat: string): Promise<unknown> =>
      approval.decide(tx, {
        ...how(actor, operation),
        ...{ caseId: one.publicId, seat, choice, seen: one.guarded, comment: '意见', values: {} },
        ...{ parts: choice === 'return' ? ['statement'] : [], again: '补充说明' },
      });
  type Doing = ReturnType<typeof decide>;
  const office =
    (name: string, more: object = {}): Doing =>
    (tx, one, actor, operation) =>
      approval[name](tx, {
        ...how(actor, operation),
        ...{ caseId: one.publicId, reason: '事由', ...more },
      });
  const doings: Readonly<Record<string, Doing>> = {
    approve: decide('approve'),
    return: decide('return'),
    refuse: decide('refuse'),
    'keep out': office('recuse'),
    pause: office('pause'),
    resume: office('resume'),
    'begin again': office('reopenByOffice', { stage: 'first' }),
    withdraw: (tx, _one, actor, operation) =>
      service('lifecycle').withdrawWithin(tx, {
        ...how(actor, operation),
        ...target,
        reason: '事由',
      }),
    resubmit: (tx, _one, actor, operation) =>
      service('lifecycle').actWithin(tx, {
        ...{ ...how(actor, operation), ...target, action: 'submit', input: {} },
      }),
    'handle its paper': async (tx, one, actor) =>
      approval.refuseClerk(
        tx,
        await approval.latestOf(target),
        await service('organisation').personOf(actor),
      ),
    read: (_tx, one, actor) => approval.viewFor(actor, one.publicId),
  };
  return doings;
};

/**
 * A case that waits at its second stage, tried by everybody in each of its states. Everybody but those whom
 * a column says otherwise of holds every position.
 */
export const generateCases = async (site: Site, desk: Desk, people: People): Promise<Cells> => {
  const { strapi } = site;
  const service = (name: string) => strapi.plugin('talent-office').service(name);
  const { roles, member, actsFor } = people;
  const { office } = desk;

  const unit = await office.create('unit', {
    ...{ name: '用人单位', code: employersUnit, kind: 'department' },
    unifiedCode,
  });
  await strapi.documents('plugin::talent-office.employer' as never).update({
    documentId: people.employer.documentId,
    data: { unifiedCode } as never,
  });
  const colleague = await member([]);
  const position = await office.create('position', {
    ...{ name: '用人单位岗', code: 'matrix-employer', role: 'department', unit: unit.documentId },
  });
  await office.create('appointment', {
    ...{ staff: colleague.staff.documentId, position: position.documentId, startsOn: '2020-01-01' },
  });
  const [first, recused, barred, recorder, confirmer] = [
    await member(roles),
    await member(roles),
    await member(roles),
    await member(roles),
    await member(roles),
  ];
  const forFirst = await member([]);
  await actsFor(first, forFirst);

  const officer = people.every.actor;
  const line = await desk.line(1_000_000_000, officer);
  const seat = (key: string, role: string, more: object = {}) => ({
    ...{ key, title: key, role, signatures: 1, ...more },
  });
  const workflow = await desk.workflow('matrix', application, [
    { key: 'first', role: 'leading-group' },
    {
      key: 'second',
      seats: [
        seat('lead', 'leading-group'),
        seat('bureau', 'department', { unitCode: employersUnit }),
      ],
    },
  ]);
  const benefit = await desk.benefit({
    ...{ kind: 'matrix', amountExpression: '1000', line, workflow },
    ruleSet: await desk.rules('matrix', application, 'true'),
  });
  const { documentId } = await office.create('fund-application', {
    ...{ title: '申请', applicant: people.profile.documentId, benefit, line, statement: '说明' },
    createdBy: people.author.actor.id,
  });
  await service('lifecycle').act({
    ...{ type: application, documentId, action: 'submit', operation: 'matrix/confirmed' },
    actor: confirmer.actor,
    paper: {
      recordedBy: await service('organisation').personOf(recorder.actor),
      handedInOn: service('clock').today(),
    },
  });
  const doings = createDoings(site, documentId);
  const standing = (): Promise<Standing> =>
    service('approval').latestOf({ type: application, documentId });
  const inTransaction = (work: (tx: never) => Promise<unknown>) =>
    strapi.db.transaction(({ trx }) => work(trx as never));
  const signed = await standing();
  await inTransaction(
    (tx) => doings.approve?.(tx, signed, first.actor, 'matrix/first', 'first') ?? Promise.reject(),
  );
  const one = await standing();
  await inTransaction(
    (tx) =>
      doings['keep out']?.(tx, one, recused.actor, 'matrix/recused', 'lead') ?? Promise.reject(),
  );
  const { keys } = await service('organisation').personOf(barred.actor);
  await strapi.db
    .connection(casesTable)
    .where({ public_id: one.publicId })
    .update({ barred: JSON.stringify(keys) });

  const columns: Readonly<Record<string, { actor: Actor; seat?: string }>> = {
    ...Object.fromEntries(roles.map((role) => [role, people.byRole[role] ?? people.nobody])),
    'any role': people.every,
    'acting for any role': people.substitute,
    'any role, subject': people.subject,
    'any role, agent of the employer': people.agent,
    'any role, author': people.author,
    'any role, recorder': recorder,
    'any role, confirmed its paper': confirmer,
    'any role, signed before': first,
    'acting for who signed before': forFirst,
    'any role, keeps out': recused,
    'any role, signed what was objected to': barred,
    'any role, related': people.related,
    'acting for the related': people.ofRelated,
    'at the seat of the employer’s unit': { actor: colleague.actor, seat: 'bureau' },
    'office at that seat': { actor: people.byRole.office?.actor ?? officer, seat: 'bureau' },
    'no position': people.nobody,
    'website: subject': { actor: people.users.subject },
    'website: agent of the employer': { actor: people.users.agent },
    'website: other': { actor: people.users.other },
    token: { actor: people.token },
  };
  const cells = createCells();
  let count = 0;
  for (const state of caseStates) {
    for (const [doing, work] of Object.entries(doings)) {
      for (const [column, { actor, seat: at = 'lead' }] of Object.entries(columns)) {
        count += 1;
        const operation = `matrix/case/${count}`;
        const answer = await tryOut(strapi, async (tx) => {
          const trx = tx as unknown as (table: string) => {
            where(by: object): { update(to: object): Promise<unknown> };
          };
          const pausedOn = state === 'paused' ? { paused_on: '2026-11-20' } : {};
          await trx(casesTable)
            .where({ public_id: one.publicId })
            .update({ state, ...pausedOn });
          await work(tx, one, actor, operation, at);
        });
        cells.set(`${doing}, ${state}`, column, answer);
      }
    }
  }
  return cells.cells;
};

import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { createOffice } from './office';

type Actor = { kind: 'admin' | 'user'; id: number };

/** Who decides by the workflows below: by role, once per site. */
const known = new WeakMap<Core.Strapi, Map<string, Promise<Actor>>>();
const enacted = new WeakMap<Core.Strapi, Map<string, Promise<unknown>>>();

const service = (strapi: Core.Strapi, name: string) => strapi.plugin('talent-office').service(name);

/** By codes of their own: a suite has other offices beside. */
const signer = async (strapi: Core.Strapi, role: string, at: string | null): Promise<Actor> => {
  const office = createOffice(strapi);
  const code = `decided-${role}`;
  const id = await office.adminUser(code);
  const staff = await office.create('staff', { name: role, adminUser: id });
  const found = at
    ? await strapi.db
        .query('plugin::talent-office.unit' as never)
        .findOne({ where: { code: at } as never })
    : null;
  const unit = found ?? (await office.create('unit', { name: role, code, kind: 'department' }));
  const position = await office.create('position', {
    ...{ name: role, code, role, unit: unit.documentId },
  });
  await office.create('appointment', {
    ...{ staff: staff.documentId, position: position.documentId, startsOn: '2020-01-01' },
  });
  return { kind: 'admin', id };
};

/**
 * Roles of their own: whoever held one of the office's would sit in the committees of a suite, and count
 * among its signers.
 */
const roles = ['budget-confirmer', 'budget-decider'];

const deciderOf = (strapi: Core.Strapi, role: string, at: string | null): Promise<Actor> => {
  const all = known.get(strapi) ?? new Map<string, Promise<Actor>>();
  known.set(strapi, all);
  const found = all.get(role) ?? signer(strapi, role, at);
  all.set(role, found);
  return found;
};

const enact = async (strapi: Core.Strapi, key: string, entryType: string): Promise<void> => {
  const row = await strapi.db
    .query('plugin::talent-office.workflow' as never)
    .findOne({ where: { key } as never });
  if (row) return;
  const made = await createOffice(strapi).create('workflow', {
    title: key,
    key,
    entryType,
    stages: roles.map((role) => ({
      key: role,
      title: role,
      kind: 'review',
      onPass: {},
      seats: [{ key: role, title: role, role, signatures: 1 }],
    })),
  });
  await service(strapi, 'transactions').run({ key: randomUUID(), input: null }, (tx: never) =>
    service(strapi, 'approval').enact(tx, made.documentId, 'test'),
  );
};

/** Puts a workflow in force by which one and then another decide about a type of the office. */
export const decidedBy = async (strapi: Core.Strapi, key: string, type: string): Promise<void> => {
  const all = enacted.get(strapi) ?? new Map<string, Promise<unknown>>();
  enacted.set(strapi, all);
  const made = all.get(key) ?? enact(strapi, key, `plugin::talent-office.${type}`);
  all.set(key, made);
  await made;
};

/** Signs the open stage of an entry's case for whoever is to. */
export const signNext = async (
  strapi: Core.Strapi,
  type: string,
  documentId: string,
  choice: 'approve' | 'refuse' = 'approve',
): Promise<void> => {
  const one = await service(strapi, 'approval').latestOf({ type, documentId });
  const { workflow } = await service(strapi, 'approval').view(one.publicId);
  const { key: seat, role, unit } = workflow.stages[one.stage]?.seats[0] ?? {};
  const operation = randomUUID();
  const decision = {
    caseId: one.publicId,
    seat,
    choice,
    seen: one.guarded,
    comment: choice === 'refuse' ? '不予同意' : null,
    values: {},
    parts: [],
    defects: {},
    actor: await deciderOf(strapi, String(role), unit?.code ?? null),
    operation,
  };
  await service(strapi, 'transactions').run({ key: operation, input: null }, (tx: never) =>
    service(strapi, 'approval').decide(tx, decision),
  );
};

/** Handed in by the office, confirmed, approved. */
const decided = async (
  strapi: Core.Strapi,
  workflow: string,
  { name, documentId, action }: { name: string; documentId: string; action: string },
  actor: Actor,
): Promise<void> => {
  const type = `plugin::talent-office.${name}`;
  await decidedBy(strapi, workflow, name);
  const operation = randomUUID();
  await service(strapi, 'lifecycle').act({
    ...{ type, documentId, action, actor, input: {}, operation },
  });
  await signNext(strapi, type, documentId);
  await signNext(strapi, type, documentId);
};

/** The budget of a year. */
export const budgeted = (strapi: Core.Strapi, documentId: string, actor: Actor): Promise<void> =>
  decided(strapi, 'budget-arrangement', { name: 'fund-year', documentId, action: 'budget' }, actor);

/** A line that comes into a year that is open. */
export const added = (strapi: Core.Strapi, documentId: string, actor: Actor): Promise<void> =>
  decided(strapi, 'line-addition', { name: 'fund-line', documentId, action: 'add' }, actor);

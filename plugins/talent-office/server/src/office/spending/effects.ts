import type { Core } from '@strapi/strapi';

import type { Effect } from '../../engine/lifecycle';
import {
  fen,
  findEntries,
  getService,
  lockEntry,
  refuse,
  type Entry,
  type Tx,
} from '../../platform';
import { instalmentsOf } from '../benefit';
import { disbursementType } from '../fund';
import { decideTargets, describedTargets, lockTargets } from '../performance';

import { draw, takeBack } from './draw';
import { described } from './plan';
import { expenditures, invoices, invoicesOf, milestones, milestonesOf, projects } from './types';

const lines = 'plugin::talent-office.fund-line';

type Cause = Parameters<Effect>[2];

const actOnMilestone = (
  tx: Tx,
  strapi: Core.Strapi,
  { documentId }: Entry,
  action: 'plan' | 'stop',
  { operation, requestId = null }: Cause,
  input: Readonly<Record<string, unknown>> = {},
) =>
  getService(strapi, 'lifecycle').actWithin(tx, {
    type: milestones,
    documentId,
    action,
    input,
    actor: { kind: 'system', id: `${milestones}:${documentId}` },
    requestId,
    operation: `${operation}/${action}/${documentId}`,
  });

/** By their ids, by which everybody locks them. */
const lockMilestones = async (tx: Tx, strapi: Core.Strapi, project: Entry): Promise<void> => {
  const found = await milestonesOf(strapi, project);
  for (const { documentId } of found.sort((a, b) => a.id - b.id)) {
    await lockEntry(tx, strapi, milestones, documentId);
  }
};

/**
 * Approved after its line has closed, it would be committed in a year that is being settled.
 * @throws Refusal LINE_CLOSED
 */
const refuseClosedLine = async (tx: Tx, strapi: Core.Strapi, { line }: Entry): Promise<void> => {
  const found = await lockEntry(tx, strapi, lines, (line as Entry).documentId);
  if (found.state !== 'open') throw refuse('LINE_CLOSED');
};

/**
 * An approved project begins with the milestones and targets that were decided, each milestone with its money.
 * @throws Refusal PLAN_CHANGED where they are others meanwhile
 */
const startProject = async (
  tx: Tx,
  strapi: Core.Strapi,
  project: Entry,
  cause: Cause,
): Promise<void> => {
  await refuseClosedLine(tx, strapi, project);
  await lockMilestones(tx, strapi, project);
  const found = await milestonesOf(strapi, project);
  await getService(strapi, 'lifecycle').refuseTamperedAmong(milestones, found);
  await lockTargets(tx, strapi, project);
  const told = (text: string) => text || { zh: '无', en: 'none' };
  for (const [decided, now] of [
    [String(project.milestonePlan ?? ''), described(found)],
    [String(project.targetPlan ?? ''), await describedTargets(strapi, project)],
  ] as const) {
    if (decided !== now) throw refuse('PLAN_CHANGED', { decided: told(decided), now: told(now) });
  }
  await decideTargets(tx, strapi, project, {
    operation: cause.operation,
    requestId: cause.requestId ?? null,
  });
  const shares = found.map(({ sharePercent }) => Number(sharePercent));
  const amounts = instalmentsOf(fen(Number(project.amountFen)), shares);
  for (const [index, one] of found.entries()) {
    await actOnMilestone(tx, strapi, one, 'plan', cause, { amountFen: amounts[index] ?? 0 });
  }
};

/** What the end of a project leaves undone is stopped; its money went back to the line with the end. */
const stopMilestones = async (
  tx: Tx,
  strapi: Core.Strapi,
  project: Entry,
  cause: Cause,
): Promise<void> => {
  await lockMilestones(tx, strapi, project);
  for (const one of await milestonesOf(strapi, project)) {
    if (one.state === 'planned') await actOnMilestone(tx, strapi, one, 'stop', cause);
  }
};

const payMilestone = async (
  tx: Tx,
  strapi: Core.Strapi,
  milestone: Entry,
  cause: Cause,
): Promise<void> => {
  const { documentId } = milestone.project as Entry;
  const project = await lockEntry(tx, strapi, projects, documentId);
  if (project.state !== 'implementing') throw refuse('CONTENT_CHANGED', { attributes: 'project' });
  await getService(strapi, 'lifecycle').refuseTampered(projects, project);
  const all = (await milestonesOf(strapi, project)).filter(({ state }) => state !== 'draft');
  await draw(
    tx,
    strapi,
    {
      ...{ type: projects, holder: project, kind: 'unit-project' },
      of: { milestone: milestone.id },
      title: `${String(project.title)}：${String(milestone.title)}`,
      sequence: all.findIndex(({ id }) => id === milestone.id) + 1,
      count: all.length,
      amountFen: fen(Number(milestone.acceptedFen)),
    },
    cause,
  );
};

/** Of two invoices that would each still fit, the second finds what the first has left. */
const payInvoice = async (
  tx: Tx,
  strapi: Core.Strapi,
  invoice: Entry,
  cause: Cause,
): Promise<void> => {
  const { documentId } = invoice.expenditure as Entry;
  const expenditure = await lockEntry(tx, strapi, expenditures, documentId);
  if (expenditure.state !== 'approved') {
    throw refuse('CONTENT_CHANGED', { attributes: 'expenditure' });
  }
  await getService(strapi, 'lifecycle').refuseTampered(expenditures, expenditure);
  const before = (await invoicesOf(strapi, expenditure)).filter(
    ({ id, state }) => id !== invoice.id && (state === 'registered' || state === 'paid'),
  );
  await draw(
    tx,
    strapi,
    {
      ...{ type: expenditures, holder: expenditure, kind: 'direct-expenditure' },
      of: { invoice: invoice.id },
      title: `${String(expenditure.title)}：${String(invoice.number)}`,
      sequence: before.length + 1,
      count: before.length + 1,
      amountFen: fen(Number(invoice.amountFen)),
    },
    cause,
  );
};

const annulInvoice = async (
  tx: Tx,
  strapi: Core.Strapi,
  invoice: Entry,
  cause: Cause,
): Promise<void> => {
  const { documentId } = invoice.expenditure as Entry;
  const holder = await lockEntry(tx, strapi, expenditures, documentId);
  await getService(strapi, 'lifecycle').refuseTampered(expenditures, holder);
  const [one] = await findEntries(strapi, disbursementType, { invoice: { id: invoice.id } });
  if (!one) throw new Error(`${invoices} ${invoice.documentId} was never drawn`);
  await takeBack(tx, strapi, { type: expenditures, holder }, one.documentId, cause);
};

/** Registers what the declarations of this room name. */
export const registerSpendingEffects = (strapi: Core.Strapi): void => {
  const { registerEffect } = getService(strapi, 'lifecycle');
  registerEffect('start-project', (tx, entry, cause) => startProject(tx, strapi, entry, cause));
  registerEffect('start-expenditure', (tx, entry) => refuseClosedLine(tx, strapi, entry));
  registerEffect('stop-milestones', (tx, entry, cause) => stopMilestones(tx, strapi, entry, cause));
  registerEffect('pay-milestone', (tx, entry, cause) => payMilestone(tx, strapi, entry, cause));
  registerEffect('pay-invoice', (tx, entry, cause) => payInvoice(tx, strapi, entry, cause));
  registerEffect('annul-invoice', (tx, entry, cause) => annulInvoice(tx, strapi, entry, cause));
};

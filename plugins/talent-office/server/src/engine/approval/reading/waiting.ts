import type { Core } from '@strapi/strapi';

import { getService, reading } from '../../../platform';
import type { Person } from '../../organisation';

import type { ExclusionReason } from '../people';
import { openSteps, stepsFor } from './inbox';
import { readView } from './view';

/** An open step of somebody's own positions, and why a second person must keep out of its case. */
export interface WaitingStep {
  readonly target: { readonly type: string; readonly documentId: string };
  readonly seatTitle: string;
  readonly why: ExclusionReason | null;
}

const most = 5000;

/** What waits for one person by his own positions, as it would be another's. */
export const waitingFor = async (
  strapi: Core.Strapi,
  from: Person,
  to: Person,
): Promise<WaitingStep[]> => {
  const seats = await getService(strapi, 'organisation').seatsOf(from);
  const held = seats.filter(({ actingFor }) => actingFor === null);
  if (held.length === 0) return [];
  const rows = await reading(strapi, (knex) => openSteps(knex, stepsFor(from, held), most));
  const steps: WaitingStep[] = [];
  for (const { public_id: caseId, seat, stage } of rows) {
    const { one, workflow } = await readView(strapi, caseId);
    const found = workflow.stages[stage]?.seats.find(({ key }) => key === seat);
    steps.push({
      target: one.target,
      seatTitle: found?.title ?? seat,
      why: await getService(strapi, 'approval').keepOutOf(one, to),
    });
  }
  return steps;
};

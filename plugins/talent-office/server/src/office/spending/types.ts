import type { Core } from '@strapi/strapi';

import { findEntries, type Entry } from '../../platform';

export const projects = 'plugin::talent-office.unit-project';
export const milestones = 'plugin::talent-office.project-milestone';
export const expenditures = 'plugin::talent-office.direct-expenditure';
export const careActions = 'plugin::talent-office.care-action';
export const invoices = 'plugin::talent-office.expenditure-invoice';

/** What holds money of a line and is drawn on, by the limit `spending`. */
export type DrawnOn = typeof projects | typeof expenditures;

/** The milestones of a project, in the order in which they are due. */
export const milestonesOf = async (
  strapi: Core.Strapi,
  project: Pick<Entry, 'id'>,
): Promise<Entry[]> => {
  const found = await findEntries(strapi, milestones, { project: { id: project.id } });
  return found.sort((a, b) => String(a.dueOn).localeCompare(String(b.dueOn)) || a.id - b.id);
};

export const invoicesOf = (strapi: Core.Strapi, expenditure: Pick<Entry, 'id'>): Promise<Entry[]> =>
  findEntries(strapi, invoices, { expenditure: { id: expenditure.id } });

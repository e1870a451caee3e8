import type { Core } from '@strapi/strapi';

import { daily, getService, type JobRun } from '../../platform';
import { agentsFor, employers } from '../employer';

import { overdueOf } from './dues';

const dayMs = 24 * 60 * 60 * 1000;
/** Until it is proven, the employer and the office hear of it again so often. */
const everyDays = 7;

/** Tells agents and the office what an employer has not proven to have passed on, each week anew. */
export const remindPassingOn = async (
  strapi: Core.Strapi,
  { proceed }: Pick<JobRun, 'proceed'>,
): Promise<void> => {
  const organisation = getService(strapi, 'organisation');
  const today = getService(strapi, 'clock').today();
  const overdue = await overdueOf(strapi);
  const holders = await organisation.holdersOf({ role: 'office', unit: null });
  for (const employer of [...new Set(overdue.map((one) => one.employer))].sort()) {
    await proceed();
    const its = overdue.filter((one) => one.employer === employer);
    const dueOn = its[0]?.dueOn ?? today;
    const weeks = Math.floor((Date.parse(today) - Date.parse(dueOn)) / dayMs / everyDays);
    const staff = [];
    for (const holder of holders) staff.push(await organisation.personBy(`staff:${holder.staff}`));
    for (const to of [...(await agentsFor(strapi, employer)), ...staff]) {
      await getService(strapi, 'messages').send({
        ...{ to, kind: 'passing-on-due', occasion: `passing-on/${employer}/${dueOn}/${weeks}` },
        target: { type: employers, documentId: employer },
        facts: { count: String(its.length), dueOn },
      });
    }
  }
};

/** Called in `register()`. */
export const registerPassingOnReminder = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'passing-on.remind',
    title: { zh: '提醒用人单位提交转付证明', en: 'Ask employers for proof of passing on' },
    schedule: daily('09:00'),
    run: (run) => remindPassingOn(strapi, run),
  });
};

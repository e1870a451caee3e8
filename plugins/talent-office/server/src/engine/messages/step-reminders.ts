import type { Core } from '@strapi/strapi';

import { getService, settingsOf, type JobRun } from '../../platform';

import { eachAlone } from './each-alone';
import type { Messages } from './service';

/** Enough of an id to find it by, and to tell it from others on a page. */
export const shortNumber = (id: string): string => id.slice(0, 8);

/**
 * Tells the holders of a seat's position that its step is due, once before and once after. A date of
 * a year whose holidays are not known is not held against anybody.
 */
export const createStepReminders =
  (strapi: Core.Strapi, send: Messages['send']) =>
  async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<void> => {
    const calendar = getService(strapi, 'calendar');
    const organisation = getService(strapi, 'organisation');
    const today = getService(strapi, 'clock').today();
    const { workingDaysBefore } = settingsOf(strapi).reminders;
    const { until } = await calendar.addWorkingDays(today, workingDaysBefore);
    const steps = await getService(strapi, 'approval').stepsDueBefore(until);
    await eachAlone(
      steps,
      proceed,
      async ({ id, caseId, role, unit, dueOn, stageTitle, target }) => {
        const isOverdue = dueOn < today;
        if (isOverdue && (await calendar.isProvisional(dueOn))) return;
        const kind = isOverdue ? 'step-overdue' : 'step-due';
        const facts = { number: shortNumber(caseId), stage: stageTitle, dueOn };
        for (const staff of await organisation.holdersOf({ role, unit })) {
          const to = await organisation.personBy(`staff:${staff}`);
          await send({ to, kind, occasion: `${kind}/${id}`, target, facts });
        }
      },
    );
  };

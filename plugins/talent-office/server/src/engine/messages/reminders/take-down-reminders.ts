import type { Core } from '@strapi/strapi';

import { getService, type JobRun } from '../../../platform';

import type { Messages } from '../service';
import { eachAlone } from './each-alone';
import { shortNumber } from './step-reminders';

const dayMs = 24 * 60 * 60 * 1000;
/** Until somebody says that it is done, the office hears of it again so often. */
const everyDays = 7;

/** Tells the office to take down what stands on other sites of notices that are over. */
export const createTakeDownReminders =
  (strapi: Core.Strapi, send: Messages['send']) =>
  async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<void> => {
    const organisation = getService(strapi, 'organisation');
    const today = getService(strapi, 'clock').today();
    const due = await getService(strapi, 'notices').copiesDue(today);
    const holders = await organisation.holdersOf({ role: 'office', unit: null });
    await eachAlone(due, proceed, async ({ posting, from, places, target }) => {
      const weeks = Math.floor((Date.parse(today) - Date.parse(from)) / dayMs / everyDays);
      for (const { staff } of holders) {
        await send({
          to: await organisation.personBy(`staff:${staff}`),
          kind: 'notice-take-down',
          occasion: `take-down/${posting}/${weeks}`,
          target,
          facts: { number: shortNumber(posting), from, places: places.join('、') },
        });
      }
    });
  };

import type { Core } from '@strapi/strapi';

import {
  getService,
  plusDays,
  settingsOf,
  type CalendarDate,
  type JobRun,
} from '../../../platform';
import type { Seat } from '../../organisation';

import type { Messages, NewMessage } from '../service';
import { eachAlone } from './each-alone';
import { reminderDue, type Standing } from './which';

/** Enough of an id to find it by, and to tell it from others on a page. */
export const shortNumber = (id: string): string => id.slice(0, 8);

/** Further ahead than any list of days that a workflow may name. */
const horizon = 61;

/**
 * Tells the holders of a seat's position that its step is due, as often as its workflow says, and those of
 * the position that it was escalated to. A date of a year whose holidays are not known is not held against
 * anybody.
 */
export const createStepReminders = (strapi: Core.Strapi, send: Messages['send']) => {
  const tell = async (
    seat: Seat,
    message: Pick<NewMessage, 'kind' | 'occasion' | 'target' | 'facts'>,
  ): Promise<void> => {
    const organisation = getService(strapi, 'organisation');
    for (const { staff } of await organisation.holdersOf(seat)) {
      await send({ to: await organisation.personBy(`staff:${staff}`), ...message });
    }
  };

  /** Many steps share a day. */
  const standings = () => {
    const known = new Map<CalendarDate, Standing | null>();
    const today = getService(strapi, 'clock').today();
    const look = async (dueOn: CalendarDate): Promise<Standing | null> => {
      if (dueOn < today) {
        const late = await getService(strapi, 'approval').workingDaysLate(dueOn);
        return late > 0 ? { left: 0, late } : null;
      }
      const calendar = getService(strapi, 'calendar');
      const left = await calendar.workingDaysBetween(plusDays(today, 1), plusDays(dueOn, 1));
      return { left, late: 0 };
    };
    return async (dueOn: CalendarDate): Promise<Standing | null> => {
      if (!known.has(dueOn)) known.set(dueOn, await look(dueOn));
      return known.get(dueOn) ?? null;
    };
  };

  return async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<void> => {
    const today = getService(strapi, 'clock').today();
    const usual = [settingsOf(strapi).reminders.workingDaysBefore];
    const { until } = await getService(strapi, 'calendar').addWorkingDays(today, horizon);
    const standingOn = standings();
    const steps = await getService(strapi, 'approval').stepsDueBefore(until);
    await eachAlone(steps, proceed, async (step) => {
      const { id, dueOn, target, escalatedTo, remindDaysBefore: before = usual } = step;
      const standing = await standingOn(dueOn);
      if (!standing) return;
      const facts = { number: shortNumber(step.caseId), stage: step.stageTitle, dueOn };
      const due = reminderDue(standing, { before, every: step.overdueEveryDays });
      if (due) {
        const { kind, nth } = due;
        // With the day: a deadline that a pause has moved is a new one.
        await tell(step, { kind, occasion: `${kind}/${id}/${dueOn}/${nth}`, target, facts });
      }
      if (escalatedTo && standing.late > 0) {
        const kind = 'step-escalated';
        const told = { ...facts, days: String(standing.late) };
        await tell(escalatedTo, { kind, occasion: `${kind}/${id}`, target, facts: told });
      }
    });
  };
};

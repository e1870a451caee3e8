import { plusDays } from '../values';
import { shanghaiDate } from '../clock';

/**
 * Names the latest slot that is due at an instant; as long as the name is the same, the job has
 * nothing new to do. Slots that passed while no instance ran are not made up for: a job does whatever
 * is due, however long it has been so.
 */
export type Schedule = (now: Date) => string;

const minuteMs = 60_000;

/** A slot every `minutes` minutes, counted in UTC. */
export const everyMinutes =
  (minutes: number): Schedule =>
  (now) =>
    new Date(Math.floor(now.getTime() / (minutes * minuteMs)) * minutes * minuteMs)
      .toISOString()
      .slice(0, 16);

const timeOfDay = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * A slot a day, from that time in Asia/Shanghai on: `daily('02:30')`.
 * @throws RangeError for what is no time of day.
 */
export const daily = (time: string): Schedule => {
  const match = timeOfDay.exec(time);
  if (!match) throw new RangeError(`"${time}" is not a time of day`);
  const sinceMidnight = (Number(match[1]) * 60 + Number(match[2])) * minuteMs;
  return (now) => {
    const today = shanghaiDate(now);
    const begins = Date.parse(`${today}T00:00:00+08:00`) + sinceMidnight;
    return now.getTime() >= begins ? today : plusDays(today, -1);
  };
};

import { calendarDate, type CalendarDate } from './values';

/** The only source of time: an office decides by Asia/Shanghai dates wherever its server stands. */
export interface Clock {
  now(): Date;
  /** Today's date in Asia/Shanghai. */
  today(): CalendarDate;
}

export interface SettableClock extends Clock {
  /** Stops the clock at an instant; `null` lets it run again. */
  set(instant: Date | null): void;
  /** Does `work` as of an instant; the clock then goes on, or stands, as it did before. */
  during<T>(instant: Date, work: () => Promise<T>): Promise<T>;
}

declare module './services' {
  interface Services {
    clock: SettableClock;
  }
}

// China has kept UTC+8 without daylight saving since 1991.
const shanghaiOffsetMs = 8 * 60 * 60 * 1000;

/** The Asia/Shanghai calendar date of an instant. */
export const shanghaiDate = (instant: Date): CalendarDate =>
  calendarDate(new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10));

/** @param fixed an ISO instant at which the clock stands still (tests only). */
export const createClock = (fixed?: string): SettableClock => {
  let stopped = fixed ? new Date(fixed) : null;
  const now = (): Date => (stopped ? new Date(stopped) : new Date());
  return {
    now,
    today: () => shanghaiDate(now()),
    set: (instant) => {
      stopped = instant;
    },
    during: async (instant, work) => {
      const before = stopped;
      stopped = instant;
      try {
        return await work();
      } finally {
        stopped = before;
      }
    },
  };
};

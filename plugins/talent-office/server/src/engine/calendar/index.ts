export { loadKnownYears } from './bootstrap';
export { calendarOf, type CalendarExcerpt } from './excerpt';
export { routes as calendarRoutes } from './routes';
export { createCalendar, type Calendar } from './service';
export { calendarMigrations } from './store';
export {
  isProvisionalDate,
  isWorkingDate,
  type CountingOptions,
  type DayKind,
  type Period,
  type WorkingCalendar,
} from './working-days';
export type { CalendarDay, CalendarSource } from './year';

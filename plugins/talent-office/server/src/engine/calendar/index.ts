export { loadKnownYears } from './bootstrap';
export { routes as calendarRoutes } from './routes';
export { createCalendar, type Calendar } from './service';
export { calendarMigrations } from './store';
export type { CountingOptions, DayKind, Period } from './working-days';
export type { CalendarDay, CalendarSource } from './year';

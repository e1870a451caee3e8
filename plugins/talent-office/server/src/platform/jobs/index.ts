export { faultOf, storyOf } from './fault';
export { takeLease, type Lease } from './lease';
export { jobMigrations } from './migrations';
export { jobRoutes } from './routes';
export { daily, everyMinutes, type Schedule } from './schedule';
export {
  createJobs,
  type Job,
  type JobOutcome,
  type JobRun,
  type Jobs,
  type JobState,
} from './service';

export { round } from './content-types/round';
export { roundBenefit } from './content-types/round-benefit';
export { roundQuota } from './content-types/round-quota';
export { roundAppendOnly, roundMigrations } from './migrations';
export { registerRounds } from './register';
export { roundRoutes } from './routes';
export { roundObstacles } from './windows';

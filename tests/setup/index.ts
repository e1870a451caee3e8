export { registerFirstAdmin, testPassword } from './admin-account';
export {
  createBootedDatabase,
  createDatabase,
  databaseOfThisRun,
  mysqlServer,
  onMysqlServer,
  openDatabase,
  yearsOfThisRun,
} from './database';
export type { DatabaseKind, TestDatabase } from './database';
export { createMachineClock, type MachineClock } from './machine-clock';
export { rebuild, type Rebuilt } from './rebuild';
export { startSite } from './site';
export type { Site } from './site';
export { spawnSite } from './spawn-site';
export type { Scenario, Server, SpawnedSite } from './spawn-site';
export { startMysqlProxy } from './mysql-proxy';
export type { Cut, MysqlProxy } from './mysql-proxy';
export { withoutGuard } from './unguarded';

export { createAccept, type Acceptance, type TamperedEntry } from './accept';
export { openedIn, stateOf, stateWith } from './case-state';
export { digestsOf } from './digests';
export { createFrozen } from './frozen';
export { createGuarded, type Guarded, type Pointer } from './guarded';
export { createLateWrites, refuseLate, type LateWrites } from './late-writes';
export { lifecycleMigrations } from './migrations';
export { createSeals, type Seals } from './seals';
export { createTampered, type TamperedEntries } from './tampered';

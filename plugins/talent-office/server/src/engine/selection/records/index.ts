export {
  applicable,
  entriesOf,
  entryByPublicId,
  groupsToApply,
  insertEntry,
  isUntried,
  latestEntry,
  liveEntries,
  moveEntry,
  type EntryRecord,
} from './entries';
export {
  collectingGroup,
  groupById,
  groupByPublicId,
  groupsIn,
  groupsOver,
  lockGroup,
  moveGroup,
  type GroupRecord,
} from './groups';
export {
  closingOf,
  insertClosing,
  insertOrder,
  insertSeed,
  orderOf,
  seedOf,
  type ClosingRecord,
  type OrderRecord,
  type SeedRecord,
} from './orders';
export {
  candidatesOf,
  grantsOf,
  insertCandidates,
  insertGrant,
  insertRanks,
  ranksOf,
  type CandidateRecord,
  type GrantRecord,
  type RankRecord,
} from './ranks';

export {
  appliable,
  changeItem,
  insertItem,
  itemOf,
  itemsOf,
  meetingsOfCase,
  meetingOf,
  liveCases,
  releaseCase,
  removeItem,
  type ItemRecord,
} from './items';
export { insertMembers, membersOf, writeAttendance, type MemberRecord } from './members';
export { insertRecusal, recusalsOf, type RecusalRecord } from './recusals';
export { insertResolution, resolutionsOf, type ResolutionRecord } from './resolutions';

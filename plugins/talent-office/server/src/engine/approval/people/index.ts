export { actingForIn, capacityOf, reasonOf } from './capacity';
export {
  exclusionsFrom,
  refuseClerk,
  refuseConcerned,
  refuseExcluded,
  refuseParty,
  type ExclusionReason,
} from './exclusion';
export { officerFor, officeRole, type Officer } from './officer';
export { asksOneOf, createScope, escalatedToOneOf, isSeatOf, readByOneOf } from './scope';
export { createSigners, keptOutOf, type Signers, type SeatSigners } from './signers';

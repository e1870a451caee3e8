export { actingForIn, capacityOf, reasonOf } from './capacity';
export {
  exclusionsFrom,
  partiesOf,
  refuseClerk,
  refuseConcerned,
  refuseExcluded,
  refuseParty,
  type ExclusionReason,
} from './exclusion';
export { isOfficerFor, officerFor, officeRole, type Officer } from './officer';
export { asksOneOf, createScope, escalatedToOneOf, isSeatOf, readByOneOf } from './scope';
export { refuseSigner, signableFor, type Known, type Signable } from './signer';
export { createSigners, keptOutOf, type Signers, type SeatSigners } from './signers';

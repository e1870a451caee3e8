export { MeetingPanel } from './panel';
export { committeeRoleField, committeeUnitField, nameCommittee } from './layout';
export { CommitteeRoleField, CommitteeUnitField } from './position-fields';

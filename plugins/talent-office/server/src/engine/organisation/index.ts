export { recordChanges } from './changes';
export { appointment } from './content-types/appointment';
export { position } from './content-types/position';
export { staff } from './content-types/staff';
export { unit } from './content-types/unit';
export { samePerson, type Person, type PersonSource } from './persons';
export { createOrganisation, type Organisation, type Seat } from './service';

export { namedTable, tableRow } from './content-type';
export { registerTables } from './functions';
export { guardTables } from './guard';

export { EntryTypeField } from './entry-type-field';
export { entryTypeField, nameEntryType } from './layout';

/**
 * How ids, uids and keys are spelled: visible ASCII, as the columns that keep them are. MySQL compares
 * such a column with no other text: it fails, where SQLite finds nothing.
 */
export const visibleAscii = /^[\x21-\x7e]+$/;

/** The key of what is put in force, by which cases and benefits find its versions. */
export const keyForm = /^[a-z][a-z0-9-]*$/;

/** Bytes of one file: a scanned contract of some thirty pages fits. */
export const maxFileBytes = 10 * 1024 * 1024;

/** Files that an entry may have at a time. */
export const maxFilesPerEntry = 20;

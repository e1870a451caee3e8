/** Where the Content Manager edits an entry. */
export const entryLink = ({ type, documentId }: { type: string; documentId: string }): string =>
  `/content-manager/collection-types/${type}/${documentId}`;

/** Where the Content Manager makes a new entry of a type. */
export const newEntryLink = (type: string): string =>
  `/content-manager/collection-types/${type}/create`;

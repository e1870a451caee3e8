/** Where the Content Manager edits an entry. */
export const entryLink = ({ type, documentId }: { type: string; documentId: string }): string =>
  `/content-manager/collection-types/${type}/${documentId}`;

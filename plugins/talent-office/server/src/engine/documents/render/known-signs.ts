/** Signs that XML does not know would keep Word and WPS from opening a document. */
export const knownSigns = (line: string): string =>
  line.replace(/(?!\t)\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/gu, ' ');

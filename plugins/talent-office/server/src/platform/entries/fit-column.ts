/** Characters of a `string` attribute that names no limit of its own. */
const columnLength = 255;

/**
 * A text that we derive, cut to the attribute that keeps it: counted as Strapi counts what people type,
 * and never in the middle of a character. MySQL takes no longer text, and nobody typed this one.
 */
export const fitColumn = (text: string, most: number = columnLength): string => {
  const cut = text.slice(0, most);
  return /\p{Surrogate}$/u.test(cut) ? cut.slice(0, -1) : cut;
};

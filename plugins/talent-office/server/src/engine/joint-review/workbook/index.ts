export { isWorkbook, maxWorkbookBytes } from './bounds';
export { choiceWords, letterOf, type ColumnKey } from './columns';
export { readCells, readWorkbook, type AskedKey, type ReadWorkbook, type SheetRow } from './read';
export { writeWorkbook, type RowText } from './write';
export type { ReadCell } from './sheet';

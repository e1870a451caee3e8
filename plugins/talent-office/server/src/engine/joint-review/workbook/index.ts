export { isWorkbook, maxWorkbookBytes } from './bounds';
export { choiceWords, letterOf, type ColumnKey } from './columns';
export { readWorkbook, type AskedKey, type ReadWorkbook, type SheetRow } from './read';
export { writeWorkbook, type RowText } from './write';

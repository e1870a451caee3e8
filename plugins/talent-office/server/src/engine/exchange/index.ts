export { writeXlsx } from './xlsx';
export { sendTable, tableFormats, type TableFormat } from './send';
export {
  percentText,
  yuanText,
  type Cell,
  type Column,
  type ColumnKind,
  type Table,
} from './table';

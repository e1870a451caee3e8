/** What a column holds: `fen` are integers, shown in yuan; `permyriad` are parts of ten thousand. */
export type ColumnKind = 'text' | 'fen' | 'number' | 'permyriad';

export interface Column {
  readonly label: string;
  readonly kind: ColumnKind;
}

export type Cell = string | number | null;

/** A table that is shown, or leaves the house as a file. */
export interface Table {
  readonly title: string;
  /** Lines above the table: as of when, which period. */
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

import type { Knex } from 'knex';

/** One change of the plugin's own tables. MySQL commits each DDL by itself, so every statement must bear being run again. */
export interface Migration {
  /** Sorts: `0001-operations`. */
  readonly name: string;
  up(knex: Knex): Promise<void>;
}

export const isMysql = (knex: Knex): boolean =>
  (knex.client as { dialect?: string }).dialect === 'mysql';

/**
 * A text key that is compared byte by byte. MariaDB's default collation holds `Abc` = `abc`, which
 * would make two operations one.
 */
export const asciiKey = (
  table: Pick<Knex.CreateTableBuilder, 'string'>,
  column: string,
  length: number,
): Knex.ColumnBuilder => table.string(column, length).collate('ascii_bin');

/** Creates the table unless it stands already. */
export const createTable = async (
  knex: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void,
): Promise<void> => {
  if (!(await knex.schema.hasTable(name))) await knex.schema.createTable(name, build);
};

/** Adds the column unless it is there already. */
export const addColumn = async (
  knex: Knex,
  table: string,
  column: string,
  build: (table: Knex.AlterTableBuilder) => void,
): Promise<void> => {
  if (!(await knex.schema.hasColumn(table, column))) await knex.schema.alterTable(table, build);
};

/** Adds the index unless it is there already. */
export const addIndex = async (
  knex: Knex,
  table: string,
  name: string,
  columns: readonly string[],
): Promise<void> => {
  const found: unknown = isMysql(knex)
    ? await knex('information_schema.statistics')
        .whereRaw('table_schema = database()')
        .where({ table_name: table, index_name: name })
        .first('index_name')
    : await knex('sqlite_master').where({ type: 'index', name }).first('name');
  if (found) return;
  await knex.schema.alterTable(table, (altered) => {
    altered.index(columns, name);
  });
};

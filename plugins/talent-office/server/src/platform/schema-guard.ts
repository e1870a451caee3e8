import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** As much of Strapi's stored schema as says what it tracks. */
interface TrackedColumn {
  readonly name: string;
  readonly type: string;
  readonly args?: readonly unknown[];
}

interface TrackedTable {
  readonly name: string;
  readonly columns: readonly TrackedColumn[];
}

interface TrackedSchema {
  readonly tables: readonly TrackedTable[];
}

interface SchemaProvider {
  readonly schema: TrackedSchema;
  readonly schemaStorage: { read(): Promise<{ readonly schema: TrackedSchema } | null> };
  syncSchema(): Promise<string>;
}

/** Something that the schema sync would take away: a table, or one column of it. */
interface Loss {
  /** `table` or `table.column`, as the override names it. */
  readonly name: string;
  readonly what: string;
  /** Does anything stand there that would be lost? */
  isFilled(knex: Knex): Promise<boolean>;
}

const hasRow = async (query: Knex.QueryBuilder): Promise<boolean> =>
  (await query.first()) !== undefined;

const tableLoss = ({ name }: TrackedTable): Loss => ({
  name,
  what: 'no content type has this table any more',
  isFilled: async (knex) =>
    (await knex.schema.hasTable(name)) && hasRow(knex(name).select(knex.raw('1'))),
});

const columnLoss = (table: string, { name }: TrackedColumn, what: string): Loss => ({
  name: `${table}.${name}`,
  what,
  isFilled: async (knex) =>
    (await knex.schema.hasColumn(table, name)) &&
    hasRow(knex(table).whereNotNull(name).select(knex.raw('1'))),
});

const kindOf = ({ type, args = [] }: TrackedColumn): string =>
  args.length > 0 ? `${type} ${JSON.stringify(args)}` : type;

const lossesIn = (before: TrackedTable, after: TrackedTable): Loss[] =>
  before.columns.flatMap((column) => {
    const now = after.columns.find(({ name }) => name === column.name);
    if (!now) return [columnLoss(before.name, column, 'no attribute has this column any more')];
    if (kindOf(now) === kindOf(column)) return [];
    const what = `its type would change from ${kindOf(column)} to ${kindOf(now)}`;
    return [columnLoss(before.name, column, what)];
  });

const lossesBetween = (before: TrackedSchema, after: TrackedSchema): Loss[] =>
  before.tables.flatMap((table) => {
    const now = after.tables.find(({ name }) => name === table.name);
    return now ? lossesIn(table, now) : [tableLoss(table)];
  });

const override = 'ALLOW_SCHEMA_DROP';

const allowed = (): ReadonlySet<string> =>
  new Set((process.env[override] ?? '').split(',').map((name) => name.trim()));

/** @throws Error naming every table and column whose content would go */
const refuseLosses = async (strapi: Core.Strapi, provider: SchemaProvider): Promise<void> => {
  const stored = await provider.schemaStorage.read();
  if (!stored) return;
  const losses: Loss[] = [];
  for (const loss of lossesBetween(stored.schema, provider.schema)) {
    if (allowed().has(loss.name)) continue;
    if (await loss.isFilled(strapi.db.connection)) losses.push(loss);
  }
  if (losses.length === 0) return;
  const lines = losses.map(({ name, what }) => `  ${name}: ${what}`);
  throw new Error(
    `The database holds data that this build has no place for; nothing was changed.\n${lines.join('\n')}\n` +
      'Start the build that wrote it, or add a migration to database/migrations that moves the data. ' +
      `To give it up: ${override}=${losses.map(({ name }) => name).join(',')}`,
  );
};

/**
 * Refuses to boot before Strapi's schema sync would drop a table or column that holds data, or change
 * its type: after a field was renamed, or with an older build. Without it the data is dropped, or
 * stays behind unseen under an attribute that nobody reads any more. What is empty may go.
 *
 * Called in `register()`. The sync is wrapped where it compares, behind the site's own migrations:
 * one of them may just have moved the data.
 */
export const guardSchema = (strapi: Core.Strapi): void => {
  const provider = strapi.db.schema as unknown as SchemaProvider;
  const sync = provider.syncSchema.bind(provider);
  provider.syncSchema = async () => {
    await refuseLosses(strapi, provider);
    return sync();
  };
};

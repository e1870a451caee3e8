import { asciiKey, createTable, tables, type Migration } from '../../../platform';

/** How the engine left each entry: by digest, like what a case keeps of it. */
export const lifecycleMigrations: Migration[] = [
  {
    name: '0080-entry-seals',
    up: async (knex) => {
      await createTable(knex, tables.entrySeals, (table) => {
        table.increments('id');
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        table.text('guarded', 'longtext').notNullable();
        table.unique(['target_type', 'target_document_id'], {
          indexName: 'to_entry_seals_target',
        });
      });
      // Until now the latest case kept it after its end. A repeat takes nothing twice.
      await knex.raw(
        `insert into ${tables.entrySeals} (target_type, target_document_id, guarded)
         select one.target_type, one.target_document_id, one.guarded from ${tables.cases} one
         where one.state in ('approved', 'refused', 'withdrawn', 'expired')
           and one.guarded like '%"state":%'
           and not exists (select 1 from ${tables.cases} later
             where later.target_type = one.target_type
               and later.target_document_id = one.target_document_id and later.id > one.id)
           and not exists (select 1 from ${tables.entrySeals} sealed
             where sealed.target_type = one.target_type
               and sealed.target_document_id = one.target_document_id)`,
      );
    },
  },
];

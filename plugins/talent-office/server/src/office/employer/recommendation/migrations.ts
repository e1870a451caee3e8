import { asciiKey, createTable, tables, type Migration } from '../../../platform';

export const recommendationMigrations: Migration[] = [
  {
    name: '0250-recommendations',
    up: async (knex) => {
      await createTable(knex, tables.recommendationRequests, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_recommendation_requests_id');
        asciiKey(table, 'case_public_id', 36).notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        asciiKey(table, 'seat', 20).notNullable();
        asciiKey(table, 'party_kind', 10).notNullable();
        asciiKey(table, 'party_document_id', 64).notNullable();
        // As it signs: `employer:…`, or `unit:` and its code.
        asciiKey(table, 'party_key', 120).notNullable();
        table.string('party_name', 255).notNullable();
        // The applicant's own firm recommends him: this one is asked in addition.
        table.boolean('additional').notNullable();
        // Within what the people of a party are put in order.
        asciiKey(table, 'scope', 64).notNullable();
        table.string('asked_at', 24).notNullable();
        table.unique(['case_public_id', 'stage', 'round', 'seat'], {
          indexName: 'to_recommendation_requests_seat',
        });
        table.index(['party_kind', 'party_document_id'], 'to_recommendation_requests_party');
      });
      await createTable(knex, tables.recommendations, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_recommendations_id');
        table.integer('request_id').unsigned().notNullable();
        // One answer to a request; of one that a second clerk rejected it is empty.
        table.integer('answers').unsigned().unique('to_recommendations_answers');
        asciiKey(table, 'state', 12).notNullable();
        asciiKey(table, 'choice', 12).notNullable();
        table.integer('ranking');
        // Party and scope while the place is taken: no two people of a party have the same.
        asciiKey(table, 'ranking_key', 64);
        table.text('opinion').notNullable();
        asciiKey(table, 'file_public_id', 36);
        asciiKey(table, 'person', 120).notNullable();
        table.text('person_keys').notNullable();
        // Of one that came on paper: the date of its seal, and who wrote it down.
        table.string('signed_on', 10);
        table.string('made_at', 24).notNullable();
        asciiKey(table, 'closed_by', 120);
        table.string('closed_at', 24);
        table.text('closing_reason');
        table.unique(['ranking_key', 'ranking'], { indexName: 'to_recommendations_ranking' });
        table.index(['request_id'], 'to_recommendations_request');
      });
    },
  },
];

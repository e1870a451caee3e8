import type { Core } from '@strapi/strapi';

import type { OpenCases } from '../../../../shared/contracts/cases';
import { getService, isGranted, reading, tables, type Actor } from '../../platform';

import { endStates, type CaseState } from './machine';
import { asksOneOf } from './scope';

interface OpenCaseRow {
  readonly target_document_id: string;
  readonly state: CaseState;
}

/**
 * The states of the open cases of some entries of one type, by documentId, in one query however many
 * they are. Of a case that the reader may not read there is nothing.
 */
export const openCasesOf = async (
  strapi: Core.Strapi,
  reader: Actor,
  { type, documentIds }: { readonly type: string; readonly documentIds: readonly string[] },
): Promise<OpenCases> => {
  const readsAll = await isGranted(strapi, reader, 'cases.read-all');
  const organisation = getService(strapi, 'organisation');
  const held = readsAll ? [] : await organisation.seatsOf(await organisation.personOf(reader));
  if (!readsAll && held.length === 0) return {};
  const rows = (await reading(strapi, (knex) =>
    knex(`${tables.cases} as one`)
      .where('one.target_type', type)
      .whereIn('one.target_document_id', documentIds)
      .whereNotIn('one.state', endStates)
      .where((mine) => {
        if (readsAll) return;
        mine.whereExists((asked) =>
          asked
            .select('step.id')
            .from(`${tables.steps} as step`)
            .whereRaw('step.case_id = one.id')
            .where(asksOneOf(held)),
        );
      })
      .select('one.target_document_id', 'one.state'),
  )) as OpenCaseRow[];
  return Object.fromEntries(
    rows.map(({ target_document_id: documentId, state }) => [documentId, state]),
  );
};

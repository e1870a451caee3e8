import type { Core } from '@strapi/strapi';

import type { LatestCases } from '../../../../../shared/contracts/cases';
import { getService, isGranted, reading, tables, type Actor } from '../../../platform';

import { latestIds, type CaseState } from '../case';
import { readByOneOf } from '../people';
import type { WorkflowBody } from '../workflow';

interface LatestCaseRow {
  readonly target_document_id: string;
  readonly state: CaseState;
  readonly stage: number;
  readonly body: string;
}

const stageTitle = ({ stage, body }: LatestCaseRow): string | null =>
  (JSON.parse(body) as WorkflowBody).stages[stage]?.title ?? null;

/**
 * Where the last case of each of some entries of one type stands, by documentId, in one query however
 * many they are. Of a case that the reader may not read there is nothing.
 */
export const latestCasesOf = async (
  strapi: Core.Strapi,
  reader: Actor,
  { type, documentIds }: { readonly type: string; readonly documentIds: readonly string[] },
): Promise<LatestCases> => {
  const readsAll = await isGranted(strapi, reader, 'cases.read-all');
  const organisation = getService(strapi, 'organisation');
  const held = readsAll ? [] : await organisation.seatsOf(await organisation.personOf(reader));
  if (!readsAll && held.length === 0) return {};
  const rows = (await reading(strapi, (knex) =>
    knex(`${tables.cases} as one`)
      .join(`${tables.workflowVersions} as version`, 'version.id', 'one.workflow_version_id')
      .whereIn('one.id', latestIds(type, documentIds))
      .where((mine) => {
        if (readsAll) return;
        mine.whereExists((asked) =>
          asked
            .select('step.id')
            .from(`${tables.steps} as step`)
            .whereRaw('step.case_id = one.id')
            .where(readByOneOf(held)),
        );
      })
      .select('one.target_document_id', 'one.state', 'one.stage', 'version.body'),
  )) as LatestCaseRow[];
  return Object.fromEntries(
    rows.map((row) => [
      row.target_document_id,
      { state: row.state, stage: row.state === 'open' ? stageTitle(row) : null },
    ]),
  );
};

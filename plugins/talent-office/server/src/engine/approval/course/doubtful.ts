import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  actorKey,
  getService,
  reading,
  tables,
  transaction,
  type Actor,
  type JobRun,
  type RowId,
} from '../../../platform';

import { lockCase } from '../case';
import type { Signers } from '../people';

const timekeeper = { kind: 'system', id: 'cases.clear-doubts' } as const satisfies Actor;

interface DoubtfulRow {
  id: RowId<'step'>;
  role: string;
  unit: string | null;
  required: number;
  public_id: string;
}

/** Open steps of running cases of which it was to be asked again whether enough people can sign them. */
const doubtfulSteps = async (knex: Knex): Promise<DoubtfulRow[]> =>
  (await knex(`${tables.steps} as step`)
    .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
    .where({ 'step.outcome': null, 'one.state': 'open', 'step.blocked': true })
    .whereNotNull('step.role')
    .orderBy('step.id')
    .select(
      'step.id',
      'step.role',
      'step.unit',
      'step.required',
      'one.public_id',
    )) as DoubtfulRow[];

/**
 * Whoever declares a relationship, or hands over, puts every open step of the site in doubt; the office's
 * inbox asks of each who can sign it. What has signers enough is asked about no more.
 * @returns how many
 */
export const createClearDoubts =
  (strapi: Core.Strapi, signers: Signers) =>
  async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<number> => {
    const today = getService(strapi, 'clock').today();
    const clear = (row: DoubtfulRow): Promise<number> => {
      const key = `${actorKey(timekeeper)}/${row.id}/${today}`;
      return transaction(strapi, { key, input: { caseId: row.public_id } }, async (tx) => {
        const one = await lockCase(tx, row.public_id);
        // Held before anybody is looked at: who puts all steps in doubt meanwhile waits, and does it after this.
        await tx(tables.steps).where({ id: row.id }).forUpdate().first('id');
        const [found] = await signers(tx, one, [row]);
        const signed = await tx(tables.decisions).where({ step_id: row.id }).count({ made: '*' });
        const lacking = row.required - Number(signed[0]?.made ?? 0);
        if ((found?.signatures ?? 0) < lacking) return 0;
        return tx(tables.steps).where({ id: row.id, outcome: null }).update({ blocked: false });
      });
    };
    let count = 0;
    for (const row of await reading(strapi, doubtfulSteps)) {
      await proceed();
      count += await clear(row);
    }
    return count;
  };

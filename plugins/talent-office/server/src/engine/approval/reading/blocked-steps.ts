import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { getService, reading, tables, type Tx } from '../../../platform';
import type { Holder, Seat } from '../../organisation';

import { caseByPublicId } from '../case';
import type { Signers } from '../people';

interface OpenStepRow {
  id: number;
  role: string;
  unit: string | null;
  required: number;
  blocked: boolean | number;
  /** Signatures that this step has, and that its stage has in this round. */
  signed: number;
  signed_beside: number;
  public_id: string;
}

const openSteps = (knex: Knex): Promise<OpenStepRow[]> =>
  knex(`${tables.steps} as step`)
    .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
    .where({ 'step.outcome': null, 'one.state': 'open' })
    .whereNotNull('step.role')
    .orderBy('step.id')
    .select('step.id', 'step.role', 'step.unit', 'step.required', 'step.blocked', 'one.public_id')
    .select({
      signed: knex(tables.decisions).count('*').whereRaw('step_id = step.id'),
      signed_beside: knex(tables.decisions)
        .count('*')
        .whereRaw('case_id = step.case_id and stage = step.stage and round = step.round'),
    });

/**
 * Ids of the open steps that cannot get their signatures: their position is vacant today, or whoever
 * holds it must keep out of this case. A step that opened so is asked about again, for the position may
 * have been filled since.
 */
export const createBlockedSteps = (strapi: Core.Strapi, signers: Signers) => {
  const holdersOf = async (seats: ReadonlyMap<string, Seat>): Promise<Map<string, Holder[]>> => {
    const found = new Map<string, Holder[]>();
    for (const [key, seat] of seats) {
      found.set(key, await getService(strapi, 'organisation').holdersOf(seat));
    }
    return found;
  };

  const keyOf = ({ role, unit }: Seat): string => JSON.stringify([role, unit]);

  return (): Promise<number[]> =>
    reading(strapi, async (knex) => {
      const rows = await openSteps(knex);
      const held = await holdersOf(new Map(rows.map((row) => [keyOf(row), row])));
      const blocked: number[] = [];
      for (const row of rows) {
        const holders = held.get(keyOf(row)) ?? [];
        const appointed = holders.filter(({ actingFor }) => actingFor === null);
        const isVacant = appointed.length < row.required;
        // Who signed another seat of this stage signs no second one: the last holder may be used up.
        // A substitute may have to keep out where the one whom he stands for need not.
        const isDoubtful =
          Boolean(row.blocked) ||
          Number(row.signed_beside) > Number(row.signed) ||
          holders.length > appointed.length;
        if (!isVacant && !isDoubtful) continue;
        const one = await caseByPublicId(knex, row.public_id);
        const [found] = await signers(knex as Tx, one, [row]);
        if ((found?.signatures ?? 0) < row.required - Number(row.signed)) blocked.push(row.id);
      }
      return blocked;
    });
};

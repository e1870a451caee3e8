import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { getService, isGranted, reading, tables, type Actor, type RowId } from '../../platform';
import type { Seat } from '../organisation';

import type { Target } from './target';

/** One case, or all that an entry has had. */
export type Scope = { readonly caseId: RowId<'case'> } | { readonly target: Target };

/** Is this the seat that a step asks? */
export const isSeatOf = (held: Seat, asked: Seat): boolean =>
  held.role === asked.role && (asked.unit === null || held.unit === asked.unit);

/** The same in SQL: narrows a query of `step` to those that ask one of the seats held. */
export const asksOneOf =
  (held: readonly Seat[]) =>
  (steps: Knex.QueryBuilder): void => {
    for (const { role, unit } of held) {
      steps.orWhere((seat) =>
        seat
          .where('step.role', role)
          .where((at) => at.whereNull('step.unit').orWhere('step.unit', unit ?? '')),
      );
    }
  };

/** Who reads cases: whoever may read all, and who holds a seat that a step asks, or once asked. */
export const createScope = (strapi: Core.Strapi) => {
  const askedSeats = (scope: Scope): Promise<Seat[]> =>
    reading(strapi, async (knex) => {
      const seats = knex(`${tables.steps} as step`)
        .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
        .whereNotNull('step.role')
        .distinct('step.role', 'step.unit');
      return (await ('caseId' in scope
        ? seats.where('one.id', scope.caseId)
        : seats.where({
            'one.target_type': scope.target.type,
            'one.target_document_id': scope.target.documentId,
          }))) as Seat[];
    });

  return async (reader: Actor, scope: Scope): Promise<boolean> => {
    if (await isGranted(strapi, reader, 'cases.read-all')) return true;
    const organisation = getService(strapi, 'organisation');
    const held = await organisation.seatsOf(await organisation.personOf(reader));
    if (held.length === 0) return false;
    const asked = await askedSeats(scope);
    return held.some((mine) => asked.some((seat) => isSeatOf(mine, seat)));
  };
};

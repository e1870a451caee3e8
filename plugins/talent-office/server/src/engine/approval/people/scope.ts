import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { getService, isGranted, reading, tables, type Actor, type RowId } from '../../../platform';
import type { Seat } from '../../organisation';

import type { Target } from '../case';

/** One case, or all that an entry has had. */
export type Scope = { readonly caseId: RowId<'case'> } | { readonly target: Target };

/** Is this the seat that a step asks? */
export const isSeatOf = (held: Seat, asked: Seat): boolean =>
  held.role === asked.role && (asked.unit === null || held.unit === asked.unit);

/** The same in SQL, of one of the two positions that a step knows: it asks one, and is escalated to one. */
const atOneOf =
  (role: string, unit: string) =>
  (held: readonly Seat[]) =>
  (steps: Knex.QueryBuilder): void => {
    for (const mine of held) {
      steps.orWhere((seat) =>
        seat
          .where(role, mine.role)
          .where((at) => at.whereNull(unit).orWhere(unit, mine.unit ?? '')),
      );
    }
  };

/** Narrows a query of `step` to those that ask one of the seats held. */
export const asksOneOf = atOneOf('step.role', 'step.unit');

/** Narrows it to those that are escalated to one of them. */
export const escalatedToOneOf = atOneOf('step.escalated_role', 'step.escalated_unit');

/** Narrows it to those by which who holds one of these seats reads their case. */
export const readByOneOf =
  (held: readonly Seat[]) =>
  (steps: Knex.QueryBuilder): void => {
    asksOneOf(held)(steps);
    escalatedToOneOf(held)(steps);
  };

/**
 * Who reads cases: whoever may read all, and who holds a seat that a step asks, or once asked, or a position
 * that it was escalated to.
 */
export const createScope = (strapi: Core.Strapi) => {
  const askedSeats = (scope: Scope): Promise<Seat[]> =>
    reading(strapi, async (knex) => {
      const steps = () => {
        const joined = knex(`${tables.steps} as step`).join(
          `${tables.cases} as one`,
          'one.id',
          'step.case_id',
        );
        return 'caseId' in scope
          ? joined.where('one.id', scope.caseId)
          : joined.where({
              'one.target_type': scope.target.type,
              'one.target_document_id': scope.target.documentId,
            });
      };
      const asked = (await steps()
        .whereNotNull('step.role')
        .distinct('step.role', 'step.unit')) as Seat[];
      const escalated = (await steps()
        .whereNotNull('step.escalated_role')
        .distinct({ role: 'step.escalated_role', unit: 'step.escalated_unit' })) as Seat[];
      return [...asked, ...escalated];
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

import type { Core } from '@strapi/strapi';

import {
  fen,
  findEntries,
  getService,
  lockEntry,
  refuse,
  type CalendarDate,
  type Entry,
  type Tx,
} from '../../platform';
import { disbursementType } from '../fund';

import { changes } from './types';

/** A change with the part of the award that it is about. */
interface Changed {
  readonly change: Entry;
  readonly part: Entry;
}

const amountOf = ({ amountFen }: Entry): number => fen(Number(amountFen));

/**
 * What an amendment may change of a part: one that is not on its way, due no earlier than the amendment
 * takes effect, on another day of its own year. The money of a year that is open stays as it is committed.
 * @throws Refusal CHANGE_TOO_LATE, CHANGE_BEFORE_EFFECT, CHANGE_OF_YEAR, CHANGE_OF_COMMITTED
 */
const refuseUnchangeable = ({ change, part }: Changed, effectiveOn: CalendarDate): void => {
  const facts = { title: String(part.title) };
  if (part.state !== 'planned' && part.state !== 'committed')
    throw refuse('CHANGE_TOO_LATE', facts);
  const dueOn = change.dueOn as CalendarDate | null;
  const days = [part.dueOn as CalendarDate, ...(dueOn === null ? [] : [dueOn])];
  if (days.some((day) => day < effectiveOn)) throw refuse('CHANGE_BEFORE_EFFECT', facts);
  if (dueOn !== null && Number(dueOn.slice(0, 4)) !== Number(part.budgetYear)) {
    throw refuse('CHANGE_OF_YEAR', { ...facts, year: Number(part.budgetYear) });
  }
  if (change.amountFen != null && part.state !== 'planned') {
    throw refuse('CHANGE_OF_COMMITTED', facts);
  }
};

const changesOf = async (
  strapi: Core.Strapi,
  amendment: Entry,
  state: 'draft' | 'included',
): Promise<Entry[]> => {
  const found = await findEntries(strapi, changes, { amendment: { id: amendment.id }, state });
  return found.sort((a, b) => a.id - b.id);
};

/**
 * The parts that an amendment changes, locked and found to be such as may be changed.
 * @throws Refusal REFERENCE_MISSING, CHANGE_ELSEWHERE, CHANGE_SUM, and of each part what it refuses
 */
export const changedParts = async (
  tx: Tx,
  strapi: Core.Strapi,
  { amendment, award }: { readonly amendment: Entry; readonly award: Pick<Entry, 'id'> },
  state: 'draft' | 'included',
): Promise<Changed[]> => {
  const all = await changesOf(strapi, amendment, state);
  const parts = all.flatMap(({ disbursement }) => (disbursement as Entry | null) ?? []);
  if (parts.length < all.length) {
    throw refuse('REFERENCE_MISSING', { type: changes, path: 'disbursement' });
  }
  const locked = new Map<number, Entry>();
  for (const { documentId } of parts.toSorted((a, b) => a.id - b.id)) {
    const part = await lockEntry(tx, strapi, disbursementType, documentId);
    locked.set(part.id, part);
  }
  const found = all.flatMap((change): Changed[] => {
    const part = locked.get((change.disbursement as Entry).id);
    return part ? [{ change, part }] : [];
  });
  for (const { part } of found) {
    if ((part.application as Entry | null)?.id !== award.id) {
      throw refuse('CHANGE_ELSEWHERE', { title: String(part.title) });
    }
  }
  for (const one of found) refuseUnchangeable(one, amendment.effectiveOn as CalendarDate);
  const amounts = found.filter(({ change }) => change.amountFen != null);
  const more = amounts.reduce(
    (sum, { change, part }) => sum + amountOf(change) - amountOf(part),
    0,
  );
  if (more !== 0 || amounts.some(({ change }) => amountOf(change) === 0))
    throw refuse('CHANGE_SUM');
  return found;
};

/** Writes what was agreed into the parts. */
export const carryOut = async (
  tx: Tx,
  strapi: Core.Strapi,
  found: readonly Changed[],
): Promise<void> => {
  for (const { change, part } of found) {
    await getService(strapi, 'lifecycle').writeWithin(tx, disbursementType, part, {
      ...(change.dueOn == null ? {} : { dueOn: change.dueOn }),
      ...(change.amountFen == null ? {} : { amountFen: amountOf(change) }),
    });
  }
};

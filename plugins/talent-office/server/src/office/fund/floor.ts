import type { Core } from '@strapi/strapi';

import { whenOf, type Condition } from '../../engine/declaration';
import { evaluateNow, refuseUnmet, type Effect } from '../../engine/lifecycle';
import {
  fen,
  findEntries,
  getService,
  lockEntry,
  refuse,
  type Entry,
  type Tx,
} from '../../platform';

import { reasonStated } from './content-types/fund-line';
import { commitPlanned } from './planned';
import { refuseChanged } from './planned-lines';
import { refuseOutdatedPlan } from './use-plan';

const years = 'plugin::talent-office.fund-year';
const lines = 'plugin::talent-office.fund-line';

type Cause = Parameters<Effect>[2];

interface Move {
  readonly year: Entry;
  readonly cause: Cause;
  readonly from: 'draft' | 'budgeted';
  readonly action: 'budget' | 'open';
}

/** The rule of the opening and the amount of the shortfall, as the year itself declares them. */
const declaredOf = (strapi: Core.Strapi): { opening: readonly Condition[]; shortfall: string } => {
  const { states, derive } = getService(strapi, 'declarations').of(years) ?? {};
  const opening = whenOf(states?.budgeted?.open ?? {});
  const shortfall = derive?.shortfallFen?.value;
  if (opening.length === 0 || typeof shortfall !== 'string') {
    throw new Error(`${years} declares no floor of the own budget`);
  }
  return { opening, shortfall };
};

/**
 * Holds a year to the very rule by which it is opened, and keeps its shortfall current. The year's
 * row is locked first: of two who each would leave just enough, the second sees what the first left.
 * @throws Refusal CONDITION_NOT_MET; CONTENT_CHANGED where the year itself came past the gate
 */
const holdToFloor = async (
  tx: Tx,
  strapi: Core.Strapi,
  documentId: string,
  cause: Cause,
): Promise<void> => {
  const year = await lockEntry(tx, strapi, years, documentId);
  await getService(strapi, 'lifecycle').refuseTampered(years, year);
  const { opening, shortfall } = declaredOf(strapi);
  for (const condition of opening) await refuseUnmet(strapi, years, year, condition);
  const from = fen(Number(year.shortfallFen ?? 0));
  const to = fen(Number((await evaluateNow(strapi, years, year, shortfall, 'int')).value));
  if (year.shortfallFen != null && from === to) return;
  await getService(strapi, 'lifecycle').writeWithin(tx, years, year, { shortfallFen: to });
  if (from === to) return;
  await getService(strapi, 'audit').record(tx, {
    actor: cause.actor,
    action: 'fund.shortfall',
    target: { type: years, documentId },
    before: { shortfallFen: from },
    after: { shortfallFen: to },
    details: { from, to, action: cause.action, by: `${cause.type}:${cause.documentId}` },
    requestId: cause.requestId ?? null,
  });
};

/**
 * Takes the lines of a year on, one by one under their locks: what an editor saves meanwhile is counted
 * as it then stands, and the floor is asked again when nothing can change any more. Resolves to the lines
 * as they stood.
 */
const moveLines = async (
  tx: Tx,
  strapi: Core.Strapi,
  { year, cause, from, action }: Move,
): Promise<Entry[]> => {
  const planned = await findEntries(strapi, lines, { fundYear: { id: year.id }, state: from });
  const moved: Entry[] = [];
  for (const { documentId } of planned.sort((a, b) => a.id - b.id)) {
    const line = await lockEntry(tx, strapi, lines, documentId);
    if ((line.fundYear as Entry | null)?.id !== year.id || line.state !== from) continue;
    await refuseUnmet(strapi, lines, line, reasonStated);
    await getService(strapi, 'lifecycle').actWithin(tx, {
      type: lines,
      documentId,
      action,
      actor: { kind: 'system', id: `${years}:${year.documentId}` },
      requestId: cause.requestId ?? null,
      operation: cause.operation,
    });
    moved.push(line);
  }
  return moved;
};

/** The year may have begun to close while the line was looked at: then it gets no more lines. */
const refuseNotOpen = async (tx: Tx, strapi: Core.Strapi, { documentId }: Entry): Promise<void> => {
  const { state } = await lockEntry(tx, strapi, years, documentId);
  if (state !== 'open') throw refuse('LINE_CLOSED');
};

/** Registers what the declarations of years and lines name: what moves their lines, and `hold-floor`. */
export const registerFloor = (strapi: Core.Strapi): void => {
  const lifecycle = getService(strapi, 'lifecycle');
  lifecycle.registerEffect('budget-lines', async (tx, year, cause) => {
    const found = await moveLines(tx, strapi, { year, cause, from: 'draft', action: 'budget' });
    refuseChanged(String(year.budgetLines ?? ''), found);
    await holdToFloor(tx, strapi, year.documentId, cause);
  });
  lifecycle.registerEffect('open-lines', async (tx, year, cause) => {
    const found = await moveLines(tx, strapi, { year, cause, from: 'budgeted', action: 'open' });
    refuseChanged(String(year.budgetLines ?? ''), found);
    await holdToFloor(tx, strapi, year.documentId, cause);
    await refuseOutdatedPlan(strapi, year);
    await commitPlanned(tx, strapi, year, cause);
  });
  lifecycle.registerEffect('hold-added', async (tx, line, cause) => {
    const year = line.fundYear as Entry | null;
    if (!year) return;
    await refuseNotOpen(tx, strapi, year);
    if (line.source === 'own-budget') await holdToFloor(tx, strapi, year.documentId, cause);
  });
  lifecycle.registerEffect('hold-floor', async (tx, entry, cause) => {
    const year = cause.type === years ? entry : (entry.fundYear as Entry | null);
    if (!year) return;
    // Money from elsewhere does not count, whatever becomes of it.
    if (cause.type === lines && entry.source !== 'own-budget') return;
    await holdToFloor(tx, strapi, year.documentId, cause);
  });
};

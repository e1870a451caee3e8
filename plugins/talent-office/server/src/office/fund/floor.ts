import type { Core } from '@strapi/strapi';

import { whenOf, type Condition } from '../../engine/declaration';
import { evaluateNow, refuseUnmet, type Effect } from '../../engine/lifecycle';
import { fen, findEntries, getService, lockEntry, type Entry, type Tx } from '../../platform';

import { reasonStated } from './content-types/fund-line';
import { commitPlanned } from './planned';

const years = 'plugin::talent-office.fund-year';
const lines = 'plugin::talent-office.fund-line';

type Cause = Parameters<Effect>[2];

/** The rule of the opening and the amount of the shortfall, as the year itself declares them. */
const declaredOf = (strapi: Core.Strapi): { opening: readonly Condition[]; shortfall: string } => {
  const { states, derive } = getService(strapi, 'declarations').of(years) ?? {};
  const opening = whenOf(states?.draft?.open ?? {});
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
 * Opens the lines of a year, one by one under their locks: what an editor saves meanwhile is counted
 * as it then stands, and the floor is asked again when nothing can change any more.
 */
const openLines = async (tx: Tx, strapi: Core.Strapi, year: Entry, cause: Cause): Promise<void> => {
  const planned = await findEntries(strapi, lines, { fundYear: { id: year.id } });
  for (const { documentId } of planned.sort((a, b) => a.id - b.id)) {
    const line = await lockEntry(tx, strapi, lines, documentId);
    if ((line.fundYear as Entry | null)?.id !== year.id) continue;
    await refuseUnmet(strapi, lines, line, reasonStated);
    await getService(strapi, 'lifecycle').actWithin(tx, {
      type: lines,
      documentId,
      action: 'open',
      actor: { kind: 'system', id: `${years}:${year.documentId}` },
      requestId: cause.requestId ?? null,
      operation: cause.operation,
    });
  }
};

/** Registers what the declarations of years and lines name: `open-lines` and `hold-floor`. */
export const registerFloor = (strapi: Core.Strapi): void => {
  const lifecycle = getService(strapi, 'lifecycle');
  lifecycle.registerEffect('open-lines', async (tx, year, cause) => {
    await openLines(tx, strapi, year, cause);
    await holdToFloor(tx, strapi, year.documentId, cause);
    await commitPlanned(tx, strapi, year, cause);
  });
  lifecycle.registerEffect('hold-floor', async (tx, entry, cause) => {
    const year = cause.type === years ? entry : (entry.fundYear as Entry | null);
    // Money from elsewhere does not count, whatever becomes of it.
    if (!year || (cause.type === lines && entry.source !== 'own-budget')) return;
    await holdToFloor(tx, strapi, year.documentId, cause);
  });
};

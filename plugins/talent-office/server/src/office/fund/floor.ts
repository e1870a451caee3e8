import type { Core } from '@strapi/strapi';

import { celOf, whenOf, type Condition } from '../../engine/declaration';
import type { Value, Wanted } from '../../engine/expression';
import type { Effect } from '../../engine/lifecycle';
import {
  fen,
  findEntries,
  getService,
  lockEntry,
  refuse,
  writeEntry,
  type Entry,
  type Tx,
} from '../../platform';

import { reasonStated } from './content-types/fund-line';

const years = 'plugin::talent-office.fund-year';
const lines = 'plugin::talent-office.fund-line';

type Cause = Parameters<Effect>[2];

/** @throws Refusal FACTS_MISSING: no decision about money on what is not known */
const valueOf = async (
  strapi: Core.Strapi,
  type: string,
  { id }: Entry,
  source: string,
  wanted: Wanted,
): Promise<Value> => {
  const expressions = getService(strapi, 'expressions');
  const compiled = expressions.compile(type, source, wanted);
  const outcome = compiled.evaluate(await expressions.loadFacts(type, id, [compiled]));
  if (outcome.known) return outcome.value;
  throw refuse('FACTS_MISSING', { missing: outcome.missing.join(', ') }, outcome.missing[0]);
};

/** @throws Refusal CONDITION_NOT_MET in the words of the condition */
const refuseUnless = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  condition: Condition,
): Promise<void> => {
  if ((await valueOf(strapi, type, entry, celOf(condition), 'bool')) === true) return;
  throw refuse('CONDITION_NOT_MET', typeof condition === 'string' ? {} : { ...condition });
};

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
 * @throws Refusal CONDITION_NOT_MET
 */
const holdToFloor = async (
  tx: Tx,
  strapi: Core.Strapi,
  documentId: string,
  cause: Cause,
): Promise<void> => {
  const year = await lockEntry(tx, strapi, years, documentId);
  const { opening, shortfall } = declaredOf(strapi);
  for (const condition of opening) await refuseUnless(strapi, years, year, condition);
  const from = fen(Number(year.shortfallFen ?? 0));
  const to = fen(Number(await valueOf(strapi, years, year, shortfall, 'int')));
  if (year.shortfallFen != null && from === to) return;
  await writeEntry(tx, strapi, years, year.id, { shortfallFen: to });
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
    await refuseUnless(strapi, lines, line, reasonStated);
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
  });
  lifecycle.registerEffect('hold-floor', async (tx, entry, cause) => {
    const year = cause.type === years ? entry : (entry.fundYear as Entry | null);
    // Money from elsewhere does not count, whatever becomes of it.
    if (!year || (cause.type === lines && entry.source !== 'own-budget')) return;
    await holdToFloor(tx, strapi, year.documentId, cause);
  });
};

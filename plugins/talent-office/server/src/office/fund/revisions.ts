import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext } from '../../engine/expression';
import { refuseUnmet, type Effect } from '../../engine/lifecycle';
import {
  actorKey,
  fen,
  findEntries,
  getService,
  lockEntry,
  type Entry,
  type Tx,
} from '../../platform';

import { byOffice, sound } from './content-types/budget-revision';
import { budgetAfter, doorOf, idOf } from './revision-door';

const lines = 'plugin::talent-office.fund-line';
const revisions = 'plugin::talent-office.budget-revision';
const years = 'plugin::talent-office.fund-year';

type Cause = Parameters<Effect>[2];

const move = async (
  tx: Tx,
  strapi: Core.Strapi,
  revision: Entry,
  { operation, actor }: Cause,
): Promise<void> => {
  const ref = (line: unknown) =>
    ({ type: lines, documentId: (line as Entry).documentId, asset: 'fen' }) as const;
  await getService(strapi, 'ledger').transfer(tx, {
    opKey: `${operation}/revise/${revision.documentId}`,
    debit: { line: ref(revision.fromLine) },
    credit: { line: ref(revision.toLine) },
    amount: fen(Number(revision.amountFen)),
    reason: String(revision.reason),
    reference: `${revisions}:${revision.documentId}`,
    actor: actorKey(actor),
  });
};

/** Through the line's own door, so that supply, floor and audit are what they are for every change of it. */
const change = async (
  tx: Tx,
  strapi: Core.Strapi,
  { revision, line }: { readonly revision: Entry; readonly line: Entry },
  { operation, requestId }: Cause,
): Promise<void> => {
  await getService(strapi, 'lifecycle').actWithin(tx, {
    type: lines,
    documentId: line.documentId,
    action: 'revise',
    input: { budgetFen: String(budgetAfter(line, revision)) },
    reason: String(revision.reason),
    actor: { kind: 'system', id: `${revisions}:${revision.documentId}` },
    requestId: requestId ?? null,
    operation,
  });
};

/**
 * Moves the money, or changes what one line is supplied with. The lines are locked first, in id order: of
 * two that would each stay within the office's share, the second sees what the first moved; and no line
 * is closed meanwhile.
 * @throws Refusal CONDITION_NOT_MET, INSUFFICIENT_FUNDS, SUPPLY_BELOW_USE, LINE_CLOSED
 */
const reviseLines = async (
  tx: Tx,
  strapi: Core.Strapi,
  revision: Entry,
  cause: Cause,
): Promise<void> => {
  const named = [revision.fromLine, revision.toLine].filter((line) => line != null) as Entry[];
  const locked: Entry[] = [];
  for (const { documentId } of named.sort((a, b) => a.id - b.id)) {
    locked.push(await lockEntry(tx, strapi, lines, documentId));
  }
  for (const condition of cause.action === 'adjust' ? [...sound, ...byOffice] : sound) {
    await refuseUnmet(strapi, revisions, revision, condition);
  }
  const [line, other] = locked;
  if (other) await move(tx, strapi, revision, cause);
  else if (line) await change(tx, strapi, { revision, line }, cause);
};

/** The year of the lines, whichever of them is given. */
const yearOf = async (strapi: Core.Strapi, { id }: Entry): Promise<Entry | null> => {
  const [revision] = await findEntries(strapi, revisions, { id });
  const lineId = idOf(revision?.fromLine) ?? idOf(revision?.toLine);
  const [line] = lineId === undefined ? [] : await findEntries(strapi, lines, { id: lineId });
  const yearId = idOf(line?.fundYear);
  const [year] = yearId === undefined ? [] : await findEntries(strapi, years, { id: yearId });
  return year ?? null;
};

/** Registers what the declaration of revisions names: `revisionDoor()`, their year and `revise-lines`. */
export const registerRevisions = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'revisionDoor(): string',
    load: async ({ entry }: FactContext) => {
      const [revision] = entry ? await findEntries(strapi, revisions, { id: entry.id }) : [];
      return revision ? doorOf(strapi, revision) : null;
    },
    call: (facts) => {
      if (facts === null) throw absentFact('revisionDoor()');
      return String(facts);
    },
  });
  const lifecycle = getService(strapi, 'lifecycle');
  lifecycle.registerFinder('year-of-revision', (_tx, revision) => yearOf(strapi, revision));
  lifecycle.registerEffect('revise-lines', (tx, revision, cause) =>
    reviseLines(tx, strapi, revision, cause),
  );
};

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

const lines = 'plugin::talent-office.fund-line';
const revisions = 'plugin::talent-office.budget-revision';
const settings = 'plugin::talent-office.office-setting';

/** Inside one use the office moves so many per cent of a line's original budget in a year. */
const defaultPercent = 10;

/** Who decides a revision, or why nobody can. */
type Door =
  | 'office'
  | 'across-uses'
  | 'beyond-limit'
  | 'same-line'
  | 'other-year'
  | 'other-source'
  | 'not-open';

const idOf = (related: unknown): number | undefined => (related as Entry | null)?.id;

const limitPercent = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await strapi.db.query(settings).findOne({})) as {
    revisionLimitPercent: number | null;
  } | null;
  return row?.revisionLimitPercent ?? defaultPercent;
};

/** What the office alone has moved out of a line and into it, in fen; one does not make up for the other. */
const movedByOffice = async (strapi: Core.Strapi, line: Entry, except: number): Promise<number> => {
  const found = await findEntries(strapi, revisions, {
    state: 'adjusted',
    id: { $ne: except },
    $or: [{ fromLine: { id: line.id } }, { toLine: { id: line.id } }],
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(revisions, found);
  return found.reduce((sum, { amountFen }) => sum + fen(Number(amountFen)), 0);
};

const doorOf = async (strapi: Core.Strapi, revision: Entry): Promise<Door | null> => {
  const [fromId, toId] = [idOf(revision.fromLine), idOf(revision.toLine)];
  if (fromId === undefined || toId === undefined || revision.amountFen == null) return null;
  if (fromId === toId) return 'same-line';
  const found = await findEntries(strapi, lines, { id: { $in: [fromId, toId] } });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(lines, found);
  const [from, to] = [fromId, toId].map((id) => found.find((line) => line.id === id));
  if (!from || !to) return null;
  if (from.state !== 'open' || to.state !== 'open') return 'not-open';
  if (idOf(from.fundYear) !== idOf(to.fundYear)) return 'other-year';
  // Else money of an earlier year would get a new age with every revision.
  const sameOrigin = (from.originYear ?? null) === (to.originYear ?? null);
  if (from.source !== to.source || !sameOrigin) return 'other-source';
  if (from.use !== to.use) return 'across-uses';
  const moved = await movedByOffice(strapi, from, revision.id);
  const original = fen(Number(from.originalFen ?? from.budgetFen));
  const wanted = BigInt(moved) + BigInt(fen(Number(revision.amountFen)));
  const most = BigInt(original) * BigInt(await limitPercent(strapi));
  return wanted * 100n > most ? 'beyond-limit' : 'office';
};

/**
 * Moves the money. Both lines are locked first, in id order: of two that would each stay within the
 * office's share, the second sees what the first moved; and neither line is closed meanwhile.
 * @throws Refusal CONDITION_NOT_MET, INSUFFICIENT_FUNDS, LINE_CLOSED
 */
const reviseLines = async (
  tx: Tx,
  strapi: Core.Strapi,
  revision: Entry,
  { action, operation, actor }: Parameters<Effect>[2],
): Promise<void> => {
  const [from, to] = [revision.fromLine as Entry, revision.toLine as Entry];
  for (const { documentId } of [from, to].sort((a, b) => a.id - b.id)) {
    await lockEntry(tx, strapi, lines, documentId);
  }
  for (const condition of action === 'adjust' ? [...sound, ...byOffice] : sound) {
    await refuseUnmet(strapi, revisions, revision, condition);
  }
  const ref = ({ documentId }: Entry) => ({ type: lines, documentId, asset: 'fen' }) as const;
  await getService(strapi, 'ledger').transfer(tx, {
    opKey: `${operation}/revise/${revision.documentId}`,
    debit: { line: ref(from) },
    credit: { line: ref(to) },
    amount: fen(Number(revision.amountFen)),
    reason: String(revision.reason),
    reference: `${revisions}:${revision.documentId}`,
    actor: actorKey(actor),
  });
};

/** Registers what the declaration of revisions names: `revisionDoor()` and `revise-lines`. */
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
  getService(strapi, 'lifecycle').registerEffect('revise-lines', (tx, revision, cause) =>
    reviseLines(tx, strapi, revision, cause),
  );
};

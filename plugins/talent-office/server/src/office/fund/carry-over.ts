import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext, type Json } from '../../engine/expression';
import { refuseUnmet, type Effect } from '../../engine/lifecycle';
import {
  fen,
  findEntries,
  getService,
  lockEntry,
  reading,
  type Entry,
  type Tx,
} from '../../platform';

import { carries } from './content-types/carry-over';
import { carriedLine, nextYearOf, yearOf } from './carried-line';
import { commitmentsOf, leftOf, type Commitment } from './commitments';
import { disbursement } from './disbursed';

const lines = 'plugin::talent-office.fund-line';
const decisions = 'plugin::talent-office.carry-over';

type Cause = Parameters<Effect>[2];

const lineRef = ({ documentId }: Entry) => ({ type: lines, documentId, asset: 'fen' }) as const;

/** What one step of a carry-over posts. */
interface Step {
  readonly from: Entry;
  readonly to: Entry | 'returned';
  readonly amount: number;
  readonly operation: string;
}

const move = async (
  tx: Tx,
  strapi: Core.Strapi,
  decision: Entry,
  { from, to, amount, operation }: Step,
): Promise<void> => {
  if (amount === 0) return;
  await getService(strapi, 'ledger').sweep(
    tx,
    lineRef(from),
    to === 'returned' ? to : lineRef(to),
    {
      operation,
      reason: String(decision.reason),
      reference: `${decisions}:${decision.documentId}`,
      actor: `system:${decisions}:${decision.documentId}`,
    },
    amount,
  );
};

/**
 * Takes a commitment along: given back to the closed line, carried, and committed again at once; nobody
 * else can draw on it in between, for all of it is one transaction.
 */
const carryCommitment = async (
  tx: Tx,
  strapi: Core.Strapi,
  decision: Entry,
  { from, to, one, operation }: Omit<Step, 'to' | 'amount'> & { to: Entry; one: Commitment },
): Promise<void> => {
  const { type, limit, state } = one;
  const { documentId } = one.entry;
  const found = await lockEntry(tx, strapi, type, documentId);
  // Sent to be paid, or over, meanwhile: it stays where it was committed.
  if (found.state !== state || (found.line as Entry | null)?.id !== from.id) return;
  const holder = { type, documentId, limit };
  const amount = leftOf(found);
  const step = `${operation}/commitment/${documentId}`;
  const cause = {
    operation: step,
    reason: String(decision.reason),
    reference: `${decisions}:${decision.documentId}`,
    actor: `system:${decisions}:${decision.documentId}`,
  };
  const ledger = getService(strapi, 'ledger');
  await ledger.bring(tx, holder, null, null, 0, cause);
  await move(tx, strapi, decision, { from, to, amount, operation: step });
  await ledger.bring(tx, holder, lineRef(to), 'committed', amount, cause);
  await getService(strapi, 'lifecycle').writeWithin(tx, type, found, {
    line: to.id,
    // Lists of payments are of one year: by the old one, which is closing, it would be on none.
    ...(type === disbursement ? { budgetYear: (await yearOf(strapi, to))?.year } : {}),
  });
};

/**
 * Carries over or returns what was decided, and no fen more: what came back to the line meanwhile waits
 * for another decision. @throws Refusal CONDITION_NOT_MET, INSUFFICIENT_FUNDS
 */
const carry = async (tx: Tx, strapi: Core.Strapi, decision: Entry, cause: Cause): Promise<void> => {
  const from = await lockEntry(tx, strapi, lines, (decision.line as Entry).documentId);
  await getService(strapi, 'lifecycle').refuseTampered(lines, from);
  for (const condition of carries) await refuseUnmet(strapi, decisions, decision, condition);
  const operation = `${cause.operation}/carry-over/${decision.documentId}`;
  const amount = fen(Number(decision.amountFen));
  if (decision.decision === 'return') {
    await move(tx, strapi, decision, { from, to: 'returned', amount, operation });
    return;
  }
  const to = await carriedLine(tx, strapi, from, cause);
  await move(tx, strapi, decision, { from, to, amount, operation });
  for (const one of await commitmentsOf(strapi, from)) {
    await carryCommitment(tx, strapi, decision, { from, to, one, operation });
  }
};

/** Registers what the declaration of carry-overs names. */
export const registerCarryOver = (strapi: Core.Strapi): void => {
  const lineOf = async ({ entry }: FactContext): Promise<Entry | null> => {
    const [decision] = entry ? await findEntries(strapi, decisions, { id: entry.id }) : [];
    const id = (decision?.line as Entry | null | undefined)?.id;
    const [line] = id === undefined ? [] : await findEntries(strapi, lines, { id });
    return line ?? null;
  };
  const amounts: Readonly<Record<string, (line: Entry) => Promise<number>>> = {
    freeOnLine: async (line) =>
      (
        await reading(strapi, (knex) =>
          getService(strapi, 'ledger').lineTotals(knex, lineRef(line)),
        )
      ).available,
    committedOnLine: async (line) =>
      (await commitmentsOf(strapi, line)).reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
  const expressions = getService(strapi, 'expressions');
  for (const [name, amountOf] of Object.entries(amounts)) {
    expressions.registerFunction({
      signature: `${name}(): int`,
      unit: 'fen',
      load: async (context): Promise<Json> => {
        const line = await lineOf(context);
        return line && amountOf(line);
      },
      call: (facts) => {
        if (facts === null) throw absentFact(`${name}()`);
        return BigInt(Number(facts));
      },
    });
  }
  expressions.registerFunction({
    signature: 'nextYearOpen(): bool',
    load: async (context): Promise<Json> => {
      const line = await lineOf(context);
      return line && (await nextYearOf(strapi, line))?.state === 'open';
    },
    call: (facts) => {
      if (facts === null) throw absentFact('nextYearOpen()');
      return facts === true;
    },
  });
  getService(strapi, 'lifecycle').registerEffect('carry-over', (tx, decision, cause) =>
    carry(tx, strapi, decision, cause),
  );
};

import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  canonicalValue,
  getService,
  isCalendarDate,
  Refusal,
  refuse,
  type Entry,
  type Tx,
} from '../../../platform';
import { heldWhile, whileCase, type Declaration, type ExclusiveRight } from '../../declaration';
import { daySlots, type Cause } from '../../ledger';

import type { TamperedEntries } from '../seals';

import { amountNow } from './amount';
import { createLines } from './lines';

/** How an entry stands: by that its limits, supplies and exclusive rights are decided. */
export interface Standing {
  readonly type: string;
  readonly entry: Entry;
  readonly before: string;
  readonly state: string;
  readonly caseOpen: boolean;
  /** Phases that the passed stages of the open case gave to limits. */
  readonly phases: Readonly<Record<string, string>>;
  /** Did nothing of it come past the gate? If so, it only gives back what its state does not hold. */
  readonly isTrusted: boolean;
}

const mostYears = 50;

/**
 * Every day becomes a row: a slip of the pen in a year must not make a million of them.
 * @throws Refusal REFERENCE_MISSING, PERIOD_INVALID
 */
const slotsDuring = (entry: Entry, [fromName, toName]: readonly [string, string]): string[] => {
  for (const path of [fromName, toName]) {
    if (entry[path] == null) throw refuse('REFERENCE_MISSING', { path }, path);
  }
  const from = String(entry[fromName]);
  const to = String(entry[toName]);
  const latest = `${Number(from.slice(0, 4)) + mostYears}${from.slice(4)}`;
  if (!isCalendarDate(from) || !isCalendarDate(to) || from >= to || to > latest) {
    throw refuse('PERIOD_INVALID', { years: mostYears }, toName);
  }
  return daySlots(from, to);
};

/** That another one holds a right, as its declaration words it. */
const inItsWords = (error: unknown, { zh, en }: ExclusiveRight): unknown =>
  error instanceof Refusal && error.code === 'ALREADY_CLAIMED' && zh !== undefined
    ? refuse(error.code, { ...error.facts, zh, en })
    : error;

/**
 * What an entry holds is a function of its state: whatever led there, these bring the ledger in line
 * with what should be held, and a repeat changes nothing.
 */
export const createHoldings = (strapi: Core.Strapi, tampered: Pick<TamperedEntries, 'refuse'>) => {
  const ledger = () => getService(strapi, 'ledger');
  const declarationOf = (type: string): Declaration =>
    getService(strapi, 'declarations').of(type) ?? {};

  const { supplying, lineOf } = createLines(strapi, tampered);

  const bringLimits = async (tx: Tx, standing: Standing, cause: Cause): Promise<void> => {
    const { type, entry, state, phases, caseOpen, isTrusted } = standing;
    for (const [name, limit] of Object.entries(declarationOf(type).limits ?? {})) {
      const phase = (caseOpen ? phases[name] : undefined) ?? limit.at[state] ?? null;
      const holder = { type, documentId: entry.documentId, limit: name };
      if (phase === null) {
        await ledger().bring(tx, holder, null, null, 0, cause);
        continue;
      }
      if (!isTrusted) continue;
      const amount = await amountNow(strapi, type, entry, limit.amount);
      await ledger().bring(tx, holder, await lineOf(type, entry, limit), phase, amount, cause);
    }
  };

  const bringSupply = async (tx: Tx, standing: Standing, cause: Cause): Promise<void> => {
    const { type, entry, before, state, isTrusted } = standing;
    const { supplies } = declarationOf(type);
    const line = supplying(type, entry.documentId);
    if (!supplies || !line) return;
    if (supplies.while.includes(state)) {
      if (!isTrusted) return;
      await ledger().supply(tx, line, await amountNow(strapi, type, entry, supplies.amount), cause);
    } else if (supplies.while.includes(before)) {
      await ledger().close(tx, line);
    }
  };

  const bringRights = async (tx: Tx, standing: Standing): Promise<void> => {
    const { type, entry, state, caseOpen, isTrusted } = standing;
    const kinds = attributeKinds(strapi, type);
    const owner = `${type}:${entry.documentId}`;
    const declaration = declarationOf(type);
    for (const [index, right] of (declaration.unique ?? []).entries()) {
      const name = `${type}#${index}`;
      const held = heldWhile(declaration, right);
      const wanted = held.includes(state) || (caseOpen && held.includes(whileCase));
      if (wanted && !isTrusted) continue;
      const values = right.on.map((one) =>
        canonicalValue(kinds[one] ?? { type: 'string' }, entry[one]),
      );
      await ledger().release(tx, { name, owner });
      // As in SQL, nothing is unlike nothing: an empty value claims nothing.
      if (!wanted || values.includes(null)) continue;
      const slots = right.during ? slotsDuring(entry, right.during) : [''];
      try {
        await ledger().claim(tx, { name, key: JSON.stringify(values), slots, owner });
      } catch (error) {
        throw inItsWords(error, right);
      }
    }
  };

  return async (tx: Tx, standing: Standing, cause: Cause): Promise<void> => {
    await bringRights(tx, standing);
    await bringSupply(tx, standing, cause);
    await bringLimits(tx, standing, cause);
  };
};

export type BringHoldings = ReturnType<typeof createHoldings>;

import type { Knex } from 'knex';

import type { Tx, RowId } from '../../platform';

/** What an account counts: money in fen (分), or places (名额). */
export const assets = ['fen', 'place'] as const;
export type Asset = (typeof assets)[number];

/** A line (资金科目 or quota): the entry that supplies, and what it supplies. */
export interface LineRef {
  readonly type: string;
  readonly documentId: string;
  readonly asset: Asset;
}

/** Who holds: an entry by one of its declared limits. */
export interface Holder {
  readonly type: string;
  readonly documentId: string;
  readonly limit: string;
}

/** The phases that `bring` moves both ways; every other phase is registered by the room that needs it. */
export const enginePhases = ['reserved', 'committed'] as const;

/** `reserved`, `committed`, or the name of a registered phase (`paid`, `recovered`, …). */
export type Phase = string;

/** Why something is posted. */
export interface Cause {
  /** Stem of the operation's unique key: the same stem never posts the same step twice. */
  readonly operation: string;
  readonly reason: string;
  readonly reference: string;
  readonly actor: string;
}

/** An account by what it is; `accountCode()` gives its code. Opened by its first transfer. */
export type AccountRef =
  | { readonly source: Asset }
  | { readonly line: LineRef }
  | { readonly line: LineRef; readonly returned: true }
  | { readonly line: LineRef; readonly holder: Holder; readonly phase: Phase };

export interface TransferInput {
  /** Unique for ever: a repeat with the same input is the same transfer. */
  readonly opKey: string;
  readonly debit: AccountRef;
  readonly credit: AccountRef;
  /** Fen or places, by the accounts' asset; a positive integer. */
  readonly amount: number;
  readonly reason: string;
  readonly reference: string;
  readonly actor: string;
}

/** What an entry holds in one phase on one line; amounts in fen or places. */
export interface Holding {
  readonly line: LineRef;
  readonly phase: Phase;
  readonly amount: number;
}

/** Amounts in fen or places, by the line's asset. `supplied + carried = available + Σ byPhase`. */
export interface LineTotals {
  /** Net of what came from `source`. */
  readonly supplied: number;
  /** Net of what came from (negative: went to) other lines by carry-over (结转). */
  readonly carried: number;
  readonly available: number;
  readonly byPhase: Readonly<Record<Phase, number>>;
  readonly closed: boolean;
}

/** What a line and other lines exchanged for one reason; amount in fen or places. */
export interface Exchange {
  readonly reference: string;
  readonly amount: number;
}

/** Half-open `[from, to)`. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface StatementRow {
  readonly id: RowId<'transfer'>;
  /** ISO-8601 UTC instant. */
  readonly at: string;
  /** Code of the account on the other side. */
  readonly counterpart: string;
  /** Positive: came in. Negative: went out. */
  readonly amount: number;
  readonly balance: number;
  readonly reason: string;
  readonly reference: string;
  readonly actor: string;
  readonly reversalOf: RowId<'transfer'> | null;
}

export interface Statement {
  readonly opening: number;
  readonly closing: number;
  readonly rows: readonly StatementRow[];
}

export interface ClaimInput {
  /** Name of the right, as declared. */
  readonly name: string;
  /** What is taken: one room, one person. Any text. */
  readonly key: string;
  /** `['']` for the whole thing, or the days that `daySlots` gives. */
  readonly slots: readonly string[];
  /** The entry that owns the right, `<type>:<documentId>`. */
  readonly owner: string;
}

export interface ReleaseInput {
  readonly name: string;
  readonly owner: string;
  readonly key?: string;
  /** Only this slot and the later ones: ending early keeps the days that were used. */
  readonly fromSlot?: string;
}

export interface VerifyFailure {
  readonly check: string;
  readonly rows: readonly unknown[];
}

/**
 * Money, places and exclusive rights. Everything that writes takes a `Tx` and is part of its
 * caller's transaction; a refusal leaves nothing half done, so that a caller may catch it and go on.
 * An entry's accounts are changed under the lock of their owner's row; a line's `available` account
 * only by one conditional UPDATE.
 */
export interface Ledger {
  /**
   * Makes the net supply of a line from `source` equal to `amount`; opens the line on first use.
   * @throws Refusal SUPPLY_BELOW_USE `{ used, wanted }`, SUPPLY_TOO_LARGE, LINE_CLOSED
   */
  supply(tx: Tx, line: LineRef, amount: number, cause: Cause): Promise<void>;

  /**
   * Makes what the holder holds equal to `amount` in `phase` on `line`, and nothing anywhere else:
   * the difference comes from, or goes back to, `available`. What has gone on to a registered phase
   * (sent, paid, …) counts as held and moves only where a move is registered, else by `transfer` or
   * `reverse`; to such a phase goes what was held before, and nothing out of `available`.
   * `phase` null holds nothing.
   * @throws Refusal INSUFFICIENT_FUNDS or NO_PLACES_LEFT `{ free, wanted }`, LINE_CLOSED, NO_LINE,
   *   AMOUNT_BELOW_USE `{ used, wanted }`, MORE_THAN_HELD `{ held, wanted }`, IDEMPOTENCY_KEY_REUSED
   */
  bring(
    tx: Tx,
    holder: Holder,
    line: LineRef | null,
    phase: Phase | null,
    amount: number,
    cause: Cause,
  ): Promise<void>;

  /**
   * Posts one transfer and resolves to its id.
   * @throws Refusal INSUFFICIENT_FUNDS, NO_PLACES_LEFT, MORE_THAN_HELD `{ held, wanted }`,
   *   LINE_CLOSED, IDEMPOTENCY_KEY_REUSED
   */
  transfer(tx: Tx, input: TransferInput): Promise<RowId<'transfer'>>;

  /**
   * Swaps a recorded transfer, once, and resolves to the new one's id.
   * @throws Refusal ALREADY_REVERSED, MONEY_MOVED_ON `{ free, wanted }`, LINE_CLOSED, NOT_FOUND
   */
  reverse(tx: Tx, transferId: RowId<'transfer'>, cause: Cause): Promise<RowId<'transfer'>>;

  /** Stops debits from the line's `available`; credits still arrive. @throws Refusal NO_LINE */
  close(tx: Tx, line: LineRef): Promise<void>;

  /**
   * Moves what is available on a closed line to its successor, or marks it returned to the treasury;
   * resolves to the amount moved (fen or places): all of it, or the amount that was decided.
   * @throws Refusal LINE_NOT_CLOSED, NO_LINE, INSUFFICIENT_FUNDS
   */
  sweep(
    tx: Tx,
    line: LineRef,
    to: LineRef | 'returned',
    cause: Cause,
    amount?: number,
  ): Promise<number>;

  /** Current balance; 0 for an account that was never opened. Fen or places. */
  balance(knex: Knex, code: string): Promise<number>;

  /** What the holder holds, by line and phase; nothing held is not listed. */
  held(knex: Knex, holder: Holder): Promise<Holding[]>;

  /** The same of one limit of many entries of a type, by documentId, in as many statements as of one. */
  heldOfEach(
    knex: Knex,
    holder: Omit<Holder, 'documentId'>,
    documentIds: readonly string[],
  ): Promise<ReadonlyMap<string, Holding[]>>;

  lineTotals(knex: Knex, line: LineRef): Promise<LineTotals>;

  /** Net of what came from other lines (negative: went to them), by the reference it was posted under. */
  exchanges(knex: Knex, line: LineRef): Promise<Exchange[]>;

  /** Balance by replay of everything posted before `instant`. */
  balanceAt(knex: Knex, code: string, instant: Date): Promise<number>;

  /** Opening balance, every transfer in `[from, to)`, closing balance. */
  statement(knex: Knex, code: string, period: Period): Promise<Statement>;

  /**
   * Takes slots for an owner; those it has already stay its own.
   * @throws Refusal ALREADY_CLAIMED `{ name, key, slot }` with the first slot of another owner
   */
  claim(tx: Tx, input: ClaimInput): Promise<void>;

  /** Gives slots back; resolves to how many. */
  release(tx: Tx, input: ReleaseInput): Promise<number>;

  /** Are these books whole? An empty list says so; each failure names its rows. */
  verify(): Promise<{ failures: VerifyFailure[] }>;

  /** Adds phases beyond `reserved` and `committed`; called in `register()`. */
  registerPhases(...names: readonly Phase[]): void;

  /**
   * Lets `bring` move on the same line what is in one phase to another (`sent` to `paid`, or back to
   * `committed`); called in `register()`, after `registerPhases`.
   */
  registerMove(from: Phase, to: Phase): void;

  isPhase(name: string): boolean;
}

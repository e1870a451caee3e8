import {
  isDuplicateKey,
  isMysql,
  plusDays,
  refuse,
  tables,
  type CalendarDate,
  type Tx,
} from '../../platform';
import { asciiCode } from './codes';
import type { ClaimInput, ReleaseInput } from './types';

interface ClaimRow {
  name: string;
  key: string;
  slot: string;
  owner: string;
}

// SQLite takes at most 500 rows in one INSERT of knex's form.
const batchSize = 400;

// One refused attempt shows the other owner's claim; more are needed only where it is gone again.
const maxAttempts = 4;

/** One slot per day of the half-open period `[from, to)`. @throws RangeError when it is empty. */
export const daySlots = (from: CalendarDate, to: CalendarDate): string[] => {
  if (from >= to) throw new RangeError(`the period [${from}, ${to}) has no day`);
  const days: string[] = [];
  for (let day = from; day < to; day = plusDays(day, 1)) days.push(day);
  return days;
};

const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batchSize) }, (_, index) =>
    all.slice(index * batchSize, (index + 1) * batchSize),
  );

/** Takes what nobody has, in slot order; another owner's slot stops it and gives back what was taken. */
const insertFree = async (tx: Tx, rows: readonly ClaimRow[]): Promise<boolean> => {
  const taken: ClaimRow[] = [];
  for (const batch of batches(rows)) {
    try {
      await tx<ClaimRow>(tables.claims).insert(batch);
      taken.push(...batch);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      for (const earlier of batches(taken)) {
        const [first] = earlier;
        if (!first) continue;
        await tx<ClaimRow>(tables.claims)
          .where({ name: first.name, key: first.key })
          .whereIn(
            'slot',
            earlier.map(({ slot }) => slot),
          )
          .delete();
      }
      return false;
    }
  }
  return true;
};

/**
 * The claimants of one period wait here, one behind the other. At their days they would wait in a
 * crowd: when a refused one gives its days back, InnoDB hands the gap to all who waited for them,
 * and those then insert into each other's way, which is a deadlock. The
 * row stays for ever; "on duplicate key update" takes it exclusively at once, where "insert ignore"
 * would share it first.
 */
const queueFor = async (tx: Tx, right: Pick<ClaimRow, 'name' | 'key'>): Promise<void> => {
  if (!isMysql(tx)) return;
  await tx(tables.periodRights).insert(right).onConflict(['name', 'key']).merge();
};

/** See `Ledger.claim`. */
export const claim = async (tx: Tx, input: ClaimInput): Promise<void> => {
  const right = { name: asciiCode(input.name), key: asciiCode(input.key) };
  const owner = asciiCode(input.owner);
  // In one order for everybody: two overlapping periods wait for each other in a row, not in a circle.
  const slots = [...new Set(input.slots)].sort();
  if (slots.some((slot) => slot !== '')) await queueFor(tx, right);
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const existing = await tx<ClaimRow>(tables.claims)
      .where(right)
      .whereBetween('slot', [slots[0] ?? '', slots.at(-1) ?? ''])
      .select('slot', 'owner');
    const owners = new Map(existing.map((row) => [row.slot, row.owner]));
    const conflict = slots.find((slot) => owners.has(slot) && owners.get(slot) !== owner);
    if (conflict !== undefined) {
      throw refuse('ALREADY_CLAIMED', { name: input.name, key: input.key, slot: conflict });
    }
    const missing = slots.filter((slot) => !owners.has(slot));
    const rows = missing.map((slot) => ({ ...right, slot, owner }));
    if (await insertFree(tx, rows)) return;
  }
  throw refuse('BUSY', { retryAfterSeconds: 1 });
};

/** See `Ledger.release`. */
export const release = async (tx: Tx, input: ReleaseInput): Promise<number> => {
  const statement = tx<ClaimRow>(tables.claims).where({
    name: asciiCode(input.name),
    owner: asciiCode(input.owner),
  });
  if (input.key !== undefined) statement.where({ key: asciiCode(input.key) });
  if (input.fromSlot !== undefined) statement.where('slot', '>=', input.fromSlot);
  return statement.delete();
};

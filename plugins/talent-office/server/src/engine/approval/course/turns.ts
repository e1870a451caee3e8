import type { Core } from '@strapi/strapi';

import type { ErrorCode } from '../../../../../shared/error-codes';
import { getService, reading, Refusal, refuse, titleOf } from '../../../platform';

import type { CaseTarget, Demand, Target } from '../case';

/** What says that a line lacks money or places: such a case keeps its turn, and is tried again. */
const lacking: readonly ErrorCode[] = [
  'INSUFFICIENT_FUNDS',
  'NO_PLACES_LEFT',
  'LINE_CLOSED',
  'NO_LINE',
  'OTHERS_FIRST',
];

/** Was a case refused for what its line lacks, and for nothing of its own? */
export const isUnfunded = ({ code }: Refusal): boolean => lacking.includes(code);

/** What is about the request and not about the case: nothing is told of the case by it. */
export const isPassing = ({ code }: Refusal): boolean =>
  code === 'BUSY' || code === 'IDEMPOTENCY_ANSWER_GONE';

/** Of one line, in fen or in places: two demands of one key are met from the same. */
export const lineKey = ({ line: { type, documentId }, asset }: Demand): string =>
  JSON.stringify([type, documentId, asset]);

/** What a case still takes from a line, besides what its entry holds there. */
export const missingIn = ({ amount, held }: Demand): number => Math.max(0, amount - held);

/** What a case asks of its lines: itself, and the values it was resolved with. */
export interface Asking {
  readonly target: Target;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Cases that go on in an order, such as a list or an agenda: what a line has goes first to those who stand
 * before, whoever is tried first, and however little another asks for.
 */
export interface Turns {
  /**
   * One that stands before whoever is tried later.
   * @param read what it asks when somebody's turn is judged; `null` where it waits no more, or cannot go on
   *   whatever its lines have: nobody waits for it
   */
  before(read: () => Promise<Asking | null>): void;
  /**
   * Called outside of any transaction: whether the line has enough is for the ledger to say.
   * @throws Refusal OTHERS_FIRST where those before would lack what this one takes
   */
  refuseEarly(asking: Asking): Promise<void>;
}

export const createTurns = (strapi: Core.Strapi, target: () => CaseTarget) => (): Turns => {
  const waiting: (() => Promise<Demand[]>)[] = [];

  /** One that cannot be worked out is refused for that in its own turn. */
  const demandsOf = async ({ target: entry, values }: Asking): Promise<Demand[]> => {
    try {
      return (await target().demands(entry, values)).filter((one) => missingIn(one) > 0);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [];
    }
  };

  const freeOn = async (demand: Demand): Promise<number> => {
    const ref = { ...demand.line, asset: demand.asset };
    const { available, closed } = await reading(strapi, (knex) =>
      getService(strapi, 'ledger').lineTotals(knex, ref),
    );
    return closed ? 0 : available;
  };

  return {
    before: (read) => {
      waiting.push(async () => {
        const asking = await read();
        return asking ? demandsOf(asking) : [];
      });
    },
    refuseEarly: async (asking) => {
      if (waiting.length === 0) return;
      // What is free is read before who waits: one who goes on meanwhile is not counted twice.
      const left = new Map<string, number>();
      const mine = await demandsOf(asking);
      for (const one of mine) left.set(lineKey(one), await freeOn(one));
      for (const demands of waiting) {
        for (const one of await demands()) {
          const key = lineKey(one);
          left.set(key, (left.get(key) ?? 0) - missingIn(one));
          const short = mine.find(
            (each) => lineKey(each) === key && missingIn(each) > (left.get(key) ?? 0),
          );
          if (!short) continue;
          const { type, documentId } = short.line;
          throw refuse('OTHERS_FIRST', { line: await titleOf(strapi, type, documentId) });
        }
      }
    },
  };
};

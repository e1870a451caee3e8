import type { HandoverItem } from '../../../../shared/contracts/handovers';
import type { CalendarDate, Tx } from '../../platform';
import type { Person } from '../organisation';

/** Who hands over to whom, from which day on. */
export interface Asked {
  readonly from: Person;
  readonly to: Person;
  /** The receiver's staff entry, by documentId. */
  readonly receiver: string;
  readonly on: CalendarDate;
}

/** One thing that is handed over or told of, and what is written for it. */
export interface Piece {
  readonly item: HandoverItem;
  /** In the transaction of the whole. */
  apply?(tx: Tx): Promise<unknown>;
}

/** Another room's open things of one person. */
export type Source = (asked: Asked) => Promise<readonly Piece[]>;

import type { Actor, Entry, Tx } from '../../../platform';
import type { PaperFiling } from '../../approval';

/** One action of one entry. */
export interface ActRequest {
  readonly type: string;
  readonly documentId: string;
  readonly action: string;
  readonly actor: Actor;
  /** Values of the attributes that the action declares in `sets`. */
  readonly input?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
  readonly requestId?: string | null;
  /**
   * What came on paper (代录): the actor is then the second person, who has held the record against the
   * form. No route takes it: the room that keeps the scan gives it.
   */
  readonly paper?: Omit<PaperFiling, 'confirmedBy'>;
  /** Key of the operation that this belongs to; unique for ever. */
  readonly operation: string;
}

/** What the trail says of what came on paper. */
export const mediumOf = ({ paper }: Pick<ActRequest, 'paper'>) =>
  paper && {
    medium: 'paper',
    recordedBy: paper.recordedBy.id,
    handedInOn: paper.handedInOn,
  };

export interface ActResult {
  readonly state: string;
  /** The case that was opened, when the action needs one. */
  readonly caseId: string | null;
}

/** What else happens, in the same transaction, when an action with `then: { effect }` is done. */
export type Effect = (tx: Tx, entry: Entry, cause: ActRequest) => Promise<void>;

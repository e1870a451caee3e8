/** The people a workflow needs, each signing once in a case, and those of today. */
export interface AssignmentBody {
  /** The least number of people that a case needs at the highest amount. */
  readonly least: number;
  /** So many signatures have a person of their own today. */
  readonly found: number;
  readonly positions: readonly {
    readonly role: string;
    /** Code of the unit; null is any, or one that the entry names. */
    readonly unit: string | null;
    /** What that unit is called; null where no unit has the code. */
    readonly unitName: string | null;
    readonly needed: number;
    readonly held: number;
  }[];
  /** Seats that nobody, or nobody new, can sign: `stage/seat`, `stage/seat#2`. */
  readonly short: readonly string[];
}

/** What putting a workflow or a rule set in force answers. */
export interface EnactedBody {
  /** Counts from 1 for each key; the same content again is the same version. */
  readonly number: number;
  /** SHA-256 of the content. */
  readonly hash: string;
  /** Of a rule set: how many examples passed. */
  readonly tests?: number;
  /** Of a workflow. */
  readonly assignment?: AssignmentBody;
}

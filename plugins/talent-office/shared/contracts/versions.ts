/** What putting a workflow or a rule set in force answers. */
export interface EnactedBody {
  /** Counts from 1 for each key; the same content again is the same version. */
  readonly number: number;
  /** SHA-256 of the content. */
  readonly hash: string;
  /** Of a workflow: seats that nobody, or nobody new, can sign: `stage/seat`, `stage/seat#2`. */
  readonly seatsWithoutSigner?: readonly string[];
}

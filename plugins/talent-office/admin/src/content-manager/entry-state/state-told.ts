export interface Standing {
  /** What the entry itself keeps. */
  readonly state: string;
  /** Where entries of its type begin. */
  readonly initial: string;
  /** State of its last case, as far as the reader knows one. */
  readonly caseState: string | null;
}

/**
 * The states that tell where an entry stands. While its first case is open an entry keeps the state in
 * which it began (草稿): then the case alone tells it. Later both do: what was awarded stays awarded
 * while its revocation is decided. An approved case has given the entry its state, and adds nothing.
 */
export const statesTold = ({
  state,
  initial,
  caseState,
}: Standing): { readonly ofEntry: string | null; readonly ofCase: string | null } => {
  const ofCase = caseState === 'approved' ? null : caseState;
  return { ofEntry: ofCase !== null && state === initial ? null : state, ofCase };
};

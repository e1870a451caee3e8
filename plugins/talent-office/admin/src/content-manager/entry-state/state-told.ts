import type { CaseStanding } from '../../../../shared/contracts/cases';

import type { Landmarks } from './landmarks';

export interface Standing extends Landmarks {
  /** What the entry itself keeps. */
  readonly state: string;
  /** Its last case, as far as the reader knows one. */
  readonly lastCase: CaseStanding | null;
}

interface Told {
  readonly ofEntry: string | null;
  readonly ofCase: string | null;
}

const unsuccessful = ['refused', 'withdrawn', 'expired'];

/**
 * The states that tell where an entry stands. While its first case is open an entry keeps the state in
 * which it began (草稿): then the case alone tells it, and so it does where it closed the entry, for
 * "closed" says of nobody whether he was refused or withdrew. What was awarded stays awarded while
 * its revocation is decided, and after that was refused. An approved case has given the entry its
 * state, and adds nothing.
 */
export const statesTold = ({ state, initial, closings, lastCase }: Standing): Told => {
  const ofCase = lastCase?.state ?? null;
  if (ofCase === null || ofCase === 'approved') return { ofEntry: state, ofCase: null };
  if (state === initial) return { ofEntry: null, ofCase };
  if (!unsuccessful.includes(ofCase)) return { ofEntry: state, ofCase };
  return closings.includes(state) ? { ofEntry: null, ofCase } : { ofEntry: state, ofCase: null };
};

/**
 * The life of a case as data: every transition that is possible. What is absent is refused. People
 * decide steps; only a step's outcome, the owner, the office or the clock moves a case.
 */
export const caseStates = [
  'open',
  'returned',
  'paused',
  'approved',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type CaseState = (typeof caseStates)[number];

/** No way leads out of these. */
export const endStates = ['approved', 'refused', 'withdrawn', 'expired'] as const;
export type EndState = (typeof endStates)[number];

/** What can move a case. */
export const movers = ['owner', 'recorder', 'step', 'office', 'clock', 'objection'] as const;
export type Mover = (typeof movers)[number];

/** Who hands a case in: its owner, or a colleague who keys in his paper form (代录). */
export type Filer = Extract<Mover, 'owner' | 'recorder'>;

interface Transition {
  readonly from: CaseState | null;
  readonly name: string;
  readonly to: CaseState;
  readonly by: readonly Mover[];
}

export const transitions = [
  { from: null, name: 'submit', to: 'open', by: ['owner', 'recorder'] },
  { from: 'open', name: 'advance', to: 'open', by: ['step'] },
  { from: 'open', name: 'complete', to: 'approved', by: ['step'] },
  { from: 'open', name: 'return', to: 'returned', by: ['step'] },
  { from: 'open', name: 'refuse', to: 'refused', by: ['step'] },
  { from: 'returned', name: 'resubmit', to: 'open', by: ['owner', 'recorder'] },
  { from: 'open', name: 'reopen', to: 'open', by: ['office', 'objection'] },
  { from: 'open', name: 'pause', to: 'paused', by: ['office'] },
  { from: 'paused', name: 'resume', to: 'open', by: ['office'] },
  { from: 'paused', name: 'reopen', to: 'open', by: ['objection'] },
  { from: 'open', name: 'withdraw', to: 'withdrawn', by: ['owner', 'recorder'] },
  { from: 'returned', name: 'withdraw', to: 'withdrawn', by: ['owner', 'recorder'] },
  { from: 'paused', name: 'withdraw', to: 'withdrawn', by: ['owner', 'recorder'] },
  { from: 'open', name: 'expire', to: 'expired', by: ['clock'] },
  { from: 'returned', name: 'expire', to: 'expired', by: ['clock'] },
] as const satisfies readonly Transition[];

export type TransitionName = (typeof transitions)[number]['name'];

export type Move =
  | { readonly allowed: true; readonly to: CaseState }
  | { readonly allowed: false; readonly possible: readonly TransitionName[] };

/** May this mover take a case from here by this transition? If not: what he could do instead. */
export const move = (from: CaseState | null, name: TransitionName, mover: Mover): Move => {
  const mine = transitions.filter(
    (one) => one.from === from && (one.by as readonly Mover[]).includes(mover),
  );
  const found = mine.find((one) => one.name === name);
  return found
    ? { allowed: true, to: found.to }
    : { allowed: false, possible: mine.map((one) => one.name) };
};

export const isEnded = (state: CaseState): state is EndState =>
  (endStates as readonly CaseState[]).includes(state);

/** What becomes of a step from the decisions of its signers. */
export const stepOutcomes = ['passed', 'returned', 'refused', 'void'] as const;
export type StepOutcome = (typeof stepOutcomes)[number];

export const choices = ['approve', 'return', 'refuse'] as const;
export type Choice = (typeof choices)[number];

/**
 * The outcome of a step; `null` while signatures are missing. One signer who returns or refuses
 * settles it: a required signature that will never come must not keep the applicant waiting.
 */
export const outcomeOf = (made: readonly string[], required: number): StepOutcome | null => {
  if (made.includes('refuse')) return 'refused';
  if (made.includes('return')) return 'returned';
  return made.filter((choice) => choice === 'approve').length >= required ? 'passed' : null;
};

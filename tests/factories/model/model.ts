import {
  applicantOnTheStaff,
  applications,
  award,
  budget,
  heldFrom,
  signatures,
  staff,
  stages,
} from './plan';

/** A signature as the model remembers it. */
interface Signature {
  readonly by: number;
  readonly stage: number;
  readonly round: number;
  /** Which wording of the application its signer saw. */
  readonly saw: number;
}

type CaseState = 'open' | 'returned' | 'paused' | 'approved' | 'refused' | 'withdrawn' | 'expired';

interface Application {
  readonly applicant: number;
  state: 'draft' | 'awarded' | 'closed';
  /** `null` before it is handed in. */
  of: CaseState | null;
  stage: number;
  round: number;
  wording: number;
  holds: 'nothing' | 'reserved' | 'committed';
  returns: number;
  signed: Signature[];
}

/** What is compared with the site after every command. */
export interface Seen {
  readonly cases: readonly {
    readonly state: string;
    readonly of: string | null;
    readonly stage: number | null;
  }[];
  readonly free: number;
  readonly reserved: number;
  readonly committed: number;
}

/** The code of a refusal, or `done`. */
export type Said = string;

export type Choice = 'approve' | 'return' | 'refuse';

const isOver = ({ of }: Application): boolean =>
  of !== null && !['open', 'returned', 'paused'].includes(of);

/**
 * A talent office in some lines: what the engine is held to, written from what the issue and the law say
 * and not from its code. It knows one workflow, one line of money and four applications.
 */
export const createModel = () => {
  const all: Application[] = applications.map((applicant) => ({
    applicant,
    state: 'draft',
    of: null,
    stage: 0,
    round: 1,
    wording: 0,
    holds: 'nothing',
    returns: 0,
    signed: [],
  }));
  const at = (index: number): Application => all[index] as Application;
  const held = (phase: Application['holds']): number =>
    all.filter(({ holds }) => holds === phase).length * award;
  const free = (): number => budget - held('reserved') - held('committed');

  const end = (one: Application, how: CaseState): void => {
    one.of = how;
    one.state = how === 'approved' ? 'awarded' : 'closed';
    one.holds = how === 'approved' ? 'committed' : 'nothing';
  };
  const beginAt = (one: Application, stage: number): void => {
    one.stage = stage;
    one.round += 1;
    one.of = 'open';
    if (stage <= heldFrom) one.holds = 'nothing';
  };
  /** Whoever signed what has been reworded since signs again. */
  const toRepeat = (one: Application): number => {
    const latest = one.signed.filter(
      ({ stage, round }) =>
        !one.signed.some((later) => later.stage === stage && later.round > round),
    );
    const stale = latest.filter(({ saw }) => saw !== one.wording).map(({ stage }) => stage);
    return Math.min(one.stage, ...stale);
  };
  /** Does anybody's other application keep this one out? */
  const isHadAlready = (one: Application): boolean =>
    all.some(
      (other) =>
        other !== one &&
        other.applicant === one.applicant &&
        other.of !== null &&
        (other.state === 'awarded' || !isOver(other)),
    );

  return {
    submit: (index: number, applicant: number): Said => {
      const one = at(index);
      if (one.state !== 'draft') return 'ACTION_NOT_POSSIBLE';
      if (one.applicant !== applicant) return 'NOT_BY_YOU';
      if (one.of === 'open' || one.of === 'paused') return 'CASE_IS_OPEN';
      if (one.of === 'returned') {
        beginAt(one, toRepeat(one));
        return 'done';
      }
      if (isHadAlready(one)) return 'ALREADY_CLAIMED';
      one.of = 'open';
      return 'done';
    },
    /** The applicant rewrites the part that may be mended; frozen while others look at it. */
    reword: (index: number): Said => {
      const one = at(index);
      if (one.of !== null && one.of !== 'returned') return 'GUARDED_ATTRIBUTE';
      one.wording += 1;
      return 'done';
    },
    withdraw: (index: number, applicant: number): Said => {
      const one = at(index);
      if (one.of === null || isOver(one)) return 'NOT_FOUND';
      // Who is asked to sign it reads it: he is told more than a stranger.
      if (one.applicant !== applicant) return applicant === 0 ? 'NOT_BY_YOU' : 'NOT_FOUND';
      end(one, 'withdrawn');
      return 'done';
    },
    decide: (index: number, by: number, choice: Choice): Said => {
      const one = at(index);
      if (one.of !== 'open') return 'CASE_NOT_OPEN';
      const asked = stages[one.stage] as string;
      const positions: readonly string[] = staff[by] ?? [];
      if (!positions.includes(asked)) return 'NOT_YOUR_STEP';
      if (by === applicantOnTheStaff && one.applicant === 0) return 'SIGNER_EXCLUDED';
      const his = one.signed.filter((signature) => signature.by === by);
      if (his.some(({ stage }) => stage !== one.stage)) return 'SIGNED_ANOTHER_STAGE';
      if (his.some(({ round }) => round === one.round)) return 'ALREADY_SIGNED';
      const passes =
        choice === 'approve' &&
        one.signed.filter(({ stage, round }) => stage === one.stage && round === one.round).length +
          1 >=
          (signatures[one.stage] ?? 1);
      if (passes && one.stage === heldFrom && free() < award) return 'INSUFFICIENT_FUNDS';
      one.signed.push({ by, stage: one.stage, round: one.round, saw: one.wording });
      if (choice === 'refuse') end(one, 'refused');
      else if (choice === 'return') {
        one.of = 'returned';
        one.returns += 1;
      } else if (passes) {
        if (one.stage === heldFrom) one.holds = 'reserved';
        if (one.stage + 1 === stages.length) end(one, 'approved');
        else one.stage += 1;
      }
      return 'done';
    },
    /** Pausing and resuming are the office's. */
    pause: (index: number, by: number, how: 'pause' | 'resume'): Said => {
      const one = at(index);
      if (!(staff[by] as readonly string[]).includes('office')) return 'NOT_BY_YOU';
      if (one.of !== (how === 'pause' ? 'open' : 'paused')) return 'CASE_CANNOT';
      one.of = how === 'pause' ? 'paused' : 'open';
      return 'done';
    },
    reopen: (index: number, by: number, stage: number): Said => {
      const one = at(index);
      if (!(staff[by] as readonly string[]).includes('office')) return 'NOT_BY_YOU';
      if (one.of !== 'open') return 'CASE_CANNOT';
      if (stage > one.stage) return 'STAGE_NOT_REACHED';
      beginAt(one, Math.min(stage, toRepeat(one)));
      return 'done';
    },
    /** The day after which nothing more is mended. */
    expire: (): Said => {
      for (const one of all) if (one.of === 'returned') end(one, 'expired');
      return 'done';
    },
    /** Who holds the position that the case waits for. */
    holders: (index: number): number[] =>
      staff.flatMap((held: readonly string[], by) =>
        held.includes(stages[at(index).stage] as string) ? [by] : [],
      ),
    hasCase: (index: number): boolean => at(index).of !== null,
    seen: (): Seen => ({
      cases: all.map((one) => ({
        state: one.state,
        of: one.of,
        stage: one.of === null || isOver(one) ? null : one.stage,
      })),
      free: free(),
      reserved: held('reserved'),
      committed: held('committed'),
    }),
  };
};

export type Model = ReturnType<typeof createModel>;

import type {
  CheckResult,
  DelegatedPowerState,
  EvaluationGrade,
  PolicyItemState,
  PolicyLevel,
  PowerKind,
} from '../vocabulary';

/**
 * What is wrong with an item: `unfunded` needs money and has no open line, `unproven` is called done
 * while nothing that carries it out stands any more, `unevaluated` lacks last year's evaluation, and
 * `unassigned` has no unit that answers for it.
 */
export const itemAlarms = ['unfunded', 'unproven', 'unevaluated', 'unassigned'] as const;
export type ItemAlarm = (typeof itemAlarms)[number];

/** An item of a policy that stands; what another one superseded is not shown. */
export interface LineageItemBody {
  readonly documentId: string;
  readonly number: string;
  readonly title: string;
  readonly state: PolicyItemState;
  /** Done by something that stands, or not applicable with its reason. */
  readonly covered: boolean;
  readonly notApplicableReason: string | null;
  readonly leadUnit: string | null;
  readonly line: string | null;
  readonly carriesOut: string | null;
  readonly benefits: readonly string[];
  readonly evaluation: { readonly year: number; readonly grade: EvaluationGrade } | null;
  readonly alarms: readonly ItemAlarm[];
}

export interface LineagePolicyBody {
  readonly documentId: string;
  readonly title: string;
  readonly number: string | null;
  readonly level: PolicyLevel;
  readonly items: readonly LineageItemBody[];
  readonly coverage: CoverageBody;
}

/** How much of a policy is covered. */
export interface CoverageBody {
  readonly covered: number;
  readonly all: number;
  /** Whole per cent, rounded down: 100 is every item. `null`: a policy without items covers nothing. */
  readonly percent: number | null;
  /** Document ids of the items that are not. */
  readonly gaps: readonly string[];
}

/** A check that is `overdue`, a result that was not mended, or a power whose days are over. */
export const powerAlarms = ['check-overdue', 'not-compliant', 'lapsed'] as const;
export type PowerAlarm = (typeof powerAlarms)[number];

export interface DelegatedPowerBody {
  readonly documentId: string;
  readonly title: string;
  readonly kind: PowerKind;
  readonly state: DelegatedPowerState;
  readonly grantedBy: string;
  readonly policy: string | null;
  readonly holder: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly checkSubject: string | null;
  readonly checker: string | null;
  readonly everyMonths: number | null;
  readonly lastCheck: { readonly on: string; readonly result: CheckResult } | null;
  /** `null` for a power that is not in force. */
  readonly checkDueOn: string | null;
  readonly alarms: readonly PowerAlarm[];
}

/** `GET /talent-office/lineage`: policies from the province down, and what was delegated. */
export interface LineageBody {
  readonly policies: readonly LineagePolicyBody[];
  readonly powers: readonly DelegatedPowerBody[];
}

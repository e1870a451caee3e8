import type {
  CoverageBody,
  DelegatedPowerBody,
  ItemAlarm,
  PowerAlarm,
} from '../../../../shared/contracts/lineage';
import type {
  CheckResult,
  DelegatedPowerState,
  EvaluationGrade,
  PolicyItemState,
  PolicyLevel,
} from '../../../../shared/vocabulary';

import { upwards } from './levels';

/** An item with what decides how it is told. */
export interface StandingItem {
  readonly documentId: string;
  readonly level: PolicyLevel;
  readonly state: PolicyItemState;
  /** Document id of the item above. */
  readonly carriesOut: string | null;
  readonly notApplicableReason: string | null;
  readonly needsMoney: boolean;
  readonly lineState: string | null;
  readonly leadUnit: string | null;
  /** The year in which its policy was issued. */
  readonly issuedIn: number | null;
  /** Active benefits that carry it out. */
  readonly benefits: readonly string[];
  /** On record, the latest year first. */
  readonly evaluations: readonly { readonly year: number; readonly grade: EvaluationGrade }[];
}

/**
 * The items that are covered: not applicable with a reason, or done by something that stands (a benefit,
 * an evaluation, a lower item that is done and covered itself).
 */
export const coveredItems = (items: readonly StandingItem[]): ReadonlySet<string> => {
  const covered = new Set<string>();
  const carriedOut = new Set<string>();
  // From below, level by level: no item is its own ground, whatever stands in the database.
  for (const level of upwards) {
    const ofLevel = items.filter((item) => item.level === level);
    const found = ofLevel.filter((item) =>
      item.state === 'not-applicable'
        ? (item.notApplicableReason ?? '').trim() !== ''
        : item.state === 'done' &&
          (item.benefits.length > 0 ||
            item.evaluations.length > 0 ||
            carriedOut.has(item.documentId)),
    );
    carriedOut.clear();
    for (const { documentId, state, carriesOut } of found) {
      covered.add(documentId);
      if (state === 'done' && carriesOut !== null) carriedOut.add(carriesOut);
    }
  }
  return covered;
};

/** How much of these items, all of one policy, is covered. */
export const coverageOf = (
  items: readonly Pick<StandingItem, 'documentId'>[],
  covered: ReadonlySet<string>,
): CoverageBody => {
  const gaps = items.map(({ documentId }) => documentId).filter((id) => !covered.has(id));
  const all = items.length;
  const reached = all - gaps.length;
  return {
    covered: reached,
    all,
    percent: all === 0 ? null : Math.floor((reached * 100) / all),
    gaps,
  };
};

/** @param year of the day on which it is asked */
export const itemAlarmsOf = (
  item: StandingItem,
  covered: ReadonlySet<string>,
  year: number,
): ItemAlarm[] => {
  const live = item.state !== 'not-applicable' && item.state !== 'superseded';
  const worked = item.state === 'under-way' || item.state === 'done';
  const alarms: ItemAlarm[] = [];
  if (live && item.needsMoney && item.lineState !== 'open') alarms.push('unfunded');
  if (item.state === 'done' && !covered.has(item.documentId)) alarms.push('unproven');
  const isOld = item.issuedIn !== null && item.issuedIn < year;
  const evaluated = item.evaluations.some((one) => one.year >= year - 1);
  if (item.level !== 'district' && worked && isOld && !evaluated) alarms.push('unevaluated');
  if (live && item.leadUnit === null) alarms.push('unassigned');
  return alarms;
};

interface StandingPower {
  readonly state: DelegatedPowerState;
  readonly validUntil: string | null;
  readonly lastCheck: { readonly result: CheckResult } | null;
  readonly checkDueOn: DelegatedPowerBody['checkDueOn'];
}

/** @param today a calendar date: its check is overdue after the day by which it was due */
export const powerAlarmsOf = (power: StandingPower, today: string): PowerAlarm[] => {
  if (power.state !== 'in-force') return [];
  const alarms: PowerAlarm[] = [];
  if (power.checkDueOn === null || power.checkDueOn < today) alarms.push('check-overdue');
  if (power.lastCheck && power.lastCheck.result !== 'compliant') alarms.push('not-compliant');
  if (power.validUntil !== null && power.validUntil <= today) alarms.push('lapsed');
  return alarms;
};

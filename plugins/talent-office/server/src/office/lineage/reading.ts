import type { Core, UID } from '@strapi/strapi';

import type {
  DelegatedPowerBody,
  LineageBody,
  LineagePolicyBody,
} from '../../../../shared/contracts/lineage';
import { policyLevels, type CheckResult } from '../../../../shared/vocabulary';
import { getService, type Row } from '../../platform';
import type { benefit, policy } from '../benefit';

import type { delegatedPower } from './content-types/delegated-power';
import type { policyEvaluation } from './content-types/policy-evaluation';
import type { policyItem } from './content-types/policy-item';
import type { powerCheck } from './content-types/power-check';
import {
  coverageOf,
  coveredItems,
  itemAlarmsOf,
  powerAlarmsOf,
  type StandingItem,
} from './coverage';
import { checkDueOn } from './due';
import { benefitType, checkType, evaluationType, itemType, policyType, powerType } from './types';

type PolicyRow = Row<typeof policy>;
type Named = { readonly name: string } | null;

type ItemRow = Row<typeof policyItem> & {
  readonly policy: PolicyRow | null;
  readonly carriesOut: { readonly documentId: string } | null;
  readonly leadUnit: Named;
  readonly line: { readonly title: string; readonly state: string | null } | null;
};
type BenefitRow = Row<typeof benefit> & { readonly measure: { readonly id: number } | null };
type EvaluationRow = Row<typeof policyEvaluation> & {
  readonly item: { readonly id: number } | null;
};
type PowerRow = Row<typeof delegatedPower> & {
  readonly policy: { readonly title: string } | null;
  readonly holder: Named;
  readonly checker: Named;
};
type CheckRow = Row<typeof powerCheck> & { readonly power: { readonly id: number } | null };

type Standing = StandingItem & { readonly row: ItemRow };

const rowsOf = async <Found>(strapi: Core.Strapi, type: string, query: object): Promise<Found[]> =>
  (await strapi.db
    .query(type as UID.ContentType)
    .findMany({ orderBy: [{ id: 'asc' }], ...query } as never)) as Found[];

/** Rows by the id of what they belong to, in the order in which they come. */
const grouped = <One>(
  rows: readonly One[],
  of: (row: One) => number | undefined,
): ReadonlyMap<number, readonly One[]> => {
  const groups = new Map<number, One[]>();
  for (const row of rows) {
    const id = of(row);
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
};

/** Every item that stands, with what carries it out. */
const standingItems = async (strapi: Core.Strapi): Promise<Standing[]> => {
  const items = await rowsOf<ItemRow>(strapi, itemType, {
    where: { state: { $ne: 'superseded' } },
    populate: { policy: true, carriesOut: true, leadUnit: true, line: true },
  });
  const benefits = grouped(
    await rowsOf<BenefitRow>(strapi, benefitType, {
      where: { active: true, measure: { id: { $notNull: true } } },
      populate: { measure: true },
    }),
    ({ measure }) => measure?.id,
  );
  const evaluations = grouped(
    await rowsOf<EvaluationRow>(strapi, evaluationType, {
      where: { state: 'concluded' },
      populate: { item: true },
      orderBy: [{ year: 'desc' }, { id: 'desc' }],
    }),
    ({ item }) => item?.id,
  );
  return items.flatMap((row) => {
    const { policy: document } = row;
    if (!document?.level) return [];
    return {
      row,
      documentId: row.documentId,
      level: document.level,
      state: row.state as StandingItem['state'],
      carriesOut: row.carriesOut?.documentId ?? null,
      notApplicableReason: row.notApplicableReason,
      needsMoney: row.needsMoney === true,
      lineState: row.line?.state ?? null,
      leadUnit: row.leadUnit?.name ?? null,
      issuedIn: document.issuedOn ? Number(document.issuedOn.slice(0, 4)) : null,
      benefits: (benefits.get(row.id) ?? []).map(({ title }) => title ?? ''),
      evaluations: (evaluations.get(row.id) ?? []).flatMap(({ year, grade }) =>
        year !== null && grade !== null ? [{ year, grade }] : [],
      ),
    };
  });
};

const policyBodies = async (strapi: Core.Strapi, today: string): Promise<LineagePolicyBody[]> => {
  const items = await standingItems(strapi);
  const covered = coveredItems(items);
  const year = Number(today.slice(0, 4));
  const byPolicy = grouped(items, ({ row }) => row.policy?.id);
  const policies = await rowsOf<PolicyRow>(strapi, policyType, {
    where: { $or: [{ effectiveUntil: { $null: true } }, { effectiveUntil: { $gt: today } }] },
  });
  return policies
    .toSorted(
      (one, other) =>
        policyLevels.indexOf(one.level ?? 'district') -
          policyLevels.indexOf(other.level ?? 'district') || one.id - other.id,
    )
    .map(({ id, documentId, title, number, level }) => {
      const own = byPolicy.get(id) ?? [];
      return {
        documentId,
        title: title ?? '',
        number,
        level: level ?? 'district',
        coverage: coverageOf(own, covered),
        items: own.map((item) => ({
          documentId: item.documentId,
          number: item.row.number ?? '',
          title: item.row.title ?? '',
          state: item.state,
          covered: covered.has(item.documentId),
          notApplicableReason: item.state === 'not-applicable' ? item.notApplicableReason : null,
          leadUnit: item.leadUnit,
          line: item.row.line?.title ?? null,
          carriesOut: item.carriesOut,
          benefits: item.benefits,
          evaluation: item.evaluations[0] ?? null,
          alarms: itemAlarmsOf(item, covered, year),
        })),
      };
    });
};

const powerBodies = async (strapi: Core.Strapi, today: string): Promise<DelegatedPowerBody[]> => {
  const powers = await rowsOf<PowerRow>(strapi, powerType, {
    populate: { policy: true, holder: true, checker: true },
    orderBy: [{ validUntil: 'asc' }, { id: 'asc' }],
  });
  const checks = grouped(
    await rowsOf<CheckRow>(strapi, checkType, {
      where: { state: 'concluded' },
      populate: { power: true },
      orderBy: [{ checkedOn: 'desc' }, { id: 'desc' }],
    }),
    ({ power }) => power?.id,
  );
  return powers.map((power) => {
    const [latest] = checks.get(power.id) ?? [];
    const state = power.state as DelegatedPowerBody['state'];
    const lastCheck = latest?.checkedOn
      ? { on: latest.checkedOn, result: latest.result as CheckResult }
      : null;
    const due = state === 'in-force' ? checkDueOn(power, lastCheck?.on ?? null) : null;
    return {
      documentId: power.documentId,
      title: power.title ?? '',
      kind: power.kind ?? 'other',
      state,
      grantedBy: power.grantedBy ?? '',
      policy: power.policy?.title ?? null,
      holder: power.holder?.name ?? null,
      validFrom: power.validFrom,
      validUntil: power.validUntil,
      checkSubject: power.checkSubject,
      checker: power.checker?.name ?? null,
      everyMonths: power.everyMonths,
      lastCheck,
      checkDueOn: due,
      alarms: powerAlarmsOf({ ...power, state, lastCheck, checkDueOn: due }, today),
    };
  });
};

/** Policies in force with their items and coverage, and delegated powers with their checks. */
export const lineageBody = async (strapi: Core.Strapi): Promise<LineageBody> => {
  const today = getService(strapi, 'clock').today();
  return {
    policies: await policyBodies(strapi, today),
    powers: await powerBodies(strapi, today),
  };
};

import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext, type Json } from '../../engine/expression';
import { findEntries, getService, type Entry } from '../../platform';

import { describedTargets } from '../performance';

import {
  expenditures,
  invoices,
  invoicesOf,
  milestones,
  milestonesOf,
  projects,
  type DrawnOn,
} from './types';

/** One milestone as those read it who decide the project. */
const describe = ({ title, dueOn, sharePercent, requirement }: Entry): string =>
  [String(title), String(dueOn), `${String(sharePercent)}%`, String(requirement)]
    .map((part) => part.replace(/\s+/g, ' '))
    .join('｜');

/** In the order of their days; of two that read alike one is as good as the other. */
export const described = (found: readonly Entry[]): string => found.map(describe).join('\n');

/** Why a plan of milestones cannot be handed in; `sound` where nothing is wrong. */
type PlanProblem = 'none' | 'shares' | 'sound';

const problemOf = (found: readonly Entry[]): PlanProblem => {
  if (found.length === 0) return 'none';
  const whole = found.reduce((sum, { sharePercent }) => sum + Number(sharePercent), 0);
  return whole === 100 ? 'sound' : 'shares';
};

/** The entry that an expression is about, where it is of the type that a function knows. */
const entryOf = async (
  strapi: Core.Strapi,
  wanted: DrawnOn,
  { type, entry }: FactContext,
): Promise<Entry | null> => {
  if (type !== wanted || !entry) return null;
  const [found] = await findEntries(strapi, wanted, { id: entry.id });
  return found ?? null;
};

const countsOf = (found: readonly Entry[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { state } of found) {
    const name = String(state ?? 'draft');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

/** Registers what the declarations of projects and expenditures read of their parts. */
export const registerPlan = (strapi: Core.Strapi): void => {
  const { registerFunction } = getService(strapi, 'expressions');
  const unchanged = async (type: string, found: Entry[]): Promise<Entry[]> => {
    await getService(strapi, 'lifecycle').refuseTamperedAmong(type, found);
    return found;
  };
  const partsOfProject = async (context: FactContext): Promise<Entry[] | null> => {
    const project = await entryOf(strapi, projects, context);
    return project && unchanged(milestones, await milestonesOf(strapi, project));
  };
  const partsOfExpenditure = async (context: FactContext): Promise<Entry[] | null> => {
    const expenditure = await entryOf(strapi, expenditures, context);
    return expenditure && unchanged(invoices, await invoicesOf(strapi, expenditure));
  };

  const texts: Readonly<Record<string, (found: readonly Entry[]) => string>> = {
    plannedMilestones: described,
    projectPlan: problemOf,
  };
  for (const [name, told] of Object.entries(texts)) {
    registerFunction({
      signature: `${name}(): string`,
      load: async (context): Promise<Json> => {
        const found = await partsOfProject(context);
        return found && told(found);
      },
      call: (facts) => {
        if (facts === null) throw absentFact(`${name}()`);
        return String(facts);
      },
    });
  }
  registerFunction({
    signature: 'plannedTargets(): string',
    load: async (context): Promise<Json> => {
      const project = await entryOf(strapi, projects, context);
      return project && describedTargets(strapi, project);
    },
    call: (facts) => {
      if (facts === null) throw absentFact('plannedTargets()');
      return String(facts);
    },
  });
  const counted = { milestonesIn: partsOfProject, invoicesIn: partsOfExpenditure };
  for (const [name, parts] of Object.entries(counted)) {
    registerFunction({
      signature: `${name}(string): int`,
      load: async (context): Promise<Json> => {
        const found = await parts(context);
        return found && countsOf(found);
      },
      call: (facts, state) => {
        if (facts === null || typeof facts !== 'object') throw absentFact(`${name}()`);
        const counts = new Map(Object.entries(facts as Readonly<Record<string, number>>));
        return BigInt(counts.get(String(state)) ?? 0);
      },
    });
  }
};

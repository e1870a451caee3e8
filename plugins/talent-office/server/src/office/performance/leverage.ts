import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext, type Json } from '../../engine/expression';
import { fen, findEntries, getService, type Entry } from '../../platform';

import { evaluations, projects } from './types';

/** Money of the fund, and what others have added to it; fen. */
interface Money {
  readonly fund: number;
  readonly other: number;
}

const moneyOf = (found: readonly Entry[]): Money => {
  const sum = (name: string): number =>
    found.reduce((total, one) => total + fen(Number(one[name] ?? 0)), 0);
  return { fund: sum('drawnFen'), other: sum('ownFundsFen') + sum('otherFundsFen') };
};

/** Of a project its own; of a line that of all its projects that were approved. */
const load = async (strapi: Core.Strapi, { type, entry }: FactContext): Promise<Json> => {
  if (type !== evaluations || !entry) return null;
  const [found] = await findEntries(strapi, evaluations, { id: entry.id });
  const [project, line] = [found?.project as Entry | null, found?.line as Entry | null];
  if (!project && !line) return null;
  const all = await findEntries(strapi, projects, {
    ...(project ? { id: project.id } : { line: { id: line?.id ?? 0 } }),
    state: { $in: ['implementing', 'finished', 'ended'] },
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(projects, all);
  return { ...moneyOf(all) };
};

/** Other money for each hundred yuan of the fund, rounded down; 0 where nothing of the fund was drawn. */
const percent = ({ fund, other }: Money): bigint =>
  fund === 0 ? 0n : (BigInt(other) * 100n) / BigInt(fund);

/** Registers what evaluations ask about money (撬动). */
export const registerLeverage = (strapi: Core.Strapi): void => {
  const functions: Readonly<Record<string, (money: Money) => bigint>> = {
    fundMoneyFen: ({ fund }) => BigInt(fund),
    otherMoneyFen: ({ other }) => BigInt(other),
    leveragePercentNow: percent,
  };
  for (const [name, of] of Object.entries(functions)) {
    getService(strapi, 'expressions').registerFunction({
      signature: `${name}(): int`,
      ...(name.endsWith('Fen') ? { unit: 'fen' as const } : {}),
      load: (context) => load(strapi, context),
      call: (facts) => {
        if (facts === null) throw absentFact(`${name}()`);
        return of(facts as unknown as Money);
      },
    });
  }
};

import type { Core } from '@strapi/strapi';

import { labelOf } from '../../../../shared/labels';
import { absentFact, type EntryReference } from '../../engine/expression';
import { amountText } from '../../engine/ledger';
import { fen, findEntries, getService, refuse, type Entry } from '../../platform';

const lines = 'plugin::talent-office.fund-line';
const years = 'plugin::talent-office.fund-year';

/** The lines of a year before it is open, the oldest first. @throws Refusal CONTENT_CHANGED */
export const plannedLinesOf = async (
  strapi: Core.Strapi,
  year: EntryReference,
  state: 'draft' | 'budgeted',
): Promise<Entry[]> => {
  const found = await findEntries(strapi, lines, { fundYear: { id: year.id }, state });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(lines, found);
  return found.sort((a, b) => a.id - b.id);
};

/** A use or a source as the office calls it. */
export const word = (value: unknown): string =>
  labelOf(String(value), 'value')?.zh ?? String(value);

/** One line as those read it who decide it; of two that read alike one is as good as the other. */
const describe = ({ title, use, source, budgetFen, otherReason, originYear }: Entry): string =>
  [
    String(title),
    word(use),
    word(source),
    amountText('fen', fen(Number(budgetFen))),
    ...(use === 'other' ? [String(otherReason ?? '')] : []),
    ...(originYear == null ? [] : [String(originYear)]),
  ]
    .map((part) => part.replace(/\s+/g, ' '))
    .join('｜');

/** Sorted, so that the order in which lines were made decides nothing. */
export const described = (found: readonly Entry[]): string => found.map(describe).sort().join('\n');

const missingIn = (text: string, other: string): string[] => {
  const rest = other.split('\n');
  return text.split('\n').filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0 && line !== '';
  });
};

const listed = (found: readonly string[]) =>
  found.length > 0 ? found.join('；') : { zh: '无', en: 'none' };

/** @throws Refusal BUDGET_CHANGED `{ added, gone }` where what stands is other than what was decided */
export const refuseOther = (decided: string, now: string): void => {
  if (now === decided) return;
  throw refuse('BUDGET_CHANGED', {
    added: listed(missingIn(now, decided)),
    gone: listed(missingIn(decided, now)),
  });
};

/** The same of the lines of a year. @throws Refusal BUDGET_CHANGED */
export const refuseChanged = (decided: string, found: readonly Entry[]): void =>
  refuseOther(decided, described(found));

/** Registers what the declaration of a year reads of its lines. */
export const registerPlannedLines = (strapi: Core.Strapi): void => {
  const expressions = getService(strapi, 'expressions');
  const load = async ({ entry }: { readonly entry: EntryReference | null }) => {
    const [year] = entry ? await findEntries(strapi, years, { id: entry.id }) : [];
    if (!year) return null;
    const state = year.state === 'budgeted' ? 'budgeted' : 'draft';
    const found = await plannedLinesOf(strapi, year, state);
    const sumFen = found.reduce((sum, { budgetFen }) => sum + fen(Number(budgetFen)), 0);
    const reasoned = found.every(
      ({ use, otherReason }) => use !== 'other' || String(otherReason ?? '').trim() !== '',
    );
    return { text: described(found), sumFen, reasoned };
  };
  type Planned = Awaited<ReturnType<typeof load>>;
  expressions.registerFunction({
    signature: 'plannedBudgetFen(): int',
    unit: 'fen',
    load,
    call: (facts) => {
      const planned = facts as Planned;
      if (planned === null) throw absentFact('plannedBudgetFen()');
      return BigInt(planned.sumFen);
    },
  });
  expressions.registerFunction({
    signature: 'reasonsStated(): bool',
    load,
    call: (facts) => {
      const planned = facts as Planned;
      if (planned === null) throw absentFact('reasonsStated()');
      return planned.reasoned;
    },
  });
  expressions.registerFunction({
    signature: 'plannedLines(): string',
    load,
    call: (facts) => {
      const planned = facts as Planned;
      if (planned === null) throw absentFact('plannedLines()');
      return planned.text;
    },
  });
};

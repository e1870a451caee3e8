import type { Label } from '../../../../shared/labels';
import { Refusal } from '../../platform';
import { withFacts, type Compiled, type ExpressionExplanation, type Facts } from '../expression';

import { outcomeOf, type CompiledRules, type RuleOutcome, type RuleResult } from './evaluate';

/**
 * What a policy prefers some people for (倾斜), such as work at a remote post. Nobody marks the rules
 * that do: whatever would be otherwise for the same person without it is its effect.
 */
export interface Preference extends Label {
  readonly key: string;
  /** Of whom it is said. */
  readonly subjectType: string;
  /** Yes-or-no attributes of theirs; ordinarily each is no. */
  readonly attributes: readonly string[];
}

/** What a function answers is taken off an amount, such as what was received before (就高不重复). */
export interface Deduction {
  readonly key: string;
  /** Without it the function would answer nothing: 0. */
  readonly fn: string;
  readonly answered: Label;
  readonly deducted: Label;
}

/** One line of how an amount comes about, in fen; `null` while facts are missing. */
export interface AmountLine extends Label {
  readonly key: string;
  readonly fen: number | null;
  /** Does it count in the sum above `due`? What was received is told, and what of it is deducted counts. */
  readonly counts: boolean;
  /** Of a preference: the facts by which it is had. */
  readonly because?: readonly string[];
}

/** What a preference did to a set of rules. */
export interface PreferenceTold extends Label {
  readonly key: string;
  /**
   * `absent`: no rule asks for it. `not-held`: nothing of it is true of this person. `unknown`: that is
   * not known. `held`: it changed no rule. `applied`: it did.
   */
  readonly standing: 'absent' | 'not-held' | 'unknown' | 'held' | 'applied';
  /** The facts by which it is had. */
  readonly because: readonly string[];
  /** What each rule would have come to without it, by code, of those that it changed. */
  readonly changed: readonly { readonly code: string; readonly without: RuleOutcome }[];
}

/** Whom entries are about, as expressions name them. */
export interface Subject {
  readonly type: string;
  readonly path: string;
}

const pathsIn = (
  { attributes }: Preference,
  { path }: Subject,
  compiled: readonly Compiled[],
): string[] => {
  const names = attributes.flatMap((name) => [`subject.${name}`, `${path}.${name}`]);
  return names.filter((name) => compiled.some(({ reads }) => reads.includes(name)));
};

const factAt = ({ entry, subject }: Facts, path: string): unknown => {
  const [first = '', ...rest] = path.split('.');
  const root: unknown = first === 'subject' ? subject : entry[first];
  return rest.reduce(
    (at, name) => (at as Record<string, unknown> | null | undefined)?.[name],
    root,
  );
};

/** The paths of a preference that are true, and the facts as they would be if none were. */
const without = (facts: Facts, paths: readonly string[]) => {
  const held = paths.filter((path) => factAt(facts, path) === true);
  const ordinary =
    held.length === 0
      ? facts
      : withFacts(facts, Object.fromEntries(held.map((path) => [path, false])));
  return { held, ordinary };
};

/** What is told beside a decision never keeps it from being made: what cannot be calculated is unknown. */
const otherwise = (compiled: Compiled, facts: Facts): ReturnType<Compiled['evaluate']> => {
  try {
    return compiled.evaluate(facts);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { known: false, missing: [] };
  }
};

const known = (compiled: Compiled, facts: Facts): number | null => {
  const outcome = otherwise(compiled, facts);
  return outcome.known ? Number(outcome.value) : null;
};

/** The rules that ask for a preference, and by which paths. */
interface Asking {
  readonly rules: CompiledRules;
  readonly paths: readonly string[];
}

const askingOf = new WeakMap<CompiledRules, Map<Preference, Asking>>();

/** Found once for a version of a rule set: its entries have one subject. */
const askingFor = (preference: Preference, subject: Subject, rules: CompiledRules): Asking => {
  const known = askingOf.get(rules) ?? new Map<Preference, Asking>();
  askingOf.set(rules, known);
  const found = known.get(preference);
  if (found) return found;
  const asking = rules.filter(
    ({ compiled }) => pathsIn(preference, subject, [compiled]).length > 0,
  );
  const paths = pathsIn(
    preference,
    subject,
    asking.map(({ compiled }) => compiled),
  );
  known.set(preference, { rules: asking, paths });
  return { rules: asking, paths };
};

const toldOf = (
  preference: Preference,
  asking: Asking,
  results: readonly RuleResult[],
  facts: Facts,
): PreferenceTold => {
  const { key, zh, en } = preference;
  const told: Omit<PreferenceTold, 'standing'> = { key, zh, en, because: [], changed: [] };
  if (asking.rules.length === 0) return { ...told, standing: 'absent' };
  const { held: because, ordinary } = without(facts, asking.paths);
  if (because.length === 0) {
    const isKnown = asking.paths.every((path) => factAt(facts, path) === false);
    return { ...told, standing: isKnown ? 'not-held' : 'unknown' };
  }
  const changed = asking.rules.flatMap(({ rule: { code }, compiled }) => {
    const other = outcomeOf(otherwise(compiled, ordinary));
    const now = results.find((result) => result.code === code)?.outcome;
    return other === now ? [] : [{ code, without: other }];
  });
  return { ...told, because, changed, standing: changed.length > 0 ? 'applied' : 'held' };
};

/** What each preference did: the rules are judged again as for somebody who does not have it. */
export const preferencesOf = (
  preferences: readonly Preference[],
  subject: Subject | null,
  rules: CompiledRules,
  results: readonly RuleResult[],
  facts: Facts,
): PreferenceTold[] =>
  subject === null
    ? []
    : preferences
        .filter(({ subjectType }) => subjectType === subject.type)
        .map((one) => toldOf(one, askingFor(one, subject, rules), results, facts));

const less = (whole: number | null, part: number | null): number | null =>
  whole === null || part === null ? null : whole - part;

/** What a function answered in an amount's working, each call of it once. */
const answeredIn = (working: ExpressionExplanation, fn: string): number | null => {
  const found = new Map<string, number | null>();
  const look = ({ source, kind, value, children }: ExpressionExplanation): void => {
    if (kind === 'call' && source.startsWith(`${fn}(`)) {
      found.set(source, typeof value === 'number' ? value : null);
    }
    children.forEach(look);
  };
  look(working);
  const answers = [...found.values()];
  return answers.includes(null) ? null : answers.reduce((sum: number, one) => sum + (one ?? 0), 0);
};

const words = {
  standard: { zh: '规定标准', en: 'Standard amount' },
  due: { zh: '应发金额', en: 'Amount due' },
} as const;

/**
 * How an amount of money comes about: what anybody would get, what a preference adds, what was received
 * and what of it is deducted, what is due. The lines that count add up to what is due. Empty where
 * nothing is added or deducted.
 */
export const linesOf = (
  {
    preferences,
    deductions,
  }: { preferences: readonly Preference[]; deductions: readonly Deduction[] },
  subject: Subject | null,
  {
    compiled,
    facts,
    working,
  }: { compiled: Compiled; facts: Facts; working: ExpressionExplanation },
): AmountLine[] => {
  const adding = preferences.flatMap((preference) => {
    const concerns = subject !== null && preference.subjectType === subject.type;
    const paths = concerns ? pathsIn(preference, subject, [compiled]) : [];
    return paths.length > 0 ? [{ preference, paths }] : [];
  });
  const taking = deductions.filter(({ fn }) => compiled.functions.includes(fn));
  if (adding.length === 0 && taking.length === 0) return [];

  // From what anybody gets on, one thing after another is as it is for this person.
  let at = facts;
  const lines: AmountLine[] = [];
  const due = known(compiled, at);
  let reached = due;
  for (const { key, fn, answered, deducted } of taking) {
    at = { ...at, answers: { ...at.answers, [fn]: 0 } };
    const before = known(compiled, at);
    const fen = less(reached, before);
    lines.unshift(
      { key, ...answered, fen: answeredIn(working, fn), counts: false },
      { key: `${key}-deducted`, ...deducted, fen, counts: true },
    );
    reached = before;
  }
  for (const { preference, paths } of adding) {
    const { held, ordinary } = without(at, paths);
    at = ordinary;
    const before = known(compiled, at);
    const { key, zh, en } = preference;
    lines.unshift({ key, zh, en, fen: less(reached, before), counts: true, because: held });
    reached = before;
  }
  return [
    { key: 'standard', ...words.standard, fen: reached, counts: true },
    ...lines,
    { key: 'due', ...words.due, fen: due, counts: false },
  ];
};

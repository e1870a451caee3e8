import type { WordKind } from '../labels';

type Facts = Readonly<Record<string, unknown>>;

/**
 * Tells a name. `elsewhere` is one at the end of a path (`subject.tier`): another type than the one at
 * hand may call another attribute so.
 */
type Word = (name: string, kind: WordKind, elsewhere: boolean) => string;

/** Names of the code base, one or a list; not a sentence or a number. */
const names = /^[A-Za-z][\w.-]*(, [A-Za-z][\w.-]*)*$/;

const readFact = /^[A-Za-z][\w.-]*(\(.*\))?$/;
/** A comma between facts that are missing, and none between the arguments of a function. */
const betweenFacts = /, (?![^()]*\))/;

/** A fact that rules read: `tier` of `subject.tier`, `received` of `received("housing")`. */
const nameMissing = (fact: string, word: Word): string => {
  if (!readFact.test(fact)) return fact;
  const [path = '', ...called] = fact.split('(');
  const steps = path.split('.').filter((step, index) => index > 0 || step !== 'entry');
  const name = steps.at(-1) ?? fact;
  if (called.length > 0) return word(name, 'word', false);
  return word(name, 'attribute', steps.length > 1);
};

const kinds: Readonly<Record<string, WordKind>> = {
  action: 'action',
  attribute: 'attribute',
  attributes: 'attribute',
  by: 'value',
  changed: 'attribute',
  earlier: 'action',
  path: 'attribute',
  possible: 'action',
  role: 'value',
  seat: 'value',
  state: 'value',
  transition: 'action',
  why: 'word',
};

/** States of cases and of entries share some names, and what is possible is not always an action. */
const exceptions: Readonly<Record<string, WordKind>> = {
  'CASE_CANNOT.state': 'word',
  'CASE_NOT_OPEN.state': 'word',
  'PART_NOT_RETURNABLE.possible': 'attribute',
  'RECTIFICATION_NOT_POSSIBLE.possible': 'attribute',
};

/** `benefit.workflow` by the names of its steps; a content type and a file have dots too, and no label. */
const namePath = (name: string, kind: WordKind, word: Word): string => {
  const whole = word(name, kind, false);
  if (kind !== 'attribute' || whole !== name) return whole;
  const steps = name.split('.');
  // `entry` and `subject` are whom everything is about.
  const [first = ''] = steps;
  const told = ['entry', 'subject'].includes(first) ? steps.slice(1) : steps;
  return told.map((step, index) => word(step, kind, index > 0 || first === 'subject')).join(' · ');
};

/**
 * A refusal's facts as its reader knows them: the names of attributes, states and actions by what
 * `word` calls them, what is missing each once. Facts of other names, and texts, stay as they are.
 */
export const nameFacts = (code: string, facts: Facts, comma: string, word: Word): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      if (name === 'missing' && typeof fact === 'string') {
        const told = fact.split(betweenFacts).map((one) => nameMissing(one, word));
        return [name, [...new Set(told)].join(comma)];
      }
      const kind = exceptions[`${code}.${name}`] ?? kinds[name];
      if (!kind || typeof fact !== 'string' || !names.test(fact)) return [name, fact];
      const told = fact.split(', ').map((one) => namePath(one, kind, word));
      return [name, told.join(comma)];
    }),
  );

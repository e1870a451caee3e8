import type {
  FactBody,
  FactFunctionBody,
  FactKind,
  FactsBody,
} from '../../../../shared/contracts/expressions';

/** A fact as the builder offers it. */
export interface DrawnFact {
  /** As it stands in the expression. */
  readonly fact: string;
  readonly title: string;
  readonly kind: FactKind;
  /** An amount: kept in fen, typed in yuan. */
  readonly isMoney: boolean;
  readonly values?: readonly { readonly value: string; readonly title: string }[];
}

/** How titles are told in the reader's language. */
export interface Wording {
  /** Of an attribute, where the panel has a label of its own for it. */
  attribute(type: string, name: string): string | undefined;
  of(told: { readonly zh: string; readonly en: string }): string;
  /** Of a function of a date: `fullYearsSince` of "出生日期". */
  dated(name: string, title: string): string;
  call(title: string, args: string): string;
}

const separator = ' › ';

export const titleOf = (fact: FactBody, wording: Wording): string => {
  const told = wording.of(fact).split(separator);
  return fact.steps
    .map(({ type, name }, index) => wording.attribute(type, name) ?? told[index] ?? name)
    .join(separator);
};

/** What a function gives, without the example that follows it. */
const shortTitle = (fn: FactFunctionBody, wording: Wording): string =>
  wording.of(fn).split(/[：:]/, 1)[0] ?? fn.name;

const lastName = (path: string): string => path.split('.').at(-1) ?? path;

// Amounts are attributes and functions named so; the one that is not is as old as the office's rules.
const isAmount = (name: string): boolean => name.endsWith('Fen') || name === 'received';

const ofPath = (fact: FactBody, wording: Wording): DrawnFact => ({
  fact: fact.path,
  title: titleOf(fact, wording),
  kind: fact.kind,
  isMoney: fact.kind === 'int' && isAmount(lastName(fact.path)),
  ...(fact.values && {
    values: fact.values.map((value) => ({ value: value.value, title: wording.of(value) })),
  }),
});

const takesDate = ({ parameters, gives, isMethod }: FactFunctionBody): boolean =>
  !isMethod && gives === 'int' && parameters.join() === 'date';

/** What functions make of the facts: of none, and of each date. */
const derived = ({ facts, functions }: FactsBody, wording: Wording): DrawnFact[] => [
  ...functions
    .filter(({ parameters, isMethod }) => parameters.length === 0 && !isMethod)
    .map((fn) => ({
      fact: `${fn.name}()`,
      title: shortTitle(fn, wording),
      kind: fn.gives,
      isMoney: isAmount(fn.name),
    })),
  ...facts
    .filter(({ kind }) => kind === 'date')
    .flatMap((fact) =>
      functions.filter(takesDate).map((fn) => ({
        fact: `${fn.name}(${fact.path})`,
        title: wording.dated(fn.name, titleOf(fact, wording)),
        kind: fn.gives,
        isMoney: false,
      })),
    ),
];

/** Every fact that a condition can be drawn with. */
export const drawnFacts = (body: FactsBody, wording: Wording): DrawnFact[] => [
  ...body.facts.map((fact) => ofPath(fact, wording)),
  ...derived(body, wording),
];

/** A fact of the text that the list does not offer: `received("settling-in")`, `applicant.tier`. */
export const factOfText = (
  fact: string,
  kind: FactKind,
  { functions }: FactsBody,
  wording: Wording,
): DrawnFact => {
  const [, name = '', args = ''] = /^(\w+)\((.*)\)$/s.exec(fact) ?? [];
  const fn = functions.find((one) => one.name === name && !one.isMethod);
  if (!fn) return { fact, title: fact, kind, isMoney: kind === 'int' && isAmount(lastName(fact)) };
  return {
    fact,
    title: wording.call(shortTitle(fn, wording), args),
    kind: fn.gives,
    isMoney: isAmount(name),
  };
};

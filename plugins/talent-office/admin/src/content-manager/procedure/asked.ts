/** An expression, as its working is told. */
export interface Expression {
  readonly source: string;
  /** Facts read, by path. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

type Answers = Readonly<Record<string, unknown>>;

const literal = /^(?:"([^"\\]*)"|'([^'\\]*)')$/;

const keyOf = (argument: string, inputs: Answers): string | undefined => {
  const [, double, single] = literal.exec(argument) ?? [];
  const fact = inputs[argument] ?? inputs[argument.replace(/^entry\./, '')];
  return double ?? single ?? (typeof fact === 'string' ? fact : undefined);
};

/** What the calls of a function name; `null` where one of them is itself worked out. */
const keysIn = (name: string, { source, inputs }: Expression): string[] | null => {
  const calls = source.match(new RegExp(`\\b${name}\\(`, 'g')) ?? [];
  const simple = [...source.matchAll(new RegExp(`\\b${name}\\(\\s*([^()]*?)\\s*\\)`, 'g'))];
  const keys = simple.flatMap(([, argument = '']) => keyOf(argument, inputs) ?? []);
  return keys.length > 0 && keys.length === calls.length ? keys : null;
};

/**
 * What a function answered that has an answer for each kind, such as `received("settling-in")`: of the
 * kinds that the expression asks for, since of all that was read the others had no part in its value.
 * Where the text alone does not tell which, all that was read. Undefined where nothing was read of a kind.
 */
export const askedOf = (
  name: string,
  answers: Answers,
  expression: Expression,
): [key: string, answer: unknown][] => {
  const keys = keysIn(name, expression);
  if (keys === null) return Object.entries(answers);
  return [...new Set(keys)].map((key) => [
    key,
    Object.hasOwn(answers, key) ? answers[key] : undefined,
  ]);
};

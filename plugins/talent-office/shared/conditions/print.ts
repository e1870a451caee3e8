import { isGroup, type AmountChoice, type Condition, type Group, type Literal } from './condition';

/** A text in quotes. JSON's escapes are CEL's, but for what CEL reads as the end of a line. */
const quoted = (text: string): string => JSON.stringify(text);

export const printLiteral = (literal: Literal): string => {
  switch (literal.kind) {
    case 'string':
      return quoted(literal.value);
    case 'date':
      return `date(${quoted(literal.value)})`;
    default:
      return String(literal.value);
  }
};

const presencePath = (fact: string): string => (fact.includes('.') ? fact : `entry.${fact}`);

const negated = (not: boolean, text: string): string => (not ? `!${text}` : text);

const printGroup = ({ kind, not, conditions }: Group): string => {
  const parts = conditions.map((one) =>
    isGroup(one) && !one.not ? `(${print(one)})` : print(one),
  );
  const joined = parts.join(kind === 'all' ? ' && ' : ' || ');
  return not ? `!(${joined})` : joined;
};

/** A condition as CEL. What is empty has no text: draw nothing with `normalise` first. */
export const print = (condition: Condition): string => {
  switch (condition.kind) {
    case 'compare': {
      const { fact, comparator, operand } = condition;
      const right = operand.kind === 'fact' ? operand.fact : printLiteral(operand);
      return `${fact} ${comparator} ${right}`;
    }
    case 'in': {
      const text = `${condition.fact} in [${condition.values.map(printLiteral).join(', ')}]`;
      return condition.not ? `!(${text})` : text;
    }
    case 'text':
      return negated(
        condition.not,
        `${condition.fact}.${condition.method}(${quoted(condition.text)})`,
      );
    case 'has':
      return negated(condition.not, `has(${presencePath(condition.fact)})`);
    default:
      return printGroup(condition);
  }
};

/** The opposite, in its one form. */
export const negate = (condition: Condition): Condition => {
  if (condition.kind === 'compare') return { kind: 'all', not: true, conditions: [condition] };
  if (!isGroup(condition)) return { ...condition, not: !condition.not };
  const [only, ...others] = condition.conditions;
  return condition.not && only && others.length === 0
    ? only
    : { ...condition, not: !condition.not };
};

/**
 * The same condition in its one form: a group in a group of its own kind is no group, nor is one of a
 * single condition; what is left of nothing is `null`.
 */
export const normalise = (condition: Condition): Condition | null => {
  if (!isGroup(condition)) return condition;
  const conditions = condition.conditions.flatMap((one) => {
    const part = normalise(one);
    if (!part) return [];
    return isGroup(part) && part.kind === condition.kind && !part.not ? part.conditions : [part];
  });
  const [first, ...others] = conditions;
  if (!first) return null;
  if (others.length > 0) return { ...condition, conditions };
  return condition.not ? negate(first) : first;
};

/** An amount as CEL, in fen. */
export const printAmount = ({ cases, otherwise, less }: AmountChoice): string => {
  const chosen = [...cases.map(({ when, fen }) => `${print(when)} ? ${fen}`), otherwise].join(
    ' : ',
  );
  if (less === null) return chosen;
  const amount = cases.length > 0 ? `(${chosen})` : chosen;
  return `greatest(0, ${amount} - received(${quoted(less)}))`;
};

import type { RuleGroupType, RuleType } from 'react-querybuilder';

import {
  comparators,
  isGroup,
  normalise,
  print,
  textMethods,
  type Comparator,
  type Comparison,
  type Condition,
  type Literal,
  type Operand,
  type TextMethod,
} from '../../../../shared/conditions';
import type { FactKind } from '../../../../shared/contracts/expressions';

/** Stands where something is still to be chosen or typed: no expression can hold it. */
export const hole = '…';

const isComparator = (name: string): name is Comparator => comparators.some((one) => one === name);

/** `!contains` is `contains` denied. */
const denied = (operator: string): readonly [boolean, string] =>
  operator.startsWith('!') && operator !== '!=' ? [true, operator.slice(1)] : [false, operator];

const textMethodOf = (name: string): TextMethod | undefined =>
  textMethods.find((method) => method === name);

const withNot = (not: boolean, name: string): string => (not ? `!${name}` : name);

/** What the builder keeps of a literal: its text. */
const keptOf = (literal: Literal): string => String(literal.value);

const ruleOf = (condition: Exclude<Condition, { conditions: unknown }>): RuleType => {
  const { fact: field } = condition;
  switch (condition.kind) {
    case 'compare': {
      const { comparator: operator, operand } = condition;
      return operand.kind === 'fact'
        ? { field, operator, valueSource: 'field', value: operand.fact }
        : { field, operator, valueSource: 'value', value: keptOf(operand) };
    }
    case 'in':
      return {
        field,
        operator: withNot(condition.not, 'in'),
        valueSource: 'value',
        value: condition.values.map(keptOf),
      };
    case 'text':
      return {
        field,
        operator: withNot(condition.not, condition.method),
        valueSource: 'value',
        value: condition.text,
      };
    default:
      return { field, operator: withNot(condition.not, 'has'), valueSource: 'value', value: '' };
  }
};

const partOf = (condition: Condition): RuleType | RuleGroupType =>
  isGroup(condition)
    ? {
        combinator: condition.kind === 'all' ? 'and' : 'or',
        not: condition.not,
        rules: condition.conditions.map(partOf),
      }
    : ruleOf(condition);

/** A condition in the builder, whose outermost part is a group; `null` is an empty one. */
export const toQuery = (condition: Condition | null): RuleGroupType => {
  const part = condition && partOf(condition);
  if (part && 'rules' in part) return part;
  return { combinator: 'and', not: false, rules: part ? [part] : [] };
};

const numbers = { int: /^-?\d{1,18}$/, double: /^-?\d{1,15}(\.\d{1,10})?$/ } as const;

/** The literal that was typed; `null` where nothing, or nothing of this kind, was. */
const literalOf = (kind: FactKind, typed: unknown): Literal | null => {
  const value = typeof typed === 'string' ? typed : '';
  switch (kind) {
    case 'bool':
      return value === 'true' || value === 'false' ? { kind, value: value === 'true' } : null;
    case 'int':
      return numbers.int.test(value) ? { kind, value } : null;
    case 'double':
      return numbers.double.test(value)
        ? { kind, value: value.includes('.') ? value : `${value}.0` }
        : null;
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? { kind, value } : null;
    case 'string':
      return value === '' ? null : { kind, value };
    default:
      return null;
  }
};

const compared = (fact: string, comparator: Comparator, operand: Operand | null): Comparison => ({
  kind: 'compare',
  fact: fact || hole,
  comparator,
  operand: operand ?? { kind: 'fact', fact: hole },
});

type KindOf = (fact: string) => FactKind | undefined;

const conditionOf = (rule: RuleType, kindOf: KindOf): Condition => {
  const { field: fact, value } = rule as { field: string; value: unknown };
  const kind = kindOf(fact);
  const [not, name] = denied(rule.operator);
  if (!kind) return compared('', '==', null);
  if (name === 'has') return { kind: 'has', not, fact };
  if (name === 'in') {
    const values = (Array.isArray(value) ? value : []).map((one) => literalOf(kind, one));
    const typed = values.filter((one): one is Literal => one !== null);
    const isWhole = typed.length > 0 && typed.length === values.length;
    return isWhole ? { kind: 'in', not, fact, values: typed } : compared(fact, '==', null);
  }
  const method = textMethodOf(name);
  if (method) {
    const text = typeof value === 'string' ? value : '';
    return text === '' ? compared(fact, '==', null) : { kind: 'text', not, fact, method, text };
  }
  const comparator = isComparator(name) ? name : '==';
  if (rule.valueSource !== 'field') return compared(fact, comparator, literalOf(kind, value));
  const other = typeof value === 'string' && kindOf(value) === kind ? value : hole;
  return compared(fact, comparator, { kind: 'fact', fact: other });
};

const partToCondition = (part: RuleType | RuleGroupType, kindOf: KindOf): Condition =>
  'rules' in part
    ? {
        kind: part.combinator === 'or' ? 'any' : 'all',
        not: part.not === true,
        conditions: part.rules.map((one) => partToCondition(one, kindOf)),
      }
    : conditionOf(part, kindOf);

/** What is drawn, in its one form; `null` for nothing. Holes stand where something is missing. */
export const toCondition = (query: RuleGroupType, kindOf: KindOf): Condition | null =>
  normalise(partToCondition(query, kindOf));

/** What is drawn as an expression: the empty text for nothing. */
export const toText = (query: RuleGroupType, kindOf: KindOf): string => {
  const condition = toCondition(query, kindOf);
  return condition ? print(condition) : '';
};

/** Every fact of a condition that `known` does not know, with the kind that its use tells. */
export const factsUsed = (condition: Condition | null): Map<string, FactKind> => {
  const found = new Map<string, FactKind>();
  const add = (one: Condition): void => {
    if (isGroup(one)) return one.conditions.forEach(add);
    if (one.kind === 'has') return void found.set(one.fact, found.get(one.fact) ?? 'entry');
    if (one.kind === 'text') return void found.set(one.fact, 'string');
    if (one.kind === 'in') return void found.set(one.fact, one.values[0]?.kind ?? 'string');
    const { operand } = one;
    if (operand.kind !== 'fact') return void found.set(one.fact, operand.kind);
    for (const fact of [one.fact, operand.fact]) found.set(fact, found.get(fact) ?? 'string');
    return undefined;
  };
  if (condition) add(condition);
  return found;
};

import type { TextKey } from '../../translations';

import type { DrawnFact } from './facts';

const order = ['==', '!=', '<', '<=', '>', '>='] as const;
const equality = ['==', '!='] as const;
const lists = ['in', '!in'] as const;
const texts = [
  'contains',
  '!contains',
  'startsWith',
  '!startsWith',
  'endsWith',
  '!endsWith',
] as const;
const presence = ['has', '!has'] as const;

type Operator =
  | (typeof order)[number]
  | (typeof lists)[number]
  | (typeof texts)[number]
  | (typeof presence)[number];

/** What each operator is called; dates come before and after one another. */
export const operatorText = (operator: Operator, kind: DrawnFact['kind']): TextKey =>
  kind === 'date' && (order as readonly string[]).includes(operator)
    ? `expression.date.${operator as (typeof order)[number]}`
    : `expression.operator.${operator}`;

const ofKind = ({ kind, values }: DrawnFact): readonly Operator[] => {
  switch (kind) {
    case 'bool':
      return ['=='];
    case 'string':
      return values ? [...lists, ...equality] : [...equality, ...lists, ...texts];
    case 'int':
      return [...order, ...lists];
    case 'double':
    case 'date':
      return order;
    default:
      return [];
  }
};

/** What can be asked of a fact. Presence is asked of fields only: a function always answers. */
export const operatorsOf = (fact: DrawnFact): readonly Operator[] =>
  fact.fact.endsWith(')') ? ofKind(fact) : [...ofKind(fact), ...presence];

export const isList = (operator: string): boolean => operator === 'in' || operator === '!in';
export const isPresence = (operator: string): boolean => operator === 'has' || operator === '!has';
export const isOrder = (operator: string): boolean =>
  (order as readonly string[]).includes(operator);

import type { ASTNode } from '@marcbachmann/cel-js';

import { printLiteral, type Literal, type Operand } from '../../../../shared/conditions';
import { own } from '../../platform';

import type { Environment } from './environment';
import { pathOf } from './syntax';

const doubleText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);

const scalarLiteral = ({ op, args }: ASTNode): Literal | null => {
  if (op !== 'value') return null;
  if (typeof args === 'string') return { kind: 'string', value: args };
  if (typeof args === 'bigint') return { kind: 'int', value: String(args) };
  if (typeof args === 'boolean') return { kind: 'bool', value: args };
  return typeof args === 'number' ? { kind: 'double', value: doubleText(args) } : null;
};

/** A number, text, yes/no or date as it stands there; `null` for anything else. */
export const literalOf = (node: ASTNode): Literal | null => {
  if (node.op === '-_') {
    const below = scalarLiteral(node.args);
    const isNumber = below?.kind === 'int' || below?.kind === 'double';
    return isNumber ? { kind: below.kind, value: `-${below.value}` } : null;
  }
  if (node.op === 'call' && node.args[0] === 'date') {
    const [day] = node.args[1];
    return day?.op === 'value' ? { kind: 'date', value: String(day.args) } : null;
  }
  return scalarLiteral(node);
};

/** `entry.title` and `title` are one fact; `entry.type` has no shorter name. */
export const pathText = (
  { root }: Environment,
  [first = '', ...rest]: readonly string[],
): string => {
  const short = first === 'entry' && rest[0] !== undefined && own(root.fields, rest[0]);
  const isShort = short && rest[0] !== 'entry' && rest[0] !== 'subject';
  return (isShort ? rest : [first, ...rest]).join('.');
};

/** A fact's one text; `null` for what is none. */
export const factText = (environment: Environment, node: ASTNode): string | null => {
  const path = pathOf(node);
  if (path) return pathText(environment, path);
  if (node.op !== 'call' || ['has', 'date'].includes(node.args[0])) return null;
  const args = node.args[1].map((argument) => {
    const literal = literalOf(argument);
    return literal ? printLiteral(literal) : factText(environment, argument);
  });
  return args.includes(null) ? null : `${node.args[0]}(${args.join(', ')})`;
};

/** What stands on one side of a comparison; `null` for what is calculated. */
export const operandOf = (environment: Environment, node: ASTNode): Operand | null => {
  const literal = literalOf(node);
  if (literal) return literal;
  const fact = factText(environment, node);
  return fact === null ? null : { kind: 'fact', fact };
};

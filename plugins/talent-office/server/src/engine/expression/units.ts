import type { ASTNode } from '@marcbachmann/cel-js';

import type { Environment } from './environment';
import { fieldOf } from './paths';
import { pathOf } from './syntax';

/** What a part counts in or tells, as far as its reader needs to know: money, a day. */
export type Unit = 'fen' | 'date';

/** Dates that CEL calls a timestamp, by the functions that give one. */
const dated = new Set(['date', 'today', 'addYears', 'addMonths', 'addDays', 'tableDate']);
/** What these give is of the kind of what they are given. */
const passing = new Set(['+', '-', '?:', 'least', 'greatest']);

const operandsOf = (node: ASTNode): readonly ASTNode[] => {
  if (node.op === 'call') return node.args[1];
  if (node.op === '?:') return node.args.slice(1);
  return node.op === '+' || node.op === '-' ? node.args : [];
};

const unitsKnown = new WeakMap<ASTNode, Unit | null>();

/** Asked of each part by every part around it: unkept, a long sum would take the cube of its length. */
export const unitOf = (environment: Environment, node: ASTNode): Unit | null => {
  const known = unitsKnown.get(node);
  if (known !== undefined) return known;
  const unit = findUnit(environment, node);
  unitsKnown.set(node, unit);
  return unit;
};

/** Money is known by the name of its attribute (`…Fen`) and by the functions that answer in it. */
const findUnit = (environment: Environment, node: ASTNode): Unit | null => {
  const path = pathOf(node);
  if (path) {
    if (path.at(-1)?.endsWith('Fen')) return 'fen';
    const field = fieldOf(environment, path);
    return field?.kind === 'scalar' && field.type === 'date' ? 'date' : null;
  }
  const name = node.op === 'call' ? node.args[0] : node.op;
  if (dated.has(name)) return 'date';
  if (environment.inFen.has(name)) return 'fen';
  if (!passing.has(name)) return null;
  return operandsOf(node).some((one) => unitOf(environment, one) === 'fen') ? 'fen' : null;
};

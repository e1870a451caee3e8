import type { ASTNode } from '@marcbachmann/cel-js';

import { callLabels, labelOf, type Label } from '../../../../shared/labels';
import { own } from '../../platform';

import type { Environment } from './environment';
import { both, pathWords, same } from './paths';
import { pathOf, quantifiers, sourceOf } from './syntax';
import { unitOf, type Unit } from './units';

const yuan = (fen: bigint): Label => {
  const cents = fen % 100n;
  const decimals = cents === 0n ? '' : `.${String(cents < 0n ? -cents : cents).padStart(2, '0')}`;
  const whole = (fen / 100n).toLocaleString('en');
  return { zh: `${whole}${decimals} 元`, en: `${whole}${decimals} yuan` };
};

const valueWords = (value: unknown, node: ASTNode, unit: Unit | null): Label => {
  if (typeof value === 'bigint' && unit === 'fen') return yuan(value);
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'string') return labelOf(value, 'value') ?? same(`“${value}”`);
  return same(sourceOf(node));
};

const comparisons: Readonly<Record<string, Label>> = {
  '==': { zh: '为', en: 'is' },
  '!=': { zh: '不为', en: 'is not' },
  '<': { zh: '小于', en: 'is less than' },
  '<=': { zh: '不超过', en: 'is at most' },
  '>': { zh: '超过', en: 'is more than' },
  '>=': { zh: '不少于', en: 'is at least' },
  in: { zh: '属于', en: 'is one of' },
};
const onDates: Readonly<Record<string, Label>> = {
  '<': { zh: '早于', en: 'is before' },
  '<=': { zh: '不晚于', en: 'is not after' },
  '>': { zh: '晚于', en: 'is after' },
  '>=': { zh: '不早于', en: 'is not before' },
};
const signs: Readonly<Record<string, string>> = {
  '*': '×',
  '/': '÷',
  '%': '%',
  '+': '+',
  '-': '-',
};
const texts: Readonly<Record<string, Label>> = {
  startsWith: { zh: '开头为', en: 'begins with' },
  endsWith: { zh: '结尾为', en: 'ends with' },
  contains: { zh: '含有', en: 'contains' },
};

const commas: Label = { zh: '、', en: ', ' };

const listed = (words: readonly Label[], separators: Label = commas): Label =>
  both((language) => words.map((one) => one[language]).join(separators[language]));

const between = (left: Label, word: Label, right: Label): Label =>
  both((language) => `${left[language]} ${word[language]} ${right[language]}`);

const bracketed = (words: Label): Label => ({ zh: `（${words.zh}）`, en: `(${words.en})` });

/** The brackets that only a part of something larger needs. */
const unbracketed = (words: Label): Label => ({
  zh: words.zh.replace(/^（(.*)）$/, '$1'),
  en: words.en.replace(/^\((.*)\)$/, '$1'),
});

const callWords = (environment: Environment, node: ASTNode, unit: Unit | null): Label => {
  if (node.op !== 'call') return same(sourceOf(node));
  const [name, args] = node.args;
  const inner = args.map((one) => read(environment, one, unitOf(environment, one) ?? unit));
  if (name === 'date') return same(args[0]?.op === 'value' ? String(args[0].args) : '');
  const template = own(callLabels, name);
  if (template) {
    return both((language) =>
      template[language].replace(/\{(\w+)\}/g, (_all, at: string) =>
        at === 'all' ? listed(inner)[language] : (inner[Number(at)]?.[language] ?? ''),
      ),
    );
  }
  const called = labelOf(name, 'word') ?? same(name);
  if (inner.length === 0) return called;
  const given = bracketed(listed(inner));
  return { zh: `${called.zh}${given.zh}`, en: `${called.en} ${given.en}` };
};

const methodWords = (environment: Environment, node: ASTNode): Label => {
  if (node.op !== 'rcall' || quantifiers.has(node.args[0])) return same(sourceOf(node));
  const [method, receiver, [argument]] = node.args;
  const word = texts[method];
  if (!word || !argument) return same(sourceOf(node));
  return between(read(environment, receiver, null), word, read(environment, argument, null));
};

const pairWords = (
  environment: Environment,
  op: string,
  [left, right]: readonly [ASTNode, ASTNode],
  unit: Unit | null,
): Label => {
  const unitHere = unitOf(environment, left) ?? unitOf(environment, right);
  const inner = signs[op] ? (unitHere ?? unit) : unitHere;
  // A rate or a number of months is no money, unless nothing else of a product in fen is.
  const isScaled = op === '*' || op === '/' || op === '%';
  const isRate = isScaled && !(op === '*' && unit === 'fen' && unitHere === null);
  const [before, after] = [left, right].map((one) =>
    read(environment, one, isRate ? unitOf(environment, one) : inner),
  ) as [Label, Label];
  const sign = signs[op];
  if (sign) return bracketed(between(before, same(sign), after));
  return between(
    before,
    (unitHere === 'date' ? onDates[op] : undefined) ?? comparisons[op] ?? same(op),
    after,
  );
};

const wordsRead = new WeakMap<ASTNode, Map<Unit | null, Label>>();

/** Kept, like its unit: a part is read with each part that it is in. */
const read = (environment: Environment, node: ASTNode, unit: Unit | null): Label => {
  const kept = wordsRead.get(node) ?? new Map<Unit | null, Label>();
  wordsRead.set(node, kept);
  const words = kept.get(unit) ?? say(environment, node, unit);
  kept.set(unit, words);
  return words;
};

const say = (environment: Environment, node: ASTNode, unit: Unit | null): Label => {
  const path = pathOf(node);
  if (path) return pathWords(environment, path);
  switch (node.op) {
    case 'value':
      return valueWords(node.args, node, unit);
    case 'list':
      return listed(node.args.map((one) => read(environment, one, unit)));
    case '&&':
    case '||': {
      const word = node.op === '&&' ? { zh: '，并且', en: ' and ' } : { zh: '，或者', en: ' or ' };
      return bracketed(
        listed(
          node.args.map((one) => read(environment, one, null)),
          word,
        ),
      );
    }
    case '!_':
    case '-_': {
      const inner = read(environment, node.args, unit);
      const not = node.op === '!_' ? { zh: '并非', en: 'not ' } : same('-');
      return both((language) => `${not[language]}${inner[language]}`);
    }
    case '?:': {
      const [condition, yes, no] = node.args.map((one, index) =>
        read(environment, one, index === 0 ? null : unit),
      ) as [Label, Label, Label];
      return {
        zh: `（${condition.zh}：${yes.zh}；否则：${no.zh}）`,
        en: `(${yes.en} if ${condition.en}, else ${no.en})`,
      };
    }
    case 'call':
      return callWords(environment, node, unit);
    case 'rcall':
      return methodWords(environment, node);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return pairWords(environment, node.op, node.args, unit);
    default:
      return same(sourceOf(node));
  }
};

/** Above what is shown below them on lines of their own. */
const headings: Readonly<Record<string, Label>> = {
  '&&': { zh: '须同时满足', en: 'All of these' },
  '||': { zh: '满足其一即可', en: 'One of these' },
  '!_': { zh: '不得有此情形', en: 'This is not so' },
  '?:': { zh: '视条件取值', en: 'By the condition' },
  '-': { zh: '相减', en: 'The difference' },
  '+': { zh: '相加', en: 'The sum' },
  least: { zh: '取较小者', en: 'The smaller of these' },
  greatest: { zh: '取较大者', en: 'The greater of these' },
};

/** Characters up to which a sum or difference is read in one line. */
const longestLine = 48;

/**
 * A part of an expression as people read it, in both languages: `层次 属于 A、B`. Of what is shown
 * part by part below it, only how the parts are put together, where the whole would be long.
 */
export const wordsOf = (environment: Environment, node: ASTNode, unit: Unit | null): Label => {
  const isLogic = ['&&', '||', '!_', '?:'].includes(node.op);
  const words = unbracketed(read(environment, node, unit));
  const heading = own(headings, node.op === 'call' ? node.args[0] : node.op);
  if (!heading) return words;
  return isLogic || words.zh.length > longestLine ? heading : words;
};

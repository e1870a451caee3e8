import type { ASTNode } from '@marcbachmann/cel-js';
import fc from 'fast-check';

import {
  comparators,
  normalise,
  print,
  printAmount,
  textMethods,
  type AmountChoice,
  type Condition,
  type Literal,
} from '../../../../../shared/conditions';
import { inspect } from '../compile';
import { drawAmount, drawCondition } from '../drawn';
import { environment } from './models';

const parse = (source: string): ASTNode => environment.cel.parse(source).ast as ASTNode;
const conditionOf = (source: string) => drawCondition(environment, parse(source));
const amountOf = (source: string) => drawAmount(environment, parse(source));

const drawn = (source: string): Condition => {
  const drawing = conditionOf(source);
  if ('undrawn' in drawing) throw new Error(`${source}: ${drawing.undrawn.en}`);
  return drawing.drawn;
};

describe('an expression as the builder draws it', () => {
  it.each([
    'subject.tier in ["A", "B"]',
    '!(tier in ["A"]) || has(entry.title)',
    'remote == true && !has(subject.employer)',
    'fullYearsSince(subject.bornOn) < 45 && (months >= 12 || urgent == false)',
    '!(months == 1 || months == 2) && share > -0.5',
    'startsOn >= today() && startsOn < date("2026-01-01")',
    'subject.employer.unit.name.contains("街\\n道") && !title.startsWith("\\"")',
    'received("housing") <= requestedFen && entry.type == "x"',
    '!(months == 1)',
    'daysUntil(addYears(startsOn, 5)) > 0',
  ])('reads %s and writes it down again', (source) => {
    expect(print(drawn(source))).toBe(source);
  });

  it.each([
    ['!remote', 'remote == false'],
    ['remote && identical', 'remote == true && identical == true'],
    ['45 > months', 'months < 45'],
    ['(remote && urgent) && months > 1', 'remote == true && urgent == true && months > 1'],
    ['entry.months == 1', 'months == 1'],
    ['!!(remote || urgent)', 'remote == true || urgent == true'],
    ['!(!has(entry.title))', 'has(entry.title)'],
    ["title == 'a'", 'title == "a"'],
  ])('gives %s its one form', (source, form) => {
    expect(print(drawn(source))).toBe(form);
    expect(drawn(form)).toEqual(drawn(source));
  });

  it.each([
    ['months + 1 > 2', 'months + 1', '加减乘除'],
    ['remote ? urgent : remote', 'remote ? urgent : remote', '选择'],
    ['remote && ["A"].exists(x, x == tier)', '["A"].exists(x, x == tier)', '逐项判断'],
    ['size(title.contains("x") ? "a" : "b") > 1', 'size(title.contains("x") ? "a" : "b")', '图形'],
    ['"A" in [tier]', '"A"', '图形'],
    ['1 == 1', '1', '图形'],
  ])('says of %s what it cannot draw, and why', (source, part, why) => {
    expect(conditionOf(source)).toMatchObject({
      undrawn: { source: part, zh: expect.stringContaining(why), en: expect.any(String) },
    });
  });

  it.each([
    '5000000',
    'subject.tier in ["A", "B"] ? 20000000 : subject.tier == "C" ? 12000000 : 8000000',
    'greatest(0, 15000000 - received("settling-in"))',
    'greatest(0, (subject.tier == "A" && remote == true ? 5 : 3) - received("x"))',
  ])('draws the amount %s', (source) => {
    const drawing = amountOf(source);
    expect('drawn' in drawing && printAmount(drawing.drawn)).toBe(source);
  });

  it.each(['requestedFen', 'months * 100', 'least(5, months)', 'greatest(1, 5 - received("x"))'])(
    'does not draw the amount %s',
    (source) => expect(amountOf(source)).toMatchObject({ undrawn: { en: expect.any(String) } }),
  );
});

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const int = fc.integer().map(String);
const double = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
  .map((one) => {
    const value = Number(one.toFixed(4)) + 0;
    return Number.isInteger(value) ? value.toFixed(1) : String(value);
  });

const literals = {
  string: text.map((value): Literal => ({ kind: 'string', value })),
  tier: fc.constantFrom('A', 'B', 'C').map((value): Literal => ({ kind: 'string', value })),
  int: int.map((value): Literal => ({ kind: 'int', value })),
  double: double.map((value): Literal => ({ kind: 'double', value })),
  date: day.map((value): Literal => ({ kind: 'date', value })),
  bool: fc.boolean().map((value): Literal => ({ kind: 'bool', value })),
} as const;

const facts: Readonly<Record<keyof typeof literals, readonly string[]>> = {
  string: ['title', 'entry.type', 'subject.employer.unit.name'],
  tier: ['tier', 'subject.tier'],
  int: ['months', 'requestedFen', 'received("a b")', 'fullYearsSince(subject.bornOn)'],
  double: ['share'],
  date: ['startsOn', 'today()', 'addYears(startsOn, -2)'],
  bool: ['remote', 'urgent'],
};

const ordered = new Set(['string', 'int', 'double', 'date']);

const comparison = fc
  .constantFrom(...(Object.keys(literals) as (keyof typeof literals)[]))
  .chain((kind): fc.Arbitrary<Condition> =>
    fc.record({
      kind: fc.constant('compare' as const),
      fact: fc.constantFrom(...facts[kind]),
      comparator: fc.constantFrom(
        ...comparators.filter((one) => ordered.has(kind) || ['==', '!='].includes(one)),
      ),
      operand: fc.oneof(
        literals[kind],
        fc.constantFrom(...facts[kind]).map((fact) => ({ kind: 'fact' as const, fact })),
      ),
    }),
  );

const membership = fc
  .constantFrom('string' as const, 'tier' as const, 'int' as const)
  .chain((kind): fc.Arbitrary<Condition> =>
    fc.record({
      kind: fc.constant('in' as const),
      not: fc.boolean(),
      fact: fc.constantFrom(...facts[kind]),
      values: fc.array(literals[kind], { minLength: 1, maxLength: 4 }),
    }),
  );

const textMatch: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('text' as const),
  not: fc.boolean(),
  fact: fc.constantFrom(...facts.string),
  method: fc.constantFrom(...textMethods),
  text,
});

const presence: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('has' as const),
  not: fc.boolean(),
  fact: fc.constantFrom('title', 'entry.type', 'subject.employer', 'subject.employer.unit.name'),
});

/** Whatever somebody draws, in groups as deep as he likes. */
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(comparison, membership, textMatch, presence),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      not: fc.boolean(),
      conditions: fc.array(tie('condition'), { maxLength: 4 }),
    }),
  ),
}));

const inOneForm = condition
  .map(normalise)
  .filter((one): one is Condition => one !== null && print(one).length < 3500);

describe('what is drawn', () => {
  it('is an expression that the server takes', () => {
    fc.assert(
      fc.property(inOneForm, (one) => {
        const inspected = inspect(print(one), environment, 'bool');
        if ('problem' in inspected) expect(inspected.problem.code).toBe('too_large');
      }),
      { numRuns: 500 },
    );
  });

  it('is drawn the same again when its text is read', () => {
    fc.assert(
      fc.property(inOneForm, (one) => {
        fc.pre('compiled' in inspect(print(one), environment, 'bool'));
        expect(drawn(print(one))).toEqual(one);
      }),
      { numRuns: 1000 },
    );
  });

  it('has one form', () => {
    fc.assert(fc.property(inOneForm, (one) => expect(normalise(one)).toEqual(one)));
  });

  it('gives the same amounts when their text is read', () => {
    const fen = fc.nat().map(String);
    const choice: fc.Arbitrary<AmountChoice> = fc.record({
      cases: fc.array(fc.record({ when: inOneForm, fen }), { maxLength: 3 }),
      otherwise: fen,
      less: fc.option(text),
    });
    fc.assert(
      fc.property(choice, (one) => {
        fc.pre('compiled' in inspect(printAmount(one), environment, 'int'));
        expect(amountOf(printAmount(one))).toEqual({ drawn: one });
      }),
    );
  });
});

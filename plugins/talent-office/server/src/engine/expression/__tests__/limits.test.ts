import fc from 'fast-check';

import { inspect, type Wanted } from '../compile';
import type { Facts } from '../values';
import { environment } from './models';

const facts: Facts = {
  entry: { title: 'x'.repeat(200), months: 12, remote: true, startsOn: '2026-03-01' },
  subject: { tier: 'A', bornOn: '1990-02-28' },
  functions: { today: '2026-11-23', fullYearsSince: '2026-11-23', received: { housing: 5 } },
};

const problemOf = (source: string) => {
  const inspected = inspect(source, environment, 'bool');
  return 'problem' in inspected ? inspected.problem : null;
};

const list = (elements: number) => `[${Array(elements).fill('1').join(', ')}]`;

describe('an expression beyond a limit', () => {
  it.each([
    ['characters', `title == "a" ||${' '.repeat(4000)}remote`, 4001, '4000 个字符'],
    ['nodes', Array(251).fill('remote').join('||'), 1, '500 个部分（字段、值和运算）'],
    ['brackets', `${'('.repeat(40)}remote${')'.repeat(40)}`, 31, '30 层括号或嵌套'],
    ['brackets of calls', 'least('.repeat(40), 181, '30 层括号或嵌套'],
    ['list elements', `months in ${list(201)}`, 612, '列表 200 项'],
    ['arguments', 'least(1, 2, 3, 4, 5, 6, 7) == 1', 25, '函数 6 个参数'],
    ['quoted text', `remote && title == "${'x'.repeat(501)}"`, 20, '引号内 500 个字符'],
    [
      'steps of a quantifier',
      `${list(200)}.all(x, ${Array(30).fill('x == 1').join(' && ')})`,
      1,
      '逐项判断 10000 步',
    ],
    [
      'steps of a quantifier over joined lists',
      `(${list(60)} + ${list(60)}).exists(x, ${Array(30).fill('x == 1').join(' || ')})`,
      2,
      '逐项判断 10000 步',
    ],
  ])('is refused for its %s, where they stand, with the limit', (_what, source, column, limit) => {
    expect(problemOf(source)).toMatchObject({
      line: 1,
      column,
      code: 'too_large',
      zh: `表达式过大，上限：${limit}`,
    });
  });

  it('is told at its line', () => {
    const problem = problemOf(`remote &&\n\n  title == "${'x'.repeat(501)}"`);
    expect(problem).toMatchObject({ line: 3, column: 12, code: 'too_large' });
    expect(problem?.en).toBe(
      'the expression is too large: at most 500 characters in a quoted text',
    );
  });

  it.each([
    `${'('.repeat(28)}remote${')'.repeat(28)}`,
    `months in ${list(200)}`,
    `title == "${'x'.repeat(500)}"`,
    Array(250).fill('remote').join('||'),
    `${list(100)}.all(x, x == months)`,
  ])('is not one at the limit', (source) => {
    expect(problemOf(source)).toBeNull();
  });
});

/** Milliseconds of this process at work: waiting for a busy machine is not the expression's. */
const workOf = (act: () => void): number => {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const run = (source: string, wanted: Wanted): void => {
  const inspected = inspect(source, environment, wanted);
  if ('problem' in inspected) return;
  try {
    inspected.compiled.evaluate(facts);
  } catch (error) {
    expect(error).toMatchObject({ code: 'EXPRESSION_FAILED' });
  }
  inspected.compiled.explain(facts);
};

/**
 * What one expression may take: as much as four hundred of a rule with a list of a hundred, in this process.
 * Far above what any takes, and far below what one without bound would; an absolute figure would tell
 * how busy the machine is.
 */
const boundMs = (): number => {
  const ordinary = `${list(100)}.all(x, x == months)`;
  const ofHundred = workOf(() => {
    for (let times = 0; times < 100; times += 1) run(ordinary, 'bool');
  });
  return 4 * ofHundred;
};

/** Conditions and amounts of the whole language, from small to far too large. */
const { condition } = fc.letrec<{ condition: string; amount: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.constantFrom('remote', 'tier == "A"', 'has(entry.title)', 'startsOn < today()', 'nope'),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map((all) => all.join(' ')),
    tie('condition').map((one) => `!(${one})`),
    fc
      .tuple(tie('amount'), fc.constantFrom('<', '==', '>='), tie('amount'))
      .map((all) => all.join(' ')),
    fc
      .tuple(
        fc.integer({ min: 0, max: 260 }),
        fc.constantFrom('all', 'exists', 'exists_one'),
        tie('condition'),
      )
      .map(([elements, method, one]) => `${list(elements)}.${method}(x, x == months || ${one})`),
    fc
      .tuple(fc.nat(300), fc.string())
      .map(([n, text]) => `title.contains(${JSON.stringify(text.repeat(n % 40))})`),
  ),
  amount: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.constantFrom('months', '1', 'received("housing")', 'requestedFen', 'size(title)'),
    fc
      .tuple(tie('amount'), fc.constantFrom('+', '-', '*', '/', '%'), tie('amount'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('condition'), tie('amount'), tie('amount'))
      .map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    fc.tuple(tie('amount'), tie('amount')).map(([a, b]) => `least(${a}, ${b})`),
  ),
}));

const hostile = fc.constantFrom(
  (n: number) => '('.repeat(n),
  (n: number) => `${'!'.repeat(n)}remote`,
  (n: number) => `${'-'.repeat(n)}1 == 1`,
  (n: number) => Array(n).fill('remote').join(' && '),
  (n: number) => Array(n).fill('title').join(' + '),
  (n: number) => `${'remote ? '.repeat(n)}remote`,
  (n: number) => `title${'.a'.repeat(n)}`,
  (n: number) => `title${'[0]'.repeat(n)}`,
  (n: number) => `${'['.repeat(n)}${']'.repeat(n)} == []`,
  (n: number) => `"${'\\\\'.repeat(n)}" == title`,
  (n: number) => `title.matches("${'(a+)+'.repeat(n)}$")`,
  (n: number) => `${'[1, 2].all(x, '.repeat(n)}true${')'.repeat(n)}`,
  (n: number) => `int("${'9'.repeat(n)}") > 0`,
);

describe('whatever is typed in', () => {
  const bound = boundMs();
  it('is checked, evaluated and explained in bounded time: the language', () => {
    fc.assert(
      fc.property(condition, (source) => {
        expect(workOf(() => run(source, 'bool'))).toBeLessThan(bound);
      }),
      { numRuns: 300 },
    );
  });

  it('is checked in bounded time: what somebody makes on purpose, and no expression at all', () => {
    const text = fc.oneof(
      fc.tuple(hostile, fc.integer({ min: 1, max: 20_000 })).map(([make, n]) => make(n)),
      fc.string({ maxLength: 4100, unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (source) => {
        expect(workOf(() => run(source, 'bool'))).toBeLessThan(bound);
      }),
      { numRuns: 300 },
    );
  });

  it('is bounded at the limits themselves', () => {
    const tower = `${'(1 + '.repeat(20)}months${')'.repeat(20)}`;
    const work = [
      `${list(200)}.all(x, ${Array(12).fill('x == months').join(' || ')})`,
      `${list(200)}.exists(x, x > ${tower})`,
      Array(100).fill('title.contains("xxy")').join(' || '),
      `${Array(120).fill('title').join(' + ')} == title`,
    ].map((source) => {
      expect(problemOf(source)).toBeNull();
      return workOf(() => run(source, 'bool'));
    });
    expect(Math.max(...work)).toBeLessThan(bound);
  });
});

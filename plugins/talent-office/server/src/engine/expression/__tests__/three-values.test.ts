import * as fc from 'fast-check';

import { Refusal } from '../../../platform';
import { compile, type Wanted } from '../compile';
import type { Facts } from '../values';
import { environment } from './models';

const of = (entry: Facts['entry'], more: Partial<Facts> = {}): Facts => ({
  entry,
  subject: null,
  functions: {},
  ...more,
});

const run = (source: string, facts: Facts, wanted: Wanted = 'bool') =>
  compile(source, environment, wanted).evaluate(facts);

/** The reference: Kleene's three values and a failure, written without the library. */
type Truth = boolean | 'unknown' | 'failure';
type Tree =
  | { readonly op: 'leaf'; readonly source: string; readonly of: (given: Given) => Truth }
  | { readonly op: 'not'; readonly of: Tree }
  | { readonly op: '&&' | '||'; readonly of: readonly [Tree, Tree] }
  | { readonly op: '?:'; readonly of: readonly [Tree, Tree, Tree] };
interface Given {
  readonly remote?: boolean;
  readonly urgent?: boolean;
  readonly months?: number;
}

const textOf = (tree: Tree): string => {
  if (tree.op === 'leaf') return tree.source;
  if (tree.op === 'not') return `!(${textOf(tree.of)})`;
  const [a, b, c] = tree.of.map((one) => `(${textOf(one)})`);
  return tree.op === '?:' ? `${a} ? ${b} : ${c}` : `${a} ${tree.op} ${b}`;
};

const refer = (tree: Tree, given: Given): Truth => {
  switch (tree.op) {
    case 'leaf':
      return tree.of(given);
    case 'not': {
      const truth = refer(tree.of, given);
      return typeof truth === 'boolean' ? !truth : truth;
    }
    case '?:': {
      const asked = refer(tree.of[0], given);
      return typeof asked === 'boolean' ? refer(tree.of[asked ? 1 : 2], given) : asked;
    }
    default: {
      const truths = tree.of.map((one) => refer(one, given));
      const decisive = tree.op === '||';
      if (truths.includes(decisive)) return decisive;
      if (truths.includes('failure')) return 'failure';
      return truths.includes('unknown') ? 'unknown' : !decisive;
    }
  }
};

const leaves: Tree[] = [
  { op: 'leaf', source: 'remote', of: ({ remote }) => remote ?? 'unknown' },
  { op: 'leaf', source: 'urgent', of: ({ urgent }) => urgent ?? 'unknown' },
  {
    op: 'leaf',
    source: 'months > 6',
    of: ({ months }) => (months === undefined ? 'unknown' : months > 6),
  },
  {
    op: 'leaf',
    source: '12 / months > 1',
    of: ({ months }) => {
      if (months === undefined) return 'unknown';
      return months === 0 ? 'failure' : Math.trunc(12 / months) > 1;
    },
  },
  {
    op: 'leaf',
    source: '[0, 6].exists(x, x == months)',
    of: ({ months }) => (months === undefined ? 'unknown' : months === 0 || months === 6),
  },
];

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(...leaves),
    fc.tuple(tie('tree')).map(([of]): Tree => ({ op: 'not', of })),
    fc
      .tuple(fc.constantFrom('&&' as const, '||' as const), tie('tree'), tie('tree'))
      .map(([op, a, b]): Tree => ({ op, of: [a, b] })),
    fc
      .tuple(tie('tree'), tie('tree'), tie('tree'))
      .map(([a, b, c]): Tree => ({ op: '?:', of: [a, b, c] })),
  ),
}));

const facts: fc.Arbitrary<Given> = fc.record(
  {
    remote: fc.boolean(),
    urgent: fc.boolean(),
    months: fc.constantFrom(0, 3, 6, 7, 12),
  },
  { requiredKeys: [] },
);

const truthOf = (source: string, given: Given): Truth => {
  try {
    const outcome = run(source, of({ ...given }));
    return outcome.known ? outcome.value === true : 'unknown';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'EXPRESSION_FAILED') return 'failure';
    throw error;
  }
};

describe('an expression has three values', () => {
  it('as Kleene says, whatever is absent or cannot be calculated', () => {
    fc.assert(
      fc.property(tree, facts, (one, given) => {
        expect(truthOf(textOf(one), given)).toBe(refer(one, given));
      }),
      { numRuns: 2000 },
    );
  });

  it('and the explanation agrees with it, part by part', () => {
    fc.assert(
      fc.property(tree, facts, (one, given) => {
        const source = textOf(one);
        const explained = compile(source, environment, 'bool').explain(of({ ...given }));
        const truth = truthOf(source, given);
        if (truth === 'failure') expect(explained.failure).toBeDefined();
        else if (truth === 'unknown') expect(explained.missing?.length).toBeGreaterThan(0);
        else expect(explained.value).toBe(truth);
      }),
      { numRuns: 500 },
    );
  });

  it('asks for a fact only where the answer hangs on it', () => {
    fc.assert(
      fc.property(tree, facts, (one, given) => {
        if (refer(one, given) !== 'unknown') return;
        const outcome = run(textOf(one), of({ ...given }));
        const missing = outcome.known ? [] : outcome.missing;
        expect(missing.length).toBeGreaterThan(0);
        for (const path of missing) expect(Object.keys(given)).not.toContain(path);
      }),
    );
  });
});

describe('facts', () => {
  it('that are missing are all named at once', () => {
    const source = 'subject.tier == "A" && entry.months + 1 > 2 && received("housing") == 0';
    expect(run(source, of({}))).toEqual({
      known: false,
      missing: ['subject.tier', 'months', 'received("housing")'],
    });
  });

  it('are absent when null, and below an absent entry', () => {
    const absent = of({ months: null }, { subject: { employer: null } });
    expect(run('months > 1', absent)).toEqual({ known: false, missing: ['months'] });
    expect(run('subject.employer.name == "x"', absent)).toEqual({
      known: false,
      missing: ['subject.employer.name'],
    });
    expect(run('has(subject.employer) || has(entry.months)', absent)).toEqual({
      known: true,
      value: false,
    });
  });

  it('give the same answer from their stored JSON', () => {
    const source =
      'fullYearsSince(subject.bornOn) >= 18 && requestedFen <= 900719925474099100 && ' +
      'filedAt < date("2026-11-23") && received("housing") == 5';
    const given = of(
      { requestedFen: '900719925474099100', filedAt: '2026-11-22' },
      {
        subject: { bornOn: '2008-11-23' },
        functions: { received: { housing: 5 }, fullYearsSince: '2026-11-23' },
      },
    );
    const stored = JSON.parse(JSON.stringify(given)) as Facts;
    expect(run(source, given)).toEqual({ known: true, value: true });
    expect(run(source, stored)).toEqual({ known: true, value: true });
    const dayBefore = { ...stored.functions, fullYearsSince: '2026-11-22' };
    expect(run(source, { ...stored, functions: dayBefore })).toEqual({ known: true, value: false });
  });

  it.each([
    [{ months: 'six' }, 'entry.months'],
    [{ months: 1.5 }, 'entry.months'],
    [{ startsOn: '2026-02-30' }, 'entry.startsOn'],
    [{ startsOn: '2026-02-03T00:00:00Z' }, 'entry.startsOn'],
    [{ talent: 'A' }, 'entry.talent'],
    [{ talent: { tier: 4 } }, 'entry.talent.tier'],
  ])('of the wrong kind are refused: %j', (entry, path) => {
    expect(() => environment.values(of(entry))).toThrow(
      expect.objectContaining({ code: 'FACT_INVALID', path }),
    );
  });

  it('are not confused with what every JavaScript object has', () => {
    const hostile = JSON.parse('{"__proto__": {"months": 9}, "constructor": 1}') as Facts['entry'];
    expect(run('months > 1', of(hostile))).toEqual({ known: false, missing: ['months'] });
  });
});

describe('an explanation', () => {
  it('shows the working of an amount', () => {
    const amount = compile('least(requestedFen, months * 100000)', environment, 'fen');
    expect(amount.explain(of({ requestedFen: '250000', months: 2 }))).toEqual({
      kind: 'call',
      source: 'least(requestedFen, (months * 100000))',
      zh: '申请金额、（months × 1,000 元） 中较小者',
      en: 'the smaller of Requested, (months × 1,000 yuan)',
      unit: 'fen',
      value: 200000,
      children: [
        {
          kind: 'fact',
          source: 'requestedFen',
          zh: '申请金额',
          en: 'Requested',
          unit: 'fen',
          value: 250000,
          children: [],
        },
        {
          kind: 'other',
          source: '(months * 100000)',
          zh: 'months × 1,000 元',
          en: 'months × 1,000 yuan',
          unit: 'fen',
          value: 200000,
          children: [
            {
              kind: 'fact',
              source: 'months',
              zh: 'months',
              en: 'months',
              value: 2,
              children: [],
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['subject.tier in ["A", "B"]', 'A类、B类', 'is one of'],
    ['startsOn <= date("2026-11-23")', '不晚于 2026-11-23', 'is not after 2026-11-23'],
    ['requestedFen > 150', '超过 1.50 元', 'is more than 1.50 yuan'],
    ['received("housing") == 0', '已享受金额（', 'received before ('],
    ['daysUntil(startsOn) >= 30', '距', 'days until'],
    ['!(remote && urgent)', '不得有此情形', 'This is not so'],
  ])('reads %s in words', (source, zh, en) => {
    const told = compile(source, environment, 'bool').explain(of({}));
    expect([told.zh, told.en]).toEqual([expect.stringContaining(zh), expect.stringContaining(en)]);
  });

  it('shows at most a hundred parts, level by level, and counts the rest', () => {
    const chain = Array.from({ length: 120 }, (_, n) => `months > ${n}`).join(' && ');
    const whole = compile(`remote || (${chain})`, environment, 'bool');
    const told = whole.explain(of({ remote: false, months: 500 }));
    expect(told).toMatchObject({ value: true, children: [{ source: 'remote' }, { omitted: 23 }] });
    expect(told.children[1]?.children).toHaveLength(97);
    // What is left out is judged all the same.
    expect(whole.explain(of({ remote: false, months: 110 })).value).toBe(false);
    const long = compile(`title == "${'长'.repeat(400)}"`, environment, 'bool').explain(of({}));
    expect([...long.source]).toHaveLength(200);
    expect([...long.zh]).toHaveLength(200);
  });

  it('lifts a failure that stands beside a missing fact', () => {
    const rule = compile('1 / months > 0 && remote', environment, 'bool');
    expect(rule.explain(of({ months: 0 }))).toMatchObject({
      failure: { zh: '除数为零', source: '(1 / months)' },
    });
    expect(() => rule.evaluate(of({ months: 0 }))).toThrow(
      expect.objectContaining({ code: 'EXPRESSION_FAILED' }),
    );
  });

  it.each(['addYears(startsOn, 9000)', 'addDays(startsOn, 9223372036854775807)'])(
    'of a date that cannot be written: %s',
    (source) => {
      expect(
        compile(source, environment, 'date').explain(of({ startsOn: '2026-01-01' })),
      ).toMatchObject({ failure: { zh: '日期超出范围' } });
    },
  );
});

import fc from 'fast-check';

import {
  completionsOf,
  completeExpression,
} from '../../../plugins/talent-office/admin/src/content-manager/expression/completion';
import {
  emptyAmount,
  toAmountText,
  toDraft,
} from '../../../plugins/talent-office/admin/src/content-manager/expression/amount';
import {
  drawnFacts,
  factOfText,
  type Wording,
} from '../../../plugins/talent-office/admin/src/content-manager/expression/facts';
import { operatorsOf } from '../../../plugins/talent-office/admin/src/content-manager/expression/operators';
import {
  factsUsed,
  toCondition,
  toQuery,
  toText,
} from '../../../plugins/talent-office/admin/src/content-manager/expression/query';
import {
  comparators,
  normalise,
  textMethods,
  type Condition,
  type Literal,
} from '../../../plugins/talent-office/shared/conditions';
import type {
  FactKind,
  FactsBody,
} from '../../../plugins/talent-office/shared/contracts/expressions';

const step = (name: string) => [{ type: 'plugin::talent-office.talent-profile', name }];

const body: FactsBody = {
  facts: [
    {
      path: 'subject.tier',
      kind: 'string',
      steps: step('tier'),
      zh: '人才层次',
      en: 'Tier',
      values: [{ value: 'A', zh: 'A 类', en: 'Tier A' }],
    },
    { path: 'subject.bornOn', kind: 'date', steps: step('bornOn'), zh: '出生日期', en: 'Born on' },
    { path: 'requestedFen', kind: 'int', steps: step('requestedFen'), zh: '申请金额', en: 'Asked' },
    {
      path: 'subject.employer',
      kind: 'entry',
      steps: step('employer'),
      zh: '单位',
      en: 'Employer',
    },
  ],
  functions: [
    {
      name: 'received',
      parameters: ['string'],
      gives: 'int',
      isMethod: false,
      zh: '已享受金额（分）：received("x")',
      en: 'Received: received("x")',
    },
    {
      name: 'identified',
      parameters: [],
      gives: 'bool',
      isMethod: false,
      zh: '已登记',
      en: 'On file',
    },
    {
      name: 'fullYearsSince',
      parameters: ['date'],
      gives: 'int',
      isMethod: false,
      zh: '满几年',
      en: 'Full years',
    },
  ],
};

const wording: Wording = {
  attribute: (_type, name) => (name === 'bornOn' ? '生日' : undefined),
  of: ({ zh }) => zh,
  dated: (name, title) => `${title}/${name}`,
  call: (title, args) => `${title}(${args})`,
};

const kinds: Readonly<Record<string, FactKind>> = {
  title: 'string',
  'subject.tier': 'string',
  months: 'int',
  'received("x")': 'int',
  share: 'double',
  startsOn: 'date',
  'today()': 'date',
  remote: 'bool',
  'subject.employer': 'entry',
};
const kindOf = (fact: string) => kinds[fact];
const factsOf = (kind: FactKind) => Object.keys(kinds).filter((fact) => kinds[fact] === kind);

const literals: Readonly<Record<Literal['kind'], fc.Arbitrary<Literal>>> = {
  string: fc.string({ minLength: 1 }).map((value) => ({ kind: 'string', value })),
  int: fc.integer().map((value) => ({ kind: 'int', value: String(value) })),
  double: fc.integer().map((value) => ({ kind: 'double', value: `${value}.5` })),
  date: fc.constantFrom('2026-01-01', '1990-02-28').map((value) => ({ kind: 'date', value })),
  bool: fc.boolean().map((value) => ({ kind: 'bool', value })),
};

const literalKinds = ['string', 'int', 'double', 'date', 'bool'] as const;
const leaf = fc.constantFrom(...literalKinds).chain((kind): fc.Arbitrary<Condition> => {
  const fact = fc.constantFrom(...factsOf(kind));
  const not = fc.boolean();
  return fc.oneof(
    fc.record({
      kind: fc.constant('compare' as const),
      fact,
      comparator: fc.constantFrom(...comparators),
      operand: fc.oneof(
        literals[kind],
        fact.map((other) => ({ kind: 'fact' as const, fact: other })),
      ),
    }),
    fc.record({
      kind: fc.constant('in' as const),
      not,
      fact,
      values: fc.array(literals[kind], { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('text' as const),
      not,
      fact: fc.constantFrom(...factsOf('string')),
      method: fc.constantFrom(...textMethods),
      text: fc.string({ minLength: 1 }),
    }),
    fc.record({ kind: fc.constant('has' as const), not, fact }),
  );
});

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      not: fc.boolean(),
      conditions: fc.array(tie('condition'), { maxLength: 4 }),
    }),
  ),
}));

describe('the builder', () => {
  it('gives back every condition as it was', () => {
    fc.assert(
      fc.property(condition, (drawn) => {
        const one = normalise(drawn);
        expect(toCondition(toQuery(one), kindOf)).toEqual(one);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [{ field: '~', operator: '=', value: '' }, '… == …'],
    [{ field: 'months', operator: '>=', value: '' }, 'months >= …'],
    [{ field: 'months', operator: '>=', value: 'twelve' }, 'months >= …'],
    [{ field: 'months', operator: 'in', value: ['1', 'x'] }, 'months == …'],
    [{ field: 'subject.tier', operator: 'in', value: [] }, 'subject.tier == …'],
    [{ field: 'title', operator: 'contains', value: '' }, 'title == …'],
    [
      { field: 'startsOn', operator: '<', value: 'x', valueSource: 'field' as const },
      'startsOn < …',
    ],
    [{ field: 'remote', operator: '==', value: '' }, 'remote == …'],
  ])('writes a hole, which no save takes, for what is missing in %j', (rule, text) => {
    expect(toText({ combinator: 'and', rules: [rule] }, kindOf)).toBe(text);
  });

  it('writes nothing for nothing', () => {
    expect(toText(toQuery(null), kindOf)).toBe('');
    expect(toAmountText(emptyAmount, kindOf)).toBe('…');
  });

  it('knows what an expression names besides, and of what kind it is', () => {
    const used = factsUsed({
      kind: 'all',
      not: false,
      conditions: [
        {
          kind: 'in',
          not: false,
          fact: 'applicant.tier',
          values: [{ kind: 'string', value: 'A' }],
        },
        { kind: 'has', not: true, fact: 'applicant.employer' },
        { kind: 'compare', fact: 'months', comparator: '<', operand: { kind: 'int', value: '1' } },
      ],
    });
    expect([...used]).toEqual([
      ['applicant.tier', 'string'],
      ['applicant.employer', 'entry'],
      ['months', 'int'],
    ]);
  });

  it('keeps amounts in fen, and takes none off without a kind', () => {
    const choice = {
      cases: [
        {
          when: {
            kind: 'compare' as const,
            fact: 'remote',
            comparator: '==' as const,
            operand: { kind: 'bool' as const, value: true },
          },
          fen: '20000000',
        },
      ],
      otherwise: '5',
      less: 'settling-in',
    };
    expect(toAmountText(toDraft(choice), kindOf)).toBe(
      'greatest(0, (remote == true ? 20000000 : 5) - received("settling-in"))',
    );
    expect(toAmountText({ ...toDraft(choice), less: '' }, kindOf)).toContain('…');
  });
});

describe('the facts of the builder', () => {
  const facts = drawnFacts(body, wording);

  it('have titles, a site’s own before the server’s, and what functions make of them', () => {
    expect(facts.map(({ fact, title }) => [fact, title])).toEqual([
      ['subject.tier', '人才层次'],
      ['subject.bornOn', '生日'],
      ['requestedFen', '申请金额'],
      ['subject.employer', '单位'],
      ['identified()', '已登记'],
      ['fullYearsSince(subject.bornOn)', '生日/fullYearsSince'],
    ]);
  });

  it('are typed in yuan where they are money', () => {
    expect(facts.filter(({ isMoney }) => isMoney).map(({ fact }) => fact)).toEqual([
      'requestedFen',
    ]);
    expect(factOfText('received("settling-in")', 'int', body, wording)).toMatchObject({
      title: '已享受金额（分）("settling-in")',
      isMoney: true,
    });
  });

  it('are asked what their kind can be asked; functions are always there', () => {
    const operators = (fact: string) => {
      const found = facts.find((one) => one.fact === fact);
      return found ? operatorsOf(found) : [];
    };
    expect(operators('subject.employer')).toEqual(['has', '!has']);
    expect(operators('subject.tier')[0]).toBe('in');
    expect(operators('identified()')).toEqual(['==']);
  });
});

describe('completion', () => {
  const at = (text: string) => {
    const explicit = false;
    const context = {
      explicit,
      pos: text.length,
      state: { sliceDoc: (from: number, to: number) => text.slice(from, to) },
      matchBefore: (pattern: RegExp) => {
        const [found] = new RegExp(`(?:${pattern.source})$`).exec(text) ?? [];
        return found ? { from: text.length - found.length, to: text.length, text: found } : null;
      },
    };
    return completeExpression(body, wording)(context as never);
  };

  it('offers facts and functions, in the reader’s words', () => {
    expect(completionsOf(body, wording).map(({ label, detail }) => [label, detail])).toContainEqual(
      ['subject.bornOn', '生日'],
    );
    expect(at('subject.ti')).toMatchObject({ from: 0 });
    expect(at('requestedFen > 0 && sub')).toMatchObject({ from: 20 });
    expect(at('requestedFen > 0 ')).toBeNull();
  });

  it('offers the values of what a text is compared with, and nothing else in quotes', () => {
    expect(at('subject.tier == "')).toMatchObject({ options: [{ label: 'A', detail: 'A 类' }] });
    expect(at('subject.tier in ["A", "')).toMatchObject({ from: 23, options: [{ label: 'A' }] });
    expect(at('title == "sub')).toBeNull();
  });
});

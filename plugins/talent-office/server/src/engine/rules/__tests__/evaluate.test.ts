import fc from 'fast-check';

import type { Compiled, Outcome } from '../../expression';
import { eligibility, explain, type RuleBody } from '../evaluate';

const kind = fc.constantFrom('hard' as const, 'warning' as const);
const outcome = fc.constantFrom('pass' as const, 'fail' as const, 'unknown' as const);
const results = fc.array(fc.record({ kind, outcome }), { maxLength: 12 });

describe('eligibility', () => {
  it('falls with the first hard failure, whatever else is unknown', () => {
    fc.assert(
      fc.property(results, fc.nat(), (rules, at) => {
        const index = at % (rules.length + 1);
        const withFailure = [...rules];
        withFailure.splice(index, 0, { kind: 'hard', outcome: 'fail' });
        expect(eligibility(withFailure)).toBe('not_eligible');
      }),
    );
  });

  it('is never given while a hard rule is open', () => {
    fc.assert(
      fc.property(results, (rules) => {
        const open = [...rules, { kind: 'hard' as const, outcome: 'unknown' as const }];
        expect(['needs_facts', 'not_eligible']).toContain(eligibility(open));
      }),
    );
  });

  it('does not hang on warnings', () => {
    fc.assert(
      fc.property(results, (rules) => {
        const hard = rules.filter((rule) => rule.kind === 'hard');
        expect(eligibility(rules)).toBe(eligibility(hard));
      }),
    );
  });

  it('needs every hard rule to pass', () => {
    expect(eligibility([{ kind: 'hard', outcome: 'pass' }])).toBe('eligible');
    expect(eligibility([{ kind: 'hard', outcome: 'unknown' }])).toBe('needs_facts');
    const warning = { kind: 'warning', outcome: 'fail' } as const;
    expect(eligibility([{ kind: 'hard', outcome: 'pass' }, warning])).toBe('eligible');
  });

  it('is never given where nothing has to hold', () => {
    fc.assert(
      fc.property(results, (rules) => {
        const warnings = rules.filter((rule) => rule.kind === 'warning');
        expect(eligibility(warnings)).toBe('not_eligible');
      }),
    );
  });
});

describe('an explanation', () => {
  const rule = (code: string): RuleBody => ({
    code,
    kind: 'hard',
    expression: code,
    clause: '第三条',
    zh: '须满足',
    en: 'must hold',
  });
  const part = { kind: 'other', source: '', zh: '', en: '', children: [] } as const;
  const compiled = (answer: Outcome, reads: string[]): Compiled => ({
    source: '',
    wanted: 'bool',
    reads,
    functions: ['received'],
    named: [],
    evaluate: () => answer,
    work: () => ({ outcome: answer, working: part }),
    explain: () => part,
  });

  it('tells each rule with what it looked at and what it misses', () => {
    const facts = {
      entry: { months: 6, place: { village: '腰堡' } },
      subject: null,
      functions: { received: { housing: 5 } },
    };
    const explained = explain(
      [
        {
          rule: rule('a'),
          compiled: compiled({ known: true, value: true }, ['months', 'place.village']),
        },
        {
          rule: rule('b'),
          compiled: compiled({ known: false, missing: ['subject.tier'] }, ['subject.tier']),
        },
      ],
      facts,
    );
    expect(explained).toMatchObject({
      outcome: 'needs_facts',
      rules: [
        {
          code: 'a',
          outcome: 'pass',
          clause: '第三条',
          inputs: { months: 6, 'place.village': '腰堡', 'received()': { housing: 5 } },
          missing: [],
        },
        {
          code: 'b',
          outcome: 'unknown',
          inputs: { 'subject.tier': null },
          missing: ['subject.tier'],
        },
      ],
    });
  });
});

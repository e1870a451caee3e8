import type { Worked } from '../evaluate';
import { workedInputs } from '../worked';

describe('what a value was worked out from', () => {
  const working = { kind: 'other', source: '', zh: '', en: '', children: [] } as const;
  const from = (facts: Worked['facts']) => workedInputs({ value: 1, source: '', facts, working });

  it('is told by the paths that rules use, whether of the entry, its subject or a function', () => {
    const facts = {
      entry: { months: 6, benefit: { kind: 'housing', policy: { level: 'district' } } },
      subject: { tier: 'B' },
      functions: { today: '2026-11-23', received: { housing: 5 } },
    };
    expect(from(facts)).toEqual({
      months: 6,
      'benefit.kind': 'housing',
      'benefit.policy.level': 'district',
      'subject.tier': 'B',
      'today()': '2026-11-23',
      'received()': { housing: 5 },
    });
  });

  it('is nothing for an amount that reads nothing', () => {
    expect(from({ entry: {}, subject: null, functions: {} })).toEqual({});
  });
});

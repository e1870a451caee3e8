import {
  coverageOf,
  coveredItems,
  itemAlarmsOf,
  powerAlarmsOf,
  type StandingItem,
} from '../coverage';
import { checkDueOn } from '../due';

const item = (documentId: string, more: Partial<StandingItem> = {}): StandingItem => ({
  documentId,
  level: 'province',
  state: 'not-started',
  carriesOut: null,
  notApplicableReason: null,
  needsMoney: false,
  lineState: null,
  leadUnit: '区科技局',
  issuedIn: 2022,
  benefits: [],
  evaluations: [],
  ...more,
});

const evaluated = (year: number) => [{ year, grade: 'good' as const }];

describe('what covers an item', () => {
  it('is a reason why it does not apply, or something that stands and carries it out', () => {
    const items = [
      item('reasoned', { state: 'not-applicable', notApplicableReason: '本区没有高校' }),
      item('blank', { state: 'not-applicable', notApplicableReason: '  ' }),
      item('bare', { state: 'not-applicable' }),
      item('evaluated', { state: 'done', evaluations: evaluated(2025) }),
      item('funded', { state: 'done', benefits: ['安家补贴'], level: 'district' }),
      item('claimed', { state: 'done' }),
      item('begun', { state: 'under-way', benefits: ['安家补贴'] }),
      item('idle'),
    ];
    expect([...coveredItems(items)].sort()).toEqual(['evaluated', 'funded', 'reasoned']);
  });

  it('goes up level by level: from a benefit of the district to the province', () => {
    const chain = (district: Partial<StandingItem>) => [
      item('province', { state: 'done' }),
      item('city', { state: 'done', level: 'city', carriesOut: 'province' }),
      item('district', { state: 'done', level: 'district', carriesOut: 'city', ...district }),
    ];
    expect(coveredItems(chain({ benefits: ['安家补贴'] })).size).toBe(3);
    // The benefit is closed again: nothing stands on it any more.
    expect(coveredItems(chain({})).size).toBe(0);
    // What does not apply below is no measure for what is above.
    const aside = { state: 'not-applicable', notApplicableReason: '无此情形' } as const;
    expect([...coveredItems(chain(aside))]).toEqual(['district']);
  });

  it('is never the item itself, nor one of its own level', () => {
    const round = [
      item('one', { state: 'done', carriesOut: 'other' }),
      item('other', { state: 'done', carriesOut: 'one' }),
      item('self', { state: 'done', carriesOut: 'self' }),
    ];
    expect(coveredItems(round).size).toBe(0);
  });
});

describe('coverage', () => {
  it('is 100 only when nothing is missing, and names what is', () => {
    const items = Array.from({ length: 300 }, (_, index) => item(String(index)));
    const all = new Set(items.map(({ documentId }) => documentId));
    expect(coverageOf(items, all)).toEqual({ covered: 300, all: 300, percent: 100, gaps: [] });
    all.delete('17');
    expect(coverageOf(items, all)).toEqual({ covered: 299, all: 300, percent: 99, gaps: ['17'] });
  });

  it('of a policy without items is none', () => {
    expect(coverageOf([], new Set())).toEqual({ covered: 0, all: 0, percent: null, gaps: [] });
  });
});

describe('the alarms of an item', () => {
  const alarms = (more: Partial<StandingItem>) => {
    const one = item('one', more);
    return itemAlarmsOf(one, coveredItems([one]), 2026);
  };

  it('tell that it is unfunded: money is needed, and no open line is named', () => {
    expect(alarms({ needsMoney: true })).toEqual(['unfunded']);
    expect(alarms({ needsMoney: true, lineState: 'closed' })).toEqual(['unfunded']);
    expect(alarms({ needsMoney: true, lineState: 'open' })).toEqual([]);
    const aside = { state: 'not-applicable', notApplicableReason: '无' } as const;
    expect(alarms({ needsMoney: true, ...aside })).toEqual([]);
  });

  it('tell what is called done and is not, and what nobody answers for', () => {
    expect(alarms({ state: 'done', level: 'district' })).toEqual(['unproven']);
    expect(alarms({ leadUnit: null })).toEqual(['unassigned']);
  });

  it('tell that last year’s evaluation is missing, of a policy that stood then', () => {
    const underWay = { state: 'under-way' } as const;
    expect(alarms(underWay)).toEqual(['unevaluated']);
    expect(alarms({ ...underWay, evaluations: evaluated(2024) })).toEqual(['unevaluated']);
    expect(alarms({ ...underWay, evaluations: evaluated(2025) })).toEqual([]);
    expect(alarms({ ...underWay, issuedIn: 2026 })).toEqual([]);
  });
});

describe('the check of a delegated power', () => {
  const power = {
    state: 'in-force',
    validUntil: '2027-01-01',
    lastCheck: null,
    checkDueOn: '2026-06-30' as never,
  } as const;

  it('is due so many months after the last one, the first time after it was delegated', () => {
    const every = { validFrom: '2025-08-31', everyMonths: 6 };
    expect(checkDueOn(every, null)).toBe('2026-02-28');
    expect(checkDueOn(every, '2026-03-15')).toBe('2026-09-15');
    expect(checkDueOn({ ...every, everyMonths: null }, null)).toBeNull();
  });

  it('is overdue after its day, and where nothing says when it is due', () => {
    expect(powerAlarmsOf(power, '2026-06-30')).toEqual([]);
    expect(powerAlarmsOf(power, '2026-07-01')).toEqual(['check-overdue']);
    expect(powerAlarmsOf({ ...power, checkDueOn: null }, '2026-01-01')).toEqual(['check-overdue']);
    expect(powerAlarmsOf({ ...power, state: 'ended' }, '2026-07-01')).toEqual([]);
  });

  it('tells what it found, and that the days of the power are over', () => {
    const found = (result: 'compliant' | 'to-rectify' | 'violated') =>
      powerAlarmsOf({ ...power, lastCheck: { result } }, '2026-06-01');
    expect([found('compliant'), found('to-rectify'), found('violated')]).toEqual([
      [],
      ['not-compliant'],
      ['not-compliant'],
    ]);
    expect(powerAlarmsOf(power, '2027-01-01')).toContain('lapsed');
  });
});

import {
  figuresOf,
  shownOf,
  sumOf,
} from '../../../plugins/talent-office/admin/src/content-manager/execution/figures';

const line = (availableFen: number, byPhaseFen: Record<string, number>) =>
  figuresOf({ suppliedFen: 0, availableFen, byPhaseFen });

describe('the figures of a fund year', () => {
  it('add up to the total, also where money is in a phase that the panel does not name', () => {
    expect(line(100, { reserved: 20, committed: 30, paid: 40, sent: 5, returned: 1 })).toEqual({
      total: 196,
      free: 100,
      reserved: 20,
      committed: 30,
      paid: 40,
      elsewhere: 6,
    });
  });

  it('of all lines are their sum', () => {
    const sum = sumOf([line(100, { paid: 40 }), line(1, { reserved: 2 })]);
    expect(sum).toMatchObject({ total: 143, free: 101, reserved: 2, paid: 40 });
    expect(sumOf([])).toMatchObject({ total: 0, free: 0 });
  });

  it('name a phase beyond the usual ones only where it holds money', () => {
    expect(shownOf(line(1, {}))).not.toContain('elsewhere');
    expect(shownOf(line(1, { sent: 1 }))).toContain('elsewhere');
  });
});

import {
  daysBetween,
  shanghaiDay,
  urgencyOf,
} from '../../../plugins/talent-office/admin/src/format/dates';
import { sizeTold } from '../../../plugins/talent-office/admin/src/format/size';
import { fenTyped, yuan } from '../../../plugins/talent-office/admin/src/format/money';

describe('money', () => {
  it.each([
    [0, '0 元'],
    [5, '0.05 元'],
    [120000000, '1,200,000 元'],
    ['9007199254740993', '90,071,992,547,409.93 元'],
    [-150050, '-1,500.50 元'],
  ])('of %s fen reads %s', (fen, told) => {
    expect(yuan(fen, 'zh')).toBe(told);
  });

  it('is told in the reader’s language', () => {
    expect(yuan(15000000, 'en')).toBe('150,000 yuan');
  });

  it.each([
    ['12000', '1200000'],
    ['12,000.5', '1200050'],
    ['1,200,000.50', '120000050'],
    ['0.29', '29'],
    ['12.', '1200'],
    ['１２，０００．５', '1200050'],
    [' 0.05 ', '5'],
    ['1.005', null],
    ['-3', null],
    ['1e5', null],
    ['', null],
  ])('typed as "%s" is %s fen', (typed, fen) => {
    expect(fenTyped(typed)).toBe(fen);
  });
});

describe('dates', () => {
  it('are those of Shanghai, wherever the reader sits', () => {
    expect(shanghaiDay('2026-11-23T15:59:59.999Z')).toBe('2026-11-23');
    expect(shanghaiDay('2026-11-23T16:00:00.000Z')).toBe('2026-11-24');
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
  });

  it.each([
    ['2026-11-22', 'overdue'],
    ['2026-11-23', 'soon'],
    ['2026-11-25', 'soon'],
    ['2026-11-26', 'later'],
  ])('due on %s, seen on 23 November, are %s: the due day is in time', (dueOn, urgency) => {
    expect(urgencyOf(dueOn, '2026-11-23')).toBe(urgency);
  });
});

describe('the size of a file', () => {
  it.each([
    [0, '0 KB'],
    [1, '1 KB'],
    [1024, '1 KB'],
    [86_000, '84 KB'],
    [1024 * 1024, '1 MB'],
    [2_600_000, '2.5 MB'],
    [10 * 1024 * 1024, '10 MB'],
  ])('of %s bytes reads %s', (bytes, told) => {
    expect(sizeTold(bytes)).toBe(told);
  });
});

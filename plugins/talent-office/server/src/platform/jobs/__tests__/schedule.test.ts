import { daily, everyMinutes } from '../schedule';

describe('a schedule', () => {
  it('has one slot in each interval', () => {
    const slot = everyMinutes(5);
    expect(slot(new Date('2026-11-23T04:09:59.999Z'))).toBe('2026-11-23T04:05');
    expect(slot(new Date('2026-11-23T04:10:00.000Z'))).toBe('2026-11-23T04:10');
  });

  it('begins its day at its time in Asia/Shanghai, wherever the server stands', () => {
    const slot = daily('02:30');
    expect(slot(new Date('2026-11-22T18:29:59.999Z'))).toBe('2026-11-22');
    expect(slot(new Date('2026-11-22T18:30:00.000Z'))).toBe('2026-11-23');
    expect(slot(new Date('2026-11-23T18:29:59.000Z'))).toBe('2026-11-23');
  });

  it('takes only a time of day', () => {
    expect(() => daily('24:00')).toThrow(RangeError);
  });
});

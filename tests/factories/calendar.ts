/** A year's days as an office imports them: twelve holidays in March, enough to be a notice. */
export const marchHolidays = (year: number) =>
  Array.from({ length: 12 }, (_, index) => ({
    date: `${year}-03-${String(index + 1).padStart(2, '0')}`,
    kind: 'holiday',
    name: '测试',
  }));

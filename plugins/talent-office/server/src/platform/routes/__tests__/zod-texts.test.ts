import { z } from 'zod';

import { zodLocales } from '../zod-texts';

const told = (schema: z.ZodType, value: unknown): (string | undefined)[] =>
  (['zh', 'en'] as const).map(
    (language) =>
      schema.safeParse(value, { error: zodLocales[language] }).error?.issues[0]?.message,
  );

/** Who types the 0 that a message allows is refused again, in the same words. */
describe('what a schema says of a wrong value', () => {
  it.each([
    [z.number().positive(), 0, '须大于 0。', 'This has to be more than 0.'],
    [z.number().negative(), 0, '须小于 0。', 'This has to be less than 0.'],
    [z.number().min(1), 0, '不能小于 1。', 'This has to be at least 1.'],
    [z.bigint().positive(), 0n, '须大于 0。', 'This has to be more than 0.'],
    [z.array(z.string()).max(1), ['a', 'b'], '最多 1 项。', 'At most 1 items.'],
    [z.string().max(255), 'a'.repeat(256), '最多 255 个字符。', 'At most 255 characters.'],
    [z.string().min(1), '', '不能为空。', 'This must not be empty.'],
    [z.string(), 7, '须为文字。', 'This has to be a text.'],
    [z.int().max(100), 101, '不能大于 100。', 'This has to be at most 100.'],
    [z.enum(['a', 'b']), 'c', '只能是以下之一：a、b。', 'This has to be one of: a, b.'],
    [
      z.iso.date(),
      'soon',
      '须为日期，例如 2026-05-01。',
      'This has to be a date, such as 2026-05-01.',
    ],
  ])('is plain in both languages: %#', (schema, value, zh, en) => {
    expect(told(schema, value)).toEqual([zh, en]);
  });
});

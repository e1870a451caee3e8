import { z } from 'zod';

const digits = /^(0|[1-9]\d*)$/;

/**
 * A whole number in a path or a query, in decimal digits and in no other form. `z.coerce` reads as
 * JavaScript does: the year `0x7ea` and the year ` 2e3 ` were answered as if they were years.
 */
export const decimal = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z
    .string()
    .transform((text, context) => {
      if (digits.test(text)) return Number(text);
      context.issues.push({ code: 'invalid_type', expected: 'int', input: text });
      return z.NEVER;
    })
    .pipe(z.number().int().min(min).max(max));

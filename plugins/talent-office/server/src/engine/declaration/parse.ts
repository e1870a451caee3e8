import type { z } from 'zod';

import { didYouMean, type Problem } from './problems';
import { declarationSchema, type Declaration } from './words';

type Unwrappable = z.ZodType & {
  shape?: Record<string, z.ZodType>;
  unwrap?: () => z.ZodType;
  valueType?: z.ZodType;
};

/** The words that may stand at a place, found by walking the schema along the issue's path. */
const validWordsAt = (place: readonly PropertyKey[]): string[] => {
  let schema: Unwrappable | undefined = declarationSchema as unknown as Unwrappable;
  for (const key of place) {
    while (schema?.unwrap) schema = schema.unwrap() as Unwrappable;
    // A list is unwrapped to what it lists: its index leads no further.
    if (typeof key === 'number') continue;
    schema = (schema?.shape?.[String(key)] ?? schema?.valueType) as Unwrappable | undefined;
  }
  while (schema?.unwrap) schema = schema.unwrap() as Unwrappable;
  return Object.keys(schema?.shape ?? {});
};

const toProblems = (type: string, issue: z.core.$ZodIssue): Problem[] => {
  if (issue.code === 'invalid_value') {
    const word = String(issue.input);
    const reason = `unknown word "${word}"${didYouMean(word, issue.values.map(String))}`;
    return [{ type, key: issue.path.join('.'), reason }];
  }
  if (issue.code !== 'unrecognized_keys') {
    return [{ type, key: issue.path.join('.'), reason: issue.message }];
  }
  return issue.keys.map((word) => ({
    type,
    key: [...issue.path, word].join('.'),
    reason: `unknown word "${word}"${didYouMean(word, validWordsAt(issue.path))}`,
  }));
};

/** Reads one type's declaration. Every mistake is reported, not only the first. */
export const parseDeclaration = (
  type: string,
  options: unknown,
): { declaration: Declaration } | { problems: Problem[] } => {
  const parsed = declarationSchema.safeParse(options, { reportInput: true });
  return parsed.success
    ? { declaration: parsed.data }
    : { problems: parsed.error.issues.flatMap((issue) => toProblems(type, issue)) };
};

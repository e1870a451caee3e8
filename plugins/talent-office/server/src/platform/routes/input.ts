import { z } from 'zod';

import type { Bilingual } from '../../../../shared/error-codes';
import { refuse, Refusal, type FieldProblem } from '../errors';

import { zodLocales } from './zod-texts';

/** What a route takes; a part without a schema must be empty. */
export interface InputSchemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
}

export const inputParts = ['params', 'query', 'body'] as const;

export type InputPart = (typeof inputParts)[number];

/** The parsed type of one part. */
export type Parsed<Input, Part extends InputPart> = Input extends {
  readonly [key in Part]: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : Record<string, never>;

const nothing = z.strictObject({});

export const missingField: Bilingual = { zh: '这一项必须填写。', en: 'This field is required.' };
const unknownField: Bilingual = { zh: '没有这个字段。', en: 'There is no such field.' };

type Issue = z.core.$ZodIssue;

const isMissing = (issue: Issue): boolean =>
  issue.code === 'invalid_type' && issue.input === undefined;

/** zod reports unknown keys at their parent; a client needs each at its own path. */
const problemsOf = (part: InputPart, zh: Issue, en: Issue): FieldProblem[] => {
  const path = zh.path.map(String);
  if (zh.code === 'unrecognized_keys') {
    return zh.keys.map((key) => ({ part, path: [...path, key], message: unknownField }));
  }
  const message = isMissing(zh) ? missingField : { zh: zh.message, en: en.message };
  return [{ part, path, message }];
};

const illFormed: Bilingual = {
  zh: '含有无法保存的字符（控制字符或不完整的字符）。',
  en: 'This holds characters that cannot be kept: control characters, or halves of one.',
};

const mostTold = 20;

// Tabs and line ends are text; what a database or a screen makes of the others nobody knows, and those
// that turn the direction of writing show a name as another.
const control = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;

/** Texts and names at any depth that no database would give back as they came. */
const illFormedIn = (part: InputPart, value: unknown, path: string[] = []): FieldProblem[] => {
  if (typeof value === 'string') {
    const isBad = control.test(value) || /\p{Surrogate}/u.test(value);
    return isBad ? [{ part, path, message: illFormed }] : [];
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([name, below]) => [
    ...illFormedIn(part, name, path),
    ...illFormedIn(part, below, [...path, name]),
  ]);
};

const check = (part: InputPart, schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value, { error: zodLocales.zh, reportInput: true });
  if (parsed.success) return { value: parsed.data, problems: [] };
  const english = schema.safeParse(value, { error: zodLocales.en }).error?.issues ?? [];
  const problems = parsed.error.issues.flatMap((issue, index) =>
    problemsOf(part, issue, english[index] ?? issue),
  );
  return { value: undefined, problems };
};

/** Is a text of the wrong form, or of the wrong length? */
const isMisspelt = (issue: Issue): boolean =>
  issue.code === 'invalid_format' ||
  ((issue.code === 'too_small' || issue.code === 'too_big') && issue.origin === 'string');

/** Nothing can have the name that a path gives: it is not there, as under any other that nothing has. */
const namesNothing = (schema: z.ZodType, params: unknown): boolean =>
  (schema.safeParse(params).error?.issues.some(isMisspelt) ?? false) ||
  illFormedIn('params', params).length > 0;

const named = (problem: FieldProblem, language: keyof Bilingual): string => {
  const field = problem.path.join('.') || (problem.part ?? '');
  return `${field}${language === 'zh' ? '：' : ': '}${problem.message[language]}`;
};

export const invalidInput = (problems: readonly FieldProblem[]): Refusal => {
  const problem: Bilingual = {
    zh: problems.map((each) => named(each, 'zh')).join(' '),
    en: problems.map((each) => named(each, 'en')).join(' '),
  };
  return new Refusal('INVALID_INPUT', { problem }, problems[0]?.path.join('.'), problems);
};

/**
 * Parses params, query and body together, so that one answer names every wrong field.
 * @throws Refusal NOT_FOUND, INVALID_INPUT
 */
export const parseInput = (
  schemas: InputSchemas,
  raw: Readonly<Record<InputPart, unknown>>,
): Record<InputPart, unknown> => {
  if (namesNothing(schemas.params ?? nothing, raw.params ?? {})) throw refuse('NOT_FOUND');
  const checked = inputParts.map((part) => check(part, schemas[part] ?? nothing, raw[part] ?? {}));
  const problems = [
    ...checked.flatMap((each) => each.problems),
    // Of what the schema takes alone: it bounds how deep and how much there is to look at.
    ...inputParts.flatMap((part, index) =>
      checked[index]?.problems.length ? [] : illFormedIn(part, raw[part]).slice(0, mostTold),
    ),
  ];
  if (problems.length > 0) throw invalidInput(problems);
  return Object.fromEntries(
    inputParts.map((part, index) => [part, checked[index]?.value]),
  ) as Record<InputPart, unknown>;
};

/** @throws Error when an object schema would let unknown keys through: mass assignment starts there. */
export const assertStrict = (where: string, schemas: InputSchemas): void => {
  for (const part of inputParts) {
    const schema = schemas[part];
    if (!(schema instanceof z.ZodObject)) continue;
    if (schema._zod.def.catchall?._zod.def.type !== 'never') {
      throw new Error(`${where}: the ${part} schema must be z.strictObject()`);
    }
  }
};

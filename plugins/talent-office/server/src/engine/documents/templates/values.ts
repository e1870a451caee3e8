import type { DocumentKind } from '../../../../../shared/vocabulary';
import { fen } from '../../../platform';

import { inCapitals } from '../capitals';
import type { FrozenFacts } from '../issued/records';
import { dayText, figure } from '../layout';
import { sampleHead, samples } from '../samples';

/** What a placeholder is filled with: a text, or rows of them. */
export type TemplateValue = string | readonly TemplateValues[];
export interface TemplateValues {
  readonly [name: string]: TemplateValue;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
/** The one word of ours among what papers say. */
const forms: Readonly<Record<string, string>> = { meeting: '会议', circulation: '传签' };

const textOf = (name: string, value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = String(value);
  if (name === 'form') return forms[text] ?? text;
  return isDay(text) ? dayText(text) : text;
};

const rowOf = (value: unknown): TemplateValues => {
  if (Array.isArray(value)) return { text: value.map((each) => textOf('', each)).join('　') };
  return typeof value === 'object' && value !== null
    ? valuesOf(value)
    : { text: textOf('', value) };
};

/** An amount is in figures under its name without its unit, and in capitals beside it. */
const amountsOf = (plain: string, value: unknown): [string, TemplateValue][] => {
  const amount = value === null ? null : fen(Number(value));
  return [
    [plain, amount === null ? '' : figure(amount)],
    [`${plain}Capitals`, amount === null ? '' : inCapitals(amount)],
  ];
};

const valuesOf = (data: object): TemplateValues =>
  Object.fromEntries(
    Object.entries(data).flatMap(([name, value]: [string, unknown]): [string, TemplateValue][] => {
      if (Array.isArray(value)) return [[name, value.map(rowOf)]];
      if (typeof value === 'object' && value !== null) {
        return Object.entries(value).map(([part, each]) => [`${name}_${part}`, textOf(part, each)]);
      }
      if (name.endsWith('Fen')) return amountsOf(name.slice(0, -3), value);
      return [[name, textOf(name, value)]];
    }),
  );

/** What the placeholders of a template say of one paper. */
export const templateValues = ({ head, data }: FrozenFacts): TemplateValues => ({
  ...valuesOf(data as object),
  ...valuesOf(head),
});

/** Of each kind the placeholders that there are: texts by `{name}`, rows between `{#name}` and `{/name}`. */
export interface Placeholders {
  readonly texts: readonly string[];
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

export const placeholdersOf = (kind: DocumentKind): Placeholders => {
  const values = Object.entries(templateValues({ head: sampleHead, data: samples[kind] }));
  return {
    texts: values.flatMap(([name, value]) => (typeof value === 'string' ? [name] : [])),
    rows: Object.fromEntries(
      values.flatMap(([name, value]) =>
        typeof value === 'string' ? [] : [[name, Object.keys(value[0] ?? {})]],
      ),
    ),
  };
};

import type { Bilingual } from '../../../../shared/error-codes';
import { digest } from '../../platform';

const holes = ['{year}', '{number}'] as const;

/** One number of a form: `受〔2026〕12号`. */
export const numberText = (form: string, year: number, number: number): string =>
  form.replace('{year}', String(year)).replace('{number}', String(number));

/** Has a form a place for the year and one for the number? Without either two papers had one number. */
export const isNumberForm = (form: string): boolean =>
  holes.every((hole) => form.split(hole).length === 2);

/** What is said of a form that is none. */
export const numberFormProblem: Bilingual = {
  zh: '编号格式须各含一次 {year} 和 {number}。',
  en: 'the form of a number has {year} and {number} once each.',
};

/** What numbers of one form are counted by: two kinds of papers that use one form share its numbers. */
export const seriesOf = (form: string): string => digest(form);

import { labelOf, type Label } from '../../../../shared/labels';

import type { Environment } from './environment';
import { fieldAt, type Field, type ObjectField } from './fields';

/** A label, each language written the same way. */
export const both = (write: (language: keyof Label) => string): Label => ({
  zh: write('zh'),
  en: write('en'),
});

/** What reads the same in every language. */
export const same = (text: string): Label => ({ zh: text, en: text });

/** Amounts are told in yuan, so `申请金额（分）` is `申请金额`. */
const unitInLabel = / ?[(（](分|fen)[)）]$/;

export const labelled = (name: string, type: string | undefined): Label => {
  const label = labelOf(name, 'attribute', type) ?? same(name);
  return both((language) => label[language].replace(unitInLabel, ''));
};

/** The attributes that a path leads over, each with the type whose attribute it is. */
export const stepsOf = (
  { entry, subject, place }: Pick<Environment, 'entry' | 'subject' | 'place'>,
  path: readonly string[],
): { readonly type: string; readonly name: string }[] => {
  const [first = '', ...rest] = path;
  const isOfSubject = first === 'subject' && subject !== null;
  const names = isOfSubject || first === 'entry' ? rest : path;
  const standing =
    isOfSubject && place !== null
      ? [{ type: entry.uid ?? '', name: place.split('.').at(-1) ?? '' }]
      : [];
  const steps = [];
  let at: Field | undefined = isOfSubject ? subject : entry;
  for (const name of names) {
    const uid: string = at?.kind === 'object' ? (at.uid ?? '') : '';
    steps.push({ type: uid, name });
    at = at?.kind === 'object' ? at.fields[name] : undefined;
  }
  return [...standing, ...steps];
};

/** 申请人 › 层次 / Applicant › Tier */
export const pathWords = (
  environment: Pick<Environment, 'entry' | 'subject' | 'place'>,
  path: readonly string[],
): Label => {
  const steps = stepsOf(environment, path);
  return both((language) =>
    steps.map(({ type, name }) => labelled(name, type)[language]).join(' › '),
  );
};

export const fieldOf = (
  { entry, subject }: Environment,
  path: readonly string[],
): Field | undefined => {
  const [first = '', ...rest] = path;
  const root: ObjectField = first === 'subject' && subject ? subject : entry;
  return fieldAt(root, root === subject || first === 'entry' ? rest : path);
};

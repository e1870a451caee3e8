import type { Bilingual } from '../../../../../shared/error-codes';
import { valueLabels, type Label } from '../../../../../shared/labels';

const parties: Readonly<Record<string, Label>> = {
  ...valueLabels,
  subject: { zh: '本人', en: 'the person it is about' },
  owner: { zh: '申报单位', en: 'its owner' },
  system: { zh: '系统', en: 'the system' },
};

/** Those whom an action is for, as people call them; a role that a site added by its own name. */
export const partyNames = (names: readonly string[]): Bilingual => ({
  zh: names.map((name) => parties[name]?.zh ?? name).join('、'),
  en: names.map((name) => parties[name]?.en ?? name).join(', '),
});

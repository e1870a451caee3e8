import { caseTexts } from './case';
import { inForceTexts } from './in-force';
import { inboxTexts } from './inbox';

export type { Texts } from './text';
export { actionTexts, wordTexts } from './words';

/** Everything that our own pages, panels and widgets say. */
export const texts = { ...inboxTexts, ...caseTexts, ...inForceTexts } as const;

export type TextKey = keyof typeof texts;

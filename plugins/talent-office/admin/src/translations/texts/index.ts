import { caseTexts } from './case';
import { executionTexts } from './execution';
import { inForceTexts } from './in-force';
import { inboxTexts } from './inbox';
import { rectifyTexts } from './rectify';
import { revealTexts } from './reveal';

export type { Texts } from './text';
export { actionTexts, wordTexts } from './words';

/** Everything that our own pages, panels and widgets say. */
export const texts = {
  ...inboxTexts,
  ...caseTexts,
  ...executionTexts,
  ...inForceTexts,
  ...rectifyTexts,
  ...revealTexts,
} as const;

export type TextKey = keyof typeof texts;

import type { BookAccount } from '../../../../shared/contracts/execution';
import { phaseLabels } from '../../../../shared/labels/execution';
import { useLanguage } from '../../translations';

/** `安家补贴 · 王雨思 — 核定占用`: whose account it is, and which. */
export const useAccountName = () => {
  const language = useLanguage();
  return ({ owner, phase }: BookAccount): string =>
    [...(owner ? [owner.title] : []), phaseLabels[phase]?.[language] ?? phase].join(' — ');
};

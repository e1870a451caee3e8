import type { HandoverRecord, ShownHandoverItem } from '../../../../shared/contracts/handovers';
import type { Language } from '../../../../shared/error-codes';
import {
  handoverKindLabels,
  handoverListTexts,
  handoverOutcomeLabels,
  handoverReasonLabels,
} from '../../../../shared/labels';
import { shanghaiDate } from '../../platform';

/** What stands at the head of the list: names and values. */
export const factsOf = (record: HandoverRecord, language: Language): string[][] => {
  const text = (key: keyof typeof handoverListTexts) => handoverListTexts[key][language];
  return [
    [text('from'), record.from],
    [text('to'), record.to],
    [text('by'), record.by],
    [text('on'), record.on],
    [text('reason'), record.reason],
    [text('made'), shanghaiDate(new Date(record.madeAt))],
  ];
};

/** What one line of the list says, in order: number, kind, what, result. */
export const cellsOf = (item: ShownHandoverItem, index: number, language: Language): string[] => {
  const why = item.why === null ? undefined : handoverReasonLabels[item.why];
  const told = why ? (language === 'zh' ? `（${why.zh}）` : ` (${why.en})`) : '';
  return [
    String(index + 1),
    handoverKindLabels[item.kind][language],
    [item.title, item.what].filter((part) => part !== null).join(' · ') || '–',
    `${handoverOutcomeLabels[item.outcome][language]}${told}`,
  ];
};

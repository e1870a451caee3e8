import type { Bilingual } from '../../../../../shared/error-codes';

import type { Stage } from './body';

/** How a notice runs, as its stage says. */
export type NoticeTerms = NonNullable<Stage['notice']>;

/** A notice stage that does not say how long it runs. */
export const withoutLength = (title: string): Bilingual => ({
  zh: `公示环节「${title}」没有填写公示期（工作日或自然日）。`,
  en: `the notice stage "${title}" does not say how many days it runs.`,
});

/** Units whose signature a stage may ask for by their code. */
const signingUnits = ({ seats, committee }: Stage): string[] =>
  [
    ...seats.flatMap(({ unit, standIn }) => [
      unit && 'code' in unit ? unit.code : undefined,
      standIn?.unit,
    ]),
    committee?.unit,
    committee?.chair?.unit,
  ].filter((code) => code !== undefined);

/** What a notice stage lacks, or says against itself, with the field that is wrong. */
export const problemOfNotice = (
  { title, kind, notice }: Stage,
  stages: readonly Stage[],
): { readonly field: string; readonly problem: Bilingual } | null => {
  if (kind !== 'notice') return null;
  if (notice === undefined) return { field: 'noticeWorkingDays', problem: withoutLength(title) };
  if (notice.workingDays !== undefined && notice.calendarDays !== undefined) {
    return {
      field: 'noticeCalendarDays',
      problem: {
        zh: `公示环节「${title}」的公示期只能按工作日或自然日填写一项。`,
        en: `the notice stage "${title}" counts working days or calendar days, not both.`,
      },
    };
  }
  const { objectionUnit } = notice;
  // Who has signed a case does not judge what is said against it.
  if (objectionUnit !== undefined && stages.flatMap(signingUnits).includes(objectionUnit)) {
    return {
      field: 'objectionUnitCode',
      problem: {
        zh: `公示环节「${title}」的异议处理单位「${objectionUnit}」是本流程的签署单位，请另选单位。`,
        en: `the unit "${objectionUnit}" that decides objections at "${title}" signs in this workflow; choose another.`,
      },
    };
  }
  return null;
};

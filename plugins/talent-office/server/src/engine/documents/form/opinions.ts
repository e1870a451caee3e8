import type { Core } from '@strapi/strapi';

import type { Language } from '../../../../../shared/error-codes';
import { labelOf, withoutUnit } from '../../../../../shared/labels';
import { getService, shanghaiDate } from '../../../platform';
import { isSignedOnPaper, stands, type CaseView } from '../../approval';

import type { FormRow } from './text';
import { mended, standingIn, voided, words } from './words';

const choices = ['approve', 'return', 'refuse'] as const;

const isChoice = (word: string): word is (typeof choices)[number] =>
  (choices as readonly string[]).includes(word);

type Said = keyof typeof words;

/** Titles of seats, and who stands in at them, as each box of a form begins. */
const seatsOf = async (
  strapi: Core.Strapi,
  { workflow, steps }: CaseView,
  language: Language,
): Promise<{
  label(stage: number, seat: string): string;
  standIn(standsFor: string | null | undefined): string[];
}> => {
  const units = await getService(strapi, 'organisation').unitNames(
    steps.flatMap(({ standsFor }) => standsFor ?? []),
  );
  return {
    label: (stage, seat) => {
      const at = workflow.stages[stage];
      const title = at?.seats.find(({ key }) => key === seat)?.title;
      return [...new Set([at?.title, title])].filter((each) => each !== undefined).join(' · ');
    },
    // No unit gives its opinion on its own staff: for which one another one stands in is marked.
    standIn: (standsFor) =>
      standsFor ? [standingIn(units.get(standsFor) ?? standsFor)[language]] : [],
  };
};

/** Who signed what, in the order in which it was signed; what stands no more says so. */
export const decisionRows = async (
  strapi: Core.Strapi,
  view: CaseView,
  language: Language,
): Promise<FormRow[]> => {
  const { one, steps, decisions } = view;
  const told = (word: Said): string => words[word][language];
  const names = await getService(strapi, 'organisation').namesOf(
    decisions.map(({ person }) => person),
  );
  const { label: seatLabel, standIn } = await seatsOf(strapi, view, language);
  const choiceOf = (choice: string): string =>
    isChoice(choice) ? told(choice) : (labelOf(choice, 'value')?.[language] ?? choice);
  /** What was sent back and mended, or decided in a round that was undone, is no opinion on what stands. */
  const standing = (made: CaseView['decisions'][number]): string[] => {
    if (stands(made, steps)) return [];
    return [(made.choice === 'return' ? mended : voided)(made.round)[language]];
  };
  const defectsOf = (defects: Readonly<Record<string, string>>): string[] =>
    Object.entries(defects).map(([part, missing]) => {
      const label = labelOf(part, 'attribute', one.target.type)?.[language] ?? part;
      return `${withoutUnit(label)}${language === 'zh' ? '：' : ': '}${missing}`;
    });
  return decisions.map((made): FormRow => {
    const step = steps.find(({ id }) => id === made.stepId);
    const day = made.signedOn ?? shanghaiDate(new Date(made.madeAt));
    const name = names.get(made.person) ?? made.person;
    return {
      label: seatLabel(made.stage, step?.seat ?? ''),
      values: [
        [choiceOf(made.choice), name, day, ...standing(made)].join('　'),
        ...standIn(step?.standsFor),
        ...(made.comment ? [`${told('opinion')}${made.comment}`] : []),
        ...defectsOf(made.defects),
        ...(made.again ? [`${told('again')}${made.again}`] : []),
      ],
    };
  });
};

/** The boxes of the form: who signed what before, then an empty one for each seat that is asked now. */
export const opinionRows = async (
  strapi: Core.Strapi,
  view: CaseView,
  { language, returnable }: { readonly language: Language; readonly returnable: boolean },
): Promise<FormRow[]> => {
  const { one, steps } = view;
  const told = (word: Said): string => words[word][language];
  const { label: seatLabel, standIn } = await seatsOf(strapi, view, language);
  const signed = await decisionRows(strapi, view, language);
  const offered = choices.filter((choice) => choice !== 'return' || returnable);
  const empty = steps
    .filter(({ outcome, role }) => outcome === null && role !== null)
    .filter(({ stage, round }) => stage === one.stage && round === one.round)
    .map(({ stage, seat, kind, standsFor }): FormRow => ({
      label: seatLabel(stage, seat),
      values: isSignedOnPaper(kind)
        ? [
            ...standIn(standsFor),
            offered.map((choice) => `□ ${told(choice)}`).join('　　'),
            ...[told('opinion'), '', ''],
            ...[told('signature'), told('seal')],
          ]
        : [told('onScreen')],
    }));
  return [...signed, ...empty];
};

import type { Core } from '@strapi/strapi';

import type { Language } from '../../../../../shared/error-codes';
import { getService, shanghaiDate } from '../../../platform';
import type { CaseView } from '../../approval';

import type { FormRow } from './text';
import { standingIn, words } from './words';

const choices = ['approve', 'return', 'refuse'] as const;

const isChoice = (word: string): word is (typeof choices)[number] =>
  (choices as readonly string[]).includes(word);

/** The boxes of the form: who signed what before, then an empty one for each seat that is asked now. */
export const opinionRows = async (
  strapi: Core.Strapi,
  { one, workflow, steps, decisions }: CaseView,
  { language, returnable }: { readonly language: Language; readonly returnable: boolean },
): Promise<FormRow[]> => {
  const told = (word: keyof typeof words): string => words[word][language];
  const names = await getService(strapi, 'organisation').namesOf(
    decisions.map(({ person }) => person),
  );
  const labelOf = (stage: number, seat: string): string => {
    const at = workflow.stages[stage];
    const title = at?.seats.find(({ key }) => key === seat)?.title;
    return [...new Set([at?.title, title])].filter((each) => each !== undefined).join(' · ');
  };
  const units = await getService(strapi, 'organisation').unitNames(
    steps.flatMap(({ standsFor }) => standsFor ?? []),
  );
  /** No unit gives its opinion on its own staff: for which one another one stands in is marked. */
  const standIn = (standsFor: string | null | undefined): string[] =>
    standsFor ? [standingIn(units.get(standsFor) ?? standsFor)[language]] : [];
  const signed = decisions.map((made): FormRow => {
    const step = steps.find(({ id }) => id === made.stepId);
    const seat = step?.seat ?? '';
    const day = made.signedOn ?? shanghaiDate(new Date(made.madeAt));
    const choice = isChoice(made.choice) ? told(made.choice) : made.choice;
    const name = names.get(made.person) ?? made.person;
    const comment = made.comment ? [`${told('opinion')}${made.comment}`] : [];
    return {
      label: labelOf(made.stage, seat),
      values: [`${choice}　${name}　${day}`, ...standIn(step?.standsFor), ...comment],
    };
  });
  const offered = choices.filter((choice) => choice !== 'return' || returnable);
  const empty = steps
    .filter(({ outcome, role }) => outcome === null && role !== null)
    .filter(({ stage, round }) => stage === one.stage && round === one.round)
    .map(({ stage, seat, standsFor }): FormRow => ({
      label: labelOf(stage, seat),
      values: [
        ...standIn(standsFor),
        offered.map((choice) => `□ ${told(choice)}`).join('　　'),
        ...[told('opinion'), '', ''],
        ...[told('signature'), told('seal')],
      ],
    }));
  return [...signed, ...empty];
};

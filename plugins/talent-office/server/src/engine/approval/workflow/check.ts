import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../../shared/error-codes';
import type {
  WorkflowCheckBody,
  WorkflowProblemBody,
} from '../../../../../shared/contracts/workflows';
import { messagesOf, Refusal } from '../../../platform';

import { assignmentOf } from './assignment';
import { refuseInvalid, writtenIn, type RequiredSignature } from './enact';
import { filledForm } from './filled-form';
import { parseWorkflow, unreadable } from './problems';

/** Fields of the form whose value stands elsewhere in a version. */
const formFields: readonly (readonly [RegExp, string])[] = [
  [/\.chair\.role$/, '.chairRole'],
  [/\.chair\.unit$/, '.chairUnitCode'],
  [/\.unit(\.code)?$/, '.unitCode'],
  [/\.unit\.from$/, '.unitPath'],
  [/\.thresholds\b/, '.signaturesAbove'],
  [/\.notice\.workingDays$/, '.noticeWorkingDays'],
  [/\.notice\.calendarDays$/, '.noticeCalendarDays'],
  [/\.notice\.objectionUnit$/, '.objectionUnitCode'],
  [/\.notice\.postingDayCounts$/, '.postingDayCounts'],
];

const fieldAt = (path: string): string =>
  formFields.reduce((field, [place, name]) => field.replace(place, name), path);

/** Says of a workflow as it is typed what putting it in force would; nothing is written. */
export const createCheck =
  (
    strapi: Core.Strapi,
    kinds: ReadonlyMap<string, unknown>,
    required: readonly RequiredSignature[],
  ) =>
  async (draft: Readonly<Record<string, unknown>>): Promise<WorkflowCheckBody> => {
    const written = writtenIn(filledForm(strapi, draft));
    const problems: WorkflowProblemBody[] = unreadable(written).map(({ path, problem }) => ({
      path: fieldAt(path),
      messages: problem,
    }));
    if (problems.length > 0) return { problems, assignment: null };
    const body = parseWorkflow(written);
    try {
      await refuseInvalid(strapi, body, kinds, required);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Without its introduction, where the field is beside it.
      const messages = (error.facts.problem as Bilingual | undefined) ?? messagesOf(error);
      problems.push({ path: fieldAt(error.path ?? ''), messages });
    }
    return { problems, assignment: await assignmentOf(strapi, body) };
  };

import type { Core } from '@strapi/strapi';

import { getService, type RowId } from '../../platform';
import type { NoticeTerms } from '../approval';

import type { NoticeRecord } from './records';
import { noticeSeat } from './stage-kind';

/** The step of its case that a notice decides, and how the workflow has it run. */
export const stageOf = async (
  strapi: Core.Strapi,
  { publicId, caseId, stage, round }: NoticeRecord,
): Promise<{ readonly stepId: RowId<'step'>; readonly terms: NoticeTerms }> => {
  const { steps, workflow } = await getService(strapi, 'approval').view(caseId);
  const step = steps.find(
    (one) => one.seat === noticeSeat && one.stage === stage && one.round === round,
  );
  const terms = workflow.stages[stage]?.notice;
  if (!step || !terms) throw new Error(`notice ${publicId} has no step`);
  return { stepId: step.id, terms };
};

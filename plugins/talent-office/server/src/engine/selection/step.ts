import type { Core } from '@strapi/strapi';

import { getService, refuse, type RowId } from '../../platform';
import { selectionKind, type CaseRecord } from '../approval';

/** The open step of a case that its order decides. @throws Refusal STEP_NOT_OPEN */
export const stepOf = async (
  strapi: Core.Strapi,
  { publicId, stage, round }: CaseRecord,
): Promise<RowId<'step'>> => {
  const { steps } = await getService(strapi, 'approval').view(publicId);
  const step = steps.find(
    (each) =>
      each.kind === selectionKind &&
      each.stage === stage &&
      each.round === round &&
      each.outcome === null,
  );
  if (!step) throw refuse('STEP_NOT_OPEN', { seat: selectionKind });
  return step.id;
};

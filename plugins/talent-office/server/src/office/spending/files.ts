import type { Core } from '@strapi/strapi';

import { getService, lockEntry, refuse, type Actor, type Tx } from '../../platform';

import { expenditures, invoices, milestones, projects } from './types';

/** The attribute of each type of this room that lists its files. */
export const attachmentList = 'attachments';

/** Types with files, as routes name them: plan, what was to be accepted, contract, invoice. */
export const typesWithFiles = {
  'unit-projects': projects,
  'project-milestones': milestones,
  'direct-expenditures': expenditures,
  'expenditure-invoices': invoices,
} as const;
export type TypeWithFiles = keyof typeof typesWithFiles;
export const typesWithFilesNames = Object.keys(typesWithFiles) as [
  TypeWithFiles,
  ...TypeWithFiles[],
];

/**
 * Files change as long as their entry is drawn up, and those of a milestone until it is handed in: by
 * whoever could take the next step with it.
 * @throws Refusal NOT_FOUND, GUARDED_ATTRIBUTE, NOT_BY_YOU
 */
export const refuseFixed = async (
  tx: Tx,
  strapi: Core.Strapi,
  { type, documentId }: { readonly type: string; readonly documentId: string },
  actor: Actor,
): Promise<void> => {
  const lifecycle = getService(strapi, 'lifecycle');
  const { state, actions } = await lifecycle.actionsOf(type, documentId, actor);
  const entry = await lockEntry(tx, strapi, type, documentId);
  const open = type === milestones ? state === 'planned' : state === 'draft';
  const frozen = await lifecycle.frozen(type, entry);
  if (!open || frozen.includes(attachmentList)) {
    throw refuse('GUARDED_ATTRIBUTE', { type, attribute: attachmentList }, attachmentList);
  }
  if (!actions.some(({ mine }) => mine)) {
    throw refuse('NOT_BY_YOU', {
      action: actions[0]?.name ?? 'submit',
      by: { zh: '人才办', en: 'the talent office' },
    });
  }
};

import type { Core } from '@strapi/strapi';

import { asValidation, guardEnacted, tables } from '../../../platform';
import { refuseUngoverned } from '../../declaration';

const workflows = 'plugin::talent-office.workflow';

/**
 * A workflow in force keeps its key and is not deleted: cases and benefits find it by that. One for
 * entries that nothing governs is refused on save, at its field.
 */
export const guardWorkflows = (strapi: Core.Strapi): void => {
  guardEnacted(strapi, {
    type: workflows,
    table: tables.workflowVersions,
    code: 'WORKFLOW_IN_FORCE',
  });
  strapi.documents.use(async (context, next) => {
    const { data } = context.params as { data?: { entryType?: unknown } };
    const type = context.uid === workflows ? data?.entryType : undefined;
    try {
      // What is no text is for Strapi to refuse.
      if (typeof type === 'string') refuseUngoverned(strapi, type);
    } catch (error) {
      throw asValidation(error);
    }
    return next();
  });
};

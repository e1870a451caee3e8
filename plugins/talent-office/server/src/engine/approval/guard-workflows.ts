import type { Core } from '@strapi/strapi';

import { guardEnacted, tables } from '../../platform';

/** A workflow in force keeps its key and is not deleted: cases and benefits find it by that. */
export const guardWorkflows = (strapi: Core.Strapi): void =>
  guardEnacted(strapi, {
    type: 'plugin::talent-office.workflow',
    table: tables.workflowVersions,
    code: 'WORKFLOW_IN_FORCE',
  });

import type { Core } from '@strapi/strapi';

import { appendOnly } from './append-only';
import { registerComponents } from './components';
import { contentTypes, restoreContentTypes } from './content-types';
import { createApproval, guardWorkflows } from './engine/approval';
import { createAudit } from './engine/audit';
import { createCalendar, loadKnownYears } from './engine/calendar';
import { createDeclarations } from './engine/declaration';
import { createExpressions } from './engine/expression';
import { createFiles } from './engine/files';
import { refuseRemoteTransfer, registerGate } from './engine/gate';
import { createLedger } from './engine/ledger';
import { createLifecycle } from './engine/lifecycle';
import { createNotices, registerNotices } from './engine/notice';
import { createOrganisation } from './engine/organisation';
import { createPrivacy, redactLogs } from './engine/privacy';
import { createRules, guardRuleSets, reportSuspendedRules } from './engine/rules';
import { registerMigrations } from './migrations';
import { registerFund } from './office/fund';
import { deriveTalentValues, registerTalents } from './office/talent';
import {
  assembleControllers,
  assembleRoutes,
  bootOneAtATime,
  createClock,
  createTransactions,
  ensureAppendOnly,
  getService,
  guardSchema,
  guardTransactions,
  registerPermissions,
} from './platform';
import { routes } from './routes';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    redactLogs(strapi);
    bootOneAtATime(strapi);
    guardSchema(strapi);
    guardTransactions(strapi);
    registerComponents(strapi);
    restoreContentTypes(strapi);
    registerMigrations(strapi);
    getService(strapi, 'lifecycle').serveCases();
    registerNotices(strapi);
    registerTalents(strapi);
    registerFund(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureAppendOnly(strapi, appendOnly);
    await loadKnownYears(strapi);
    await getService(strapi, 'privacy').guard();
    deriveTalentValues(strapi);
    refuseRemoteTransfer(strapi);
    registerGate(strapi);
    guardRuleSets(strapi);
    guardWorkflows(strapi);
    await reportSuspendedRules(strapi);
    await registerPermissions(strapi);
  },
  contentTypes,
  routes: assembleRoutes(routes),
  controllers: assembleControllers(routes),
  services: {
    approval: createApproval,
    audit: createAudit,
    calendar: createCalendar,
    declarations: createDeclarations,
    expressions: createExpressions,
    files: createFiles,
    ledger: createLedger,
    lifecycle: createLifecycle,
    notices: createNotices,
    organisation: createOrganisation,
    privacy: createPrivacy,
    rules: createRules,
    transactions: createTransactions,
    clock: () =>
      createClock(process.env.NODE_ENV === 'test' ? process.env.TALENT_OFFICE_NOW : undefined),
  },
};

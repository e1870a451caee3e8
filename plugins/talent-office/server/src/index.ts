import type { Core } from '@strapi/strapi';

import { appendOnly } from './append-only';
import { registerComponents } from './components';
import { contentTypes, restoreContentTypes } from './content-types';
import { createApproval, guardWorkflows, registerApproval } from './engine/approval';
import { createAudit } from './engine/audit';
import { createCalendar, loadKnownYears } from './engine/calendar';
import { createDeclarations } from './engine/declaration';
import { checkDeclaredExpressions, createExpressions } from './engine/expression';
import { createFiles, registerFiles } from './engine/files';
import { refuseRemoteTransfer, registerGate } from './engine/gate';
import { createLedger } from './engine/ledger';
import { createLifecycle, registerLifecycle } from './engine/lifecycle';
import { createMessages, registerMessages } from './engine/messages';
import { createNotices, fillObjections, registerNotices } from './engine/notice';
import { createOrganisation, recordChanges } from './engine/organisation';
import { createPrivacy, guardPanel, redactLogs } from './engine/privacy';
import { fillRectifications, registerRectifications } from './engine/rectification';
import { createRules, guardRuleSets, reportSuspendedRules } from './engine/rules';
import { registerMigrations } from './migrations';
import { guardBenefits, guardTrialPolicies, reportSuspendedBenefits } from './office/benefit';
import { registerFund } from './office/fund';
import { registerNoticeContact, registerNoticeDisplay } from './office/settings';
import {
  deriveTalentValues,
  registerIdentified,
  registerRentShare,
  registerTalents,
} from './office/talent';
import {
  assembleControllers,
  assembleRoutes,
  bootOneAtATime,
  codeErrors,
  createClock,
  createJobs,
  createOutbox,
  createServerProcess,
  createTransactions,
  createUploadLimits,
  ensureAppendOnly,
  getService,
  guardSchema,
  guardTransactions,
  registerOperations,
  registerOutbox,
  registerPermissions,
  registerRateLimits,
  registerUploadLimits,
  settings,
} from './platform';
import { routes } from './routes';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    redactLogs(strapi);
    bootOneAtATime(strapi);
    codeErrors(strapi);
    getService(strapi, 'process').watch();
    guardSchema(strapi);
    guardTransactions(strapi);
    guardPanel(strapi);
    registerComponents(strapi);
    restoreContentTypes(strapi);
    registerMigrations(strapi);
    registerOperations(strapi);
    registerRateLimits(strapi);
    registerUploadLimits(strapi);
    registerOutbox(strapi);
    registerFiles(strapi);
    registerApproval(strapi);
    registerLifecycle(strapi);
    registerNotices(strapi);
    registerRectifications(strapi);
    registerMessages(strapi);
    registerTalents(strapi);
    registerRentShare(strapi);
    registerIdentified(strapi);
    registerFund(strapi);
    registerNoticeContact(strapi);
    registerNoticeDisplay(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureAppendOnly(strapi, appendOnly);
    await loadKnownYears(strapi);
    await getService(strapi, 'privacy').guard();
    checkDeclaredExpressions(strapi);
    deriveTalentValues(strapi);
    refuseRemoteTransfer(strapi);
    registerGate(strapi);
    recordChanges(strapi);
    fillObjections(strapi);
    fillRectifications(strapi);
    guardRuleSets(strapi);
    guardWorkflows(strapi);
    guardBenefits(strapi);
    guardTrialPolicies(strapi);
    await reportSuspendedRules(strapi);
    await reportSuspendedBenefits(strapi);
    await registerPermissions(strapi);
  },
  destroy: ({ strapi }: { strapi: Core.Strapi }) => getService(strapi, 'process').end(),
  config: settings,
  contentTypes,
  routes: assembleRoutes(routes),
  controllers: assembleControllers(routes),
  middlewares: { uploads: createUploadLimits(routes) },
  services: {
    approval: createApproval,
    audit: createAudit,
    calendar: createCalendar,
    declarations: createDeclarations,
    expressions: createExpressions,
    files: createFiles,
    jobs: createJobs,
    ledger: createLedger,
    lifecycle: createLifecycle,
    messages: createMessages,
    notices: createNotices,
    organisation: createOrganisation,
    outbox: createOutbox,
    privacy: createPrivacy,
    process: createServerProcess,
    rules: createRules,
    transactions: createTransactions,
    clock: () =>
      createClock(process.env.NODE_ENV === 'test' ? process.env.TALENT_OFFICE_NOW : undefined),
  },
};

import type { Core } from '@strapi/strapi';

import { answeredFor } from './answered-for';
import { appendOnly } from './append-only';
import { registerComponents } from './components';
import { contentTypes, restoreContentTypes } from './content-types';
import { createApproval, guardWorkflows, registerApproval } from './engine/approval';
import { createAudit } from './engine/audit';
import { createBacktests, registerBacktests } from './engine/backtest';
import { createCaseFiles } from './engine/case-file';
import { createCalendar, loadKnownYears } from './engine/calendar';
import { freeAgendas, registerCommittee } from './engine/committee';
import { createDeclarations } from './engine/declaration';
import { createDocuments, guardDocumentSettings, registerDocuments } from './engine/documents';
import { checkDeclaredExpressions, createExpressions } from './engine/expression';
import { createFiles, registerFiles } from './engine/files';
import { refuseRemoteTransfer, registerGate } from './engine/gate';
import { createHandovers } from './engine/handover';
import { createReviewLists, registerJointReview } from './engine/joint-review';
import { createBooks, createLedger, registerBooks } from './engine/ledger';
import { createLifecycle, registerLifecycle } from './engine/lifecycle';
import { createMessages, guardMessageSettings, registerMessages } from './engine/messages';
import { createNotices, fillObjections, registerNotices, titleObjections } from './engine/notice';
import {
  createOrganisation,
  guardIncompatible,
  keepLinkedAccounts,
  recordChanges,
  refuseTokens,
} from './engine/organisation';
import {
  createConfirmations,
  createPaperApplications,
  createPapers,
  registerPaper,
} from './engine/paper';
import { createPrivacy, guardPanel, redactLogs } from './engine/privacy';
import { fillRectifications, registerRectifications } from './engine/rectification';
import { createProofs, registerProofs } from './engine/proof';
import { createRules, guardRuleSets, reportSuspendedRules } from './engine/rules';
import { createSelections, registerSelection } from './engine/selection';
import { createSigning, registerSigning } from './engine/signing';
import { registerMigrations } from './migrations';
import { createAgreements, registerAgreements } from './office/agreement';
import { registerBans } from './office/ban';
import {
  guardBenefits,
  guardTrialPolicies,
  registerPrices,
  reportSuspendedBenefits,
} from './office/benefit';
import { createExecution } from './office/execution';
import {
  deriveApplicationTitle,
  giveEarlierAwardsDisbursements,
  registerFund,
} from './office/fund';
import { registerEmployers } from './office/employer';
import { guardLineage, registerLineage } from './office/lineage';
import { registerRecovery } from './office/recovery';
import { registerNoticeContact, registerNoticeDisplay, registerRetention } from './office/settings';
import { registerPassingOn } from './office/passing-on';
import { createPayments, guardTaxes, registerPayments } from './office/payment';
import { registerLeverage } from './office/performance';
import { registerRounds } from './office/round';
import { deriveSlugs, proposeSlugs } from './office/slug';
import { registerSpending } from './office/spending';
import { guardTables, registerTables } from './office/tables';
import {
  deriveTalentValues,
  lookAgainAfterRelationships,
  registerAge,
  registerCertificate,
  registerIdentified,
  registerPreference,
  registerRelationships,
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
  layOutGoverned,
  registerOperations,
  registerOutbox,
  registerPermissions,
  registerRateLimits,
  registerUploadLimits,
  rememberContentTypes,
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
    layOutGoverned(strapi);
    registerMigrations(strapi);
    registerOperations(strapi);
    registerRateLimits(strapi);
    registerUploadLimits(strapi);
    registerOutbox(strapi);
    registerFiles(strapi);
    registerBooks(strapi);
    registerSigning(strapi);
    registerApproval(strapi);
    registerLifecycle(strapi);
    registerNotices(strapi);
    registerProofs(strapi);
    registerRectifications(strapi);
    registerCommittee(strapi);
    registerSelection(strapi);
    registerMessages(strapi);
    registerDocuments(strapi);
    registerPaper(strapi);
    registerJointReview(strapi);
    registerBacktests(strapi);
    registerTalents(strapi);
    registerRelationships(strapi);
    registerRentShare(strapi);
    registerIdentified(strapi);
    registerAge(strapi);
    registerCertificate(strapi);
    registerPreference(strapi);
    registerTables(strapi);
    registerFund(strapi);
    registerAgreements(strapi);
    registerBans(strapi);
    registerRecovery(strapi);
    registerEmployers(strapi);
    registerPayments(strapi);
    registerPassingOn(strapi);
    registerSpending(strapi);
    registerLeverage(strapi);
    registerRounds(strapi);
    registerPrices(strapi);
    registerLineage(strapi);
    registerNoticeContact(strapi);
    registerNoticeDisplay(strapi);
    registerRetention(strapi);
    proposeSlugs(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    rememberContentTypes(strapi);
    await ensureAppendOnly(strapi, appendOnly);
    await loadKnownYears(strapi);
    // Before values are encrypted, which refuses by itself: a form is told all that is wrong with it.
    deriveTalentValues(strapi);
    await getService(strapi, 'privacy').guard();
    checkDeclaredExpressions(strapi);
    deriveApplicationTitle(strapi);
    deriveSlugs(strapi);
    refuseRemoteTransfer(strapi);
    registerGate(strapi);
    recordChanges(strapi);
    guardIncompatible(strapi);
    lookAgainAfterRelationships(strapi);
    keepLinkedAccounts(strapi);
    refuseTokens(strapi, () => answeredFor(strapi));
    fillObjections(strapi);
    fillRectifications(strapi);
    freeAgendas(strapi);
    await titleObjections(strapi);
    guardRuleSets(strapi);
    guardWorkflows(strapi);
    guardTables(strapi);
    guardBenefits(strapi);
    guardTaxes(strapi);
    guardTrialPolicies(strapi);
    guardLineage(strapi);
    guardMessageSettings(strapi);
    guardDocumentSettings(strapi);
    getService(strapi, 'messages').openChannels();
    await giveEarlierAwardsDisbursements(strapi);
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
    backtests: createBacktests,
    books: createBooks,
    calendar: createCalendar,
    caseFiles: createCaseFiles,
    declarations: createDeclarations,
    documents: createDocuments,
    execution: createExecution,
    expressions: createExpressions,
    files: createFiles,
    handovers: createHandovers,
    jobs: createJobs,
    ledger: createLedger,
    lifecycle: createLifecycle,
    messages: createMessages,
    notices: createNotices,
    organisation: createOrganisation,
    outbox: createOutbox,
    papers: createPapers,
    payments: createPayments,
    agreements: createAgreements,
    privacy: createPrivacy,
    process: createServerProcess,
    proofs: createProofs,
    reviewLists: createReviewLists,
    rules: createRules,
    selections: createSelections,
    signing: createSigning,
    transactions: createTransactions,
    confirmations: createConfirmations,
    paperApplications: createPaperApplications,
    clock: () =>
      createClock(process.env.NODE_ENV === 'test' ? process.env.TALENT_OFFICE_NOW : undefined),
  },
};

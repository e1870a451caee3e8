import { approvalRoutes } from './engine/approval';
import { auditRoutes } from './engine/audit';
import { backtestRoutes } from './engine/backtest';
import { caseFileRoutes } from './engine/case-file';
import { calendarRoutes } from './engine/calendar';
import { committeeRoutes } from './engine/committee';
import { documentRoutes } from './engine/documents';
import { expressionRoutes } from './engine/expression';
import { fileRoutes } from './engine/files';
import { handoverRoutes } from './engine/handover';
import { jointReviewRoutes } from './engine/joint-review';
import { lifecycleRoutes } from './engine/lifecycle';
import { messageRoutes } from './engine/messages';
import { noticeRoutes } from './engine/notice';
import { paperRoutes } from './engine/paper';
import { privacyRoutes } from './engine/privacy';
import { rectificationRoutes } from './engine/rectification';
import { proofRoutes } from './engine/proof';
import { ruleRoutes } from './engine/rules';
import { selectionRoutes } from './engine/selection';
import { signingRoutes } from './engine/signing';
import { agreementRoutes } from './office/agreement';
import { benefitRoutes } from './office/benefit';
import { brandRoutes } from './office/brand';
import { auditPackRoutes } from './office/audit-pack';
import { executionRoutes } from './office/execution';
import { employerRoutes } from './office/employer';
import { fundRoutes } from './office/fund';
import { lineageRoutes } from './office/lineage';
import { passingOnRoutes } from './office/passing-on';
import { paymentRoutes } from './office/payment';
import { roundRoutes } from './office/round';
import { spendingRoutes } from './office/spending';
import { talentRoutes } from './office/talent';
import { jobRoutes, outboxRoutes, type Route } from './platform';

/** Every route of the plugin: each room declares its own in its `routes.ts`. */
export const routes: readonly Route[] = [
  ...jobRoutes,
  ...outboxRoutes,
  ...auditRoutes,
  ...calendarRoutes,
  ...fileRoutes,
  ...privacyRoutes,
  ...expressionRoutes,
  ...ruleRoutes,
  ...signingRoutes,
  ...backtestRoutes,
  ...approvalRoutes,
  ...lifecycleRoutes,
  ...noticeRoutes,
  ...proofRoutes,
  ...rectificationRoutes,
  ...committeeRoutes,
  ...handoverRoutes,
  ...selectionRoutes,
  ...documentRoutes,
  ...paperRoutes,
  ...jointReviewRoutes,
  ...caseFileRoutes,
  ...messageRoutes,
  ...talentRoutes,
  ...benefitRoutes,
  ...lineageRoutes,
  ...fundRoutes,
  ...executionRoutes,
  ...auditPackRoutes,
  ...employerRoutes,
  ...agreementRoutes,
  ...paymentRoutes,
  ...passingOnRoutes,
  ...spendingRoutes,
  ...roundRoutes,
  ...brandRoutes,
];

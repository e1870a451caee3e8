import { agreementTexts } from './agreement';
import { backtestTexts } from './backtest';
import { booksTexts } from './books';
import { budgetTexts } from './budget';
import { bulkTexts } from './bulk';
import { caseTexts } from './case';
import { decideTexts } from './decide';
import { committeeTexts } from './committee';
import { documentTexts } from './documents';
import { executionTexts } from './execution';
import { expressionTexts } from './expression';
import { filesTexts } from './files';
import { handoverTexts } from './handover';
import { inForceTexts } from './in-force';
import { inboxTexts } from './inbox';
import { lineageTexts } from './lineage';
import { messageTexts } from './messages';
import { noticesTexts } from './notices';
import { paperTexts } from './paper';
import { paperApplicationTexts } from './paper-applications';
import { payeeTexts } from './payees';
import { paymentTexts } from './payments';
import { recommendationTexts } from './recommendations';
import { rectifyTexts } from './rectify';
import { revealTexts } from './reveal';
import { reviewListTexts } from './review-lists';
import { roundTexts } from './rounds';
import { ruleTestsTexts } from './rule-tests';
import { selectionTexts } from './selections';
import { signingTexts } from './signing';
import { stageKindTexts } from './stage-kinds';
import { workflowMapTexts } from './workflow-map';

export type { Texts } from './text';

/** Everything that our own pages, panels and widgets say. */
export const texts = {
  ...agreementTexts,
  ...inboxTexts,
  ...backtestTexts,
  ...booksTexts,
  ...budgetTexts,
  ...bulkTexts,
  ...caseTexts,
  ...decideTexts,
  ...committeeTexts,
  ...documentTexts,
  ...executionTexts,
  ...expressionTexts,
  ...filesTexts,
  ...handoverTexts,
  ...inForceTexts,
  ...lineageTexts,
  ...messageTexts,
  ...noticesTexts,
  ...paperTexts,
  ...paperApplicationTexts,
  ...paymentTexts,
  ...payeeTexts,
  ...reviewListTexts,
  ...rectifyTexts,
  ...revealTexts,
  ...selectionTexts,
  ...signingTexts,
  ...recommendationTexts,
  ...stageKindTexts,
  ...workflowMapTexts,
  ...ruleTestsTexts,
  ...roundTexts,
} as const;

export type TextKey = keyof typeof texts;

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(texts, key);

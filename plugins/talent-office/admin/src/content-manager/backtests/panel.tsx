import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Backtests } from './backtests';

/** The panel of rule sets that tries a draft before it is put in force. */
export const BacktestsPanel: PanelComponent = ({ model, documentId, document }) => {
  const text = useText();
  const mayTest = usePermission('rules.backtest');
  if (model !== 'plugin::talent-office.rule-set' || !mayTest || !documentId || !document) {
    return null;
  }
  return {
    title: text('backtest.menu'),
    content: <Backtests key={documentId} documentId={documentId} />,
  };
};

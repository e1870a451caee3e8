import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Execution } from './execution';

const fundYear = 'plugin::talent-office.fund-year';

/** What the form holds of a year; what its reader's role may not see is not in it. */
interface Year {
  readonly year?: number;
  readonly state?: string;
  readonly shortfallFen?: number | string | null;
  readonly supplementPlannedOn?: string | null;
}

/** The panel of fund years: how the money stands, and the standing alarm of a shortfall. */
export const ExecutionPanel: PanelComponent = ({ model, documentId, document }) => {
  const text = useText();
  const mayRead = usePermission('fund.read');
  if (model !== fundYear || !mayRead || !documentId || !document) return null;
  const { year, state, shortfallFen, supplementPlannedOn } = document as Year;
  // Before it is opened a year has plans, but no money.
  if (year === undefined || state === undefined || state === 'draft' || state === 'budgeted')
    return null;
  return {
    title: text('execution.panel'),
    // An action beside it may have changed the year: then the money is read again.
    content: (
      <Execution key={[documentId, state, shortfallFen, supplementPlannedOn].join()} year={year} />
    ),
  };
};

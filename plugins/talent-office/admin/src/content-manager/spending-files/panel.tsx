import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import type { FileBody } from '../../../../shared/contracts/cases';
import { usePermission, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { KeptFiles } from '../kept-files';

/** Types with files of their own, as the routes name them, and the state in which these may change. */
const kinds: Readonly<Record<string, { readonly kind: string; readonly open: string }>> = {
  'plugin::talent-office.unit-project': { kind: 'unit-projects', open: 'draft' },
  'plugin::talent-office.project-milestone': { kind: 'project-milestones', open: 'planned' },
  'plugin::talent-office.direct-expenditure': { kind: 'direct-expenditures', open: 'draft' },
  'plugin::talent-office.expenditure-invoice': { kind: 'expenditure-invoices', open: 'draft' },
};

/** The panel of what units and offices spend: plan, contract, invoice, and what shows that it is done. */
export const SpendingFilesPanel: PanelComponent = ({ model, documentId, document }) => {
  const text = useText();
  const mayRead = usePermission('files.read');
  const mayAct = usePermission('entries.act');
  const one = kinds[model];
  const path =
    one && mayRead && documentId ? `/talent-office/spending-files/${one.kind}/${documentId}` : null;
  // An action beside it moves the entry: then its files may be fixed.
  const state = String(document?.state ?? 'draft');
  const found = useResource<FileBody[]>(path, state);
  if (!one || !path || !document || found.status === 'loading') return null;
  const title = text('files.panel');
  if (found.status === 'failed') {
    return { title, content: <FailureNote failure={found.failure} retry={found.reload} /> };
  }
  const mayChange = mayAct && state === one.open;
  if (!mayChange && found.data.length === 0) return null;
  return {
    title,
    content: (
      <KeptFiles
        key={documentId}
        path={path}
        files={found.data}
        reason={text('files.reading')}
        mayAdd={mayChange}
        mayRemove={mayChange}
        hint="files.kinds"
        reload={found.reload}
      />
    ),
  };
};

import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import type { EntryDocumentsBody } from '../../../../shared/contracts/documents';
import { usePermission, useResource } from '../../api';
import { useText } from '../../translations';

import { Documents } from './documents';

/** The papers of an entry: those that were issued, and those that can be; and the file of its case. */
export const DocumentsPanel: PanelComponent = ({ model, documentId, document }) => {
  const text = useText();
  const mayRead = usePermission('documents.read');
  const path = `/talent-office/documents/of/${model}/${documentId ?? ''}`;
  // An action beside it moves the entry: then other papers are due.
  const version = `${String(document?.state ?? '')} ${String(document?.updatedAt ?? '')}`;
  const found = useResource<EntryDocumentsBody>(
    mayRead && documentId && document ? path : null,
    version,
  );
  // Whoever reads nothing of it is told so by the panels of its case.
  if (!documentId || found.status !== 'ready') return null;
  const { documents, kinds, caseId } = found.data;
  if (documents.length === 0 && kinds.length === 0 && caseId === null) return null;
  return {
    title: text('documents.panel'),
    content: <Documents key={documentId} path={path} found={found.data} reload={found.reload} />,
  };
};

import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';

import type { Rectifications } from '../../../../shared/contracts/rectifications';
import { usePermission, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { Rectify } from './rectify';

interface Schema {
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
}

/** Does its type name what may be put right of an entry after a good end? */
const isRectifiable = (schema: Schema | undefined): boolean => {
  const declaration = schema?.pluginOptions?.['talent-office'] as
    { readonly rectify?: readonly string[] } | undefined;
  return (declaration?.rectify ?? []).length > 0;
};

/** The panel of decided entries: what may be put right of them, and what was. */
export const RectifyPanel: PanelComponent = ({ model, collectionType, documentId, document }) => {
  const text = useText();
  const mayRead = usePermission('rectifications.read');
  const { schema } = useDocument({ model, collectionType }, { skip: true });
  const isAsked = mayRead && isRectifiable(schema as Schema | undefined) && document !== undefined;
  const path = `/talent-office/entries/${model}/${documentId ?? ''}/rectifications`;
  // An action beside it moves the entry: then other things may be put right, or nothing.
  const version = String(document?.state ?? '');
  const found = useResource<Rectifications>(isAsked && documentId ? path : null, version);
  if (!isAsked || !documentId || found.status === 'loading') return null;
  const title = text('rectify.panel');
  if (found.status === 'failed') {
    return { title, content: <FailureNote failure={found.failure} retry={found.reload} /> };
  }
  const { possible, requests } = found.data;
  if (possible.length === 0 && requests.length === 0) return null;
  const shown = { model, collectionType, documentId };
  return {
    title,
    content: <Rectify key={documentId} shown={shown} found={found.data} reload={found.reload} />,
  };
};

import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Reveal } from './reveal';
import { maskedValues, type Schema } from './sensitive';

/** The panel of entries with sensitive values: each masked, with a way to see it in full. */
export const RevealPanel: PanelComponent = ({ model, collectionType, documentId, document }) => {
  const text = useText();
  const mayReveal = usePermission('privacy.reveal');
  const { schema } = useDocument({ model, collectionType }, { skip: true });
  const values = maskedValues(schema as unknown as Schema | undefined, document);
  if (!mayReveal || !documentId || values.length === 0) return null;
  return {
    title: text('reveal.panel'),
    content: <Reveal key={documentId} type={model} documentId={documentId} values={values} />,
  };
};

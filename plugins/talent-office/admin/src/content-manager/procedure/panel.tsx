import { buildValidParams, type PanelComponent } from '@strapi/content-manager/strapi-admin';
import { unstable_useDocument as useDocument, useQueryParams } from '@strapi/strapi/admin';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Procedure } from './procedure';
import { isGoverned, type Schema } from './schema';

interface ContentProps {
  readonly model: string;
  readonly collectionType: string;
  readonly documentId: string;
}

const ProcedureContent = ({ model, collectionType, documentId }: ContentProps) => {
  const [{ query }] = useQueryParams();
  // The very arguments of the edit view: one cached entry, so that reading it again renews the form.
  const params = buildValidParams(query as Parameters<typeof buildValidParams>[0]);
  const { schema, schemas, refetch } = useDocument({ model, collectionType, documentId, params });
  if (!schema) return null;
  return (
    <Procedure
      key={documentId}
      documentId={documentId}
      schema={schema as unknown as Schema}
      schemas={(schemas ?? []) as unknown as Schema[]}
      refetchEntry={refetch}
    />
  );
};

/** The panel of governed types beside an entry's form: its path, its rules, its decisions. */
export const ProcedurePanel: PanelComponent = ({ model, collectionType, documentId, document }) => {
  const text = useText();
  const mayRead = usePermission('cases.read');
  const { schema } = useDocument({ model, collectionType }, { skip: true });
  const governed = isGoverned(schema as unknown as Schema | undefined);
  if (!mayRead || !governed || !documentId || !document) return null;
  return {
    title: text('case.panel'),
    content: (
      <ProcedureContent model={model} collectionType={collectionType} documentId={documentId} />
    ),
  };
};

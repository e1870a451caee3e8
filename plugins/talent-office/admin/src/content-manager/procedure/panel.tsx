import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';

import { usePermission } from '../../api';
import { useText } from '../../translations';
import { useEntry } from '../use-entry';

import { CurrentState } from './current-state';
import { Procedure } from './procedure';
import { isGoverned, landmarksIn, type Schema } from './schema';

interface ContentProps {
  readonly model: string;
  readonly collectionType: string;
  readonly documentId: string;
  readonly state: string | null;
}

const ProcedureContent = ({ model, collectionType, documentId, state: kept }: ContentProps) => {
  const mayRead = usePermission('cases.read');
  const found = useEntry({ model, collectionType, documentId });
  if (!found.schema) return null;
  const schema = found.schema as unknown as Schema;
  const state = kept ?? landmarksIn(schema).initial;
  // Who reads no cases is told the state alone.
  if (!mayRead) return <CurrentState schema={schema} state={state} lastCase={null} />;
  return (
    <Procedure
      key={documentId}
      documentId={documentId}
      schema={schema}
      schemas={(found.schemas ?? []) as unknown as Schema[]}
      state={state}
      refetchEntry={found.refetch}
    />
  );
};

/** The panel of governed types beside an entry's form: its state, path, rules and decisions. */
export const ProcedurePanel: PanelComponent = ({ model, collectionType, documentId, document }) => {
  const text = useText();
  const { schema } = useDocument({ model, collectionType }, { skip: true });
  if (!isGoverned(schema as unknown as Schema | undefined) || !documentId || !document) return null;
  return {
    title: text('case.panel'),
    content: (
      <ProcedureContent
        model={model}
        collectionType={collectionType}
        documentId={documentId}
        state={typeof document.state === 'string' ? document.state : null}
      />
    ),
  };
};

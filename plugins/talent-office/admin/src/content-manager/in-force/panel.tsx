import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import { useText } from '../../translations';
import { useEntry } from '../use-entry';

import { enactableOf } from './enactable';
import { InForce, type Draft } from './in-force';

interface ContentProps {
  readonly model: string;
  readonly collectionType: string;
  readonly documentId: string;
}

const InForceContent = ({ model, collectionType, documentId }: ContentProps) => {
  const { document, refetch } = useEntry({ model, collectionType, documentId });
  const enactable = enactableOf(model);
  if (!document || !enactable) return null;
  return (
    <InForce
      key={documentId}
      type={model}
      documentId={documentId}
      draft={document as Draft}
      enactable={enactable}
      refetchEntry={refetch}
    />
  );
};

/** The panel of workflows and rule sets: which version is in force, and how a new one comes to be. */
export const InForcePanel: PanelComponent = ({ model, collectionType, documentId, document }) => {
  const text = useText();
  if (!enactableOf(model) || !documentId || !document) return null;
  return {
    title: text('inForce.panel'),
    content: (
      <InForceContent model={model} collectionType={collectionType} documentId={documentId} />
    ),
  };
};

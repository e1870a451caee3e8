import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

/** Says what would stand here. */
export const Empty = ({ content }: { readonly content: string }) => (
  <EmptyStateLayout
    icon={<EmptyDocuments width="16rem" />}
    content={content}
    shadow="tableShadow"
    hasRadius
  />
);

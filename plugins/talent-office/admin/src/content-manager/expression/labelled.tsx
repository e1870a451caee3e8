import { Field, VisuallyHidden } from '@strapi/design-system';
import type { ReactNode } from 'react';

/**
 * A control of the builder with a name of its own: inside the form's field it would be called by the
 * field's label, as all its neighbours.
 */
export const Labelled = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) => (
  <Field.Root>
    <VisuallyHidden>
      <Field.Label>{label}</Field.Label>
    </VisuallyHidden>
    {children}
  </Field.Root>
);

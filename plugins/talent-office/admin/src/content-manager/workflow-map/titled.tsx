import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly error: string | undefined;
  readonly children: ReactNode;
}

/** Fields that belong together, under what they are called. */
export const Titled = ({ label, error, children }: Props) => (
  <Flex
    tag="fieldset"
    direction="column"
    alignItems="stretch"
    gap={2}
    width="100%"
    minWidth={0}
    style={{ border: 0, padding: 0, margin: 0 }}
  >
    <Typography tag="legend" variant="pi" fontWeight="bold">
      {label}
    </Typography>
    {error && (
      <Typography variant="pi" textColor="danger600">
        {error}
      </Typography>
    )}
    {children}
  </Flex>
);

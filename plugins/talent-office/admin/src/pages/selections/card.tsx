import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A part of the page with its own heading. */
export const Card = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <Box
    tag="section"
    background="neutral0"
    shadow="tableShadow"
    hasRadius
    padding={4}
    flex="1 1 24rem"
    minWidth={0}
  >
    <Typography tag="h2" fontWeight="bold">
      {title}
    </Typography>
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
      {children}
    </Flex>
  </Box>
);

/** A fact under what it is called; a digest breaks where the line ends. */
export const Told = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <Box>
    <Typography tag="p" variant="pi" textColor="neutral600">
      {label}
    </Typography>
    <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
      {value}
    </Typography>
  </Box>
);

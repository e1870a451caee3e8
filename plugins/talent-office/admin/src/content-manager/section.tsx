import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the panel with its own heading. */
export const Section = ({ title, aside, children }: Props) => (
  <Box
    tag="section"
    width="100%"
    borderColor="neutral150"
    borderStyle="solid"
    borderWidth="1px 0 0 0"
    paddingTop={3}
  >
    <Flex justifyContent="space-between" gap={2} paddingBottom={2}>
      <Typography tag="h3" fontWeight="bold" textColor="neutral800">
        {title}
      </Typography>
      {aside}
    </Flex>
    {children}
  </Box>
);

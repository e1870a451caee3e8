import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * A table whose rows become cards where a screen is too narrow for its columns: each cell stands below the
 * other, under what its `data-label` calls it.
 */
export const Stacked = styled(Box)`
  @media (max-width: 767px) {
    thead {
      display: none;
    }
    table,
    tbody,
    tr,
    td {
      display: block;
      width: 100%;
    }
    tr {
      height: auto;
      padding: 1.2rem 0;
    }
    td {
      height: auto;
      padding: 0.6rem 1.6rem;
      white-space: normal;
    }
    td > *,
    td span,
    td a,
    td div {
      max-width: 100%;
      white-space: normal;
    }
    td[data-label]::before {
      content: attr(data-label);
      display: block;
      font-size: 1.2rem;
      color: ${({ theme }) => theme.colors.neutral600};
    }
  }
`;

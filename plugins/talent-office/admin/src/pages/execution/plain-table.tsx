import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** Wider than its place it is scrolled, by keyboard too, and the page is not. */
const Scroll = styled.div`
  overflow-x: auto;
  width: 100%;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
`;

const Sheet = styled.table`
  width: 100%;
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  line-height: 1.4;
  caption {
    text-align: start;
    padding: 1.2rem;
    font-weight: 600;
    font-size: 1.4rem;
  }
  th,
  td {
    padding: 0.7rem 1rem;
    text-align: start;
    vertical-align: top;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    overflow-wrap: anywhere;
  }
  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 400;
    min-width: 12rem;
  }
  .amount {
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  thead .amount {
    white-space: normal;
  }
  tr.total > * {
    font-weight: 600;
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

interface Props {
  readonly caption: string;
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** A table with its caption, as dense as a bookkeeper's. */
export const PlainTable = ({ caption, head, children }: Props) => (
  <Scroll role="region" aria-label={caption} tabIndex={0}>
    <Sheet>
      <caption>{caption}</caption>
      <thead>{head}</thead>
      <tbody>{children}</tbody>
    </Sheet>
  </Scroll>
);

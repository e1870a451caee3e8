import { Box, Flex, Link, Loader, TextButton, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { NavLink } from 'react-router-dom';

import type {
  BookAccount,
  TransferBody,
  TransferDetail,
} from '../../../../shared/contracts/execution';
import { useResource } from '../../api';
import { amountOf, useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useActionLabel, useText } from '../../translations';
import { entryLink } from '../inbox';
import { executionPath } from '../paths';

import { useAccountName } from './account-name';

/** The statement of an account, by its address. */
const statementLink = (code: string): string =>
  `/${executionPath}?${new URLSearchParams({ tab: 'statement', account: code }).toString()}`;

const Part = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <Flex gap={2} alignItems="baseline" wrap="wrap">
    <Typography variant="pi" textColor="neutral600">
      {label}
    </Typography>
    {children}
  </Flex>
);

const Side = ({ label, account }: { readonly label: string; readonly account: BookAccount }) => {
  const name = useAccountName();
  return (
    <Part label={label}>
      <Link tag={NavLink} to={statementLink(account.code)}>
        {name(account)}
      </Link>
    </Part>
  );
};

const Detail = ({ id }: { readonly id: number }) => {
  const text = useText();
  const action = useActionLabel();
  const { moment } = useFormat();
  const found = useResource<TransferDetail>(`/talent-office/ledger/transfers/${id}`);
  if (found.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  const { from, to, actor, reason, caseId, audit, reversalOf, reversedBy } = found.data;
  const entries = [from.owner, to.owner, to.line].filter((owner) => owner !== null);
  const unique = [...new Map(entries.map((entry) => [entry.documentId, entry])).values()];
  return (
    <Flex direction="column" alignItems="stretch" gap={1} paddingTop={2}>
      {unique.map((entry) => (
        <Part key={entry.documentId} label={text('books.entry')}>
          <Link tag={NavLink} to={entryLink(entry)}>
            {entry.title}
          </Link>
        </Part>
      ))}
      {caseId && <Part label={text('books.case')}>{caseId}</Part>}
      <Part label={text('books.reason')}>
        <Typography variant="pi">{reason}</Typography>
      </Part>
      <Part label={text('books.actor')}>
        <Typography variant="pi">{actor}</Typography>
      </Part>
      {reversalOf !== null && <Part label={text('books.reversalOf')}>{`#${reversalOf}`}</Part>}
      {reversedBy !== null && <Part label={text('books.reversedBy')}>{`#${reversedBy}`}</Part>}
      {audit.map((row) => (
        <Part key={row.id} label={text('books.audit')}>
          <Typography variant="pi">
            {`#${row.id} · ${moment(row.at)} · ${action(row.action.split('.').at(-1) ?? row.action)} · ${row.person ?? '–'}`}
          </Typography>
        </Part>
      ))}
    </Flex>
  );
};

/** A transfer in words, with what it rests on behind a button. */
export const TransferCard = ({ transfer }: { readonly transfer: TransferBody }) => {
  const text = useText();
  const { moment } = useFormat();
  const [open, setOpen] = useState(false);
  const { id, at, from, to, amount, asset } = transfer;
  return (
    <Box tag="li" borderColor="neutral150" hasRadius padding={3} background="neutral0">
      <Flex justifyContent="space-between" alignItems="baseline" gap={2} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {`#${id} · ${moment(at)}`}
        </Typography>
        <Typography fontWeight="semiBold">{asset === 'fen' ? amountOf(amount) : amount}</Typography>
      </Flex>
      <Side label={text('books.from')} account={from} />
      <Side label={text('books.to')} account={to} />
      <TextButton aria-expanded={open} onClick={() => setOpen(!open)}>
        {text(open ? 'books.less' : 'books.basis')}
      </TextButton>
      {open && <Detail id={id} />}
    </Box>
  );
};

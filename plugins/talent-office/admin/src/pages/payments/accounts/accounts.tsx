import {
  Button,
  Flex,
  SearchForm,
  Searchbar,
  SingleSelect,
  SingleSelectOption,
  TextButton,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { PayeeAccountBody } from '../../../../../shared/contracts/payee-accounts';
import { payeeAccountStates } from '../../../../../shared/vocabulary';
import { useResource } from '../../../api';
import { FailureNote } from '../../../notes';
import { useText, useWord } from '../../../translations';
import { Empty } from '../../notices/empty';
import { pageQuery, Pager } from '../../notices/pager';
import { Grid } from '../../rounds/grid';

import { StateBadge } from '../state-badge';
import { AccountDialog } from './account-dialog';
import { NewAccount, type Begun } from './new-account';

const size = 25;
const everything = 'everything';

interface TableProps {
  readonly accounts: readonly PayeeAccountBody[];
  open(account: PayeeAccountBody): void;
}

const Table = ({ accounts, open }: TableProps) => {
  const text = useText();
  const word = useWord();
  if (accounts.length === 0) return <Empty content={text('payee.none')} />;
  return (
    <Grid
      columns={[
        'payee.column.name',
        'payee.column.holder',
        'payee.column.bank',
        'payee.column.number',
        'payee.column.state',
      ]}
      rows={accounts.map((one) => [
        one.documentId,
        <TextButton
          key="open"
          aria-label={text('payee.open', { name: one.payeeName })}
          onClick={() => open(one)}
        >
          {one.payeeName}
        </TextButton>,
        one.holder ? `${word(one.holder.kind, 'value')} · ${one.holder.name}` : '–',
        [one.bankName, one.bankBranch].filter(Boolean).join(' '),
        one.accountNumber ?? '–',
        <StateBadge key="state" state={one.state} />,
      ])}
    />
  );
};

interface Asked {
  readonly state: string;
  readonly name: string;
}

const pathOf = ({ state, name }: Asked, page: number): string => {
  const more = new URLSearchParams({
    ...(state !== everything && { state }),
    ...(name !== '' && { name }),
  }).toString();
  return `/talent-office/payee-accounts?${pageQuery(page, size)}${more && `&${more}`}`;
};

/** Accounts of payees, what changed last first; the number is masked, for everybody. */
export const Accounts = () => {
  const text = useText();
  const word = useWord();
  const [page, setPage] = useState(0);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<Asked>({ state: everything, name: '' });
  const [opened, setOpened] = useState<string | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const found = useResource<PayeeAccountBody[]>(pathOf(asked, page));
  const ask = (more: Partial<Asked>): void => {
    setPage(0);
    setAsked((last) => ({ ...last, ...more }));
  };
  const accounts = found.status === 'ready' ? found.data : [];
  const shown = accounts.find(({ documentId }) => documentId === opened);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Flex gap={2}>
          <SearchForm
            onSubmit={(event: React.FormEvent) => {
              event.preventDefault();
              ask({ name: typed.trim() });
            }}
          >
            <Searchbar
              name="name"
              value={typed}
              placeholder={text('payee.search')}
              clearLabel={text('payee.all')}
              onClear={() => {
                setTyped('');
                ask({ name: '' });
              }}
              onChange={(event) => setTyped(event.target.value)}
            >
              {text('payee.search')}
            </Searchbar>
          </SearchForm>
          <SingleSelect
            aria-label={text('payee.state')}
            value={asked.state}
            onChange={(state) => ask({ state: String(state) })}
          >
            <SingleSelectOption value={everything}>{text('payee.all')}</SingleSelectOption>
            {payeeAccountStates.map((state) => (
              <SingleSelectOption key={state} value={state}>
                {word(state, 'value')}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Flex>
        <Button startIcon={<Plus />} onClick={() => setBegun({ replaces: null })}>
          {text('payee.new')}
        </Button>
      </Flex>
      {found.status === 'loading' && <Page.Loading>{text('loading')}</Page.Loading>}
      {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
      {found.status === 'ready' && (
        <Table
          accounts={accounts.slice(0, size)}
          open={({ documentId }) => setOpened(documentId)}
        />
      )}
      <Pager page={page} hasMore={accounts.length > size} turn={setPage} />
      {shown && (
        <AccountDialog
          account={shown}
          refresh={found.reload}
          onReplace={() => {
            setOpened(null);
            setBegun({ replaces: shown });
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {begun && <NewAccount begun={begun} refresh={found.reload} onClose={() => setBegun(null)} />}
    </Flex>
  );
};

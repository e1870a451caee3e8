import {
  Button,
  Field,
  Flex,
  Loader,
  Searchbar,
  SearchForm,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';

import type { BookAccount } from '../../../../shared/contracts/execution';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { useAccountName } from './account-name';
import { FigureButton, shownCell } from './figure-cell';
import { PlainTable } from './plain-table';

type Found = BookAccount & { readonly balance: number; readonly asset: string };

const Results = ({ search, choose }: { readonly search: string; choose(code: string): void }) => {
  const text = useText();
  const name = useAccountName();
  const found = useResource<Found[]>(
    `/talent-office/ledger/accounts?${new URLSearchParams({ search }).toString()}`,
  );
  if (found.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.data.length === 0) return <Typography>{text('books.noAccounts')}</Typography>;
  return (
    <PlainTable
      caption={text('books.accounts')}
      head={
        <tr>
          <th scope="col">{text('books.account')}</th>
          <th scope="col">{text('books.line')}</th>
          <th scope="col" className="amount">
            {text('books.balance')}
          </th>
        </tr>
      }
    >
      {found.data.map((account) => (
        <tr key={account.code}>
          <th scope="row">
            <FigureButton type="button" onClick={() => choose(account.code)}>
              {name(account)}
            </FigureButton>
          </th>
          <td>{account.line?.title ?? '–'}</td>
          <td className="amount">
            {shownCell(account.balance, account.asset === 'fen' ? 'fen' : 'number')}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
};

/** Accounts by words of the title of what they belong to. */
export const AccountSearch = ({ choose }: { choose(code: string): void }) => {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <SearchForm
        onSubmit={(event) => {
          event.preventDefault();
          setSearch(typed.trim());
        }}
      >
        <Flex gap={2} alignItems="flex-end">
          <Field.Root name="account-search" width="40rem" maxWidth="100%">
            <Field.Label>{text('books.search')}</Field.Label>
            <Searchbar
              name="account-search"
              value={typed}
              clearLabel={text('books.clear')}
              onChange={(event) => setTyped(event.target.value)}
              onClear={() => {
                setTyped('');
                setSearch('');
              }}
            >
              {text('books.search')}
            </Searchbar>
          </Field.Root>
          <Button type="submit" variant="secondary">
            {text('books.find')}
          </Button>
        </Flex>
      </SearchForm>
      {search !== '' && <Results key={search} search={search} choose={choose} />}
    </Flex>
  );
};

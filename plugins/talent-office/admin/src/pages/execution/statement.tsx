import { Button, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { StatementBody } from '../../../../shared/contracts/execution';
import { executionLabels } from '../../../../shared/labels/execution';
import { useResource } from '../../api';
import { shanghaiDay, useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';
import { entryLink } from '../inbox';

import { useAccountName } from './account-name';
import { AccountSearch } from './account-search';
import { DayField } from './day-field';
import { ExportButtons } from './export-buttons';
import { shownCell } from './figure-cell';
import { PlainTable } from './plain-table';
import { Section } from './section';

const most = 50;

interface SheetProps {
  readonly body: StatementBody;
  choose(code: string): void;
}

const Sheet = ({ body, choose }: SheetProps) => {
  const language = useLanguage();
  const name = useAccountName();
  const { moment } = useFormat();
  const word = (of: keyof typeof executionLabels): string => executionLabels[of][language];
  const money = body.account.asset === 'fen';
  const shown = (amount: number): string => shownCell(amount, money ? 'fen' : 'number');
  const bound = (label: string, amount: number) => (
    <tr className="total">
      <th scope="row" colSpan={6}>
        {label}
      </th>
      <td className="amount">{shown(amount)}</td>
    </tr>
  );
  return (
    <PlainTable
      caption={`${name(body.account)} ${body.from} – ${body.to}`}
      head={
        <tr>
          <th scope="col">{word('day')}</th>
          <th scope="col">{word('number')}</th>
          <th scope="col">{word('counterpart')}</th>
          <th scope="col">{word('reason')}</th>
          <th scope="col" className="amount">
            {word(money ? 'in' : 'inPlaces')}
          </th>
          <th scope="col" className="amount">
            {word(money ? 'out' : 'outPlaces')}
          </th>
          <th scope="col" className="amount">
            {word('balance')}
          </th>
        </tr>
      }
    >
      {bound(word('opening'), body.offset === 0 ? body.opening : body.carriedForward)}
      {body.entries.map(({ id, at, from, to, signed, balance, reason }) => {
        const other = signed > 0 ? from : to;
        return (
          <tr key={id}>
            <th scope="row">{moment(at)}</th>
            <td>{`#${id}`}</td>
            <td>
              <Link
                href="#"
                onClick={(event) => {
                  event.preventDefault();
                  choose(other.code);
                }}
              >
                {name(other)}
              </Link>
            </td>
            <td>{reason}</td>
            <td className="amount">{signed > 0 ? shown(signed) : ''}</td>
            <td className="amount">{signed > 0 ? '' : shown(-signed)}</td>
            <td className="amount">{shown(balance)}</td>
          </tr>
        );
      })}
      {body.offset + body.entries.length >= body.total && bound(word('closing'), body.closing)}
    </PlainTable>
  );
};

interface AccountProps {
  readonly code: string;
  choose(code: string): void;
}

const Account = ({ code, choose }: AccountProps) => {
  const text = useText();
  const today = shanghaiDay(new Date());
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today);
  const [offset, setOffset] = useState(0);
  const route = `/talent-office/ledger/accounts/${encodeURIComponent(code)}/statement`;
  const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const query = new URLSearchParams({ ...days, offset: String(offset), limit: String(most) });
  const found = useResource<StatementBody>(`${route}?${query.toString()}`);
  const body = found.status === 'ready' ? found.data : null;
  const change = (set: (day: string) => void) => (day: string) => {
    set(day);
    setOffset(0);
  };
  return (
    <Section
      title={text('books.statement')}
      actions={
        <ExportButtons path={`${route}/export`} params={days} name={text('books.statement')} />
      }
    >
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <DayField name="from" label={text('books.since')} value={from} change={change(setFrom)} />
        <DayField name="to" label={text('books.until')} value={to} change={change(setTo)} />
        {body?.account.owner && (
          <Link tag={NavLink} to={entryLink(body.account.owner)}>
            {body.account.owner.title}
          </Link>
        )}
      </Flex>
      {found.status === 'loading' && <Loader small>{text('loading')}</Loader>}
      {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
      {body && (
        <>
          <Sheet body={body} choose={choose} />
          <Flex justifyContent="space-between" gap={2} wrap="wrap">
            <Typography variant="pi" textColor="neutral600">
              {text('books.count', { total: body.total })}
            </Typography>
            {body.total > most && (
              <Flex gap={2}>
                <Button
                  variant="tertiary"
                  disabled={offset === 0}
                  onClick={() => setOffset(Math.max(0, offset - most))}
                >
                  {text('books.earlier')}
                </Button>
                <Button
                  variant="tertiary"
                  disabled={offset + most >= body.total}
                  onClick={() => setOffset(offset + most)}
                >
                  {text('books.later')}
                </Button>
              </Flex>
            )}
          </Flex>
        </>
      )}
    </Section>
  );
};

interface Props {
  /** Code of the account of the address. */
  readonly account: string | null;
  choose(code: string): void;
}

/** Statements of accounts (对账单): looked for by what they belong to, over any days. */
export const Statements = ({ account, choose }: Props) => (
  <Flex direction="column" alignItems="stretch" gap={4}>
    <AccountSearch choose={choose} />
    {account !== null && <Account key={account} code={account} choose={choose} />}
  </Flex>
);

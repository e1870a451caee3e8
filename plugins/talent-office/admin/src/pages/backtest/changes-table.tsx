import { Button, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { BacktestBody, BacktestChange } from '../../../../shared/contracts/backtests';
import { useResource } from '../../api';
import { useFact, type Schema } from '../../content-manager/procedure';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useLanguage, useText, useWord } from '../../translations';
import { entryLink } from '../inbox/entry-link';

import { PlainTable } from './plain-table';

const model = 'plugin::talent-office.rule-set';
const pageSize = 50;

interface Props {
  readonly backtest: BacktestBody;
}

/** Why an entry is judged otherwise: the rules that do, and what they read. */
const Why = ({ backtest, change }: Props & { readonly change: BacktestChange }) => {
  const text = useText();
  const language = useLanguage();
  const { schemas = [] } = useDocument(
    { model, collectionType: 'collection-types' },
    { skip: true },
  );
  const types = schemas as unknown as readonly Schema[];
  const schema = types.find(({ uid }) => uid === backtest.entryType);
  const fact = useFact(schema ?? { uid: backtest.entryType, attributes: {} }, types);
  const told = (outcome: BacktestChange['reasons'][number]['before']): string =>
    outcome === null ? text('backtest.noRule') : text(`rule.${outcome}`);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {change.reasons.length === 0 && change.before === change.after && (
        <Typography tag="p" textColor="neutral800">
          {text('backtest.otherAmount')}
        </Typography>
      )}
      {change.reasons.map(({ code, before, after }) => (
        <Typography key={code} tag="p" textColor="neutral800">
          {text('backtest.reason', {
            rule: backtest.rules.find((rule) => rule.code === code)?.[language] ?? code,
            before: told(before),
            after: told(after),
          })}
        </Typography>
      ))}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {change.facts
          .map(({ path, origin }) => text(`backtest.fact.${origin}`, { fact: fact.label(path) }))
          .join(text('list.comma'))}
      </Typography>
    </Flex>
  );
};

/** The entries that would be judged otherwise, page by page. Who they are is read at the entry itself. */
export const ChangesTable = ({ backtest }: Props) => {
  const text = useText();
  const word = useWord();
  const { money } = useFormat();
  const [page, setPage] = useState(1);
  const { kept, changed } = backtest.summary;
  const found = useResource<BacktestChange[]>(
    `/talent-office/backtests/${backtest.id}/changes?page=${page}`,
    String(kept),
  );
  if (found.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (found.status === 'failed')
    return <FailureNote failure={found.failure} retry={found.reload} />;
  const pages = Math.max(1, Math.ceil(kept / pageSize));
  const fen = (amount: number | null): string => (amount === null ? '–' : money(amount));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {kept < changed && (
        <Typography textColor="warning700">{text('backtest.capped', { kept, changed })}</Typography>
      )}
      <PlainTable
        label={text('backtest.changes')}
        columns={[
          text('backtest.entry'),
          text('backtest.group'),
          text('backtest.verdict'),
          text('backtest.amount'),
          text('backtest.why'),
        ]}
        rows={found.data.map((change, index) => ({
          key: `${change.documentId}/${change.offer ?? index}`,
          cells: [
            <Link key="entry" tag={NavLink} to={entryLink(change)}>
              {text('backtest.nth', { number: (page - 1) * pageSize + index + 1 })}
            </Link>,
            change.group === null ? text('backtest.notKnown') : word(change.group, 'value'),
            text('backtest.change', {
              before: text(`backtest.verdict.${change.before}`),
              after: text(`backtest.verdict.${change.after}`),
            }),
            text('backtest.change', { before: fen(change.beforeFen), after: fen(change.afterFen) }),
            <Why key="why" backtest={backtest} change={change} />,
          ],
        }))}
      />
      {pages > 1 && (
        <Flex tag="nav" aria-label={text('backtest.pages')} gap={3}>
          <Button variant="tertiary" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {text('backtest.previous')}
          </Button>
          <Typography>{text('backtest.page', { page, pages })}</Typography>
          <Button variant="tertiary" disabled={page === pages} onClick={() => setPage(page + 1)}>
            {text('backtest.next')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
};

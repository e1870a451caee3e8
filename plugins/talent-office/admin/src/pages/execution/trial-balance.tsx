import { Badge, Flex, Loader } from '@strapi/design-system';
import { useState } from 'react';

import type { TrialBalanceBody } from '../../../../shared/contracts/execution';
import { assetLabels, executionLabels, phaseLabels } from '../../../../shared/labels/execution';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import { DayField } from './day-field';
import { ExportButtons } from './export-buttons';
import { shownCell } from './figure-cell';
import { PlainTable } from './plain-table';
import { Section } from './section';

const Sheet = ({ body }: { readonly body: TrialBalanceBody }) => {
  const language = useLanguage();
  const text = useText();
  const word = (of: keyof typeof executionLabels): string => executionLabels[of][language];
  const asset = (name: string): string => assetLabels[name]?.[language] ?? name;
  const shown = (name: string, balance: number): string =>
    shownCell(balance, name === 'fen' ? 'fen' : 'number');
  return (
    <PlainTable
      caption={`${word('trialBalance')} ${body.on ?? text('books.now')}`}
      head={
        <tr>
          <th scope="col">{word('line')}</th>
          <th scope="col">{word('phase')}</th>
          <th scope="col">{word('asset')}</th>
          <th scope="col" className="amount">
            {word('accounts')}
          </th>
          <th scope="col" className="amount">
            {word('balance')}
          </th>
        </tr>
      }
    >
      {body.rows.map(({ line, phase, asset: name, balance, accounts }) => (
        <tr key={`${line?.documentId ?? ''} ${phase} ${name}`}>
          <th scope="row">{line?.title ?? '–'}</th>
          <td>{phaseLabels[phase]?.[language] ?? phase}</td>
          <td>{asset(name)}</td>
          <td className="amount">{accounts}</td>
          <td className="amount">{shown(name, balance)}</td>
        </tr>
      ))}
      {body.totals.map(({ asset: name, balance }) => (
        <tr key={name} className="total">
          <th scope="row">{word('total')}</th>
          <td />
          <td>{asset(name)}</td>
          <td />
          <td className="amount">{shown(name, balance)}</td>
        </tr>
      ))}
    </PlainTable>
  );
};

/** All accounts by line and phase, now or at the end of a day (试算平衡). */
export const TrialBalance = () => {
  const text = useText();
  const [on, setOn] = useState('');
  const params: Readonly<Record<string, string>> = on ? { on } : {};
  const route = '/talent-office/ledger/trial-balance';
  const found = useResource<TrialBalanceBody>(`${route}?${new URLSearchParams(params).toString()}`);
  const balanced =
    found.status === 'ready' && found.data.totals.every(({ balance }) => balance === 0);
  return (
    <Section
      title={text('books.trialBalance')}
      actions={
        <ExportButtons path={`${route}/export`} params={params} name={text('books.trialBalance')} />
      }
    >
      <Flex gap={4} alignItems="flex-end">
        <DayField name="on" label={text('books.on')} value={on} change={setOn} />
        {found.status === 'ready' && (
          <Badge variant={balanced ? 'success' : 'danger'}>
            {text(balanced ? 'books.balanced' : 'books.unbalanced')}
          </Badge>
        )}
      </Flex>
      {found.status === 'loading' && <Loader small>{text('loading')}</Loader>}
      {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
      {found.status === 'ready' && <Sheet body={found.data} />}
    </Section>
  );
};

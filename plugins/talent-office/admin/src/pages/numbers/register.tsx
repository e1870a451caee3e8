import {
  Box,
  EmptyStateLayout,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page } from '@strapi/strapi/admin';
import { useDeferredValue, useState } from 'react';

import type { RegisterBody } from '../../../../shared/contracts/documents';
import { valueLabels } from '../../../../shared/labels';
import { numberedKinds } from '../../../../shared/vocabulary';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import { NumbersTable } from './numbers-table';

const states = ['all', 'standing', 'void'] as const;
const most = 200;

/** Every number that a paper was given (文号登记), void ones with their reason. */
export const Register = () => {
  const text = useText();
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const [year, setYear] = useState('');
  const [kind, setKind] = useState('all');
  const [state, setState] = useState<(typeof states)[number]>('all');
  const asked = new URLSearchParams({ limit: String(most) });
  const typed = useDeferredValue(search).trim();
  if (typed !== '') asked.set('search', typed);
  if (/^[2]\d{3}$/.test(year)) asked.set('year', year);
  if (kind !== 'all') asked.set('kind', kind);
  if (state !== 'all') asked.set('state', state);
  const found = useResource<RegisterBody>(`/talent-office/document-numbers?${asked.toString()}`);
  const total = found.status === 'ready' ? found.data.total : 0;
  return (
    <>
      <Typography tag="p" textColor="neutral600" paddingBottom={4}>
        {text('numbers.subtitle', { count: total })}
      </Typography>
      <Flex gap={4} wrap="wrap" alignItems="flex-end" paddingBottom={4}>
        <Box width="20rem">
          <Field.Root name="search">
            <Field.Label>{text('numbers.search')}</Field.Label>
            <TextInput value={search} onChange={({ target }) => setSearch(target.value)} />
          </Field.Root>
        </Box>
        <Box width="8rem">
          <Field.Root name="year">
            <Field.Label>{text('numbers.year')}</Field.Label>
            <TextInput
              value={year}
              inputMode="numeric"
              maxLength={4}
              onChange={({ target }) => setYear(target.value)}
            />
          </Field.Root>
        </Box>
        <Box width="14rem">
          <Field.Root name="kind">
            <Field.Label>{text('numbers.kind')}</Field.Label>
            <SingleSelect value={kind} onChange={(chosen) => setKind(String(chosen))}>
              <SingleSelectOption value="all">{text('numbers.kind.all')}</SingleSelectOption>
              {numberedKinds.map((each) => (
                <SingleSelectOption key={each} value={each}>
                  {valueLabels[each][language]}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Box>
        <Box width="10rem">
          <Field.Root name="state">
            <Field.Label>{text('numbers.state')}</Field.Label>
            <SingleSelect
              value={state}
              onChange={(chosen) => setState(String(chosen) as typeof state)}
            >
              {states.map((each) => (
                <SingleSelectOption key={each} value={each}>
                  {text(`numbers.state.${each}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Box>
      </Flex>
      {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
      {found.status === 'loading' && <Page.Loading>{text('loading')}</Page.Loading>}
      {found.status === 'ready' && found.data.rows.length === 0 && (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={text('numbers.empty')}
          shadow="tableShadow"
          hasRadius
        />
      )}
      {found.status === 'ready' && found.data.rows.length > 0 && (
        <NumbersTable rows={found.data.rows} reload={found.reload} />
      )}
    </>
  );
};

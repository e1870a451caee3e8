import {
  Checkbox,
  Flex,
  Loader,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';

import type { CandidateBody } from '../../../../../shared/contracts/payment-batches';
import { useResource, useSubmission } from '../../../api';
import { FormDialog } from '../../../content-manager/form-dialog';
import { useFormat } from '../../../format';
import { FailureNote } from '../../../notes';
import { useText, type TextKey } from '../../../translations';
import { Grid } from '../../rounds/grid';

import { batchSchema } from '../schemas';
import { fitting, optionsOf, type Filter } from './filter';

const filters = [
  ['benefit', 'payment.column.benefit'],
  ['round', 'payment.column.round'],
  ['line', 'payment.column.from'],
] as const satisfies readonly (readonly [keyof Filter, TextKey])[];

const everything = 'everything';

interface FiltersProps {
  readonly all: readonly CandidateBody[];
  readonly filter: Filter;
  onFilter(filter: Filter): void;
}

const Filters = ({ all, filter, onFilter }: FiltersProps) => {
  const text = useText();
  return (
    <Flex gap={2} wrap="wrap">
      {filters.map(([name, label]) => (
        <SingleSelect
          key={name}
          aria-label={text(label)}
          value={filter[name] ?? everything}
          onChange={(value) =>
            onFilter({ ...filter, [name]: value === everything ? null : String(value) })
          }
        >
          <SingleSelectOption value={everything}>
            {`${text(label)}: ${text('payment.add.all')}`}
          </SingleSelectOption>
          {optionsOf(all, name).map((option) => (
            <SingleSelectOption key={option} value={option}>
              {option}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      ))}
    </Flex>
  );
};

interface ChoosingProps {
  readonly shown: readonly CandidateBody[];
  readonly chosen: ReadonlySet<string>;
  choose(chosen: ReadonlySet<string>): void;
}

const Choosing = ({ shown, chosen, choose }: ChoosingProps) => {
  const text = useText();
  const { money, day } = useFormat();
  if (shown.length === 0) {
    return <Typography textColor="neutral600">{text('payment.add.none')}</Typography>;
  }
  const ids = shown.map(({ documentId }) => documentId);
  const isAll = ids.every((id) => chosen.has(id));
  const toggle = (wanted: readonly string[], on: boolean): void =>
    choose(new Set([...[...chosen].filter((id) => !wanted.includes(id)), ...(on ? wanted : [])]));
  return (
    <>
      <Checkbox checked={isAll} onCheckedChange={(on) => toggle(ids, on === true)}>
        {text('payment.chooseAll')}
      </Checkbox>
      <Grid
        columns={[
          'payment.column.what',
          'payment.column.payee',
          'payment.column.from',
          'payment.column.dueOn',
          'payment.column.amount',
        ]}
        rows={shown.map(({ documentId, title, payee, line, dueOn, amountFen }) => [
          documentId,
          <Checkbox
            key="choose"
            checked={chosen.has(documentId)}
            onCheckedChange={(on) => toggle([documentId], on === true)}
          >
            {title}
          </Checkbox>,
          payee ?? '–',
          line ?? '–',
          day(dueOn.slice(0, 10)),
          money(amountFen),
        ])}
      />
    </>
  );
};

interface Props {
  readonly documentId: string;
  refresh(): Promise<void>;
  onClose(): void;
}

/** What is committed and due, by benefit, round and line: chosen, it goes on the list. */
export const Candidates = ({ documentId, refresh, onClose }: Props) => {
  const text = useText();
  const { money } = useFormat();
  const submission = useSubmission();
  const [filter, setFilter] = useState<Filter>({ benefit: null, round: null, line: null });
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const path = `/talent-office/payment-batches/${documentId}`;
  const found = useResource<CandidateBody[]>(`${path}/candidates`);
  const all = found.status === 'ready' ? found.data : [];
  const shown = fitting(all, filter);
  // What a filter hides is not added unseen.
  const taken = shown.filter((one) => chosen.has(one.documentId));
  const amount = taken.reduce((sum, { amountFen }) => sum + amountFen, 0);

  const send = async (): Promise<void> => {
    if (taken.length === 0) return;
    const disbursements = taken.map((one) => one.documentId);
    if (!(await submission.send(`${path}/lines`, { disbursements }))) return;
    onClose();
    await refresh();
  };

  return (
    <FormDialog
      title={text('payment.add')}
      confirm={text('payment.add.do', { count: taken.length })}
      type={batchSchema.uid}
      submission={submission}
      note={text('payment.add.chosen', { count: taken.length, amount: money(amount) })}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      {found.status === 'loading' && <Loader small>{text('loading')}</Loader>}
      {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
      {found.status === 'ready' && (
        <>
          <Filters all={all} filter={filter} onFilter={setFilter} />
          <Choosing shown={shown} chosen={chosen} choose={choose} />
        </>
      )}
    </FormDialog>
  );
};

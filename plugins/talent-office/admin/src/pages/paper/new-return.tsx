import {
  Button,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { ListReading, ReviewListDetail } from '../../../../shared/contracts/review-lists';
import { useSubmission } from '../../api';
import { AskedField } from '../../content-manager/asked-field';
import { shanghaiDay } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { ReadingTable } from './reading-table';

interface Props {
  readonly path: string;
  readonly signers: ReviewListDetail['signers'];
  onDone(): Promise<void>;
}

const form = (fields: Readonly<Record<string, string>>, files: readonly File[]): FormData => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  for (const file of files) made.append('files', file);
  return made;
};

/** What came back of a list: first it is read, and only with that in sight it is recorded. */
export const NewReturn = ({ path, signers, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const checking = useSubmission();
  const recording = useSubmission();
  const [workbook, setWorkbook] = useState<File | null>(null);
  const [scan, setScan] = useState<File | null>(null);
  const [signer, setSigner] = useState(signers.length === 1 ? (signers[0]?.staff ?? '') : '');
  const [handler, setHandler] = useState('');
  const [signedOn, setSignedOn] = useState(shanghaiDay(new Date()));
  const [reading, setReading] = useState<ListReading | null>(null);
  const [checked, setChecked] = useState(false);
  const isAsked = workbook !== null && signer !== '' && signedOn !== '';

  const change = (): void => {
    // What was read of something else is not what would be recorded.
    setReading(null);
    recording.forget();
  };
  const check = async (): Promise<void> => {
    if (!workbook) return;
    const answer = await checking.send<ListReading>(
      `${path}/checks`,
      form({ signer, signedOn }, [workbook]),
    );
    setReading(answer?.data ?? null);
  };
  const record = async (): Promise<void> => {
    setChecked(true);
    if (!workbook || !scan || !reading || handler.trim() === '') return;
    const fields = { signer, signedOn, handler: handler.trim(), refused: String(reading.refused) };
    if (!(await recording.send(`${path}/returns`, form(fields, [workbook, scan])))) return;
    toggleNotification({ type: 'success', message: text('paper.record.done') });
    await onDone();
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="h3" variant="delta">
        {text('lists.return')}
      </Typography>
      <Grid.Root gap={4}>
        <Grid.Item col={4} s={12}>
          <AskedField name="workbook" label="lists.workbook">
            <input
              type="file"
              aria-label={text('lists.workbook')}
              accept=".xlsx"
              onChange={(event) => {
                setWorkbook(event.target.files?.[0] ?? null);
                change();
              }}
            />
          </AskedField>
        </Grid.Item>
        <Grid.Item col={4} s={12}>
          <AskedField name="signer" label="paper.signer">
            <SingleSelect
              value={signer}
              onChange={(value) => {
                setSigner(String(value));
                change();
              }}
            >
              {signers.map(({ staff, name }) => (
                <SingleSelectOption key={staff} value={staff}>
                  {name}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </AskedField>
        </Grid.Item>
        <Grid.Item col={4} s={12}>
          <AskedField name="signedOn" label="paper.signedOn">
            <Field.Input
              type="date"
              value={signedOn}
              onChange={(event: { target: { value: string } }) => {
                setSignedOn(event.target.value);
                change();
              }}
            />
          </AskedField>
        </Grid.Item>
      </Grid.Root>
      <Flex>
        <Button
          variant="secondary"
          disabled={!isAsked}
          loading={checking.busy}
          onClick={() => void check()}
        >
          {text('lists.check')}
        </Button>
      </Flex>
      {checking.failure && <FailureNote failure={checking.failure} />}
      {reading && (
        <>
          <ReadingTable reading={reading} />
          <Grid.Root gap={4}>
            <Grid.Item col={4} s={12}>
              <AskedField
                name="handler"
                label="paper.handler"
                wrong={checked && handler.trim() === '' ? 'paper.handler.needed' : null}
              >
                <Field.Input
                  value={handler}
                  maxLength={100}
                  onChange={(event: { target: { value: string } }) =>
                    setHandler(event.target.value)
                  }
                />
              </AskedField>
            </Grid.Item>
            <Grid.Item col={4} s={12}>
              <AskedField
                name="scan"
                label="lists.scan"
                hint="paper.scan.hint"
                wrong={checked && scan === null ? 'paper.scan.needed' : null}
              >
                <input
                  type="file"
                  aria-label={text('lists.scan')}
                  accept=".pdf,.png,.jpg,.jpeg"
                  onChange={(event) => setScan(event.target.files?.[0] ?? null)}
                />
              </AskedField>
            </Grid.Item>
          </Grid.Root>
          {recording.failure && <FailureNote failure={recording.failure} />}
          <Flex>
            <Button
              disabled={reading.good === 0}
              loading={recording.busy}
              onClick={() => void record()}
            >
              {text('lists.record')}
            </Button>
          </Flex>
        </>
      )}
    </Flex>
  );
};

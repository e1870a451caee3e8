import {
  Box,
  Button,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type {
  HandoverPlan,
  HandoverQuestion,
  HandoversBody,
} from '../../../../shared/contracts/handovers';
import { useSubmission } from '../../api';
import { shanghaiDay } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { ItemsTable } from './items-table';

type Staff = HandoversBody['staff'];

interface PersonProps {
  readonly label: string;
  readonly staff: Staff;
  readonly chosen: string;
  onChoose(id: string): void;
}

const PersonSelect = ({ label, staff, chosen, onChoose }: PersonProps) => (
  <Field.Root name={label} width="100%" required>
    <Field.Label>{label}</Field.Label>
    <SingleSelect value={chosen} onChange={(id) => onChoose(String(id))}>
      {staff.map(({ id, name }) => (
        <SingleSelectOption key={id} value={id}>
          {name}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);

interface Props {
  readonly staff: Staff;
  onDone(): Promise<void>;
}

/** Who hands over to whom and when; then the list of it, and only with that in sight the act. */
export const NewHandover = ({ staff, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const looking = useSubmission();
  const acting = useSubmission();
  const [asked, setAsked] = useState<HandoverQuestion>({
    from: '',
    to: '',
    on: shanghaiDay(new Date()),
  });
  const [plan, setPlan] = useState<HandoverPlan | null>(null);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const isAsked = asked.from !== '' && asked.to !== '' && asked.on !== '';

  const change = (more: Partial<HandoverQuestion>): void => {
    setAsked((last) => ({ ...last, ...more }));
    // A list of something else is not what would be done.
    setPlan(null);
    acting.forget();
  };
  const look = async (): Promise<void> => {
    const answer = await looking.send<HandoverPlan>('/talent-office/handover-plans', asked);
    setPlan(answer?.data ?? null);
  };
  const handOver = async (): Promise<void> => {
    setChecked(true);
    if (!plan || reason.trim() === '') return;
    const body = { ...asked, reason: reason.trim(), seen: plan.seen };
    if (!(await acting.send('/talent-office/handovers', body))) return;
    toggleNotification({ type: 'success', message: text('handover.done') });
    setPlan(null);
    setReason('');
    setChecked(false);
    await onDone();
  };

  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Grid.Root gap={4}>
          <Grid.Item col={4} s={12}>
            <PersonSelect
              label={text('handover.from')}
              staff={staff}
              chosen={asked.from}
              onChoose={(from) => change({ from })}
            />
          </Grid.Item>
          <Grid.Item col={4} s={12}>
            <PersonSelect
              label={text('handover.to')}
              staff={staff}
              chosen={asked.to}
              onChoose={(to) => change({ to })}
            />
          </Grid.Item>
          <Grid.Item col={4} s={12}>
            <Field.Root name="on" width="100%" required>
              <Field.Label>{text('handover.on')}</Field.Label>
              <TextInput
                type="date"
                value={asked.on}
                onChange={(event) => change({ on: event.target.value })}
              />
            </Field.Root>
          </Grid.Item>
        </Grid.Root>
        <Flex>
          <Button
            variant="secondary"
            disabled={!isAsked}
            loading={looking.busy}
            onClick={() => void look()}
          >
            {text('handover.look')}
          </Button>
        </Flex>
        {looking.failure && <FailureNote failure={looking.failure} />}
        {plan &&
          (plan.items.length === 0 ? (
            <Typography>{text('handover.nothing')}</Typography>
          ) : (
            <>
              <ItemsTable items={plan.items} />
              <Field.Root
                name="reason"
                required
                error={checked && reason.trim() === '' ? text('handover.reason.needed') : undefined}
              >
                <Field.Label>{text('handover.reason')}</Field.Label>
                <Textarea
                  value={reason}
                  maxLength={1000}
                  onChange={(event) => setReason(event.target.value)}
                />
                <Field.Error />
              </Field.Root>
              {acting.failure && <FailureNote failure={acting.failure} />}
              <Flex gap={3}>
                <Button loading={acting.busy} onClick={() => void handOver()}>
                  {text('handover.act')}
                </Button>
                <Typography textColor="neutral600">{text('handover.note')}</Typography>
              </Flex>
            </>
          ))}
      </Flex>
    </Box>
  );
};

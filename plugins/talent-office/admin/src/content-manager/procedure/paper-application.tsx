import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useState } from 'react';

import type { PaperApplicationsBody } from '../../../../shared/contracts/paper-applications';
import { usePermission, useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useActionLabel, useAttributeLabel, useText } from '../../translations';
import { Section } from '../section';

import { PaperAnswers } from './paper-answers';
import { PaperApplicationDialog } from './paper-application-dialog';
import type { Schema } from './schema';
import { ScanButton } from './scan-button';

type One = PaperApplicationsBody['records'][number];

const variants = {
  waiting: 'warning',
  confirmed: 'success',
  rejected: 'neutral',
} as const satisfies Record<One['state'], string>;

interface Props {
  readonly documentId: string;
  readonly schema: Schema;
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

interface RecordProps extends Pick<Props, 'unsaved' | 'onDone'> {
  readonly type: string;
  readonly one: One;
  readonly seen: PaperApplicationsBody['seen'];
}

const OneRecord = ({ type, one, seen, unsaved, onDone }: RecordProps) => {
  const text = useText();
  const label = useAttributeLabel();
  const action = useActionLabel();
  const { day, moment } = useFormat();
  const readsFiles = usePermission('files.read');
  const mayConfirm = usePermission('cases.confirm-paper');
  const path = `/talent-office/paper-applications/${one.id}`;
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="semiBold" textColor="neutral800">
          {action(one.action)}
        </Typography>
        <Badge variant={variants[one.state]}>{text(`paper.state.${one.state}`)}</Badge>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {text('paperApplication.told', {
          ...{ signedOn: day(one.signedOn), receivedOn: day(one.receivedOn) },
        })}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {text('paper.recorded', { name: one.recordedBy, moment: moment(one.recordedAt) })}
      </Typography>
      {one.changed.length > 0 && (
        <Typography tag="p" textColor="warning700">
          {text('paperApplication.changed', {
            attributes: one.changed.map((name) => label(type, name)).join(text('list.comma')),
          })}
        </Typography>
      )}
      {one.answer !== null && (
        <Typography tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {text('paper.answer', { answer: one.answer })}
        </Typography>
      )}
      {one.scan && readsFiles && <ScanButton path={path} id={one.id} name={one.scan.name} />}
      {one.state === 'waiting' && mayConfirm && (
        <PaperAnswers
          type={type}
          path={path}
          seen={{ seen }}
          note="paperApplication.confirm.note"
          byReader={one.byReader}
          unsaved={unsaved}
          onDone={onDone}
        />
      )}
    </Flex>
  );
};

/** What was handed in on paper (代录): recording its scan, and confirming that by somebody else. */
export const PaperApplication = ({ documentId, schema, unsaved, onDone }: Props) => {
  const text = useText();
  const actionLabel = useActionLabel();
  const mayRecord = usePermission('cases.record-paper');
  const mayConfirm = usePermission('cases.confirm-paper');
  const [open, setOpen] = useState<string | null>(null);
  const path = `/talent-office/entries/${schema.uid}/${documentId}/paper-applications`;
  const found = useResource<PaperApplicationsBody>(mayRecord || mayConfirm ? path : null);
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.status === 'loading') return null;
  const { possible, records, seen } = found.data;
  const waits = records.some(({ state }) => state === 'waiting');
  if (records.length === 0 && possible.length === 0) return null;
  /** What is recorded, where it could be more than one thing. */
  const named = (action: string): string =>
    possible.length > 1
      ? text('paperApplication.recordOf', { action: actionLabel(action) })
      : text('paperApplication.record');
  const done = async (): Promise<void> => {
    await Promise.all([found.reload(), onDone()]);
  };
  return (
    <Section title={text('paperApplication.title')}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {!waits &&
          possible.map((action) => (
            <Button
              key={action}
              fullWidth
              variant="tertiary"
              startIcon={<Pencil />}
              disabled={unsaved}
              onClick={() => setOpen(action)}
            >
              {named(action)}
            </Button>
          ))}
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {records.map((one) => (
            <OneRecord
              key={one.id}
              type={schema.uid}
              one={one}
              seen={seen}
              unsaved={unsaved}
              onDone={done}
            />
          ))}
        </Flex>
        {open !== null && possible.includes(open) && (
          <PaperApplicationDialog
            type={schema.uid}
            path={path}
            action={open}
            title={named(open)}
            onClose={() => setOpen(null)}
            onDone={done}
          />
        )}
      </Flex>
    </Section>
  );
};

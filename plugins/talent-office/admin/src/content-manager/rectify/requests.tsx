import { Badge, Flex, Typography } from '@strapi/design-system';

import type { Rectifications } from '../../../../shared/contracts/rectifications';
import { usePermission } from '../../api';
import { useFormat } from '../../format';
import { useAttributeLabel, useText, useWord } from '../../translations';

import { AnswerButtons } from './answer-buttons';

type Request = Rectifications['requests'][number];

const variants = {
  requested: 'warning',
  confirmed: 'success',
  rejected: 'neutral',
} as const satisfies Record<Request['state'], string>;

interface Props {
  readonly type: string;
  readonly requests: readonly Request[];
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

const Values = ({ type, values }: { readonly type: string } & Pick<Request, 'values'>) => {
  const text = useText();
  const label = useAttributeLabel();
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <Typography key={name} tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {text('rectify.value', {
            label: label(type, name),
            value: value ?? text('rectify.nothing'),
          })}
        </Typography>
      ))}
    </>
  );
};

/** What was asked for, by whom, when and why, and what came of it; the latest first. */
export const Requests = ({ type, requests, unsaved, onDone }: Props) => {
  const text = useText();
  const word = useWord();
  const { moment } = useFormat();
  const mayConfirm = usePermission('rectifications.confirm');
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {requests.map((one) => (
        <Flex key={one.documentId} tag="li" direction="column" alignItems="stretch" gap={1}>
          <Flex gap={2} wrap="wrap">
            {one.requestedBy !== null && (
              <Typography fontWeight="semiBold" textColor="neutral800">
                {one.requestedBy}
              </Typography>
            )}
            <Badge variant={variants[one.state]}>{word(one.state, 'value')}</Badge>
          </Flex>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {moment(one.requestedAt)}
          </Typography>
          <Values type={type} values={one.values} />
          <Typography tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {text('rectify.reason', { reason: one.reason })}
          </Typography>
          {one.answer !== null && (
            <Typography tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
              {text('rectify.answer', { answer: one.answer })}
            </Typography>
          )}
          {one.state === 'requested' && mayConfirm && (
            <AnswerButtons
              type={type}
              id={one.documentId}
              byReader={one.byReader}
              unsaved={unsaved}
              onDone={onDone}
            />
          )}
        </Flex>
      ))}
    </Flex>
  );
};

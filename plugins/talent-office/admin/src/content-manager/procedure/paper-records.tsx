import { Badge, Flex, Typography } from '@strapi/design-system';

import type { PaperBody } from '../../../../shared/contracts/paper';
import { usePermission } from '../../api';
import { isMoney, useFormat } from '../../format';
import { useAttributeLabel, useText } from '../../translations';

import { isChoice, choiceVariants } from './choices';
import { PaperAnswers } from './paper-answers';
import { ScanButton } from './scan-button';

type One = PaperBody['records'][number];

const variants = {
  waiting: 'warning',
  confirmed: 'success',
  rejected: 'neutral',
} as const satisfies Record<One['state'], string>;

/** What was recorded with a choice: values that the stage asks for, and what is missing. */
const Said = ({ type, one }: { readonly type: string; readonly one: One }) => {
  const text = useText();
  const label = useAttributeLabel();
  const { money } = useFormat();
  const given = Object.entries(one.values).map(([name, value]) => [
    name,
    isMoney(name) ? money(Number(value)) : String(value),
  ]);
  return (
    <>
      {[...given, ...Object.entries(one.defects)].map(([name = '', said = '']) => (
        <Typography tag="p" textColor="neutral800" key={name}>
          {text('fact.label', { label: label(type, name) }) + said}
        </Typography>
      ))}
      {one.comment && (
        <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {text('paper.opinion', { comment: one.comment })}
        </Typography>
      )}
    </>
  );
};

interface Props {
  readonly type: string;
  readonly records: PaperBody['records'];
  readonly mayConfirm: boolean;
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

/** What was signed on paper, who wrote it down, and what came of it; the latest first. */
export const PaperRecords = ({ type, records, mayConfirm, unsaved, onDone }: Props) => {
  const text = useText();
  const { day, moment } = useFormat();
  const readsFiles = usePermission('files.read');
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {records.map((one) => (
        <Flex key={one.id} tag="li" direction="column" alignItems="stretch" gap={1}>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="semiBold" textColor="neutral800">
              {one.signer}
            </Typography>
            {isChoice(one.choice) && (
              <Badge variant={choiceVariants[one.choice]}>{text(`decision.${one.choice}`)}</Badge>
            )}
            <Badge variant={variants[one.state]}>{text(`paper.state.${one.state}`)}</Badge>
          </Flex>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('paper.told', {
              ...{ seat: one.seat, unit: one.unit, handler: one.handler },
              date: day(one.signedOn),
            })}
          </Typography>
          <Said type={type} one={one} />
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('paper.printed', { digest: one.digest })}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('paper.recorded', { name: one.recordedBy, moment: moment(one.recordedAt) })}
          </Typography>
          {one.answer !== null && (
            <Typography tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
              {text('paper.answer', { answer: one.answer })}
            </Typography>
          )}
          {one.scan && readsFiles && (
            <ScanButton
              path={`/talent-office/paper-decisions/${one.id}`}
              id={one.id}
              name={one.scan.name}
            />
          )}
          {one.state === 'waiting' && mayConfirm && (
            <PaperAnswers
              type={type}
              path={`/talent-office/paper-decisions/${one.id}`}
              note="paper.confirm.note"
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

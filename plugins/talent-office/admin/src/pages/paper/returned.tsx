import { Badge, Box, Flex, Typography } from '@strapi/design-system';

import type { ListReturnOf, OpinionBody } from '../../../../shared/contracts/review-lists';
import { usePermission } from '../../api';
import { PaperAnswers, ScanButton } from '../../content-manager/procedure';
import { useFormat } from '../../format';
import { useLanguage, useText } from '../../translations';

import { PlainTable } from './plain-table';

const variants = {
  waiting: 'warning',
  applying: 'danger',
  confirmed: 'success',
  rejected: 'neutral',
} as const satisfies Record<ListReturnOf['state'], string>;

interface Props {
  readonly one: ListReturnOf;
  onDone(): Promise<void>;
}

const Outcome = ({ outcome, messages }: OpinionBody) => {
  const text = useText();
  const language = useLanguage();
  return (
    <>
      <Typography tag="p" textColor={outcome === 'refused' ? 'danger700' : 'neutral800'}>
        {text(`lists.outcome.${outcome ?? 'waiting'}`)}
      </Typography>
      {messages && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {messages[language]}
        </Typography>
      )}
    </>
  );
};

const isChoice = (choice: string): choice is 'approve' | 'refuse' | 'return' =>
  ['approve', 'refuse', 'return'].includes(choice);

/** A list that came back: who signed it, what it says of each case, and what became of that. */
export const Returned = ({ one, onDone }: Props) => {
  const text = useText();
  const { day, moment } = useFormat();
  const mayConfirm = usePermission('cases.confirm-paper');
  const readsFiles = usePermission('files.read');
  const path = `/talent-office/review-list-returns/${one.id}`;
  const isOpen = one.state === 'waiting' || one.state === 'applying';
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        <Badge variant={variants[one.state]}>{text(`lists.state.${one.state}`)}</Badge>
        <Typography textColor="neutral800">
          {text('lists.told', {
            ...{ signer: one.signer, date: day(one.signedOn), handler: one.handler },
          })}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {text('paper.recorded', { name: one.recordedBy, moment: moment(one.recordedAt) })}
        </Typography>
      </Flex>
      {one.answer !== null && (
        <Typography textColor="neutral600">
          {text('paper.answer', { answer: one.answer })}
        </Typography>
      )}
      <PlainTable
        columns={[
          ...[text('lists.row'), text('lists.case'), text('lists.opinion')],
          ...[text('lists.remark'), text('lists.problem')],
        ]}
        rows={one.opinions.map((opinion) => ({
          key: String(opinion.row),
          cells: [
            String(opinion.row),
            `${opinion.number} · ${opinion.title}`,
            isChoice(opinion.choice) ? text(`decision.${opinion.choice}`) : opinion.choice,
            opinion.comment ?? '',
            <Outcome key="outcome" {...opinion} />,
          ],
        }))}
      />
      {one.state === 'applying' && (
        <Typography textColor="danger700">{text('lists.resume')}</Typography>
      )}
      <Box maxWidth="32rem">
        <Flex direction="column" alignItems="stretch" gap={2}>
          {one.scan && readsFiles && <ScanButton path={path} id={one.id} name={one.scan.name} />}
          {isOpen && mayConfirm && (
            <PaperAnswers
              type=""
              path={path}
              note="lists.confirm.note"
              byReader={one.byReader}
              unsaved={false}
              onDone={onDone}
            />
          )}
        </Flex>
      </Box>
    </Flex>
  );
};

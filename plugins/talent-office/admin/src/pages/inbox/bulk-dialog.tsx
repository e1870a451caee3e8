import { Box, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type {
  BulkDecisionBody,
  BulkDecisionsBody,
} from '../../../../shared/contracts/bulk-decisions';
import { FormDialog } from '../../content-manager/form-dialog';
import { RuleOutcome } from '../../content-manager/procedure';
import { useFormat } from '../../format';
import { PasswordField, useBatchSignature } from '../../signing';
import { useText } from '../../translations';

import type { Selectable } from './selection';

export type BulkChoice = BulkDecisionBody['choice'];

/** What is signed, line by line: who signs a list has read it. */
const List = ({ items }: { readonly items: readonly Selectable[] }) => {
  const { money } = useFormat();
  return (
    <Box tag="ol" maxHeight="32rem" overflow="auto" paddingLeft={2}>
      {items.map(({ caseId, seat, target, stageTitle, amountFen, ruleOutcome }) => (
        <Flex key={`${caseId}/${seat}`} tag="li" gap={3} paddingTop={2} paddingBottom={2}>
          <Box flex="1">
            <Typography textColor="neutral800">{target.title}</Typography>
            <Typography variant="pi" textColor="neutral600" tag="p">
              {stageTitle}
            </Typography>
          </Box>
          {ruleOutcome !== null && <RuleOutcome outcome={ruleOutcome} />}
          {amountFen !== null && <Typography>{money(amountFen)}</Typography>}
        </Flex>
      ))}
    </Box>
  );
};

interface Props {
  readonly choice: BulkChoice;
  readonly items: readonly Selectable[];
  onClose(): void;
  onDone(results: BulkDecisionsBody): void;
}

/** One signature for many cases: the list, one comment for all, and the password for exactly this. */
export const BulkDialog = ({ choice, items, onClose, onDone }: Props) => {
  const text = useText();
  const { money } = useFormat();
  const signature = useBatchSignature();
  const [comment, setComment] = useState('');
  const [checked, setChecked] = useState(false);
  const missing = choice === 'refuse' && comment.trim() === '';
  const sum = items.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
  const word = text(`decision.${choice}`);

  const sign = async (): Promise<void> => {
    setChecked(true);
    if (missing) return;
    const said = comment.trim();
    const results = await signature.sign({
      choice,
      ...(said && { comment: said }),
      items: items.map(({ caseId, seat, seen }) => ({ caseId, seat, seen })),
    });
    if (results) onDone(results);
  };

  return (
    <FormDialog
      title={text('bulk.title', { what: word, count: items.length })}
      confirm={text('dialog.confirm', { what: word })}
      danger={choice === 'refuse'}
      type=""
      submission={signature.submission}
      note={text('bulk.note')}
      onClose={onClose}
      onConfirm={() => void sign()}
    >
      <List items={items} />
      {sum > 0 && (
        <Typography fontWeight="bold">{text('bulk.sum', { sum: money(sum) })}</Typography>
      )}
      <Field.Root
        name="comment"
        required={choice === 'refuse'}
        hint={text('bulk.comment.hint')}
        error={checked && missing ? text('decision.comment.needed') : undefined}
      >
        <Field.Label>{text('decision.comment')}</Field.Label>
        <Textarea
          value={comment}
          maxLength={2000}
          onChange={(event) => setComment(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <PasswordField signature={signature} checked={checked} />
    </FormDialog>
  );
};

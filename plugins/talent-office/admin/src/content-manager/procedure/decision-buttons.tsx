import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Check, Cross } from '@strapi/icons';
import { useState } from 'react';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useLanguage, useText } from '../../translations';

import { choiceWord } from './choice-words';
import { DecisionDialog, type Choice } from './decision-dialog';
import type { Schema } from './schema';

const choices = [
  { choice: 'approve', variant: 'success', Icon: Check },
  { choice: 'return', variant: 'tertiary', Icon: ArrowsCounterClockwise },
  { choice: 'refuse', variant: 'danger-light', Icon: Cross },
] as const;

interface Props {
  readonly one: CaseBody;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  /** Beside each other, where a thumb reaches them all; else below each other. */
  readonly inRow?: boolean;
  onDone(): Promise<void>;
}

/** The reader's own seat that is open, with what he can decide, or why he cannot. Nothing where none is his. */
export const DecisionButtons = (props: Props) => {
  const { one, schema, schemas, unsaved, inRow = false, onDone } = props;
  const text = useText();
  const [chosen, setChosen] = useState<Choice | null>(null);
  const language = useLanguage();
  const seats = one.stages[one.stage]?.seats.filter(({ open }) => open) ?? [];
  const seat = seats.find(({ mine }) => mine);
  if (!seat) {
    const barred = seats.find(({ whyNot }) => whyNot !== null);
    if (!barred) return null;
    return (
      <Typography textColor="neutral600">
        {text('decision.notMine', { seat: barred.title, why: barred.whyNot?.[language] ?? '' })}
      </Typography>
    );
  }
  const offered = choices.filter(({ choice }) => choice !== 'return' || one.returnable.length > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Typography fontWeight="bold" textColor="primary700">
        {text('decision.mine', { seat: seat.title })}
      </Typography>
      {seat.actingFor !== null && (
        <Typography textColor="primary700">
          {text('decision.actingFor', { absentee: seat.actingFor })}
        </Typography>
      )}
      <Flex direction={inRow ? 'row' : 'column'} alignItems="stretch" gap={2} width="100%">
        {offered.map(({ choice, variant, Icon }) => (
          <Button
            key={choice}
            fullWidth
            size={inRow ? 'L' : 'S'}
            variant={variant}
            // Three words fill a phone's width.
            startIcon={inRow ? undefined : <Icon />}
            disabled={unsaved}
            onClick={() => setChosen(choice)}
          >
            {text(choiceWord(one.stages[one.stage], choice))}
          </Button>
        ))}
      </Flex>
      {chosen && (
        <DecisionDialog
          one={one}
          seat={seat}
          choice={chosen}
          schema={schema}
          schemas={schemas}
          onClose={() => setChosen(null)}
          onDone={onDone}
        />
      )}
    </Flex>
  );
};

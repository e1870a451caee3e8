import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Check, Cross } from '@strapi/icons';
import { useState } from 'react';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useText } from '../../translations';

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
  onDone(): Promise<void>;
}

/** The reader's own seat that is open, with what he can decide. Nothing where none is his. */
export const DecisionButtons = ({ one, schema, schemas, unsaved, onDone }: Props) => {
  const text = useText();
  const [chosen, setChosen] = useState<Choice | null>(null);
  const seat = one.stages[one.stage]?.seats.find(({ open, mine }) => open && mine);
  if (!seat) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Typography fontWeight="bold" textColor="primary700">
        {text('decision.mine', { seat: seat.title })}
      </Typography>
      {choices.map(({ choice, variant, Icon }) => (
        <Button
          key={choice}
          fullWidth
          variant={variant}
          startIcon={<Icon />}
          disabled={unsaved}
          onClick={() => setChosen(choice)}
        >
          {text(`decision.${choice}`)}
        </Button>
      ))}
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

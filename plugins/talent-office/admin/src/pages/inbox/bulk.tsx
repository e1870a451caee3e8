import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { mostInBatch, type BulkDecisionsBody } from '../../../../shared/contracts/bulk-decisions';
import { useText } from '../../translations';

import { BulkDialog, type BulkChoice } from './bulk-dialog';
import { BulkResults } from './bulk-results';
import type { Selectable, Selection } from './selection';

interface Props {
  readonly selection: Selection;
  onDone(): Promise<void>;
}

/** The buttons that decide what is chosen, and then what became of it (批量签署). */
export const Bulk = ({ selection, onDone }: Props) => {
  const text = useText();
  const { chosen, isFull } = selection;
  const [choice, setChoice] = useState<BulkChoice | null>(null);
  const [done, setDone] = useState<{
    readonly items: readonly Selectable[];
    readonly results: BulkDecisionsBody;
  } | null>(null);

  const close = (): void => {
    setDone(null);
    selection.clear();
    void onDone();
  };

  return (
    <>
      {chosen.length > 0 && (
        <Box background="neutral0" padding={3} hasRadius shadow="tableShadow" marginBottom={3}>
          <Flex gap={3} wrap="wrap">
            <Typography>{text('bulk.chosen', { count: chosen.length })}</Typography>
            {isFull && (
              <Typography textColor="warning700">
                {text('bulk.full', { most: mostInBatch })}
              </Typography>
            )}
            <Button onClick={() => setChoice('approve')}>{text('bulk.approve')}</Button>
            <Button variant="danger-light" onClick={() => setChoice('refuse')}>
              {text('bulk.refuse')}
            </Button>
            <Button variant="tertiary" onClick={selection.clear}>
              {text('bulk.clear')}
            </Button>
          </Flex>
        </Box>
      )}
      {choice !== null && (
        <BulkDialog
          choice={choice}
          items={chosen}
          onClose={() => setChoice(null)}
          onDone={(results) => {
            setChoice(null);
            setDone({ items: chosen, results });
          }}
        />
      )}
      {done && <BulkResults {...done} onClose={close} />}
    </>
  );
};

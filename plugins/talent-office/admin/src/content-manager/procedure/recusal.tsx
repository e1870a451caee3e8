import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useFormat } from '../../format';
import { useText, useWord } from '../../translations';
import { Section } from '../section';

import { RecusalDialog, type RecusalAsked } from './recusal-dialog';
import type { Schema } from './schema';

interface Props {
  readonly one: CaseBody;
  readonly schema: Schema;
  /** May the reader have others keep out, and let them back? */
  readonly mayRecuse: boolean;
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

const running = ['open', 'returned', 'paused'];

/** Keeping out of a case (回避): the reader's own, and for the office who else does and why. */
export const Recusal = ({ one, schema, mayRecuse, unsaved, onDone }: Props) => {
  const text = useText();
  const word = useWord();
  const { moment } = useFormat();
  const [asked, setAsked] = useState<RecusalAsked | null>(null);
  const { others, declared, possible } = one.recusal;
  const isMine = one.stages[one.stage]?.seats.some(({ open, mine }) => open && mine) ?? false;
  const isRunning = running.includes(one.state);
  const button = (how: 'mine' | 'other') => (
    <Button fullWidth variant="tertiary" disabled={unsaved} onClick={() => setAsked({ how })}>
      {text(`recusal.${how}`)}
    </Button>
  );
  return (
    <>
      {isMine && button('mine')}
      {mayRecuse && isRunning && possible.length > 0 && button('other')}
      {others.length + declared.length > 0 && (
        <Section title={text('recusal.title')}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {others
              .filter(({ why }) => why !== 'recused')
              .map(({ name, why }) => (
                <Typography tag="li" key={`${name}/${why}`} textColor="neutral800">
                  {text('recusal.other.why', { name, why: word(why, 'word') })}
                </Typography>
              ))}
            {declared.map(({ id, name, reason, madeAt }) => (
              <Box tag="li" key={id}>
                <Typography tag="p" textColor="neutral800">
                  {text('recusal.other.why', { name, why: reason })}
                </Typography>
                <Flex justifyContent="space-between">
                  <Typography variant="pi" textColor="neutral600">
                    {moment(madeAt)}
                  </Typography>
                  {mayRecuse && isRunning && (
                    <Button size="S" variant="ghost" onClick={() => setAsked({ lift: id })}>
                      {text('recusal.lift')}
                    </Button>
                  )}
                </Flex>
              </Box>
            ))}
          </Flex>
        </Section>
      )}
      {asked && (
        <RecusalDialog
          one={one}
          type={schema.uid}
          asked={asked}
          onClose={() => setAsked(null)}
          onDone={onDone}
        />
      )}
    </>
  );
};

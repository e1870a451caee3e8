import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Plus, Trash } from '@strapi/icons';
import { useEffect, useRef, type KeyboardEvent } from 'react';

import { useText } from '../../translations';

import type { StageDraft } from './draft';
import { Fields, type Components } from './fields';

export interface StageActs {
  /** A new stage before or after this one. */
  add(at: number): void;
  move(from: number, to: number): void;
  remove(at: number): void;
}

interface Props {
  readonly stage: StageDraft;
  readonly index: number;
  readonly count: number;
  readonly components: Components;
  readonly disabled: boolean;
  readonly acts: StageActs;
  /** Back to the drawing. */
  onLeave(): void;
}

/** One stage of the map: what it asks, and where it stands. */
export const StageForm = (props: Props) => {
  const { stage, index, count, components, disabled, acts, onLeave } = props;
  const text = useText();
  const form = useRef<HTMLDivElement>(null);
  // Whoever chose a stage goes on typing.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not(:disabled)')?.focus();
  }, [index]);
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onLeave();
  };
  return (
    <Box
      ref={form}
      role="region"
      aria-label={text('map.stageForm', { number: index + 1 })}
      onKeyDown={leave}
    >
      <Typography tag="h3" fontWeight="bold" paddingBottom={3}>
        {text('map.stageForm', { number: index + 1 })}
      </Typography>
      <Flex gap={2} wrap="wrap" paddingTop={2} paddingBottom={4}>
        {[
          { key: 'map.addBefore', Icon: Plus, act: () => acts.add(index), on: true },
          { key: 'map.addAfter', Icon: Plus, act: () => acts.add(index + 1), on: true },
          { key: 'map.up', Icon: ArrowUp, act: () => acts.move(index, index - 1), on: index > 0 },
          {
            key: 'map.down',
            Icon: ArrowDown,
            act: () => acts.move(index, index + 1),
            on: index < count - 1,
          },
        ].map(({ key, Icon, act, on }) => (
          <Button
            key={key}
            size="S"
            variant="tertiary"
            startIcon={<Icon />}
            disabled={disabled || !on}
            onClick={act}
          >
            {text(key as 'map.up')}
          </Button>
        ))}
        <Button
          size="S"
          variant="danger-light"
          startIcon={<Trash />}
          disabled={disabled}
          onClick={() => acts.remove(index)}
        >
          {text('map.remove')}
        </Button>
      </Flex>
      <Fields
        component="talent-office.stage"
        components={components}
        path={`stages.${index}`}
        kind={stage.kind ?? null}
        disabled={disabled}
      />
    </Box>
  );
};

import { Box } from '@strapi/design-system';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { styled } from 'styled-components';

import { tones, type Card } from './card';

export type StageNode = Node<
  {
    readonly card: Card;
    readonly chosen: boolean;
    readonly onChoose: (() => void) | undefined;
    onKey(event: KeyboardEvent<HTMLElement>): void;
  },
  'stage'
>;

const Button = styled.button`
  display: block;
  width: 100%;
  padding: 0;
  text-align: start;
  cursor: pointer;
  pointer-events: all;
  border-radius: 4px;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Read = styled.div`
  pointer-events: all;
`;

const Frame = ({ card, chosen }: { readonly card: Card; readonly chosen: boolean }) => {
  const { border, background } = tones[card.tone];
  return (
    <Box
      width="100%"
      padding={3}
      hasRadius
      background={background}
      borderColor={chosen ? 'primary600' : border}
      borderStyle="solid"
      borderWidth={chosen ? '2px' : '1px'}
      shadow={chosen ? 'filterShadow' : undefined}
    >
      {card.content}
    </Box>
  );
};

/** A stage; a button where it can be chosen. */
export const StageCard = ({ data: { card, chosen, onChoose, onKey } }: NodeProps<StageNode>) => (
  <>
    <Handle type="target" position={Position.Top} isConnectable={false} />
    {onChoose ? (
      <Button
        type="button"
        data-stage={card.id}
        aria-label={card.label}
        aria-pressed={chosen}
        onClick={onChoose}
        onKeyDown={onKey}
      >
        <Frame card={card} chosen={chosen} />
      </Button>
    ) : (
      <Read role="group" aria-label={card.label}>
        <Frame card={card} chosen={chosen} />
      </Read>
    )}
    <Handle type="source" position={Position.Bottom} isConnectable={false} />
  </>
);

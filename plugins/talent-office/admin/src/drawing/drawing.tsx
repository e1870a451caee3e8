import { MarkerType, ReactFlow, type Edge, type NodeChange } from '@xyflow/react';
import { useCallback, useRef, useState, type KeyboardEvent } from 'react';

import type { Card } from './card';
import { Paper } from './paper';
import { placesOf, reachedBy } from './places';
import { StageCard, type StageNode } from './stage-card';
import { useWidth } from './use-width';

const nodeTypes = { stage: StageCard };

interface Props {
  readonly cards: readonly Card[];
  /** What is drawn, for who hears it. */
  readonly label: string;
  readonly chosen?: string | null;
  onChoose?(id: string): void;
}

const arrows = (cards: readonly Card[]): Edge[] =>
  cards.slice(1).map(({ id }, index) => ({
    id: `to-${id}`,
    source: cards[index]?.id ?? '',
    target: id,
    type: 'straight',
    focusable: false,
    markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
  }));

/**
 * Stages in their order, from top to bottom. Nothing is dragged: the order is the workflow's. Arrow keys
 * lead from stage to stage, Enter chooses one.
 */
export const Drawing = ({ cards, label, chosen = null, onChoose }: Props) => {
  const paper = useRef<HTMLDivElement>(null);
  const width = useWidth(paper);
  const [heights, setHeights] = useState<Readonly<Record<string, number>>>({});
  const { places, total } = placesOf(
    cards.map(({ id }) => id),
    heights,
  );

  const measure = useCallback((changes: NodeChange<StageNode>[]): void => {
    const found = changes.flatMap((change) =>
      change.type === 'dimensions' && change.dimensions
        ? [[change.id, change.dimensions.height] as const]
        : [],
    );
    if (found.length > 0) setHeights((last) => ({ ...last, ...Object.fromEntries(found) }));
  }, []);

  const follow = (at: number) => (event: KeyboardEvent<HTMLElement>) => {
    const next = reachedBy(event.key, at, cards.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    const id = cards[next]?.id ?? '';
    paper.current?.querySelector<HTMLElement>(`[data-stage="${CSS.escape(id)}"]`)?.focus();
  };

  const nodes = cards.map((card, index): StageNode => {
    const { y, height } = places.get(card.id) ?? { y: 0, height: 0 };
    return {
      id: card.id,
      type: 'stage',
      position: { x: 0, y },
      width,
      measured: { width, height },
      data: {
        card,
        chosen: card.id === chosen,
        onChoose: onChoose && (() => onChoose(card.id)),
        onKey: follow(index),
      },
    };
  });

  return (
    <Paper ref={paper} role="group" aria-label={label} style={{ height: total }}>
      {width > 0 && (
        <ReactFlow
          nodes={nodes}
          edges={arrows(cards)}
          nodeTypes={nodeTypes}
          onNodesChange={measure}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          panOnDrag={false}
          panOnScroll={false}
          zoomOnScroll={false}
          zoomOnPinch={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          disableKeyboardA11y
          proOptions={{ hideAttribution: true }}
        />
      )}
    </Paper>
  );
};

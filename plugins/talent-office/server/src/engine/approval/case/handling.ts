import type { Pause } from './pauses';
import type { StepRecord } from './steps';

/** From one instant to another (ISO, UTC). */
export interface Span {
  readonly from: string;
  readonly to: string;
}

interface Course {
  readonly acceptedAt: string;
  readonly steps: readonly Pick<StepRecord, 'stage' | 'round' | 'openedAt' | 'closedAt'>[];
  readonly pauses: readonly Pause[];
  /** Does the time stand still at this stage? */
  stops(stage: number): boolean;
  /** The case's end, or this instant while it runs. */
  readonly until: string;
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** What is left of a span without a pause. */
const without = ({ from, to }: Span, pause: Span): Span[] =>
  [
    { from, to: earlier(to, pause.from) },
    { from: later(from, pause.to), to },
  ].filter((piece) => piece.from < piece.to);

/**
 * When the handling time (办理时限) ran, from what was recorded: it runs while a stage asks for a
 * decision, and not in a public notice or an expert review, nor while the case is with its applicant or
 * paused. A returned case asks nobody, so nothing of it is here.
 */
export const runningSpans = ({ acceptedAt, steps, pauses, stops, until }: Course): Span[] => {
  const stages = new Map<string, Span>();
  for (const { stage, round, openedAt, closedAt } of steps) {
    if (stops(stage)) continue;
    const key = `${stage}/${round}`;
    const known = stages.get(key);
    const from = later(openedAt, acceptedAt);
    const to = closedAt ?? until;
    stages.set(key, {
      from: known ? earlier(known.from, from) : from,
      to: known ? later(known.to, to) : to,
    });
  }
  return [...stages.values()]
    .filter(({ from, to }) => from < to)
    .flatMap((span) =>
      pauses.reduce<Span[]>(
        (pieces, { from, to }) => pieces.flatMap((one) => without(one, { from, to: to ?? until })),
        [span],
      ),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
};

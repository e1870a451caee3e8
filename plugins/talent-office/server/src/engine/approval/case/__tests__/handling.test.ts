import { runningSpans, type Span } from '../handling';

const at = (day: number, hour = 0): string =>
  `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const step = (stage: number, round: number, openedAt: string, closedAt: string | null) => ({
  stage,
  round,
  openedAt,
  closedAt,
});
const never = () => false;
const spans = (more: Partial<Parameters<typeof runningSpans>[0]>): Span[] =>
  runningSpans({
    acceptedAt: at(2),
    steps: [],
    pauses: [],
    stops: never,
    until: at(20),
    ...more,
  });

describe('the time that counts', () => {
  it('begins with the acceptance, not with the step that gave it', () => {
    const steps = [step(0, 1, at(1), at(2)), step(1, 1, at(2), null)];
    expect(spans({ steps })).toEqual([{ from: at(2), to: at(20) }]);
  });

  it('counts a joint review once, from its first seat to its last', () => {
    const steps = [step(1, 1, at(2), at(3)), step(1, 1, at(2), at(6)), step(2, 1, at(6), at(7))];
    expect(spans({ steps })).toEqual([
      { from: at(2), to: at(6) },
      { from: at(6), to: at(7) },
    ]);
  });

  it('stands still while the case asks nobody, and at stages that do not count', () => {
    const steps = [
      step(1, 1, at(2), at(3)),
      step(1, 2, at(9), at(10)),
      step(2, 2, at(10), at(15)),
      step(3, 2, at(15), null),
    ];
    expect(spans({ steps, stops: (stage) => stage === 2 })).toEqual([
      { from: at(2), to: at(3) },
      { from: at(9), to: at(10) },
      { from: at(15), to: at(20) },
    ]);
  });

  it('leaves pauses out: within a stage, over its end, and one that lasts', () => {
    const steps = [step(1, 1, at(2), at(8)), step(2, 1, at(8), null)];
    const pauses = [
      { from: at(3), to: at(4) },
      { from: at(3, 12), to: at(3, 13) },
      { from: at(7), to: at(9) },
      { from: at(15), to: null },
    ];
    expect(spans({ steps, pauses })).toEqual([
      { from: at(2), to: at(3) },
      { from: at(4), to: at(7) },
      { from: at(9), to: at(15) },
    ]);
  });

  it('a pause from before the acceptance takes nothing away', () => {
    const steps = [step(1, 1, at(2), at(5))];
    expect(spans({ steps, pauses: [{ from: at(1), to: at(1, 5) }] })).toEqual([
      { from: at(2), to: at(5) },
    ]);
  });
});

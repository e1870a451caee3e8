import type { ReactNode } from 'react';

/** How a stage is drawn: where a case has been, is, or will be; of a draft, whether it is right. */
export type Tone = 'plain' | 'current' | 'passed' | 'returned' | 'refused' | 'ahead' | 'wrong';

/** One stage as it is drawn. */
export interface Card {
  readonly id: string;
  /** What somebody hears who does not see the drawing. */
  readonly label: string;
  readonly tone: Tone;
  readonly content: ReactNode;
}

export const tones = {
  plain: { border: 'neutral200', background: 'neutral0' },
  current: { border: 'primary600', background: 'primary100' },
  passed: { border: 'success500', background: 'neutral0' },
  returned: { border: 'warning500', background: 'warning100' },
  refused: { border: 'danger500', background: 'danger100' },
  ahead: { border: 'neutral200', background: 'neutral100' },
  wrong: { border: 'danger600', background: 'danger100' },
} as const satisfies Record<Tone, { border: string; background: string }>;

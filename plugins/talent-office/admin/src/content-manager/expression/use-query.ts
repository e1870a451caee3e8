import { useMemo, useRef, useState } from 'react';

import type { FactKind, FactsBody } from '../../../../shared/contracts/expressions';

import { drawnFacts, factOfText, type DrawnFact, type Wording } from './facts';

/**
 * What the builder offers: the facts of the type, and those that the expression has named besides. Once
 * seen they stay, for what is being drawn is not checked yet.
 */
export const useOffered = (
  used: ReadonlyMap<string, FactKind>,
  body: FactsBody,
  wording: Wording,
): readonly DrawnFact[] => {
  const seen = useRef(new Map<string, FactKind>());
  return useMemo(() => {
    const offered = drawnFacts(body, wording);
    const known = new Set(offered.map(({ fact }) => fact));
    for (const [fact, kind] of used) if (!known.has(fact)) seen.current.set(fact, kind);
    const others = [...seen.current].map(([fact, kind]) => factOfText(fact, kind, body, wording));
    return [...offered, ...others];
  }, [used, body, wording]);
};

/**
 * What somebody draws is kept as he draws it, with what is still to be filled in, as long as nobody
 * writes another text; before, it is what was read of the text. `null` where nothing can be drawn.
 */
export const useDraft = <Draft>(
  text: string,
  read: Draft | null,
  textOf: (draft: Draft) => string,
  onText: (text: string) => void,
) => {
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly draft: Draft } | null>(null);
  const draft = drawn?.text === text ? drawn.draft : read;
  const change = (next: Draft): void => {
    // The builder tells of itself when it is shown, with nothing changed: the text stays as it was written.
    const after = textOf(next);
    const written = draft !== null && after === textOf(draft) ? text : after;
    setDrawn({ text: written, draft: next });
    if (written !== text) onText(written);
  };
  return { draft, change };
};

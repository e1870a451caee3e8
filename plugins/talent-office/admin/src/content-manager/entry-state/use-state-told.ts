import { useCallback } from 'react';

import { useText, useWord, type TextKey } from '../../translations';

import { statesTold, type Standing } from './state-told';

const caseStates: Readonly<Record<string, TextKey>> = {
  open: 'caseState.open',
  returned: 'caseState.returned',
  paused: 'caseState.paused',
  refused: 'caseState.refused',
  withdrawn: 'caseState.withdrawn',
  expired: 'caseState.expired',
};

/** Where an entry stands, in words. A case's and an entry's states share names, not meanings. */
export const useStateTold = () => {
  const text = useText();
  const word = useWord();
  return useCallback(
    (standing: Standing): string => {
      const { ofEntry, ofCase } = statesTold(standing);
      const key = ofCase === null ? undefined : caseStates[ofCase];
      const names = [
        ...(ofEntry === null ? [] : [word(ofEntry, 'value')]),
        ...(key ? [text(key)] : []),
        ...(key && standing.lastCase?.stage ? [standing.lastCase.stage] : []),
      ];
      return names.join(' · ');
    },
    [text, word],
  );
};

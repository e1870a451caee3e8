import { Typography } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useFormat } from '../../format';
import { useAttributeLabel, useText, useWord } from '../../translations';

interface Props {
  readonly one: CaseBody;
  readonly type: string;
}

/** What its owner has to mend, and until when; that the reader must keep out; what was written past the gate. */
export const CaseWarnings = ({ one, type }: Props) => {
  const text = useText();
  const label = useAttributeLabel();
  const word = useWord();
  const { day } = useFormat();
  const named = (attributes: readonly string[]): string =>
    attributes.map((name) => label(type, name)).join(text('list.comma'));
  return (
    <>
      {one.returnedParts.length > 0 && (
        <Typography textColor="warning700">
          {text('case.toMend', { parts: named(one.returnedParts) })}
        </Typography>
      )}
      {one.correctBy !== null && (
        <Typography textColor="warning700">
          {text('case.correctBy', { date: day(one.correctBy) })}
        </Typography>
      )}
      {one.recusal.mine !== null && (
        <Typography textColor="warning700">
          {text('recusal.keepOut', { why: word(one.recusal.mine, 'word') })}
        </Typography>
      )}
      {one.changed.length > 0 && (
        <Typography textColor="danger600">
          {text('case.changed', { parts: named(one.changed) })}
        </Typography>
      )}
    </>
  );
};

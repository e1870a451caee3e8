import { Typography } from '@strapi/design-system';

import type { SelectionBody } from '../../../../shared/contracts/selections';
import { useText, useWord } from '../../translations';

import { Card, Told } from './card';

/** By what the workflow groups and orders the cases, and the digest of the order. */
export const Rules = ({ group }: { readonly group: SelectionBody }) => {
  const text = useText();
  const word = useWord();
  const { orderBy, groupBy, ties, tieBy, reserveDays } = group.rules;
  const lines = [
    ...(orderBy === null
      ? [text('selection.rule.byLot')]
      : [
          text('selection.rule.orderBy', { source: orderBy }),
          text('selection.rule.ties', { ties: word(ties, 'value') }),
        ]),
    ...(tieBy === null ? [] : [text('selection.rule.tieBy', { source: tieBy })]),
    ...(groupBy === null ? [] : [text('selection.rule.groupBy', { source: groupBy })]),
    text('selection.rule.reserve', { days: reserveDays }),
  ];
  return (
    <Card title={text('selection.rules')}>
      {lines.map((line) => (
        <Typography key={line} tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Typography>
      ))}
      {group.places !== null && (
        <Told label={text('selection.column.places')} value={String(group.places)} />
      )}
      {group.digest !== null && <Told label={text('selection.digest')} value={group.digest} />}
    </Card>
  );
};

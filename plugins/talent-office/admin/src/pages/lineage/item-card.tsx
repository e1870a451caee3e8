import { Badge, Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { LineageItemBody } from '../../../../shared/contracts/lineage';
import { useText, useWord } from '../../translations';
import { entryLink } from '../inbox';

import { Alarms } from './alarms';

interface Props {
  readonly item: LineageItemBody;
  /** Number of the item that it carries out. */
  readonly upper: string | null;
}

export const itemType = 'plugin::talent-office.policy-item';

/** One item: how far it is, who answers for it, and what it rests on. */
export const ItemCard = ({ item, upper }: Props) => {
  const text = useText();
  const word = useWord(itemType);
  const { documentId, number, title, state, covered, evaluation } = item;
  const told = [
    upper === null ? null : text('lineage.carriesOut', { number: upper }),
    item.leadUnit,
    item.line === null ? null : text('lineage.line', { title: item.line }),
    item.benefits.length === 0
      ? null
      : text('lineage.benefits', { titles: item.benefits.join(' · ') }),
    evaluation &&
      text('lineage.evaluation', {
        year: String(evaluation.year),
        grade: word(evaluation.grade, 'value'),
      }),
    item.notApplicableReason === null
      ? null
      : text('lineage.reason', { reason: item.notApplicableReason }),
  ].filter((part) => part !== null);
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={3}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
          <Link tag={NavLink} to={entryLink({ type: itemType, documentId })}>
            {`${number} ${title}`}
          </Link>
          <Badge variant={covered ? 'success' : state === 'under-way' ? 'primary' : 'neutral'}>
            {word(state, 'value')}
          </Badge>
        </Flex>
        {told.map((part) => (
          <Typography key={part} variant="pi" textColor="neutral600">
            {part}
          </Typography>
        ))}
        <Alarms alarms={item.alarms} />
      </Flex>
    </Box>
  );
};

import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type {
  LineageBody,
  LineageItemBody,
  LineagePolicyBody,
} from '../../../../shared/contracts/lineage';
import { useText, useWord } from '../../translations';
import { entryLink } from '../inbox';

import { Alarms } from './alarms';
import { CoverageFigure } from './coverage-figure';
import { itemType } from './item-card';

interface ListProps {
  readonly title: string;
  readonly none: string;
  readonly items: readonly LineageItemBody[];
  /** With what is wrong with each, or where each stands. */
  readonly by: 'alarms' | 'state';
}

const ItemList = ({ title, none, items, by }: ListProps) => {
  const word = useWord(itemType);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      {items.length === 0 && <Typography textColor="neutral600">{none}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {items.map(({ documentId, number, title: says, alarms, state }) => (
          <Flex tag="li" key={documentId} gap={2} wrap="wrap">
            <Link tag={NavLink} to={entryLink({ type: itemType, documentId })}>
              {`${number} ${says}`}
            </Link>
            {by === 'alarms' ? (
              <Alarms alarms={alarms} />
            ) : (
              <Typography variant="pi" textColor="neutral600">
                {word(state, 'value')}
              </Typography>
            )}
          </Flex>
        ))}
      </Flex>
    </Flex>
  );
};

const PolicyCoverage = ({ policy }: { readonly policy: LineagePolicyBody }) => {
  const text = useText();
  const word = useWord();
  const { title, level, items, coverage } = policy;
  const gaps = new Set(coverage.gaps);
  return (
    <Box tag="section" background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={4} wrap="wrap">
          <Typography tag="h2" variant="delta">
            {`${word(level, 'value')} · ${title}`}
          </Typography>
          <CoverageFigure coverage={coverage} />
        </Flex>
        {coverage.percent !== null && (
          <>
            <ItemList
              title={text('lineage.gaps')}
              none={text('lineage.noGaps')}
              items={items.filter(({ documentId }) => gaps.has(documentId))}
              by="state"
            />
            <ItemList
              title={text('lineage.alarms')}
              none={text('lineage.noAlarms')}
              items={items.filter(({ alarms }) => alarms.length > 0)}
              by="alarms"
            />
          </>
        )}
      </Flex>
    </Box>
  );
};

/** How much of each policy is covered, what is missing, and what is wrong. */
export const Coverage = ({ lineage: { policies } }: { readonly lineage: LineageBody }) => (
  <Flex direction="column" alignItems="stretch" gap={4}>
    {policies.map((policy) => (
      <PolicyCoverage key={policy.documentId} policy={policy} />
    ))}
  </Flex>
);

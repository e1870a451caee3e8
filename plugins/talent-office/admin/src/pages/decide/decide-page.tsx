import { Box, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import type { InboxItem } from '../../../../shared/contracts/cases';
import { permissionAction } from '../../../../shared/permissions';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { ordered } from '../inbox';

import { BriefCard } from './brief-card';
import { OneCase } from './one-case';

const idOf = ({ caseId, seat }: InboxItem): string => `${caseId}/${seat}`;

const Decide = () => {
  const text = useText();
  const [query, setQuery] = useSearchParams();
  const inbox = useResource<InboxItem[]>('/talent-office/inbox');
  if (inbox.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  // What others sign, or nobody can, is seen to at a desk.
  const own = inbox.status === 'ready' ? inbox.data.filter(({ mine }) => mine) : [];
  const items = ordered(own, { by: 'dueOn', descending: false });
  const open = items.find((item) => idOf(item) === query.get('step'));
  const toList = (): void => setQuery({});
  return (
    <Page.Main>
      <Page.Title>{text('decide.title')}</Page.Title>
      <Box padding={{ initial: 4, medium: 8 }} maxWidth="72rem" margin="auto">
        {inbox.status === 'failed' && <FailureNote failure={inbox.failure} retry={inbox.reload} />}
        {open ? (
          <OneCase
            key={idOf(open)}
            item={open}
            onBack={toList}
            onDone={async () => {
              toList();
              await inbox.reload();
            }}
          />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Typography tag="h1" variant="alpha">
              {text('decide.title')}
            </Typography>
            <Typography textColor="neutral600">
              {text('inbox.subtitle', { count: items.length })}
            </Typography>
            {items.map((item) => (
              <BriefCard
                key={idOf(item)}
                item={item}
                onOpen={() => setQuery({ step: idOf(item) })}
              />
            ))}
          </Flex>
        )}
      </Box>
    </Page.Main>
  );
};

/** What waits for a leader's signature, to be read and decided with one thumb (移动签批). */
export const DecidePage = () => (
  <Page.Protect permissions={[{ action: permissionAction('cases.decide'), subject: null }]}>
    <Decide />
  </Page.Protect>
);

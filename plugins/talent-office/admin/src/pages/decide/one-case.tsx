import { Box, Flex, Link, Loader, TextButton, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { CaseBody, InboxItem } from '../../../../shared/contracts/cases';
import { useResource } from '../../api';
import {
  CaseBasis,
  CaseFacts,
  CaseWarnings,
  DecisionButtons,
  Decisions,
  Files,
  Path,
  type Schema,
} from '../../content-manager/procedure';
import { Section } from '../../content-manager/section';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { entryLink } from '../inbox';
import { OwnVote } from '../meetings';

import { Brief } from './brief-card';

/** What is decided by is read above; the buttons stay where the thumb is. */
const Bar = styled(Box)`
  position: sticky;
  bottom: 0;
  z-index: 2;
`;

interface Props {
  readonly item: InboxItem;
  onBack(): void;
  onDone(): Promise<void>;
}

/** One step as its signer needs it: the brief, what it rests on, what others said, and the decision. */
export const OneCase = ({ item, onBack, onDone }: Props) => {
  const text = useText();
  const found = useResource<CaseBody>(`/talent-office/cases/${item.caseId}`);
  const { type } = item.target;
  const shown = { model: type, collectionType: 'collection-types' };
  const { schema, schemas = [] } = useDocument(shown, { skip: true });

  const back = (
    <TextButton startIcon={<ArrowLeft />} onClick={onBack}>
      {text('decide.back')}
    </TextButton>
  );
  if (found.status === 'failed') {
    return (
      <Flex direction="column" alignItems="stretch" gap={3}>
        {back}
        <FailureNote failure={found.failure} retry={found.reload} />
      </Flex>
    );
  }
  if (found.status === 'loading' || !schema) return <Loader>{text('loading')}</Loader>;

  const one = found.data;
  const known = { schema: schema as unknown as Schema, schemas: schemas as unknown as Schema[] };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {back}
      <Box background="neutral0" padding={4} hasRadius shadow="tableShadow">
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Brief item={item} />
          <CaseFacts one={one} />
          <CaseWarnings one={one} type={type} />
          <Link tag={NavLink} to={entryLink(item.target)}>
            {text('decide.entry')}
          </Link>
          <CaseBasis one={one} {...known} />
          {one.files && (
            <Section title={text('files.title')}>
              <Files caseId={one.id} files={one.files} />
            </Section>
          )}
          <Section title={text('decide.opinions')}>
            {one.decisions.length > 0 ? (
              <Decisions type={type} decisions={one.decisions} stages={one.stages} />
            ) : (
              <Typography textColor="neutral600">{text('decide.noOpinions')}</Typography>
            )}
          </Section>
          <Section title={text('case.path')}>
            <Path {...one} />
          </Section>
        </Flex>
      </Box>
      <Bar background="neutral0" padding={4} hasRadius shadow="popupShadow">
        {item.kind === 'committee' ? (
          <OwnVote caseId={one.id} onDone={onDone} />
        ) : (
          <DecisionButtons one={one} {...known} unsaved={false} inRow onDone={onDone} />
        )}
      </Bar>
    </Flex>
  );
};

import { Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { MeetingBody } from '../../../../shared/contracts/committee';
import { useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText, useWord } from '../../translations';
import { entryLink } from '../inbox';

import { Actions } from './actions';
import { ItemsTable } from './items-table';
import { Minutes } from './minutes';
import { Scans } from './scans';
import { meetingType } from './steps';
import { Summary } from './summary';

/** One meeting: agenda, votes, resolution, minutes. */
export const Meeting = ({ documentId }: { readonly documentId: string }) => {
  const text = useText();
  const word = useWord();
  const { day } = useFormat();
  const path = `/talent-office/meetings/${documentId}`;
  const found = useResource<MeetingBody>(path);
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed') {
    return (
      <Page.Main>
        <Layouts.Content>
          <FailureNote failure={found.failure} retry={found.reload} />
        </Layouts.Content>
      </Page.Main>
    );
  }
  const meeting = found.data;
  const desk = { meeting, path, reload: found.reload };
  const told = [
    word(meeting.form, 'value'),
    ...(meeting.heldOn ? [day(meeting.heldOn)] : []),
    ...(meeting.place ? [meeting.place] : []),
    word(meeting.state, 'value'),
  ];
  return (
    <Page.Main>
      <Page.Title>{meeting.title}</Page.Title>
      <Layouts.Header
        title={meeting.title}
        subtitle={told.join(' · ')}
        navigationAction={
          <Link
            tag={NavLink}
            startIcon={<ArrowLeft />}
            to={entryLink({ type: meetingType, documentId })}
          >
            {text('meeting.back')}
          </Link>
        }
        primaryAction={<Actions {...desk} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Summary meeting={meeting} />
          {meeting.items.length === 0 ? (
            <Typography textColor="neutral600">{text('meeting.none')}</Typography>
          ) : (
            <ItemsTable {...desk} />
          )}
          <Minutes {...desk} />
          <Scans {...desk} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft, Download } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { SelectionBody } from '../../../../shared/contracts/selections';
import { useDownload, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { selectionsPath } from '../paths';

import { Actions } from './actions';
import { EntriesTable } from './entries-table';
import { Rules } from './rules';
import { Seed } from './seed';
import { useTold } from './told';

/** Saves the list as it now stands, in its order. */
const DownloadButton = ({ id, number }: Pick<SelectionBody, 'id' | 'number'>) => {
  const text = useText();
  const { busy, failure, start } = useDownload();
  const path = `/talent-office/selections/${id}/list`;
  return (
    <Flex direction="column" alignItems="flex-end" gap={2}>
      <Button
        variant="tertiary"
        startIcon={<Download />}
        loading={busy}
        onClick={() => void start(path, {}, `selection-${number}.csv`)}
      >
        {text('selection.download')}
      </Button>
      {failure && <FailureNote failure={failure} />}
    </Flex>
  );
};

/** One group: by what it is put in order, who stands in it and why, and what can be done now. */
export const Group = ({ id }: { readonly id: string }) => {
  const text = useText();
  const told = useTold();
  const found = useResource<SelectionBody>(`/talent-office/selections/${id}`);
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
  const group = found.data;
  return (
    <Page.Main>
      <Page.Title>{told.group(group)}</Page.Title>
      <Layouts.Header
        title={told.group(group)}
        subtitle={text(`selection.state.${group.state}`)}
        navigationAction={
          <Link tag={NavLink} startIcon={<ArrowLeft />} to={`/${selectionsPath}`}>
            {text('selection.back')}
          </Link>
        }
        primaryAction={<Actions group={group} reload={found.reload} />}
        secondaryAction={<DownloadButton {...group} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {!group.intact && (
            <Box background="danger100" padding={4} hasRadius role="alert">
              <Typography textColor="danger700">{text('selection.tampered')}</Typography>
            </Box>
          )}
          <Flex gap={4} alignItems="stretch" wrap="wrap">
            <Rules group={group} />
            {group.seedKind !== null && <Seed group={group} />}
          </Flex>
          <EntriesTable entries={group.entries} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

import { Badge, Link, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { RoundHead } from '../../../../shared/contracts/rounds';
import { useMayCreate, useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText, useWord } from '../../translations';
import { newEntryLink } from '../inbox';
import { Empty } from '../notices/empty';
import { roundsPath } from '../paths';

import { Grid } from './grid';

const roundType = 'plugin::talent-office.round';

const columns = [
  'round.column.title',
  'round.column.notice',
  'round.column.window',
  'round.column.state',
] as const;

const Table = ({ rounds }: { readonly rounds: readonly RoundHead[] }) => {
  const text = useText();
  const word = useWord();
  const { day } = useFormat();
  if (rounds.length === 0) return <Empty content={text('round.none')} />;
  return (
    <Grid
      columns={columns}
      rows={rounds.map(({ id, title, noticeNumber, opensOn, closesOn, state }) => [
        id,
        <Link key="title" tag={NavLink} to={`/${roundsPath}/${id}`}>
          {title}
        </Link>,
        noticeNumber ?? '–',
        opensOn !== null && closesOn !== null
          ? text('round.window', { from: day(opensOn), to: day(closesOn) })
          : '–',
        <Badge key="state">{word(state, 'value')}</Badge>,
      ])}
    />
  );
};

/** All rounds, the latest window first. */
export const Rounds = () => {
  const text = useText();
  const mayCreate = useMayCreate(roundType);
  const found = useResource<RoundHead[]>('/talent-office/rounds');
  return (
    <Page.Main>
      <Page.Title>{text('round.title')}</Page.Title>
      <Layouts.Header
        title={text('round.title')}
        subtitle={text('round.subtitle')}
        primaryAction={
          mayCreate && (
            <LinkButton tag={NavLink} startIcon={<Plus />} to={newEntryLink(roundType)}>
              {text('round.new')}
            </LinkButton>
          )
        }
      />
      <Layouts.Content>
        {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
        {found.status === 'loading' && <Page.Loading>{text('loading')}</Page.Loading>}
        {found.status === 'ready' && <Table rounds={found.data} />}
      </Layouts.Content>
    </Page.Main>
  );
};

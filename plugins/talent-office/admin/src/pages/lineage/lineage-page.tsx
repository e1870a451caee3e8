import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import type { LineageBody } from '../../../../shared/contracts/lineage';
import { permissionAction } from '../../../../shared/permissions';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { Coverage } from './coverage';
import { Levels } from './levels';
import { Powers } from './powers';

const tabs = ['items', 'gaps', 'powers'] as const;

const shown = { items: Levels, gaps: Coverage, powers: Powers } as const;

const Lineage = () => {
  const text = useText();
  const found = useResource<LineageBody>('/talent-office/lineage');
  return (
    <Page.Main>
      <Page.Title>{text('lineage.title')}</Page.Title>
      <Layouts.Header title={text('lineage.title')} subtitle={text('lineage.subtitle')} />
      <Layouts.Content>
        {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
        {found.status === 'loading' && <Page.Loading>{text('loading')}</Page.Loading>}
        {found.status === 'ready' && (
          <Tabs.Root defaultValue="items" variant="simple">
            <Tabs.List aria-label={text('lineage.title')}>
              {tabs.map((tab) => (
                <Tabs.Trigger key={tab} value={tab}>
                  {text(`lineage.tab.${tab}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            {tabs.map((tab) => {
              const Shown = shown[tab];
              return (
                <Tabs.Content key={tab} value={tab}>
                  <Box paddingTop={4}>
                    <Shown lineage={found.data} />
                  </Box>
                </Tabs.Content>
              );
            })}
          </Tabs.Root>
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

/** Which item of which policy is how far (政策衔接), and what was delegated under which check. */
export const LineagePage = () => (
  <Page.Protect permissions={[{ action: permissionAction('lineage.read'), subject: null }]}>
    <Lineage />
  </Page.Protect>
);

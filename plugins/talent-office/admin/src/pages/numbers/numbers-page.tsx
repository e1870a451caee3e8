import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { permissionAction } from '../../../../shared/permissions';
import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Register } from './register';
import { Templates } from './templates';

const shown = { numbers: Register, templates: Templates } as const;

const Numbers = () => {
  const text = useText();
  const mayReplace = usePermission('documents.templates');
  const tabs = mayReplace ? (['numbers', 'templates'] as const) : (['numbers'] as const);
  return (
    <Page.Main>
      <Page.Title>{text('numbers.page')}</Page.Title>
      <Layouts.Header title={text('numbers.page')} />
      <Layouts.Content>
        <Tabs.Root defaultValue="numbers" variant="simple">
          <Tabs.List aria-label={text('numbers.page')}>
            {tabs.map((tab) => (
              <Tabs.Trigger key={tab} value={tab}>
                {text(`numbers.tab.${tab}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {tabs.map((tab) => {
            const Shown = shown[tab];
            return (
              <Tabs.Content key={tab} value={tab}>
                <Box paddingTop={4}>
                  <Shown />
                </Box>
              </Tabs.Content>
            );
          })}
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
};

/** The numbers of issued papers, and the templates by which they are written. */
export const NumbersPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('documents.register'), subject: null }]}>
    <Numbers />
  </Page.Protect>
);

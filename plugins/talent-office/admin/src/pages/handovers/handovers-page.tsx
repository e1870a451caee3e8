import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import type { HandoversBody } from '../../../../shared/contracts/handovers';
import { permissionAction } from '../../../../shared/permissions';
import { usePermission, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { Done } from './done';
import { NewHandover } from './new-handover';

const Handovers = () => {
  const text = useText();
  const mayRun = usePermission('handovers.run');
  const found = useResource<HandoversBody>('/talent-office/handovers');
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  return (
    <Page.Main>
      <Page.Title>{text('handover.title')}</Page.Title>
      <Layouts.Header title={text('handover.title')} subtitle={text('handover.subtitle')} />
      <Layouts.Content>
        {found.status === 'failed' ? (
          <FailureNote failure={found.failure} retry={found.reload} />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={6}>
            {mayRun && <NewHandover staff={found.data.staff} onDone={found.reload} />}
            <Done done={found.data.done} />
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

/** Everything open from one colleague to another, and the lists of what was (工作移交). */
export const HandoversPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('handovers.read'), subject: null }]}>
    <Handovers />
  </Page.Protect>
);

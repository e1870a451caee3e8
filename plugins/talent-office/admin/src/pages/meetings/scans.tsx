import { Typography } from '@strapi/design-system';

import type { FileBody } from '../../../../shared/contracts/cases';
import { usePermission, useResource } from '../../api';
import { KeptFiles } from '../../content-manager/kept-files';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { Card } from '../selections/card';

import type { Desk } from './steps';

/** Sign-in sheet, votes and minutes as they were signed on paper. */
export const Scans = ({ meeting, path }: Desk) => {
  const text = useText();
  const readsFiles = usePermission('files.read');
  const mayAdd = usePermission('committees.run') && meeting.keeps;
  const kept = ['convened', 'recorded', 'signed'].includes(meeting.state);
  const found = useResource<FileBody[]>(kept && readsFiles ? `${path}/scans` : null);
  if (!kept || !readsFiles || found.status === 'loading') return null;
  return (
    <Card title={text('meeting.scans')}>
      {found.status === 'failed' ? (
        <FailureNote failure={found.failure} retry={found.reload} />
      ) : (
        <>
          <Typography textColor="neutral600">{text('meeting.scans.what')}</Typography>
          <KeptFiles
            path={`${path}/scans`}
            files={found.data}
            reason={text('meeting.scans.reason')}
            mayAdd={mayAdd}
            mayRemove={false}
            hint="paper.scan.hint"
            reload={found.reload}
          />
        </>
      )}
    </Card>
  );
};

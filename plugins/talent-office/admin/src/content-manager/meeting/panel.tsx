import { Link, Typography } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { NavLink } from 'react-router-dom';

import { usePermission } from '../../api';
import { meetingsPath } from '../../pages/paths';
import { useText } from '../../translations';

const meetings = 'plugin::talent-office.meeting';

/** Beside a meeting: the way to its agenda, its votes and what it resolved. */
export const MeetingPanel: PanelComponent = ({ model, documentId, document }) => {
  const text = useText();
  const mayRead = usePermission('committees.read');
  if (model !== meetings || !mayRead) return null;
  return {
    title: text('meeting.panel'),
    content:
      documentId && document ? (
        <Link tag={NavLink} to={`/${meetingsPath}/${documentId}`}>
          {text('meeting.open')}
        </Link>
      ) : (
        <Typography textColor="neutral600">{text('meeting.unsaved')}</Typography>
      ),
  };
};

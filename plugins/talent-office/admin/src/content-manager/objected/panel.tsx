import { Link, Typography } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useAuth } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import { entryLink } from '../../pages/inbox';
import { useText } from '../../translations';

const objections = 'plugin::talent-office.objection';

/** Beside an objection: the way to the entry that it is about, for who may read that. */
export const ObjectedPanel: PanelComponent = ({ model, document }) => {
  const text = useText();
  const {
    targetType: type,
    targetDocumentId: documentId,
    title,
  } = (document ?? {}) as Readonly<Record<string, unknown>>;
  const mayRead = useAuth('talent-office', ({ permissions }) =>
    permissions.some(
      ({ action, subject }) =>
        action === 'plugin::content-manager.explorer.read' && subject === type,
    ),
  );
  if (model !== objections || typeof type !== 'string' || typeof documentId !== 'string') {
    return null;
  }
  const words = typeof title === 'string' ? title : text('objected.entry');
  return {
    title: text('objected.panel'),
    content: mayRead ? (
      <Link tag={NavLink} to={entryLink({ type, documentId })}>
        {words}
      </Link>
    ) : (
      <Typography>{words}</Typography>
    ),
  };
};

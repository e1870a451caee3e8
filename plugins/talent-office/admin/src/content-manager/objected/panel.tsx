import { Flex, Link, Typography } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useAuth } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import { usePermission } from '../../api';
import { entryLink } from '../../pages/inbox';
import { useText } from '../../translations';

import { Papers } from './papers';

const objections = 'plugin::talent-office.objection';
const recovery = 'plugin::talent-office.recovery';

/** Beside an objection: the entry that it is about, its redacted copy, and what was answered. */
export const ObjectedPanel: PanelComponent = ({ model, document }) => {
  const text = useText();
  const {
    targetType: type,
    targetDocumentId: documentId,
    title,
    documentId: own,
    text: original,
    state,
    afterEnd,
  } = (document ?? {}) as Readonly<Record<string, unknown>>;
  const mayRead = useAuth('talent-office', ({ permissions }) =>
    permissions.some(
      ({ action, subject }) =>
        action === 'plugin::content-manager.explorer.read' && subject === type,
    ),
  );
  const mayReadPapers = usePermission('objections.read');
  if (model !== objections || typeof type !== 'string' || typeof documentId !== 'string') {
    return null;
  }
  const words = typeof title === 'string' ? title : text('objected.entry');
  return {
    title: text('objected.panel'),
    content: (
      <Flex direction="column" alignItems="stretch" gap={4} width="100%">
        {mayRead ? (
          <Link tag={NavLink} to={entryLink({ type, documentId })}>
            {words}
          </Link>
        ) : (
          <Typography>{words}</Typography>
        )}
        {afterEnd === true && (
          <>
            <Typography textColor="danger600">{text('objected.afterEnd')}</Typography>
            <Link tag={NavLink} to={`/content-manager/collection-types/${recovery}/create`}>
              {text('objected.recover')}
            </Link>
          </>
        )}
        {mayReadPapers && typeof own === 'string' && (
          <Papers
            documentId={own}
            original={typeof original === 'string' ? original : ''}
            state={String(state)}
          />
        )}
      </Flex>
    ),
  };
};

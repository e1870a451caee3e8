import { Check } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { permissionAction } from '../../../shared/permissions';
import { textId } from '../translations';

import { inboxPath } from './inbox-path';

/** Our own pages in the main menu, each for those who may read what it shows. */
export const registerPages = (app: Pick<StrapiApp, 'addMenuLink'>): void => {
  app.addMenuLink({
    to: inboxPath,
    icon: Check,
    intlLabel: { id: textId('inbox.menu'), defaultMessage: '待办' },
    permissions: [{ action: permissionAction('cases.read'), subject: null }],
    position: 2,
    Component: () => import('./inbox').then(({ InboxPage }) => ({ default: InboxPage })),
  });
};

import { ChartPie, Check } from '@strapi/icons';
import type { StrapiApp, WidgetArgs } from '@strapi/strapi/admin';

import { permissionAction } from '../../../shared/permissions';
import { executionPath, inboxPath } from '../pages/paths';
import { textId } from '../translations';

const message = (
  id: 'widget.title' | 'widget.link' | 'books.widget' | 'books.widgetLink',
  defaultMessage: string,
) => ({
  id: textId(id),
  defaultMessage,
});

/** What the office's people see first when they log in: before the widgets that are there already. */
export const registerWidgets = (app: Pick<StrapiApp, 'widgets'>): void => {
  const inbox: WidgetArgs = {
    id: 'inbox',
    pluginId: 'talent-office',
    icon: Check,
    title: message('widget.title', '我的待办'),
    link: { label: message('widget.link', '查看全部待办'), href: `/${inboxPath}` },
    permissions: [{ action: permissionAction('cases.read') }],
    component: async () => (await import('./inbox-widget')).InboxWidget,
  };
  const execution: WidgetArgs = {
    id: 'execution',
    pluginId: 'talent-office',
    icon: ChartPie,
    title: message('books.widget', '本年度资金执行'),
    link: { label: message('books.widgetLink', '查看资金执行'), href: `/${executionPath}` },
    permissions: [{ action: permissionAction('fund.read') }],
    component: async () => (await import('./execution-widget')).ExecutionWidget,
  };
  app.widgets.register((others) => [inbox, execution, ...others]);
};

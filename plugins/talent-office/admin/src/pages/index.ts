import {
  ArrowsCounterClockwise,
  BulletList,
  Book,
  ChartPie,
  Check,
  Earth,
  File,
  Filter,
  Hashtag,
  Mail,
  PaperPlane,
  Pencil,
  User,
} from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { permissionAction } from '../../../shared/permissions';
import { textId } from '../translations';

import { paperPermissions } from './paper/permissions';
import {
  backtestPath,
  decidePath,
  executionPath,
  handoversPath,
  inboxPath,
  lineagePath,
  meetingsPath,
  messagesPath,
  noticesPath,
  numbersPath,
  paperPath,
  paymentsPath,
  roundsPath,
  selectionsPath,
} from './paths';

/** Our own pages in the main menu, each for those who may read what it shows. */
export const registerPages = (app: Pick<StrapiApp, 'addMenuLink' | 'router'>): void => {
  app.addMenuLink({
    to: inboxPath,
    icon: Check,
    intlLabel: { id: textId('inbox.menu'), defaultMessage: '待办' },
    permissions: [{ action: permissionAction('cases.read'), subject: null }],
    position: 2,
    Component: () => import('./inbox').then(({ InboxPage }) => ({ default: InboxPage })),
  }); // Without a link in the menu: who asked for a report finds it beside the rule set.
  app.router.addRoute({
    path: `${backtestPath}/:id`,
    lazy: async () => ({ Component: (await import('./backtest')).BacktestPage }),
  });
  app.addMenuLink({
    to: decidePath,
    icon: Pencil,
    intlLabel: { id: textId('decide.menu'), defaultMessage: '移动签批' },
    permissions: [{ action: permissionAction('cases.decide'), subject: null }],
    position: 3,
    Component: () => import('./decide').then(({ DecidePage }) => ({ default: DecidePage })),
  });
  app.addMenuLink({
    to: meetingsPath,
    icon: User,
    intlLabel: { id: textId('meeting.menu'), defaultMessage: '会议' },
    permissions: [{ action: permissionAction('committees.read'), subject: null }],
    position: 4,
    Component: () => import('./meetings').then(({ MeetingsPage }) => ({ default: MeetingsPage })),
  });
  app.addMenuLink({
    to: messagesPath,
    icon: Mail,
    intlLabel: { id: textId('messages.menu'), defaultMessage: '消息' },
    permissions: [{ action: permissionAction('messages.read'), subject: null }],
    position: 5,
    Component: () => import('./messages').then(({ MessagesPage }) => ({ default: MessagesPage })),
  });
  app.addMenuLink({
    to: noticesPath,
    icon: Earth,
    intlLabel: { id: textId('notices.menu'), defaultMessage: '公示' },
    permissions: [{ action: permissionAction('notices.read'), subject: null }],
    position: 4,
    Component: () => import('./notices').then(({ NoticesPage }) => ({ default: NoticesPage })),
  });
  app.addMenuLink({
    to: lineagePath,
    icon: Book,
    intlLabel: { id: textId('lineage.menu'), defaultMessage: '政策衔接' },
    permissions: [{ action: permissionAction('lineage.read'), subject: null }],
    position: 5,
    Component: () => import('./lineage').then(({ LineagePage }) => ({ default: LineagePage })),
  });
  app.addMenuLink({
    to: executionPath,
    icon: ChartPie,
    intlLabel: { id: textId('books.menu'), defaultMessage: '资金执行' },
    permissions: [{ action: permissionAction('fund.read'), subject: null }],
    position: 4,
    Component: () =>
      import('./execution').then(({ ExecutionPage }) => ({ default: ExecutionPage })),
  });
  app.addMenuLink({
    to: paymentsPath,
    icon: PaperPlane,
    intlLabel: { id: textId('payment.menu'), defaultMessage: '拨付' },
    permissions: [{ action: permissionAction('payments.read'), subject: null }],
    position: 4,
    Component: () => import('./payments').then(({ PaymentsPage }) => ({ default: PaymentsPage })),
  });
  app.addMenuLink({
    to: roundsPath,
    icon: BulletList,
    intlLabel: { id: textId('round.menu'), defaultMessage: '申报批次' },
    permissions: [{ action: permissionAction('rounds.read'), subject: null }],
    position: 4,
    Component: () => import('./rounds').then(({ RoundsPage }) => ({ default: RoundsPage })),
  });
  app.addMenuLink({
    to: selectionsPath,
    icon: Filter,
    intlLabel: { id: textId('selection.menu'), defaultMessage: '遴选' },
    permissions: [{ action: permissionAction('selections.read'), subject: null }],
    position: 5,
    Component: () =>
      import('./selections').then(({ SelectionsPage }) => ({ default: SelectionsPage })),
  });
  app.addMenuLink({
    to: paperPath,
    icon: File,
    intlLabel: { id: textId('paperWaiting.menu'), defaultMessage: '纸质件' },
    permissions: paperPermissions,
    position: 3,
    Component: () => import('./paper').then(({ PaperPage }) => ({ default: PaperPage })),
  });
  app.addMenuLink({
    to: numbersPath,
    icon: Hashtag,
    intlLabel: { id: textId('numbers.menu'), defaultMessage: '文书' },
    permissions: [{ action: permissionAction('documents.register'), subject: null }],
    position: 5,
    Component: () => import('./numbers').then(({ NumbersPage }) => ({ default: NumbersPage })),
  });
  app.addMenuLink({
    to: handoversPath,
    icon: ArrowsCounterClockwise,
    intlLabel: { id: textId('handover.menu'), defaultMessage: '工作移交' },
    permissions: [{ action: permissionAction('handovers.read'), subject: null }],
    position: 6,
    Component: () =>
      import('./handovers').then(({ HandoversPage }) => ({ default: HandoversPage })),
  });
};

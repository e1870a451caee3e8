import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { permissionAction, permissions, type Permission } from '../../../../shared/permissions';
import { answer } from './answer';
import type { AdminRoute, ApiRoute, Route } from './define';

type Handler = (ctx: Context) => Promise<void>;

const isAdmin = (route: Route): route is AdminRoute => route.face === 'admin';
const isApi = (route: Route): route is ApiRoute => route.face === 'api';

const adminRouter = (strapi: Core.Strapi, routes: readonly AdminRoute[]) => ({
  type: 'admin',
  prefix: '/talent-office',
  routes: routes.map((route) => ({
    method: route.method,
    path: route.path,
    handler: answer(strapi, route),
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        {
          name: 'admin::hasPermissions',
          config: { actions: [permissionAction(route.permission)] },
        },
      ],
    },
  })),
});

// The empty prefix must be explicit, for the router and for the list in the role editor.
const apiRouter = (routes: readonly ApiRoute[]) => ({
  type: 'content-api',
  prefix: '',
  routes: routes.map(({ method, path, action }) => ({
    method,
    path,
    handler: action,
    config: { prefix: '' },
  })),
});

/** The routers that Strapi mounts. */
export const assembleRoutes = (routes: readonly Route[]) => ({
  admin: ({ strapi }: { strapi: Core.Strapi }) => adminRouter(strapi, routes.filter(isAdmin)),
  'content-api': () => apiRouter(routes.filter(isApi)),
});

/**
 * The controllers behind the website's routes. Plain objects: users-permissions drops every grant
 * whose action is not an own key of its controller.
 * @throws Error when two routes have one action: granting one would grant the other.
 */
export const assembleControllers = (routes: readonly Route[]) => {
  const rooms = new Map<string, Map<string, ApiRoute>>();
  for (const route of routes.filter(isApi)) {
    const [room = '', verb = ''] = route.action.split('.');
    const verbs = rooms.get(room) ?? new Map<string, ApiRoute>();
    if (verbs.has(verb)) throw new Error(`the action "${route.action}" belongs to two routes`);
    rooms.set(room, verbs.set(verb, route));
  }
  const controller =
    (verbs: Map<string, ApiRoute>) =>
    ({ strapi }: { strapi: Core.Strapi }): Record<string, Handler> =>
      Object.fromEntries([...verbs].map(([verb, route]) => [verb, answer(strapi, route)]));
  return Object.fromEntries([...rooms].map(([room, verbs]) => [room, controller(verbs)]));
};

/** Makes our permissions grantable in the admin. Called in `bootstrap()`: Strapi admits it only there. */
export const registerPermissions = async (strapi: Core.Strapi): Promise<void> => {
  const actions = (Object.keys(permissions) as Permission[]).map((uid) => ({
    section: 'plugins',
    displayName: `${permissions[uid].zh} · ${permissions[uid].en}`,
    uid,
    pluginName: 'talent-office',
  }));
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
};

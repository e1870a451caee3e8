import type { Core } from '@strapi/strapi';

import { permissionAction, type Permission } from '../../../shared/permissions';
import type { Actor } from './actor';

interface AdminPermissions {
  readonly engine: {
    generateUserAbility(user: object): Promise<{ can(action: string): boolean }>;
  };
}

/**
 * Does an administrator hold a permission of ours, by any of his roles? For what a service decides
 * by it; what a whole route needs, the route says. Nobody but an active administrator holds any.
 */
export const isGranted = async (
  strapi: Core.Strapi,
  actor: Actor,
  permission: Permission,
): Promise<boolean> => {
  if (actor.kind !== 'admin') return false;
  const user = (await strapi.db
    .query('admin::user')
    .findOne({ where: { id: actor.id, isActive: true }, populate: ['roles'] })) as object | null;
  if (!user) return false;
  const { engine } = strapi.service('admin::permission') as unknown as AdminPermissions;
  return (await engine.generateUserAbility(user)).can(permissionAction(permission));
};

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

/** Active administrators who hold a permission of ours by any of their roles, by the ids of their accounts. */
export const grantedTo = async (strapi: Core.Strapi, permission: Permission): Promise<number[]> => {
  const rows = (await strapi.db.query('admin::user').findMany({
    where: {
      isActive: true,
      roles: { permissions: { action: permissionAction(permission) } },
    } as never,
    select: ['id'],
    orderBy: { id: 'asc' },
  })) as { id: number }[];
  const held: number[] = [];
  for (const id of new Set(rows.map((row) => Number(row.id)))) {
    // A permission may carry a condition.
    if (await isGranted(strapi, { kind: 'admin', id }, permission)) held.push(id);
  }
  return held;
};

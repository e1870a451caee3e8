import type { Context } from 'koa';

import { permissionAction, type Permission } from '../../../../shared/permissions';

/** What Strapi found that the sender of an admin request may do. */
export interface Ability {
  can(action: string, subject?: unknown, field?: string): boolean;
}

/** @throws Error outside of an admin route: only there does Strapi's authentication set it. */
export const abilityOf = (ctx: Context): Ability => {
  const { userAbility } = ctx.state as { userAbility?: Ability };
  if (!userAbility) throw new Error('no ability: not an admin route');
  return userAbility;
};

/** Does the sender of an admin request hold one of our permissions? */
export const isPermitted = (ctx: Context, permission: Permission): boolean =>
  abilityOf(ctx).can(permissionAction(permission));

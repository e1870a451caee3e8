import { useAuth } from '@strapi/strapi/admin';

import { permissionAction, type Permission } from '../../../shared/permissions';

/** Does the reader hold one of our permissions? It spares a button; the server decides anyway. */
export const usePermission = (permission: Permission): boolean =>
  useAuth('talent-office', ({ permissions }) =>
    permissions.some(({ action }) => action === permissionAction(permission)),
  );

import { useAuth } from '@strapi/strapi/admin';

import { permissionAction, type Permission } from '../../../shared/permissions';

/** Does the reader hold one of our permissions? It spares a button; the server decides anyway. */
export const usePermission = (permission: Permission): boolean =>
  useAuth('talent-office', ({ permissions }) =>
    permissions.some(({ action }) => action === permissionAction(permission)),
  );

/** May the reader write a new entry of a type in the Content Manager? */
export const useMayCreate = (type: string): boolean =>
  useAuth('talent-office', ({ permissions }) =>
    permissions.some(
      ({ action, subject }) =>
        action === 'plugin::content-manager.explorer.create' && subject === type,
    ),
  );

import { permissionAction } from '../../../../shared/permissions';

/** Either leads to the page of paper: it shows what the reader may see of it. */
export const paperPermissions = (['lists.read', 'cases.confirm-paper'] as const).map(
  (permission) => ({ action: permissionAction(permission), subject: null }),
);

import { permissionAction, type Permission } from '../../plugins/talent-office/shared/permissions';
import type { Site } from '../setup';

const explorerRead = 'plugin::content-manager.explorer.read';

interface Grants {
  readonly own?: readonly Permission[];
  /** Content type → fields that the role reads in the Content Manager. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/** A role of the admin panel with just these grants; gives its code. */
export const createRole = async (site: Site, code: string, grants: Grants): Promise<string> => {
  const roles = site.strapi.service('admin::role' as never) as unknown as {
    create(role: object): Promise<{ id: number }>;
    assignPermissions(id: number, permissions: readonly object[]): Promise<unknown>;
  };
  const { id } = await roles.create({ code, name: code, description: code });
  await roles.assignPermissions(id, [
    ...(grants.own ?? []).map((one) => ({
      action: permissionAction(one),
      subject: null,
      properties: {},
    })),
    ...Object.entries(grants.fields ?? {}).map(([subject, fields]) => ({
      action: explorerRead,
      subject,
      properties: { fields },
    })),
  ]);
  return code;
};

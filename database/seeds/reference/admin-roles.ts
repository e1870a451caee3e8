import type { Seeding } from '../seeding';
import { adminRoles, letters, pluginPrefix, type AdminRole } from './admin-role-table';

const explorer = 'plugin::content-manager.explorer';

interface Action {
  readonly actionId: string;
  readonly subjects?: readonly string[] | null;
}

interface Permission {
  readonly action: string;
  readonly subject: string | null;
  readonly properties: { readonly fields?: readonly string[] };
}

interface AdminServices {
  'admin::role': {
    create(role: object): Promise<{ id: number }>;
    assignPermissions(roleId: number, permissions: readonly object[]): Promise<unknown>;
  };
  'admin::permission': { actionProvider: { values(): Action[] } };
  'admin::content-type': {
    getPermissionsWithNestedFields(actions: readonly Action[]): Permission[];
  };
}

/**
 * The staff's roles in the admin panel. Made after Strapi's own bootstrap has registered every
 * permission; a role that exists stays as its administrator left it.
 */
export const seedAdminRoles = async ({ strapi }: Seeding): Promise<void> => {
  const service = <Name extends keyof AdminServices>(name: Name): AdminServices[Name] =>
    strapi.service(name as never) as unknown as AdminServices[Name];
  const actions = service('admin::permission').actionProvider.values();

  const isPrivate = (type: string, field: string): boolean => {
    const [name = ''] = field.split('.');
    return (
      (strapi.contentTypes[type as never] as unknown as Schema).attributes[name]?.private === true
    );
  };

  /** `type` → the ids of what may be done with its entries. */
  const allowed = ({ entries }: AdminRole): ReadonlyMap<string, readonly string[]> =>
    new Map(
      Object.entries(entries).flatMap(([names, types]) => {
        const ids = [...names].map(
          (name) => `${explorer}.${letters[name as keyof typeof letters]}`,
        );
        return types.map((type) => [type, ids] as const);
      }),
    );

  const entryPermissions = (role: AdminRole): Permission[] => {
    const types = allowed(role);
    const wanted = actions.filter(({ actionId }) => actionId.startsWith(`${explorer}.`));
    return service('admin::content-type')
      .getPermissionsWithNestedFields(wanted)
      .flatMap((permission) => {
        const { action, subject, properties } = permission;
        if (subject === null || !types.get(subject)?.includes(action)) return [];
        const { fields } = properties;
        // Who writes down what somebody says of himself or of others need not read it afterwards.
        const hidesPrivate = action.endsWith('.read') && !role.confidential.includes(subject);
        if (!hidesPrivate || !fields) return [permission];
        const shown = fields.filter((field) => !isPrivate(subject, field));
        return [{ ...permission, properties: { fields: shown } }];
      });
  };

  const ownPermissions = ({ permissions, without = [] }: AdminRole): Permission[] =>
    actions
      .filter(({ actionId }) => !without.some((name) => actionId === `${pluginPrefix}${name}`))
      .filter(({ actionId }) =>
        permissions.some((name) =>
          name === '' || name.endsWith('.')
            ? actionId.startsWith(`${pluginPrefix}${name}`)
            : actionId === `${pluginPrefix}${name}`,
        ),
      )
      .map(({ actionId }) => ({ action: actionId, subject: null, properties: {} }));

  for (const role of adminRoles) {
    const { code, name, description } = role;
    if (await strapi.db.query('admin::role').findOne({ where: { code } })) continue;
    const { id } = await service('admin::role').create({ code, name, description });
    await service('admin::role').assignPermissions(id, [
      ...entryPermissions(role),
      ...ownPermissions(role),
    ]);
  }
};

interface Schema {
  readonly attributes: Readonly<Record<string, { readonly private?: boolean }>>;
}

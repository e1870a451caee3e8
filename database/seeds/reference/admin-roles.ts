import type { Entry, Seeding } from '../seeding';
import { adminRoles, letters, mediaPrefix, pluginPrefix, type AdminRole } from './admin-role-table';

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
    create(role: object): Promise<Entry>;
    addPermissions(roleId: number, permissions: readonly object[]): Promise<unknown>;
  };
  'admin::permission': { actionProvider: { values(): Action[] } };
  'admin::content-type': {
    getPermissionsWithNestedFields(actions: readonly Action[]): Permission[];
  };
}

type Grant = Pick<Permission, 'action' | 'subject'>;

const nameOf = ({ action, subject }: Grant): string => `${action} ${subject ?? ''}`.trimEnd();

/** The type that a permission is about, or else the plugin whose it is. */
const groupOf = ({ action, subject }: Grant): string => subject ?? action.split('.', 1).join();

/**
 * The staff's roles in the admin panel. Made after Strapi's own bootstrap has registered every
 * permission. Each is given once whatever the table has come to name; what its administrator took
 * away or narrowed stays so.
 */
export const seedAdminRoles = async ({ strapi, grants, onceBy }: Seeding): Promise<void> => {
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
  const allowed = ({ entries, named = {} }: AdminRole): ReadonlyMap<string, readonly string[]> =>
    new Map<string, readonly string[]>([
      ...Object.keys(named).map((type) => [type, [`${explorer}.${letters.r}`]] as const),
      ...Object.entries(entries).flatMap(([names, types]) => {
        const ids = [...names].map(
          (name) => `${explorer}.${letters[name as keyof typeof letters]}`,
        );
        return types.map((type) => [type, ids] as const);
      }),
    ]);

  const entryPermissions = (role: AdminRole): Permission[] => {
    const types = allowed(role);
    const wanted = actions.filter(({ actionId }) => actionId.startsWith(`${explorer}.`));
    return service('admin::content-type')
      .getPermissionsWithNestedFields(wanted)
      .flatMap((permission) => {
        const { action, subject, properties } = permission;
        if (subject === null || !types.get(subject)?.includes(action)) return [];
        const name = role.named?.[subject];
        if (name !== undefined) return [{ ...permission, properties: { fields: [name] } }];
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

  const mediaPermissions = ({ media = [] }: AdminRole): Permission[] =>
    media.map((name) => ({ action: `${mediaPrefix}${name}`, subject: null, properties: {} }));

  const heldBy = async ({ id }: Entry): Promise<Grant[]> =>
    (await strapi.db
      .query('admin::permission')
      .findMany({ where: { role: { id } } })) as unknown as Grant[];

  /**
   * What a role has had before, held or taken away since. Of a role that is older than the record, the
   * types and plugins it knows nothing of are the new ones.
   */
  const givenBefore = (recorded: readonly string[], held: readonly Grant[]) => {
    const groups = new Set(recorded.length > 0 ? [] : held.map(groupOf));
    const names = new Set([...recorded, ...held.map(nameOf)]);
    return (grant: Grant) => names.has(nameOf(grant)) || groups.has(groupOf(grant));
  };

  for (const role of adminRoles) {
    const { code, name, description } = role;
    const entry = await onceBy('admin::role', { code }, () =>
      service('admin::role').create({ code, name, description }),
    );
    if (!entry) continue;
    const wanted = [...entryPermissions(role), ...ownPermissions(role), ...mediaPermissions(role)];
    const before = (await grants.get(code)) ?? [];
    const given = givenBefore(before, await heldBy(entry));
    const missing = wanted.filter((grant) => !given(grant));
    if (missing.length > 0) await service('admin::role').addPermissions(entry.id, missing);
    const after = new Set([...before, ...wanted.map(nameOf)]);
    if (after.size > before.length) await grants.set(code, [...after]);
  }
};

interface Schema {
  readonly attributes: Readonly<Record<string, { readonly private?: boolean }>>;
}

import type { Seeding } from '../seeding';

/** One of the office's roles in the admin panel; what may be signed is a matter of positions. */
interface AdminRole {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** Content-manager actions on the types of the plugin and the site. */
  readonly entries: readonly string[];
  /** The plugin's own permissions, by name; `fund.` is all of the fund, the empty text is all. */
  readonly permissions: readonly string[];
  /** Types whose private attributes this role reads; `*` for all. */
  readonly confidential: readonly string[];
}

const explorer = 'plugin::content-manager.explorer';
const pluginPrefix = 'plugin::talent-office.';

const adminRoles: readonly AdminRole[] = [
  {
    code: 'jinlan-office',
    name: '人才办 Office',
    description: '维护内容并办理审核。Keeps the content and reviews.',
    entries: ['read', 'create', 'update', 'publish'],
    permissions: [''],
    confidential: ['*'],
  },
  {
    code: 'jinlan-department',
    name: '主管部门 Department',
    description: '查看并审核。Reads and reviews.',
    entries: ['read'],
    permissions: ['cases.read', 'cases.decide', 'files.read', 'messages.'],
    confidential: [],
  },
  {
    code: 'jinlan-leading-group',
    name: '领导小组 Leading group',
    description: '查看并审批。Reads and decides.',
    entries: ['read'],
    permissions: ['cases.', 'files.read', 'fund.', 'messages.'],
    confidential: [],
  },
  {
    code: 'jinlan-finance',
    name: '财政 Finance',
    description: '联审并复核拨付。Reviews, and confirms payments.',
    entries: ['read'],
    permissions: [
      'cases.read',
      'cases.decide',
      'entries.act',
      'files.read',
      'fund.',
      'messages.',
      'payments.confirm',
      'payments.read',
      'privacy.reveal',
    ],
    confidential: [`${pluginPrefix}payment`],
  },
  {
    code: 'jinlan-discipline',
    name: '纪检监察 Discipline inspection',
    description: '核查并决定异议。Looks into objections and decides them.',
    entries: ['read'],
    permissions: [
      'cases.read',
      'cases.read-all',
      'entries.act',
      'files.read',
      'messages.',
      'objections.',
      'privacy.reveal',
    ],
    confidential: [`${pluginPrefix}objection`],
  },
  {
    code: 'jinlan-auditor',
    name: '审计 Auditor',
    description: '只读，可查操作记录。Reads, the audit trail too.',
    entries: ['read'],
    permissions: ['audit.read', 'cases.read', 'cases.read-all', 'fund.read'],
    confidential: [],
  },
];

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

const ofTheOffice = (subject: string | null): boolean =>
  subject !== null && (subject.startsWith(pluginPrefix) || subject.startsWith('api::'));

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

  const entryPermissions = ({ entries, confidential }: AdminRole): Permission[] => {
    const wanted = actions.filter(({ actionId }) =>
      entries.some((name) => actionId === `${explorer}.${name}`),
    );
    return service('admin::content-type')
      .getPermissionsWithNestedFields(wanted)
      .filter(({ subject }) => ofTheOffice(subject))
      .map((permission) => {
        const { subject, properties } = permission;
        const seesAll = confidential.includes('*') || confidential.includes(subject ?? '');
        const { fields } = properties;
        if (seesAll || !fields || subject === null) return permission;
        return {
          ...permission,
          properties: { fields: fields.filter((field) => !isPrivate(subject, field)) },
        };
      });
  };

  const ownPermissions = ({ permissions }: AdminRole): Permission[] =>
    actions
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

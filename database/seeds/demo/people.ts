import { office, type Actor, type Entry, type Seeding } from '../seeding';
import { fictionalIdentityNumber } from './fictional-numbers';

interface Colleague {
  readonly account: string;
  readonly name: string;
  readonly adminRole: string;
  /** Codes of positions of the reference data. */
  readonly positions: readonly string[];
}

const colleagues = [
  {
    account: 'super',
    name: '高示例',
    adminRole: 'strapi-super-admin',
    positions: ['talent-office.recorder'],
  },
  {
    account: 'office',
    name: '任示例',
    adminRole: 'jinlan-office',
    positions: ['talent-office.office'],
  },
  // A second pair of eyes in the office itself. Whoever keys in a paper form signs nothing of it:
  // then the other one does.
  {
    account: 'director',
    name: '祝示例',
    adminRole: 'jinlan-office',
    positions: ['talent-office.office', 'talent-office.recorder'],
  },
  {
    account: 'department',
    name: '科示例',
    adminRole: 'jinlan-department',
    positions: ['science-bureau.department'],
  },
  // The joint review wants a second department: who signed one stage signs no other.
  {
    account: 'joint',
    name: '佘示例',
    adminRole: 'jinlan-department',
    positions: ['human-resources-bureau.department'],
  },
  {
    account: 'leader',
    name: '凌示例',
    adminRole: 'jinlan-leading-group',
    positions: ['leading-group.leading-group'],
  },
  {
    account: 'finance',
    name: '蔡示例',
    adminRole: 'jinlan-finance',
    positions: ['finance-bureau.finance'],
  },
  {
    account: 'discipline',
    name: '季示例',
    adminRole: 'jinlan-discipline',
    positions: ['discipline-inspection.objection'],
  },
  {
    account: 'auditor',
    name: '沈示例',
    adminRole: 'jinlan-auditor',
    positions: ['audit-bureau.auditor'],
  },
] as const satisfies readonly Colleague[];

export type Account = (typeof colleagues)[number]['account'];

/** The people of the demo by their accounts. */
export interface People {
  readonly staff: Readonly<Record<Account, Actor>>;
  /** talent1@ … talent5@, in this order. */
  readonly talents: readonly Actor[];
  /** hr1@, hr2@ and town1@: whom they act for is in `agents.ts`. */
  readonly agents: Readonly<Record<AgentAccount, Actor>>;
}

const agentAccounts = ['hr1', 'hr2', 'town1'] as const;
export type AgentAccount = (typeof agentAccounts)[number];

const mailbox = (account: string) => `${account}@jinlan.test`;

/** The id of an account that was deleted, and stays so: no door lets it act. */
const nobody = 0;

/** @throws Error when DEMO_PASSWORD is not set */
const demoPassword = (): string => {
  const password = process.env.DEMO_PASSWORD;
  if (!password) {
    throw new Error('DEMO_PASSWORD is not set: the demo accounts need a password.');
  }
  return password;
};

interface PasswordCheck {
  validatePassword(password: string, hash: string): Promise<boolean>;
}

interface AdminUsers {
  create(user: object): Promise<Entry>;
  updateById(id: number, user: object): Promise<unknown>;
}

const admins = (strapi: Seeding['strapi']): AdminUsers =>
  strapi.service('admin::user' as never) as unknown as AdminUsers;

/** The account as it is, with the password that the demo prints. */
const adminAccount = async (
  { strapi, find, onceBy }: Seeding,
  { account, name, adminRole }: Colleague,
  password: string,
): Promise<Actor> => {
  const email = mailbox(account);
  const user = await onceBy('admin::user', { email }, async () => {
    const role = await find('admin::role', { code: adminRole });
    if (!role) throw new Error(`The admin role ${adminRole} is missing: seed the reference data.`);
    return admins(strapi).create({
      email,
      firstname: name,
      lastname: account,
      password,
      isActive: true,
      roles: [role.id],
    });
  });
  if (!user) return { kind: 'admin', id: nobody };
  const auth = strapi.service('admin::auth' as never) as unknown as PasswordCheck;
  if (!(await auth.validatePassword(password, String(user.password)))) {
    await admins(strapi).updateById(user.id, { password });
  }
  return { kind: 'admin', id: user.id };
};

const websiteAccount = async (
  { strapi, find, once }: Seeding,
  account: string,
  password: string,
): Promise<Actor> => {
  const role = await find('plugin::users-permissions.role', { type: 'authenticated' });
  const user = await once(
    'plugin::users-permissions.user',
    { email: mailbox(account) },
    { username: account, provider: 'local', confirmed: true, password, role: role?.id },
  );
  if (!user) return { kind: 'user', id: nobody };
  const users = strapi.plugin('users-permissions').service('user') as PasswordCheck & {
    edit(id: number, user: object): Promise<unknown>;
  };
  if (!(await users.validatePassword(password, String(user.password)))) {
    await users.edit(user.id, { password });
  }
  return { kind: 'user', id: user.id };
};

const staffEntry = async (
  { recall, once }: Seeding,
  { account, name, positions }: Colleague,
  index: number,
  { id }: Actor,
): Promise<void> => {
  const identityDocument = fictionalIdentityNumber('230111', `198${index}-03-15`, 10 + index);
  const adminUser = id === nobody ? null : id;
  const staff = await once(office('staff'), { name }, { adminUser, identityDocument });
  if (!staff) return;
  for (const code of positions) {
    const position = await recall(office('position'), { code });
    if (!position) continue;
    await once(
      office('appointment'),
      { staff: { id: staff.id }, position: { id: position.id } },
      { startsOn: '2020-01-01', staff: staff.documentId, position: position.documentId },
      { as: `${account} ${code}` },
    );
  }
};

/** Accounts of the demo; all have the password DEMO_PASSWORD. @throws Error where it is not set */
export const seedPeople = async (seeding: Seeding): Promise<People> => {
  const password = demoPassword();
  const staff: Partial<Record<Account, Actor>> = {};
  for (const [index, colleague] of colleagues.entries()) {
    const actor = await adminAccount(seeding, colleague, password);
    await staffEntry(seeding, colleague, index, actor);
    staff[colleague.account] = actor;
  }
  const talents: Actor[] = [];
  for (let number = 1; number <= 5; number += 1) {
    talents.push(await websiteAccount(seeding, `talent${number}`, password));
  }
  const agents: Partial<Record<AgentAccount, Actor>> = {};
  for (const account of agentAccounts) {
    agents[account] = await websiteAccount(seeding, account, password);
  }
  return {
    staff: staff as Record<Account, Actor>,
    talents,
    agents: agents as Record<AgentAccount, Actor>,
  };
};

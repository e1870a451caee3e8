import type { Core } from '@strapi/strapi';

import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';

export const uid = (name: string) => `plugin::talent-office.${name}` as never;

let people = 0;

/** An identity number that nobody else in this process has. */
export const nextIdentityNumber = (): string => {
  people += 1;
  const day = String(1 + Math.floor(people / 1000)).padStart(2, '0');
  return fictionalIdentityNumber('230121', `1961-01-${day}`, people % 1000);
};

type Entry = { id: number; documentId: string };

/** Entries of a small office, made through Strapi as an editor would make them. */
export const createOffice = (strapi: Core.Strapi) => {
  let counter = 0;
  const next = () => (counter += 1);
  const create = async (type: string, data: object): Promise<Entry> =>
    (await strapi.documents(uid(type)).create({ data } as never)) as unknown as Entry;

  const adminUser = async (name: string): Promise<number> => {
    const row = await strapi.db.query('admin::user').create({
      data: { email: `${name}-${next()}@jinlan.test`, firstname: name, isActive: true },
    });
    return Number(row.id);
  };
  const websiteUser = async (name: string): Promise<number> => {
    const row = await strapi.db.query('plugin::users-permissions.user').create({
      data: {
        username: `${name}-${next()}`,
        email: `${name}${next()}@jinlan.test`,
        confirmed: true,
      },
    });
    return Number(row.id);
  };

  const appoint = async (staff: string, role: string): Promise<void> => {
    const unit = await create('unit', { name: role, code: `unit-${next()}`, kind: 'department' });
    const position = await create('position', {
      name: role,
      code: `position-${next()}`,
      role,
      unit: unit.documentId,
    });
    await create('appointment', { staff, position: position.documentId, startsOn: '2020-01-01' });
  };

  return {
    create,
    appoint,
    adminUser,
    websiteUser,
    /** A person on the staff who holds a position; gives the admin account he signs with. */
    signer: async (
      role: string,
      { also, ...more }: { websiteUser?: number; also?: string } = {},
    ) => {
      const id = await adminUser(role);
      const staff = await create('staff', { name: role, adminUser: id, ...more });
      for (const held of also ? [role, also] : [role]) await appoint(staff.documentId, held);
      return { kind: 'admin' as const, id };
    },
    talent: async (data: object = {}) => {
      const userId = await websiteUser('talent');
      const profile = await create('talent-profile', {
        name: '测试人才',
        tier: 'B',
        tierSince: '2025-01-01',
        identityDocument: nextIdentityNumber(),
        user: userId,
        ...data,
      });
      return { profile, actor: { kind: 'user' as const, id: userId }, userId };
    },
  };
};

export type Office = ReturnType<typeof createOffice>;

import type { Actor, Desk } from '../factories/desk';
import type { Site } from '../setup';

type Entry = { id: number; documentId: string };

interface Member {
  readonly actor: Actor;
  readonly staff: Entry;
}

const uid = (name: string) => `plugin::talent-office.${name}`;

/** Every role that a position of the site has: what the reference seeds made. */
export const rolesOf = async ({ strapi }: Site): Promise<string[]> => {
  const positions = (await strapi.db.query(uid('position') as never).findMany()) as {
    role: string;
  }[];
  return [...new Set(positions.map(({ role }) => role))].sort();
};

/**
 * Somebody for each column: one who holds a role and no other, and for each relation one who holds every
 * role, so that nothing but his relation keeps him out.
 */
export const createPeople = async (site: Site, desk: Desk) => {
  const { office } = desk;
  const roles = await rolesOf(site);
  let count = 0;

  const member = async (held: readonly string[], more: object = {}): Promise<Member> => {
    count += 1;
    const id = await office.adminUser(`matrix-${count}`);
    const staff = await office.create('staff', { name: `矩阵${count}`, adminUser: id, ...more });
    for (const role of held) await office.appoint(staff.documentId, role);
    return { actor: { kind: 'admin', id }, staff };
  };
  const actsFor = (absentee: Member, substitute: Member) =>
    office.create('acting', {
      ...{ absentee: absentee.staff.documentId, substitute: substitute.staff.documentId },
      ...{ allPositions: true, startsOn: '2026-01-01', endsOn: '2027-01-01', reason: '出差' },
    });

  const [subjectUser, agentUser, otherUser] = [
    await office.websiteUser('subject'),
    await office.websiteUser('agent'),
    await office.websiteUser('other'),
  ];
  const employer = await office.create('employer', { name: '矩阵单位', agent: agentUser });
  const { profile } = await office.talent({ employer: employer.documentId });
  await site.strapi.documents(uid('talent-profile') as never).update({
    documentId: profile.documentId,
    data: { user: subjectUser } as never,
  });

  const byRole: Record<string, Member> = {};
  for (const role of roles) byRole[role] = await member([role]);
  const every = await member(roles);
  const subject = await member(roles, { websiteUser: subjectUser });
  const agent = await member(roles, { websiteUser: agentUser });
  const [author, recommender, doer, related] = [
    await member(roles),
    await member(roles),
    await member(roles),
    await member(roles),
  ];
  await office.create('relationship', {
    ...{ staff: related.staff.documentId, talent: profile.documentId, kind: 'family' },
  });
  const substitute = await member([]);
  await actsFor(every, substitute);
  const ofRelated = await member([]);
  await actsFor(related, ofRelated);
  const nobody = await member([]);

  const user = (id: number): Actor => ({ kind: 'user', id });
  return {
    roles,
    profile,
    employer,
    member,
    actsFor,
    every,
    subject,
    agent,
    author,
    recommender,
    doer,
    related,
    substitute,
    ofRelated,
    nobody,
    users: { subject: user(subjectUser), agent: user(agentUser), other: user(otherUser) },
    byRole,
    token: { kind: 'token', id: 1 } as unknown as Actor,
    clock: { kind: 'system', id: 'clock' } as unknown as Actor,
  };
};

export type People = Awaited<ReturnType<typeof createPeople>>;

import type { Core, UID } from '@strapi/strapi';

import { getService, refuse, type Actor, type Tx } from '../../../platform';
import { application } from '../../fund';

import { ownEmployer, ownEmployers } from '../agencies';
import { alwaysHis, type NewStaff, type StaffChange } from './contract';
import { tellOffice } from './to-link';

export const profiles = 'plugin::talent-office.talent-profile' as UID.ContentType;

interface StaffRow {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly tier: string | null;
  readonly employer: { readonly documentId: string; readonly name: string } | null;
  readonly [attribute: string]: unknown;
}

const shown = [
  ...['name', 'tier', 'identityKind', 'identityDocument', 'phone', 'gender', 'education', 'degree'],
  ...['title', 'titleLevel', 'specialty', 'industry', 'contractStartsOn', 'contractEndsOn'],
  ...['insuredSince', 'arrivedOn'],
];

/** As one of an employer's own staff is told to its agent: numbers are masks. */
const staffBody = (row: StaffRow) => ({
  id: row.documentId,
  ...Object.fromEntries(shown.map((name) => [name, row[name] ?? null])),
  employer: row.employer ? { id: row.employer.documentId, name: row.employer.name } : null,
});

/** Those whose profile names one of the agent's employers, and nobody else. @throws Refusal NOT_AN_AGENT */
export const ownStaff = async (
  strapi: Core.Strapi,
  actor: Actor,
  where: object = {},
): Promise<StaffRow[]> => {
  const own = await ownEmployers(strapi, actor);
  const ids = own.map(({ principal }) => principal.documentId);
  return (await strapi.db.query(profiles).findMany({
    where: { $and: [where, { employer: { documentId: { $in: ids } } }] },
    populate: { employer: true },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    limit: 1000,
  })) as StaffRow[];
};

/** @throws Refusal NOT_FOUND: another employer's staff does not exist for him */
export const ownStaffMember = async (
  strapi: Core.Strapi,
  actor: Actor,
  documentId: string,
): Promise<StaffRow> => {
  const [row] = await ownStaff(strapi, actor, { documentId });
  if (!row) throw refuse('NOT_FOUND');
  return row;
};

export const staffList = async (strapi: Core.Strapi, actor: Actor) =>
  (await ownStaff(strapi, actor)).map(staffBody);

/** Who has this number, past the hooks, which ask nobody for an index. */
const holderOf = async (
  strapi: Core.Strapi,
  identityDocument: string,
): Promise<{ readonly documentId: string } | null> => {
  const index = getService(strapi, 'privacy').indexOf(
    profiles,
    'identityDocument',
    identityDocument,
  );
  if (index === null) return null;
  const rows = (await strapi.db
    .queryBuilder(profiles)
    .init({ where: { identityIndex: index }, select: ['id', 'documentId'], limit: 1 })
    .execute()) as { documentId: string }[];
  return rows[0] ?? null;
};

/** One of the agent's own staff by his number; of others' it is told to nobody whether there are any. */
export const ownByNumber = async (
  strapi: Core.Strapi,
  actor: Actor,
  identityDocument: string,
): Promise<{ readonly documentId: string; readonly name: string } | null> => {
  const holder = await holderOf(strapi, identityDocument);
  if (!holder) return null;
  const [own] = await ownStaff(strapi, actor, { documentId: holder.documentId });
  return own ?? null;
};

/**
 * What became of somebody whom an agent entered: a new profile; one of his staff who is there already; or
 * one whom the office links, of whom nothing is told.
 */
export type Entered =
  | { readonly state: 'made' | 'own'; readonly person: ReturnType<typeof staffBody> }
  | { readonly state: 'to-be-linked' };

/**
 * @throws Refusal NOT_AN_AGENT, EMPLOYER_UNNAMED, and what a wrong number is refused for
 */
export const enterStaff = async (
  strapi: Core.Strapi,
  tx: Tx,
  actor: Actor,
  { employer: meant, ...given }: NewStaff,
  requestId: string | null,
): Promise<Entered> => {
  const { principal } = await ownEmployer(strapi, actor, meant);
  const holder = await holderOf(strapi, given.identityDocument);
  if (holder) {
    const [own] = await ownStaff(strapi, actor, { documentId: holder.documentId });
    if (own) return { state: 'own', person: staffBody(own) };
    const target = { type: profiles, documentId: holder.documentId };
    await tellOffice(strapi, tx, { target, employer: principal, actor, requestId });
    return { state: 'to-be-linked' };
  }
  const made = await strapi.documents(profiles).create({
    data: { ...given, employer: principal.documentId } as never,
  });
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, requestId, action: 'staff.enter' },
    target: { type: profiles, documentId: made.documentId },
    details: { employer: principal.documentId },
  });
  return {
    state: 'made',
    person: staffBody(await ownStaffMember(strapi, actor, made.documentId)),
  };
};

/** Has the office gone by what the profile says: classified him, or taken an application of his? */
const isVerified = async (
  strapi: Core.Strapi,
  { documentId, tier }: StaffRow,
): Promise<boolean> => {
  if (tier !== null) return true;
  const person = await getService(strapi, 'organisation').personBy(`talent:${documentId}`);
  return (await getService(strapi, 'approval').entriesAbout(application, person)).length > 0;
};

/** @throws Refusal NOT_FOUND; STAFF_VERIFIED at the first field that is the office's to change */
export const changeStaff = async (
  strapi: Core.Strapi,
  tx: Tx,
  actor: Actor,
  { id, change }: { id: string; change: StaffChange },
  requestId: string | null,
) => {
  const row = await ownStaffMember(strapi, actor, id);
  const decisive = Object.keys(change).find((name) => !alwaysHis.includes(name));
  if (decisive !== undefined && (await isVerified(strapi, row))) {
    throw refuse('STAFF_VERIFIED', {}, decisive);
  }
  await strapi.documents(profiles).update({ documentId: id, data: change as never });
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, requestId, action: 'staff.change' },
    target: { type: profiles, documentId: id },
    // Which, not what: a telephone number is nobody's to read in the trail.
    details: { attributes: Object.keys(change) },
  });
  return staffBody(await ownStaffMember(strapi, actor, id));
};

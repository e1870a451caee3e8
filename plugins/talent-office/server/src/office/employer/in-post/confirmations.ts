import type { Core, UID } from '@strapi/strapi';

import { samePerson } from '../../../engine/organisation';
import { refuseExcluded } from '../../../engine/approval';
import { getService, refuse, type Actor, type Tx } from '../../../platform';
import { application } from '../../fund';

import { ownEmployers } from '../agencies';

export const confirmations = 'plugin::talent-office.in-post-confirmation' as UID.ContentType;
const profiles = 'plugin::talent-office.talent-profile' as UID.ContentType;

interface Awarded {
  readonly applicant: { readonly documentId: string } | null;
}

interface Kept {
  readonly talent: { readonly documentId: string } | null;
  readonly inPost: boolean;
  readonly leftOn: string | null;
  readonly confirmedOn: string | null;
}

interface Member {
  readonly documentId: string;
  readonly name: string;
  readonly employer: { readonly documentId: string; readonly name: string };
}

/** Staff of these employers who were awarded something: of them the fund asks whether they are there still. */
export const awardedStaff = async (
  strapi: Core.Strapi,
  employers: readonly string[],
): Promise<Member[]> => {
  if (employers.length === 0) return [];
  const awards = (await strapi.db.query(application).findMany({
    where: {
      state: { $in: ['awarded', 'paid'] },
      applicant: { employer: { documentId: { $in: [...employers] } } },
    },
    populate: { applicant: true },
    limit: 5000,
  })) as Awarded[];
  const ids = [...new Set(awards.flatMap(({ applicant }) => applicant?.documentId ?? []))];
  if (ids.length === 0) return [];
  return (await strapi.db.query(profiles).findMany({
    where: { documentId: { $in: ids }, employer: { documentId: { $in: [...employers] } } },
    populate: { employer: true },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
  })) as Member[];
};

/** What stands of a year, by talent. */
export const confirmedIn = async (
  strapi: Core.Strapi,
  year: number,
  employers: readonly string[],
): Promise<ReadonlyMap<string, Kept>> => {
  const rows = (await strapi.db.query(confirmations).findMany({
    where: {
      year,
      state: 'attested',
      employer: { documentId: { $in: [...employers] } },
    } as never,
    populate: { talent: true },
  })) as unknown as Kept[];
  return new Map(rows.flatMap((row) => (row.talent ? [[row.talent.documentId, row]] : [])));
};

/** Of whom an agent is asked in a year, and what he has said. @throws Refusal NOT_AN_AGENT */
export const inPostList = async (strapi: Core.Strapi, actor: Actor, year: number) => {
  const own = (await ownEmployers(strapi, actor)).map(({ principal }) => principal.documentId);
  const kept = await confirmedIn(strapi, year, own);
  return (await awardedStaff(strapi, own)).map(({ documentId, name, employer }) => {
    const said = kept.get(documentId);
    return {
      talent: { id: documentId, name },
      employer: { id: employer.documentId, name: employer.name },
      year,
      confirmation: said
        ? { inPost: said.inPost, leftOn: said.leftOn, confirmedOn: said.confirmedOn }
        : null,
    };
  });
};

export interface Word {
  /** documentId of one of the agent's own staff. */
  readonly talent: string;
  readonly inPost: boolean;
  readonly leftOn?: string | undefined;
  readonly note?: string | undefined;
}

/** Of himself nobody confirms it: another agent does, or the office keeps the sealed paper. */
const refuseOneself = async (strapi: Core.Strapi, actor: Actor, talent: string): Promise<void> => {
  const organisation = getService(strapi, 'organisation');
  const { keys } = await organisation.personOf(actor);
  const { keys: his } = await organisation.personBy(`talent:${talent}`);
  if (samePerson(keys, his)) throw refuseExcluded('subject');
};

/**
 * An agent's word for some of his staff, all of it or nothing.
 * @throws Refusal NOT_AN_AGENT, NOT_FOUND, SIGNER_EXCLUDED, CONDITION_NOT_MET, ALREADY_CLAIMED; the path names
 *   the row
 */
export const confirmInPost = async (
  strapi: Core.Strapi,
  tx: Tx,
  { year, words }: { year: number; words: readonly Word[] },
  { actor, operation, requestId }: { actor: Actor; operation: string; requestId: string | null },
): Promise<void> => {
  const own = (await ownEmployers(strapi, actor)).map(({ principal }) => principal.documentId);
  const staff = await awardedStaff(strapi, own);
  for (const [index, { talent, ...word }] of words.entries()) {
    const member = staff.find(({ documentId }) => documentId === talent);
    if (!member) throw refuse('NOT_FOUND', {}, `confirmations.${index}.talent`);
    await refuseOneself(strapi, actor, talent);
    const { documentId } = await strapi.documents(confirmations).create({
      data: { ...word, year, talent, employer: member.employer.documentId } as never,
    });
    await getService(strapi, 'lifecycle').actWithin(tx, {
      ...{ type: confirmations, documentId, action: 'attest', actor, requestId },
      operation: `${operation}/${index}`,
    });
  }
};

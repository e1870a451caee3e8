import type { Core } from '@strapi/strapi';

import { getService, refuse, type Actor } from '../../../platform';
import { application, applicationBody, openBenefit, type ApplicationRow } from '../../fund';

import { ownEmployers } from '../agencies';
import { ownStaffMember } from '../staff/staff';

interface FiledRow extends ApplicationRow {
  readonly applicant: { readonly documentId: string; readonly name: string } | null;
}

/**
 * What an employer's agents filed for its staff, whichever of them did: of people who work for it still.
 * What a talent filed himself is his own.
 * @throws Refusal NOT_AN_AGENT
 */
const filed = async (
  strapi: Core.Strapi,
  actor: Actor,
  where: object = {},
): Promise<FiledRow[]> => {
  const rows: FiledRow[] = [];
  for (const { principal } of await ownEmployers(strapi, actor)) {
    const employer = { documentId: principal.documentId };
    rows.push(
      ...((await strapi.db.query(application).findMany({
        where: { $and: [where, { filedBy: employer }, { applicant: { employer } }] },
        populate: { benefit: true, filedBy: true, applicant: true },
        orderBy: { id: 'desc' },
        limit: 1000,
      })) as FiledRow[]),
    );
  }
  return rows;
};

/** @throws Refusal NOT_FOUND: another employer's does not exist for him */
export const filedApplication = async (
  strapi: Core.Strapi,
  actor: Actor,
  documentId: string,
): Promise<FiledRow> => {
  const [row] = await filed(strapi, actor, { documentId });
  if (!row) throw refuse('NOT_FOUND');
  return row;
};

const filedBody = async (strapi: Core.Strapi, row: FiledRow) => ({
  applicant: row.applicant && { id: row.applicant.documentId, name: row.applicant.name },
  ...(await applicationBody(strapi, row)),
});

export const filedBodyOf = async (strapi: Core.Strapi, actor: Actor, documentId: string) =>
  filedBody(strapi, await filedApplication(strapi, actor, documentId));

export const filedBodies = async (strapi: Core.Strapi, actor: Actor) => {
  const bodies = [];
  for (const row of await filed(strapi, actor)) bodies.push(await filedBody(strapi, row));
  return bodies;
};

export interface Draft {
  /** One of the agent's own staff. */
  readonly applicant: string;
  readonly benefit: string;
  readonly requestedFen?: number | undefined;
  readonly statement?: string | undefined;
}

/**
 * A draft for one of the agent's own staff; the talent finds it among his own.
 * @throws Refusal NOT_FOUND, and what the benefit is closed for
 */
export const draftFor = async (
  strapi: Core.Strapi,
  actor: Actor,
  { applicant, benefit, ...given }: Draft,
): Promise<string> => {
  const row = await ownStaffMember(strapi, actor, applicant);
  const open = await openBenefit(strapi, benefit);
  const { documentId } = await strapi.documents(application).create({
    data: {
      ...given,
      applicant: row.documentId,
      benefit: open.documentId,
      filedBy: row.employer?.documentId,
    } as never,
  });
  return documentId;
};

/** Is one for him and that benefit there, as a draft or further on? One that came to nothing is not. */
export const filedFor = async (
  strapi: Core.Strapi,
  applicant: string,
  benefit: string,
): Promise<boolean> => {
  const count = await strapi.db.query(application).count({
    where: {
      applicant: { documentId: applicant },
      benefit: { documentId: benefit },
      $or: [{ state: { $null: true } }, { state: { $ne: 'closed' } }],
    },
  });
  return count > 0;
};

/** A case of what he filed. @throws Refusal PROOF_NOT_ASKED where it has none */
export const filedCase = async (strapi: Core.Strapi, documentId: string): Promise<string> => {
  const target = { type: application, documentId };
  const one = await getService(strapi, 'approval').latestOf(target);
  if (!one) throw refuse('PROOF_NOT_ASKED');
  return one.publicId;
};

import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { TalentTier } from '../../../../shared/vocabulary';

const profiles = 'plugin::talent-office.talent-profile';
const employers = 'plugin::talent-office.employer';
const settings = 'plugin::talent-office.office-setting';

/** What everybody may see of a talent who consented to it and was released by the office. */
export interface ListedTalent {
  readonly id: string;
  readonly name: string;
  readonly tier: TalentTier | null;
  readonly title: string | null;
  readonly specialty: string | null;
  readonly industry: string | null;
  /** The employer's name. */
  readonly employer: string | null;
}

export interface DirectoryPage {
  readonly tier?: TalentTier | undefined;
  readonly industry?: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

interface JoinTable {
  readonly name: string;
  readonly joinColumn: { readonly name: string };
  readonly inverseJoinColumn: { readonly name: string };
}

const tableOf = (strapi: Core.Strapi, type: string): string =>
  strapi.db.metadata.get(type as UID.ContentType).tableName;

/**
 * How many are listed; `null` as long as the office has not turned the directory on. Asked in one
 * statement: each costs more in knex than in the database.
 */
const countListed = async (
  strapi: Core.Strapi,
  table: string,
  where: object,
): Promise<number | null> => {
  const knex = strapi.db.connection;
  const found = (await knex(tableOf(strapi, settings))
    .where({ directory_on: true })
    .first(knex(table).where(where).count('*').as('total'))) as
    { total: number | string } | undefined;
  return found ? Number(found.total) : null;
};

/** The rows of one page only, found in the index of the filter; a far page steps over keys, not rows. */
const pageOf = (knex: Knex, table: string, where: object, { page, pageSize }: DirectoryPage) =>
  knex(table)
    .where(where)
    .orderBy([{ column: 'name_pinyin' }, { column: 'id' }])
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select('id')
    .as('page');

/** Who may be seen at all: he consented, and the office released him. */
const listed = { consent_to_listing: true, released_for_listing: true };

/** The public columns of `profile`, with the employer's name. */
const withEmployer = (strapi: Core.Strapi, rows: Knex.QueryBuilder): Knex.QueryBuilder => {
  const { joinTable: link } = strapi.db.metadata.get(profiles).attributes.employer as unknown as {
    joinTable: JoinTable;
  };
  return rows
    .leftJoin(`${link.name} as link`, `link.${link.joinColumn.name}`, 'profile.id')
    .leftJoin(
      `${tableOf(strapi, employers)} as employer`,
      'employer.id',
      `link.${link.inverseJoinColumn.name}`,
    )
    .orderBy([{ column: 'profile.name_pinyin' }, { column: 'profile.id' }])
    .select(
      'profile.document_id as id',
      'profile.name',
      'profile.tier',
      'profile.title',
      'profile.specialty',
      'profile.industry',
      'employer.name as employer',
    );
};

/**
 * A page of the public directory, by pinyin, and how many are listed in all; `null` where there is no
 * directory. Two statements that read the public columns alone: through Strapi's query engine the
 * same page cost six, and brought every column of a person into memory to leave most of them out.
 */
export const listTalents = async (
  strapi: Core.Strapi,
  query: DirectoryPage,
): Promise<{ data: ListedTalent[]; total: number } | null> => {
  const knex = strapi.db.connection;
  const table = tableOf(strapi, profiles);
  const where = {
    ...listed,
    ...(query.tier ? { tier: query.tier } : {}),
    ...(query.industry ? { industry: query.industry } : {}),
  };
  const total = await countListed(strapi, table, where);
  if (total === null) return null;
  const data = (await withEmployer(
    strapi,
    knex
      .from(pageOf(knex, table, where, query))
      .join(`${table} as profile`, 'profile.id', 'page.id'),
  )) as ListedTalent[];
  return { data, total };
};

/** Those of some talents (by document id) who stand in the directory; nobody while it is off. */
export const listedAmong = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, ListedTalent>> => {
  if (documentIds.length === 0) return new Map();
  const knex = strapi.db.connection;
  const rows = (await withEmployer(
    strapi,
    knex
      .from(`${tableOf(strapi, profiles)} as profile`)
      .where(listed)
      .whereIn('profile.document_id', [...new Set(documentIds)])
      .whereExists(knex(tableOf(strapi, settings)).where({ directory_on: true }).select('id')),
  )) as ListedTalent[];
  return new Map(rows.map((row) => [row.id, row]));
};

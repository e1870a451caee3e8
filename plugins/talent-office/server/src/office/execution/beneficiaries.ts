import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { reading, settingsOf, tables } from '../../platform';

import type { YearLine } from './years';

interface JoinTable {
  readonly name: string;
  readonly joinColumn: { readonly name: string };
  readonly inverseJoinColumn: { readonly name: string };
}

const joinTableOf = (strapi: Core.Strapi, type: string, attribute: string): JoinTable => {
  const found = strapi.db.metadata.get(type as UID.ContentType).attributes[attribute] as
    { readonly joinTable?: JoinTable } | undefined;
  if (!found?.joinTable) throw new Error(`${type}.${attribute} has no table of its own`);
  return found.joinTable;
};

interface Row {
  use_name: string;
  people: number | string;
}

/** Talents who hold something paid on a line, each once for a use. */
const countPeople = async (
  strapi: Core.Strapi,
  knex: Knex,
  lines: readonly YearLine[],
): Promise<Row[]> => {
  const ofDisbursement = joinTableOf(strapi, 'plugin::talent-office.disbursement', 'application');
  const ofApplication = joinTableOf(strapi, 'plugin::talent-office.fund-application', 'applicant');
  const { tableName } = strapi.db.metadata.get(
    'plugin::talent-office.disbursement' as UID.ContentType,
  );
  const useOf = `case account.line_id ${lines.map(() => 'when ? then ?').join(' ')} end`;
  const bindings = lines.flatMap(({ opened, use }) => [opened.id, use]);
  return (await knex(`${tables.accounts} as account`)
    .join(`${tables.accountOwners} as owner`, 'owner.id', 'account.owner_id')
    .join(`${tableName} as paid`, 'paid.document_id', 'owner.document_id')
    .join(
      `${ofDisbursement.name} as of_paid`,
      `of_paid.${ofDisbursement.joinColumn.name}`,
      'paid.id',
    )
    .join(
      `${ofApplication.name} as asked`,
      `asked.${ofApplication.joinColumn.name}`,
      `of_paid.${ofDisbursement.inverseJoinColumn.name}`,
    )
    .whereIn(
      'account.line_id',
      lines.map(({ opened }) => opened.id),
    )
    .where('account.phase', 'paid')
    .where('account.balance', '>', 0)
    .groupBy('use_name')
    .select(knex.raw(`${useOf} as use_name`, bindings))
    .countDistinct({ people: `asked.${ofApplication.inverseJoinColumn.name}` })) as Row[];
};

/**
 * How many people were paid for each use. Nothing of a use where they are so few that one could be told
 * from the others (`beneficiaries.least`).
 */
export const beneficiariesOf = async (
  strapi: Core.Strapi,
  lines: readonly YearLine[],
): Promise<ReadonlyMap<string, number>> => {
  if (lines.length === 0) return new Map();
  const rows = await reading(strapi, (knex) => countPeople(strapi, knex, lines));
  const { least } = settingsOf(strapi).beneficiaries;
  return new Map(
    rows.flatMap(({ use_name: use, people }) =>
      Number(people) >= least ? [[use, Number(people)] as const] : [],
    ),
  );
};

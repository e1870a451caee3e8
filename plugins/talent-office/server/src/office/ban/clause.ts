import type { Core, UID } from '@strapi/strapi';

import type { CalendarDate, Entry } from '../../platform';

const policies = 'plugin::talent-office.policy' as UID.ContentType;

interface Clause {
  readonly number: string;
  readonly text: string;
  readonly allowsBan: boolean | null;
}

interface Policy {
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly effectiveFrom: string | null;
  readonly effectiveUntil: string | null;
  readonly trial: boolean | null;
  readonly expiresOn: string | null;
  readonly clauses: readonly Clause[];
}

/** Issued under a number, and neither still to come nor over; its last day is the one before. */
const isInForce = (policy: Policy, today: CalendarDate): boolean => {
  const { number, issuedOn, effectiveFrom, effectiveUntil, expiresOn } = policy;
  if (!number?.trim() || !issuedOn || issuedOn > today) return false;
  if (effectiveFrom && effectiveFrom > today) return false;
  return [effectiveUntil, expiresOn].every((end) => !end || today < end);
};

/** The clause by which a ban stands on a day; `null` where none in force allows it. */
export const clauseOf = async (
  strapi: Core.Strapi,
  ban: Entry,
  today: CalendarDate,
): Promise<string | null> => {
  const id = (ban.policy as Entry | null | undefined)?.id;
  if (id === undefined) return null;
  const policy = (await strapi.db.query(policies).findOne({
    where: { id },
    populate: { clauses: true },
  })) as Policy | null;
  if (!policy || !isInForce(policy, today)) return null;
  const wanted = String(ban.clauseNumber ?? '').trim();
  const found = policy.clauses.find(({ number }) => number.trim() === wanted);
  return found?.allowsBan === true ? found.text : null;
};

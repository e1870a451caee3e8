import type { Core, UID } from '@strapi/strapi';

import type { Person } from '../../engine/organisation';
import { getService, refuse, type Actor, type Entry } from '../../platform';

export const agents = 'plugin::talent-office.employer-agent' as UID.ContentType;
export const employers = 'plugin::talent-office.employer' as UID.ContentType;
export const units = 'plugin::talent-office.unit' as UID.ContentType;

/** An entry for which agents act. */
export interface Principal {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
}

/** For whom somebody acts today. */
export interface Agency {
  /** Key under which he does it: of his entry as an agent, or of the account that the employer names. */
  readonly key: string;
  readonly kind: 'employer' | 'unit';
  readonly principal: Principal;
}

interface AgentRow {
  readonly documentId: string;
  readonly employer: Principal | null;
  readonly unit: Principal | null;
}

const running = (strapi: Core.Strapi) => {
  const today = getService(strapi, 'clock').today();
  return {
    startsOn: { $lte: today },
    $or: [{ endsOn: { $null: true } }, { endsOn: { $gt: today } }],
  };
};

/** One of the two, and days that follow each other. */
const refuseIncomplete = ({ user, employer, unit, startsOn, endsOn }: Entry): void => {
  if (!user) throw refuse('REFERENCE_MISSING', { type: agents, path: 'user' }, 'user');
  if (Boolean(employer) === Boolean(unit)) throw refuse('AGENT_PRINCIPAL', {}, 'employer');
  if (endsOn && String(endsOn) <= String(startsOn)) throw refuse('PERIOD_EMPTY', {}, 'endsOn');
};

const agentsOf = async (
  strapi: Core.Strapi,
  type: string,
  documentId: string,
): Promise<Person[]> => {
  const attribute = type === employers ? 'employer' : type === units ? 'unit' : null;
  if (attribute === null) return [];
  const rows = (await strapi.db.query(agents).findMany({
    where: { $and: [{ [attribute]: { documentId } }, running(strapi)] },
    select: ['documentId'],
    orderBy: { id: 'asc' },
  })) as { documentId: string }[];
  const found: Person[] = [];
  for (const row of rows) {
    found.push(await getService(strapi, 'organisation').personBy(`agent:${row.documentId}`));
  }
  return found;
};

/** For whom a website account acts today; the account that an employer itself names is among its agents. */
export const agenciesOf = async (strapi: Core.Strapi, actor: Actor): Promise<Agency[]> => {
  if (actor.kind !== 'user') throw refuse('NOT_SIGNED_IN');
  const user = { id: actor.id };
  const rows = (await strapi.db.query(agents).findMany({
    where: { $and: [{ user }, running(strapi)] },
    populate: { employer: true, unit: true },
    orderBy: { id: 'asc' },
  })) as AgentRow[];
  const named = (await strapi.db
    .query(employers)
    .findMany({ where: { agent: user }, orderBy: { id: 'asc' } })) as Principal[];
  const found: Agency[] = rows.flatMap(({ documentId, employer, unit }) => {
    const principal = employer ?? unit;
    const kind = employer ? ('employer' as const) : ('unit' as const);
    return principal ? [{ key: `agent:${documentId}`, kind, principal }] : [];
  });
  for (const principal of named) {
    if (found.some((one) => one.principal.documentId === principal.documentId)) continue;
    found.push({ key: `user:${actor.id}`, kind: 'employer', principal });
  }
  return found;
};

/** @throws Refusal NOT_AN_AGENT: nobody today, whatever he was */
export const requireAgencies = async (strapi: Core.Strapi, actor: Actor): Promise<Agency[]> => {
  const found = await agenciesOf(strapi, actor);
  if (found.length === 0) throw refuse('NOT_AN_AGENT');
  return found;
};

/**
 * The employers of an agent: what he asks for is looked up among their people and no others.
 * @throws Refusal NOT_AN_AGENT
 */
export const ownEmployers = async (strapi: Core.Strapi, actor: Actor): Promise<Agency[]> => {
  const found = (await requireAgencies(strapi, actor)).filter(({ kind }) => kind === 'employer');
  if (found.length === 0) throw refuse('NOT_AN_AGENT');
  return found;
};

/** The one that is meant: named by who acts for several. @throws Refusal NOT_AN_AGENT, EMPLOYER_UNNAMED, NOT_FOUND */
export const ownEmployer = async (
  strapi: Core.Strapi,
  actor: Actor,
  documentId: string | undefined,
): Promise<Agency> => {
  const own = await ownEmployers(strapi, actor);
  if (documentId === undefined && own.length > 1) throw refuse('EMPLOYER_UNNAMED', {}, 'employer');
  const found = documentId
    ? own.find(({ principal }) => principal.documentId === documentId)
    : own[0];
  if (!found) throw refuse('NOT_FOUND', {}, 'employer');
  return found;
};

/** Accounts that act for an employer; one that nobody acts for is told nothing. */
export const agentsFor = async (strapi: Core.Strapi, employer: string): Promise<Person[]> => {
  const organisation = getService(strapi, 'organisation');
  const named = await organisation.personBy(`employer:${employer}`);
  return [...(await organisation.agentsOf(employers, employer)), named].filter(({ keys }) =>
    keys.some((key) => key.startsWith('user:')),
  );
};

/** Tells the engine who acts for whom. Called in `register()`. */
export const registerAgents = (strapi: Core.Strapi): void => {
  const organisation = getService(strapi, 'organisation');
  organisation.registerPersonSource({
    type: agents,
    prefix: 'agent',
    user: 'user',
    identity: 'identityIndex',
    name: 'name',
    refuseWrong: refuseIncomplete,
  });
  organisation.registerAgencies({
    prefix: 'agent',
    agentsOf: (type, documentId) => agentsOf(strapi, type, documentId),
  });
};

import type { Core } from '@strapi/strapi';

import { findEntries, getService, refuse, type Entry } from '../../platform';

import { roundQuotas, rounds, windowRefusal, windowsOf } from './windows';

const application = 'plugin::talent-office.fund-application';

/** Relations that were written earlier in the same transaction. */
const asItStands = async (strapi: Core.Strapi, { id }: Entry): Promise<Entry> => {
  const [entry] = await findEntries(strapi, application, { id });
  if (!entry) throw refuse('NOT_FOUND');
  return entry;
};

const idAt = (entry: Entry, name: string): number | null =>
  (entry[name] as Entry | null)?.id ?? null;

/**
 * The quota that an application takes a place of: its employer's for this benefit, else for all of them;
 * none in a round without quotas.
 * @throws Refusal QUOTA_ABSENT: in a round that has quotas, no quota is no place
 */
const quotaOf = async (strapi: Core.Strapi, entry: Entry): Promise<Entry | null> => {
  const application = await asItStands(strapi, entry);
  const roundId = idAt(application, 'round');
  if (roundId === null) return null;
  const all = await findEntries(strapi, roundQuotas, { round: { id: roundId }, state: 'in-force' });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(roundQuotas, all);
  const benefit = idAt(application, 'benefit');
  const forIt = all.filter((one) => [null, benefit].includes(idAt(one, 'benefit')));
  if (forIt.length === 0) return null;
  const employer = idAt(application, 'employer');
  const own = forIt.filter((one) => employer !== null && idAt(one, 'employer') === employer);
  const quota = own.find((one) => idAt(one, 'benefit') !== null) ?? own[0];
  if (quota) return quota;
  const [round] = await findEntries(strapi, rounds, { id: roundId });
  throw refuse('QUOTA_ABSENT', { title: round?.title }, 'employer');
};

/** Registers what an application is given when it is submitted: its round, and its place of a quota. */
export const registerFinders = (strapi: Core.Strapi): void => {
  const lifecycle = getService(strapi, 'lifecycle');
  lifecycle.registerFinder('round-of-application', async (_tx, entry, day) => {
    const benefit = idAt(await asItStands(strapi, entry), 'benefit');
    if (benefit === null) return null;
    const window = (await windowsOf(strapi, [benefit], day)).get(benefit);
    if (!window) return null;
    const refusal = windowRefusal(window);
    if (refusal) throw refusal;
    return window.round;
  });
  lifecycle.registerFinder('quota-of-application', (_tx, entry) => quotaOf(strapi, entry));
};

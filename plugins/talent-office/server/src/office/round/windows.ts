import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../shared/error-codes';
import {
  findEntries,
  getService,
  messagesOf,
  refuse,
  type CalendarDate,
  type Entry,
  type Refusal,
} from '../../platform';

export const rounds = 'plugin::talent-office.round';
export const roundBenefits = 'plugin::talent-office.round-benefit';
export const roundQuotas = 'plugin::talent-office.round-quota';

/** The round that takes applications for a benefit, the next one, or the last one. */
export interface RoundWindow {
  readonly round: Entry;
  readonly stands: 'open' | 'coming' | 'over';
}

const standingOn = (round: Entry, day: CalendarDate): RoundWindow['stands'] => {
  if (round.state !== 'announced' || String(round.closesOn) < day) return 'over';
  return String(round.opensOn) <= day ? 'open' : 'coming';
};

/** The one that counts: an open one, else the next to open, else the one that ended last. */
const decisive = (rounds: readonly Entry[], day: CalendarDate): RoundWindow | null => {
  const windows = rounds.map((round) => ({ round, stands: standingOn(round, day) }));
  const by = (stands: RoundWindow['stands']) => windows.filter((one) => one.stands === stands);
  const opensOn = ({ round }: RoundWindow): string => String(round.opensOn);
  const closesOn = ({ round }: RoundWindow): string => String(round.closesOn);
  return (
    by('open')[0] ??
    by('coming').sort((a, b) => opensOn(a).localeCompare(opensOn(b)))[0] ??
    by('over').sort((a, b) => closesOn(b).localeCompare(closesOn(a)))[0] ??
    null
  );
};

/**
 * How each of some benefits stands to the rounds that were announced for it, on a day; none for a benefit
 * without a round, which is open by its own dates.
 * @throws Refusal CONTENT_CHANGED where a round came past the gate
 */
export const windowsOf = async (
  strapi: Core.Strapi,
  benefits: readonly number[],
  day: CalendarDate,
): Promise<ReadonlyMap<number, RoundWindow>> => {
  const parts = await findEntries(strapi, roundBenefits, {
    benefit: { id: { $in: benefits } },
    state: 'in-force',
  });
  const ids = [...new Set(parts.map(({ round }) => (round as Entry | null)?.id ?? -1))];
  const found = ids.length === 0 ? [] : await findEntries(strapi, rounds, { id: { $in: ids } });
  const lifecycle = getService(strapi, 'lifecycle');
  await lifecycle.refuseTamperedAmong(roundBenefits, parts);
  await lifecycle.refuseTamperedAmong(rounds, found);
  const byId = new Map(found.map((round) => [round.id, round]));
  const windows = new Map<number, RoundWindow>();
  for (const benefit of new Set(benefits)) {
    const own = parts
      .filter((part) => (part.benefit as Entry | null)?.id === benefit)
      .flatMap((part) => byId.get((part.round as Entry | null)?.id ?? -1) ?? []);
    const window = decisive(own, day);
    if (window) windows.set(benefit, window);
  }
  return windows;
};

/** Why a benefit of rounds takes nothing on that day; `null` where it does. Names the window. */
export const windowRefusal = ({ round, stands }: RoundWindow): Refusal | null => {
  const { title, opensOn, closesOn } = round as Entry & Record<string, string>;
  if (stands === 'open') return null;
  return stands === 'coming'
    ? refuse('ROUND_COMING', { title, opensOn, closesOn }, 'benefit')
    : refuse('ROUND_OVER', { title, closesOn }, 'benefit');
};

/** The same of some benefits today, as applicants are told before they fill in anything. */
export const roundObstacles = async (
  strapi: Core.Strapi,
  benefits: readonly number[],
): Promise<Bilingual[][]> => {
  const windows = await windowsOf(strapi, benefits, getService(strapi, 'clock').today());
  return benefits.map((benefit) => {
    const window = windows.get(benefit);
    const refusal = window && windowRefusal(window);
    return refusal ? [messagesOf(refusal)] : [];
  });
};

import type { Core } from '@strapi/strapi';

import type { PublicRoundBody } from '../../../../shared/contracts/rounds';
import { findEntries, getService, type Entry } from '../../platform';

import { roundBenefits, rounds } from './windows';

const benefits = 'plugin::talent-office.benefit';

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The rounds that take applications today or will, as everybody reads them: the next to close first. */
export const publicRounds = async (strapi: Core.Strapi): Promise<PublicRoundBody[]> => {
  const today = getService(strapi, 'clock').today();
  const found = await findEntries(strapi, rounds, {
    state: 'announced',
    closesOn: { $gte: today },
  });
  const parts = await findEntries(strapi, roundBenefits, {
    round: { id: { $in: found.map(({ id }) => id) } },
    state: 'in-force',
  });
  const ids = parts.map(({ benefit }) => (benefit as Entry | null)?.id ?? -1);
  const offered = await findEntries(strapi, benefits, { id: { $in: ids }, active: true });
  const byId = new Map(offered.map((benefit) => [benefit.id, benefit]));
  const bodies = found.map((round): PublicRoundBody => ({
    id: round.documentId,
    title: String(round.title),
    noticeNumber: textOrNull(round.noticeNumber),
    opensOn: String(round.opensOn),
    closesOn: String(round.closesOn),
    phase: String(round.opensOn) <= today ? 'open' : 'coming',
    materials: textOrNull(round.materials),
    summary: textOrNull(round.summary),
    benefits: parts
      .filter((part) => (part.round as Entry | null)?.id === round.id)
      .flatMap((part) => byId.get((part.benefit as Entry | null)?.id ?? -1) ?? [])
      .map(({ documentId, title }) => ({ id: documentId, title: String(title) })),
  }));
  return bodies.sort(
    (a, b) => a.closesOn.localeCompare(b.closesOn) || a.title.localeCompare(b.title),
  );
};

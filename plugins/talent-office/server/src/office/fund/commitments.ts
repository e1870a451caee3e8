import type { Core } from '@strapi/strapi';

import { fen, findEntries, getService, type Entry } from '../../platform';

import { disbursement } from './disbursed';

/** Something that holds committed money of a line, and is carried with it. */
export interface Commitment {
  readonly type: string;
  readonly limit: string;
  readonly state: string;
  readonly entry: Entry;
  /** In fen: what of it is still committed and not handed on. */
  readonly amountFen: number;
}

const amountOf = ({ amountFen, drawnFen }: Entry): number =>
  fen(Number(amountFen)) - fen(Number(drawnFen ?? 0));

/** Who commits money, in which state, by which limit. */
const committers = [
  { type: disbursement, state: 'committed', limit: 'part' },
  { type: 'plugin::talent-office.unit-project', state: 'implementing', limit: 'spending' },
  { type: 'plugin::talent-office.direct-expenditure', state: 'approved', limit: 'spending' },
] as const;

/**
 * What is committed on a line and nobody has sent to be paid yet, of all kinds of spending: what is to be
 * paid first, the earliest made first. @throws Refusal CONTENT_CHANGED
 */
export const commitmentsOf = async (strapi: Core.Strapi, line: Entry): Promise<Commitment[]> => {
  const all: Commitment[] = [];
  for (const { type, state, limit } of committers) {
    const found = await findEntries(strapi, type, { line: { id: line.id }, state });
    await getService(strapi, 'lifecycle').refuseTamperedAmong(type, found);
    for (const entry of found.sort((a, b) => a.id - b.id)) {
      all.push({ type, limit, state, entry, amountFen: amountOf(entry) });
    }
  }
  return all;
};

/** The same of one as it now stands. */
export const leftOf = (entry: Entry): number => amountOf(entry);

import type { Core } from '@strapi/strapi';

import {
  absentFact,
  type CelValue,
  type EntryReference,
  type FactContext,
  type FactFunction,
  type Json,
} from '../../engine/expression';
import { fen, findEntries, getService, own, reading, type Entry } from '../../platform';

import { application } from './applications';
import { disbursement, disbursementsOf } from './disbursed';

/** What a person holds or was paid for one application. */
interface Award {
  readonly kind: string;
  /** The budget year whose money it is. */
  readonly year: number;
  /** In fen. */
  readonly amount: number;
}

/**
 * The other applications of a subject: those that name him, and those that named him when he asked.
 * Who wrote another name into an award has not given it back.
 */
const applicationsOf = async (
  strapi: Core.Strapi,
  { type, entry }: Pick<FactContext, 'type' | 'entry'>,
  subject: EntryReference,
): Promise<Entry[]> => {
  const path = getService(strapi, 'declarations').of(type)?.people?.subject;
  const person =
    path && entry ? await getService(strapi, 'organisation').personAt(type, entry.id, path) : null;
  const asked = person
    ? await getService(strapi, 'approval').entriesAbout(application, person)
    : [];
  return findEntries(strapi, application, {
    $or: [{ applicant: { id: subject.id } }, { documentId: { $in: asked } }],
    ...(entry ? { documentId: { $ne: entry.documentId } } : {}),
  });
};

const heldBy = async (strapi: Core.Strapi, type: string, documentId: string, limit: string) => {
  const holder = { type, documentId, limit };
  const found = await reading(strapi, (knex) => getService(strapi, 'ledger').held(knex, holder));
  return found.reduce((sum, one) => sum + one.amount, 0);
};

/**
 * What one application comes to, in fen: as long as its case holds money all that it asks for, later
 * years included; then what its disbursements hold, were paid, or are promised.
 * @throws Refusal CONTENT_CHANGED where a disbursement came past the gate
 */
const amountOf = async (strapi: Core.Strapi, award: Entry): Promise<number> => {
  if ((await heldBy(strapi, application, award.documentId, 'award')) > 0) {
    return fen(Number(award.awardedFen));
  }
  const parts = await disbursementsOf(strapi, award);
  await getService(strapi, 'lifecycle').refuseTamperedAmong(disbursement, parts);
  let sum = 0;
  for (const { documentId, state, amountFen } of parts) {
    sum +=
      state === 'planned'
        ? fen(Number(amountFen))
        : await heldBy(strapi, disbursement, documentId, 'part');
  }
  return sum;
};

/**
 * What the subject holds or was paid, one by one, without this entry itself.
 * @throws Refusal CONTENT_CHANGED where one of these awards came past the gate
 */
const awardsOf = async (
  strapi: Core.Strapi,
  { type, entry, subject }: FactContext,
): Promise<Award[] | null> => {
  // Without an entry somebody asks what a person would get who applied: then all of his count.
  if (!subject) return null;
  const held: { award: Entry; amount: number }[] = [];
  for (const award of await applicationsOf(strapi, { type, entry }, subject)) {
    const amount = await amountOf(strapi, award);
    // What the books hold nothing for decides nothing, whatever it reads.
    if (amount > 0) held.push({ award, amount });
  }
  await getService(strapi, 'lifecycle').refuseTamperedAmong(
    application,
    held.map(({ award }) => award),
  );
  return held
    .filter(({ award }) => (award.applicant as Entry | null)?.id === subject.id)
    .map(({ award, amount }) => ({
      // The kind is any text of the office's.
      kind: typeof award.benefitKind === 'string' ? award.benefitKind : '',
      year: Number(award.budgetYear),
      amount,
    }));
};

type ByKind = Readonly<Record<string, number>>;

const summed = (
  awards: readonly Award[] | null,
  amountOf: (award: Award) => number,
): ByKind | null => {
  if (!awards) return null;
  const sums = new Map<string, number>();
  for (const award of awards) sums.set(award.kind, (sums.get(award.kind) ?? 0) + amountOf(award));
  return Object.fromEntries(sums);
};

const ofKind = (facts: Json, kind: CelValue | undefined, name: string): bigint => {
  if (facts === null || typeof facts !== 'object') throw absentFact(`${name}()`);
  return BigInt(own(facts as ByKind, String(kind)) ?? 0);
};

/** Awards as they are kept with an evaluation, and the year of the day it is for. */
interface Kept {
  readonly year: number;
  readonly awards: readonly {
    readonly kind: string;
    readonly year: number;
    readonly fen: number;
  }[];
}

/**
 * This budget year and the ones before it, `years` in all. Money of a later year, which was opened in
 * advance, counts too: otherwise a cap could be passed by applying in December.
 */
const within = (facts: Json, [kind, years]: readonly CelValue[], name: string): Kept['awards'] => {
  if (facts === null || typeof facts !== 'object') throw absentFact(`${name}()`);
  const { year, awards } = facts as unknown as Kept;
  return awards.filter((award) => award.kind === String(kind) && award.year > year - Number(years));
};

const kept = async (strapi: Core.Strapi, context: FactContext): Promise<Json> => {
  const awards = await awardsOf(strapi, context);
  if (!awards) return null;
  return {
    year: Number(context.today.slice(0, 4)),
    awards: awards.map(({ kind, year, amount }) => ({ kind, year, fen: amount })),
  };
};

const functions = (strapi: Core.Strapi): FactFunction[] => [
  {
    signature: 'received(string): int',
    unit: 'fen',
    load: async (context) => summed(await awardsOf(strapi, context), ({ amount }) => amount),
    call: (facts, kind) => ofKind(facts, kind, 'received'),
  },
  {
    signature: 'timesReceived(string): int',
    load: async (context) => summed(await awardsOf(strapi, context), () => 1),
    call: (facts, kind) => ofKind(facts, kind, 'timesReceived'),
  },
  {
    signature: 'receivedInYears(string, int): int',
    unit: 'fen',
    load: (context) => kept(strapi, context),
    call: (facts, ...args) =>
      BigInt(within(facts, args, 'receivedInYears').reduce((sum, { fen }) => sum + fen, 0)),
  },
  {
    signature: 'timesReceivedInYears(string, int): int',
    load: (context) => kept(strapi, context),
    call: (facts, ...args) => BigInt(within(facts, args, 'timesReceivedInYears').length),
  },
];

/**
 * What a person had before, by kind of benefit, from the ledger: for 就高不重复 (only the highest of
 * one kind, the difference is paid) and for caps per person over entries and years.
 */
export const registerReceived = (strapi: Core.Strapi): void => {
  for (const one of functions(strapi)) getService(strapi, 'expressions').registerFunction(one);
  const rules = getService(strapi, 'rules');
  rules.registerDeduction({
    key: 'received',
    fn: 'received',
    answered: { zh: '同类待遇已享受', en: 'Received before of the same kind' },
    deducted: { zh: '就高不重复扣减', en: 'Deducted: only the highest of a kind is paid' },
  });
  rules.registerDeduction({
    key: 'received-in-years',
    fn: 'receivedInYears',
    answered: { zh: '规定年限内已享受', en: 'Received within the years that count' },
    deducted: { zh: '超出年限内累计上限扣减', en: 'Deducted: above the cap of these years' },
  });
};

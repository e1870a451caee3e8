import { refuse, type Refusal, type Tx } from '../../../platform';
import { samePerson, type Person } from '../../organisation';

import type { CaseRecord, CaseTarget, Exclusion } from '../case';

/** Why somebody must keep out (回避): what he is to the entry, or what he did to it before. */
const reasons = {
  subject: { zh: '申请人本人', en: 'it is about you' },
  owner: { zh: '申报单位', en: 'you are its owner' },
  author: { zh: '材料起草人', en: 'you wrote it' },
  excluded: { zh: '推荐人或关系人', en: 'you recommended it, or are related' },
  recused: { zh: '已申明或被要求回避', en: 'you keep out of it' },
  related: { zh: '与当事人有申报的利害关系', en: 'you have declared a relationship to a party' },
  recorder: { zh: '录入或提交了这个事项', en: 'you keyed it in or submitted it' },
  objection: { zh: '异议成立前已签署', en: 'you signed before an objection was upheld' },
  signer: { zh: '已签署过这个事项', en: 'you signed this case' },
  doer: { zh: '办理过之前的步骤', en: 'you did an earlier step of it' },
} as const;

/** Why somebody must keep out, as a reader is told it. */
export type ExclusionReason = keyof typeof reasons;

/** The refusal of a person who must keep out, with the reason in both languages. */
export const refuseExcluded = (why: ExclusionReason): Refusal =>
  refuse('SIGNER_EXCLUDED', { why: { code: why, ...reasons[why] } });

/** Who is party to a case, as it was opened and as things stand. */
export const partiesOf = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<Exclusion[]> => [...one.parties, ...(await target.exclusions(tx, one.target))];

/** Why a person must keep out of a case with these parties; `null` where he need not. */
export const exclusionAmong = (
  one: CaseRecord,
  parties: readonly Exclusion[],
  { keys }: Pick<Person, 'keys'>,
): ExclusionReason | null => {
  if (samePerson(one.barred, keys)) return 'objection';
  // As he was known at the submission, whatever became of his accounts since.
  if (one.subject !== null && keys.includes(one.subject)) return 'subject';
  const party = parties.find((each) => samePerson(each.keys, keys));
  if (party) return party.why;
  return samePerson(one.openedBy, keys) ? 'recorder' : null;
};

/** Tells of one person after another why he must keep out of a case; `null` for who need not. */
export const exclusionsFrom = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<(person: Pick<Person, 'keys'>) => ExclusionReason | null> => {
  const parties = await partiesOf(tx, target, one);
  return (person) => exclusionAmong(one, parties, person);
};

/**
 * Whoever is party to a case decides nothing in it: neither a step, nor an objection, nor a pause.
 * @throws Refusal SIGNER_EXCLUDED
 */
export const refuseParty = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
  person: Person,
): Promise<void> => {
  const why = (await exclusionsFrom(tx, target, one))(person);
  if (why) throw refuseExcluded(why);
};

/**
 * Whoever writes down or confirms what another one signed on paper (代录) decides nothing: he may have
 * keyed the case in, or signed it. But what is about him, or about his, he leaves to others.
 * @throws Refusal CLERK_IS_PARTY
 */
export const refuseClerk = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
  { keys }: Person,
): Promise<void> => {
  const isSubject = one.subject !== null && keys.includes(one.subject);
  const party = (await partiesOf(tx, target, one)).find(
    (each) => each.why !== 'author' && each.why !== 'doer' && samePerson(each.keys, keys),
  );
  const why = isSubject ? 'subject' : party?.why;
  if (why) throw refuse('CLERK_IS_PARTY', { why });
};

/** Whom a case is about, or who stands to him: nobody of these has a hand in what becomes of it. */
const concerned: readonly ExclusionReason[] = [
  'subject',
  'owner',
  'excluded',
  'recused',
  'related',
];

/**
 * Who keeps the records of many cases signs nothing of them, and may have keyed them in; but nobody keeps
 * the records of what is about himself.
 * @throws Refusal SIGNER_EXCLUDED
 */
export const refuseConcerned = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
  person: Person,
): Promise<void> => {
  const why = (await exclusionsFrom(tx, target, one))(person);
  if (why && concerned.includes(why)) throw refuseExcluded(why);
};

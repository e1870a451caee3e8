import { refuse, type Refusal, type Tx } from '../../platform';
import { samePerson, type Person } from '../organisation';

import type { CaseRecord } from './cases';
import type { CaseTarget, Exclusion } from './target';

/** Why somebody must keep out (回避): what he is to the entry, or what he did to it before. */
const reasons = {
  subject: { zh: '申请人本人', en: 'it is about you' },
  owner: { zh: '申报单位', en: 'you are its owner' },
  author: { zh: '材料起草人', en: 'you wrote it' },
  excluded: { zh: '推荐人或关系人', en: 'you recommended it, or are related' },
  recorder: { zh: '录入或提交了这个事项', en: 'you keyed it in or submitted it' },
  objection: { zh: '异议成立前已签署', en: 'you signed before an objection was upheld' },
  signer: { zh: '已签署过这个事项', en: 'you signed this case' },
} as const;

/** The refusal of a person who must keep out, with the reason in both languages. */
export const refuseExcluded = (
  why: Exclusion['why'] | 'recorder' | 'objection' | 'signer',
): Refusal => refuse('SIGNER_EXCLUDED', { why: { code: why, ...reasons[why] } });

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
  if (samePerson(one.barred, person.keys)) throw refuseExcluded('objection');
  // As he was known at the submission, whatever became of his accounts since.
  if (one.subject !== null && person.keys.includes(one.subject)) throw refuseExcluded('subject');
  for (const { why, keys } of [...one.parties, ...(await target.exclusions(tx, one.target))]) {
    if (samePerson(keys, person.keys)) throw refuseExcluded(why);
  }
  if (person.keys.includes(one.openedBy)) throw refuseExcluded('recorder');
};

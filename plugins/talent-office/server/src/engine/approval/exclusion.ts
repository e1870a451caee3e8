import { refuse, type Refusal } from '../../platform';

import type { Exclusion } from './target';

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

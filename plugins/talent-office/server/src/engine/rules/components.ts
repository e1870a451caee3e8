import { ruleKinds } from '../../../../shared/vocabulary';
import type { ComponentSchema } from '../../platform';

/** One rule (条件): a CEL expression, and what is said when it does not hold. */
export const rule = {
  collectionName: 'components_talent_office_rules',
  info: { icon: 'check' },
  attributes: {
    code: { type: 'string', required: true, maxLength: 64 },
    kind: { type: 'enumeration', enum: ruleKinds, required: true, default: 'hard' },
    expression: { type: 'text', required: true },
    clause: { type: 'string' },
    messageZh: { type: 'string', required: true },
    messageEn: { type: 'string', required: true },
  },
} as const satisfies ComponentSchema;

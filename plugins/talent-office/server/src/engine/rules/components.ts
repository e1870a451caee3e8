import { eligibilities, ruleKinds } from '../../../../shared/vocabulary';
import type { ComponentSchema } from '../../platform';

/** One rule (条件): a CEL expression, and what is said when it does not hold. */
export const rule = {
  collectionName: 'components_talent_office_rules',
  info: { icon: 'check' },
  // In a list of conditions an editor finds one by what it says; its code is the engine's key.
  config: { settings: { mainField: 'messageZh' } },
  attributes: {
    code: { type: 'string', required: true, maxLength: 64 },
    kind: { type: 'enumeration', enum: ruleKinds, required: true, default: 'hard' },
    expression: { type: 'text', required: true },
    clause: { type: 'string' },
    messageZh: { type: 'string', required: true },
    messageEn: { type: 'string', required: true },
  },
} as const satisfies ComponentSchema;

/**
 * One example of a rule set (规则用例): facts as somebody might have them, and what the rules must say
 * of them before the set may be put in force.
 */
export const ruleTest = {
  collectionName: 'components_talent_office_rule_tests',
  info: { icon: 'question' },
  config: {
    settings: { mainField: 'title' },
    layouts: {
      list: ['title'],
      edit: [{ title: 8, judgedOn: 4 }, { given: 12 }, { expected: 4, failing: 4, amountFen: 4 }],
    },
  },
  attributes: {
    title: { type: 'string', required: true, maxLength: 200 },
    // Facts by the path under which rules read them; of a function, what it answers: `received()`.
    given: { type: 'json' },
    // The day that `today()` is: an example that was right stays right.
    judgedOn: { type: 'date', required: true },
    expected: { type: 'enumeration', enum: eligibilities, required: true },
    // Codes of the rules that must not hold, and no others; empty where it does not matter.
    failing: { type: 'string', maxLength: 500 },
    // What each benefit decided by these rules must come to; empty where it does not matter.
    amountFen: { type: 'biginteger' },
  },
} as const satisfies ComponentSchema;

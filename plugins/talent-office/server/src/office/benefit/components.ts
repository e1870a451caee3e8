import type { ComponentSchema } from '../../platform';

/** A clause (条款) of a policy, cited by benefits, rules and stages by its number. */
export const clause = {
  collectionName: 'components_talent_office_clauses',
  info: { icon: 'quote' },
  config: { settings: { mainField: 'number' } },
  attributes: {
    number: { type: 'string', required: true, maxLength: 64 },
    text: { type: 'text', required: true },
    // Whether it says that somebody may be barred from applying: without such a clause nobody is.
    allowsBan: { type: 'boolean', default: false },
  },
} as const satisfies ComponentSchema;

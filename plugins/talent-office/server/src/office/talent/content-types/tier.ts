import type { ContentTypeSchema } from '../../../platform';
import { talentTiers } from '../../../../../shared/vocabulary';

/** One row of the dated table of tiers (人才层次目录): criteria and what hangs on the tier, in `[validFrom, validUntil)`. */
export const tier = {
  kind: 'collectionType',
  collectionName: 'talent_office_tiers',
  info: { singularName: 'tier', pluralName: 'tiers' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'name', defaultSortBy: 'code' },
    layouts: { list: ['code', 'name', 'rentShare', 'validFrom', 'validUntil'] },
  },
  indexes: [{ name: 'talent_office_tiers_code_idx', columns: ['code', 'valid_from'] }],
  attributes: {
    name: { type: 'string', required: true },
    code: { type: 'enumeration', enum: talentTiers, required: true },
    criteria: { type: 'text' },
    // Per cent of an apartment's base rent that the tenant pays.
    rentShare: { type: 'integer', min: 0, max: 100 },
    validFrom: { type: 'date', required: true },
    validUntil: { type: 'date' },
  },
} as const satisfies ContentTypeSchema;

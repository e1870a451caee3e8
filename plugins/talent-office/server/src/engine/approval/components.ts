import type { ComponentSchema } from '../../platform';
import { stageKinds } from '../../../../shared/vocabulary';

/** One stage of a workflow: several seats make a parallel (joint) review. */
export const stage = {
  collectionName: 'components_talent_office_stages',
  info: { icon: 'layer' },
  config: { settings: { mainField: 'title' } },
  attributes: {
    title: { type: 'string', required: true },
    key: { type: 'string', required: true, maxLength: 64 },
    kind: { type: 'enumeration', enum: stageKinds, required: true, default: 'review' },
    seats: { type: 'component', component: 'talent-office.seat', repeatable: true },
    // Limit of handling time in working days; empty is no limit.
    workingDays: { type: 'integer', min: 1 },
    // Only with it does a case end by itself when nobody has signed in time.
    expiresWhenOverdue: { type: 'boolean', default: false },
    // What passing this stage does to limits, e.g. { "award": "reserved" }.
    onPass: { type: 'json' },
    // Attributes whose values are given with the decision, e.g. ["awardedFen"].
    sets: { type: 'json' },
    noticeWorkingDays: { type: 'integer', min: 1 },
    postingDayCounts: { type: 'boolean', default: false },
    // The clause that this stage rests on.
    basis: { type: 'text' },
    returnAllowed: { type: 'boolean', default: true },
  },
} as const satisfies ComponentSchema;

/** A seat of a stage: which position signs, of which unit, and how many signatures. */
export const seat = {
  collectionName: 'components_talent_office_seats',
  info: { icon: 'user' },
  config: { settings: { mainField: 'title' } },
  attributes: {
    title: { type: 'string', required: true },
    key: { type: 'string', required: true, maxLength: 64 },
    role: { type: 'string', required: true, maxLength: 64 },
    // Either one unit by its code, or the unit that the entry points to, e.g. "employer.street".
    unitCode: { type: 'string', maxLength: 64 },
    unitPath: { type: 'string' },
    signatures: { type: 'integer', required: true, default: 1, min: 1 },
    signaturesAbove: {
      type: 'component',
      component: 'talent-office.signature-threshold',
      repeatable: true,
    },
  },
} as const satisfies ComponentSchema;

/** From this amount on, a seat needs this many signatures. */
export const signatureThreshold = {
  collectionName: 'components_talent_office_signature_thresholds',
  info: { icon: 'hashtag' },
  attributes: {
    fromFen: { type: 'biginteger', required: true, min: '0' },
    signatures: { type: 'integer', required: true, min: 1 },
  },
} as const satisfies ComponentSchema;

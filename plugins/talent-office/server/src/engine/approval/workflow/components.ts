import type { ComponentSchema } from '../../../platform';
import {
  committeeForms,
  proofUploaders,
  selectionMethods,
  selectionSeeds,
  selectionTies,
  shares,
  stageKinds,
} from '../../../../../shared/vocabulary';

import { workflowBounds as most } from './bounds';

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
    workingDays: { type: 'integer', min: 1, max: most.workingDays },
    // Only with it does a case end by itself when nobody has signed in time.
    expiresWhenOverdue: { type: 'boolean', default: false },
    // Working days before its deadline on which its signers are reminded: "5, 2"; empty is the site's own
    // number. What is no such list is refused at its field.
    remindDaysBefore: {
      type: 'string',
      maxLength: 40,
      regex: '^([1-5]?\\d|60)([,，、 ]+([1-5]?\\d|60)){0,4}$',
    },
    // After it they are reminded once, or with this every so many working days.
    overdueEveryDays: { type: 'integer', min: 1, max: 60 },
    // So many working days overdue, it is shown and told to who holds this position.
    escalateAfterDays: { type: 'integer', min: 1, max: 250 },
    escalateRole: { type: 'string', maxLength: 60 },
    escalateUnitCode: { type: 'string', maxLength: 60 },
    // What passing this stage does to limits, e.g. { "award": "reserved" }.
    onPass: { type: 'json' },
    // Attributes whose values are given with the decision, e.g. ["awardedFen"].
    sets: { type: 'json' },
    noticeWorkingDays: { type: 'integer', min: 1, max: most.noticeWorkingDays },
    // One of the two: working days, or days of the calendar.
    noticeCalendarDays: { type: 'integer', min: 1, max: most.noticeCalendarDays },
    postingDayCounts: { type: 'boolean', default: false },
    // Its case goes on only when somebody has proven where and on which day it was posted.
    proofRequired: { type: 'boolean', default: false },
    // Entries wait here until the office posts several of them as one notice.
    inBatches: { type: 'boolean', default: false },
    // Who decides objections to it: a unit that signs nothing in this workflow; empty is any.
    objectionUnitCode: { type: 'string', maxLength: 60 },
    // The clause that this stage rests on.
    basis: { type: 'text' },
    returnAllowed: { type: 'boolean', default: true },
    // The handling time stands still while it is here, as in a notice: for an expert review.
    stopsTheClock: { type: 'boolean', default: false },
    // Of an acceptance, e.g. 受〔{year}〕{number}号; numbers of one form are counted together, by year.
    acceptanceNumber: { type: 'string', maxLength: 60 },
    committee: { type: 'component', component: 'talent-office.committee' },
    checks: { type: 'component', component: 'talent-office.stage-check', repeatable: true },
    proofs: { type: 'component', component: 'talent-office.stage-proof', repeatable: true },
    selection: { type: 'component', component: 'talent-office.selection' },
  },
} as const satisfies ComponentSchema;

/** Who decides a committee stage: the holders of a position, under one of them who presides. */
export const committee = {
  collectionName: 'components_talent_office_committees',
  info: { icon: 'users' },
  config: { settings: { mainField: 'role' } },
  attributes: {
    role: { type: 'string', required: true, maxLength: 64 },
    unitCode: { type: 'string', maxLength: 64 },
    chairRole: { type: 'string', maxLength: 64 },
    chairUnitCode: { type: 'string', maxLength: 64 },
    quorum: { type: 'enumeration', enum: shares, required: true, default: 'two-thirds' },
    majority: { type: 'enumeration', enum: shares, required: true, default: 'more-than-half' },
    form: { type: 'enumeration', enum: committeeForms, required: true, default: 'either' },
  },
} as const satisfies ComponentSchema;

/** A point of a check stage (核查事项), to be answered by yes, no or not applicable. */
export const stageCheck = {
  collectionName: 'components_talent_office_stage_checks',
  info: { icon: 'check' },
  config: { settings: { mainField: 'zh' } },
  attributes: {
    zh: { type: 'string', required: true, maxLength: 200 },
    en: { type: 'string', required: true, maxLength: 200 },
    key: { type: 'string', required: true, maxLength: 64 },
  },
} as const satisfies ComponentSchema;

/** What a proof stage waits for, such as a signed agreement, and who hands it in. */
export const stageProof = {
  collectionName: 'components_talent_office_stage_proofs',
  info: { icon: 'attachment' },
  config: { settings: { mainField: 'zh' } },
  attributes: {
    zh: { type: 'string', required: true, maxLength: 100 },
    en: { type: 'string', required: true, maxLength: 100 },
    uploader: {
      type: 'enumeration',
      enum: proofUploaders,
      required: true,
      default: 'by-applicant',
    },
    key: { type: 'string', required: true, maxLength: 64 },
  },
} as const satisfies ComponentSchema;

/** How the cases at a selection stage are grouped and put in order. */
export const selection = {
  collectionName: 'components_talent_office_selections',
  info: { icon: 'filter' },
  attributes: {
    // CEL that gives a text: cases of one text are one group.
    groupBy: { type: 'text', maxLength: 4000 },
    method: {
      type: 'enumeration',
      enum: selectionMethods,
      required: true,
      default: 'by-expression',
    },
    // CEL that gives a whole number: the larger stands first.
    orderBy: { type: 'text', maxLength: 4000 },
    ties: { type: 'enumeration', enum: selectionTies, required: true, default: 'no-ties' },
    tieBy: { type: 'text', maxLength: 4000 },
    seed: { type: 'enumeration', enum: selectionSeeds, required: true, default: 'server-seed' },
    // For so many days from its order on a place that comes back goes to the next of the list.
    reserveDays: { type: 'integer', required: true, default: 30, min: 1, max: 1830 },
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
    // Who gives the opinion where that unit is the applicant's employer; empty is the talent office.
    standInRole: { type: 'string', maxLength: 64 },
    standInUnitCode: { type: 'string', maxLength: 64 },
    signatures: { type: 'integer', required: true, default: 1, min: 1, max: most.signatures },
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
    signatures: { type: 'integer', required: true, min: 1, max: most.signatures },
  },
} as const satisfies ComponentSchema;

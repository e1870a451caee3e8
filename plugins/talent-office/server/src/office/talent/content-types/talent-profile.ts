import type { ContentTypeSchema } from '../../../platform';
import {
  degrees,
  educations,
  employerTies,
  genders,
  identityKinds,
  talentTiers,
  titleLevels,
} from '../../../../../shared/vocabulary';

const hidden = { private: true, searchable: false, visible: false, configurable: false } as const;

/** A talent (人才). May be linked to a website account; most never will be. */
export const talentProfile = {
  kind: 'collectionType',
  collectionName: 'talent_office_talent_profiles',
  info: { singularName: 'talent-profile', pluralName: 'talent-profiles' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      sensitive: {
        identityDocument: {
          mask: 'identity',
          index: 'identityIndex',
          derive: { birthYear: 'birth-year' },
        },
        phone: { mask: 'phone' },
      },
    },
  },
  config: {
    settings: { mainField: 'name', defaultSortBy: 'namePinyin', pageSize: 20 },
    layouts: {
      list: ['name', 'tier', 'employer', 'industry', 'title', 'contractEndsOn'],
      edit: [
        { name: 4, gender: 4, birthYear: 4 },
        { namePinyin: 6, nameInitials: 6 },
        { identityKind: 6, identityDocument: 6 },
        { phone: 6, user: 6 },
        { tier: 4, tierSince: 4, foreignNational: 4 },
        { education: 6, degree: 6 },
        { title: 6, titleLevel: 6 },
        { specialty: 6, industry: 6 },
        { employer: 6, employerTie: 6 },
        { community: 6, arrivedOn: 6 },
        { contractStartsOn: 4, contractEndsOn: 4, insuredSince: 4 },
        { remotePost: 4, grassrootsPost: 4, flexible: 4 },
        { flagged: 4, consentToListing: 4, releasedForListing: 4 },
        { photo: 6 },
        { story: 12 },
      ],
    },
  },
  indexes: [
    {
      name: 'talent_office_talent_profiles_identity_unique',
      columns: ['identity_index'],
      type: 'unique',
    },
    {
      name: 'talent_office_talent_profiles_tier_idx',
      columns: ['tier', 'industry', 'name_pinyin'],
    },
    { name: 'talent_office_talent_profiles_industry_idx', columns: ['industry', 'name_pinyin'] },
    { name: 'talent_office_talent_profiles_pinyin_idx', columns: ['name_pinyin'] },
    { name: 'talent_office_talent_profiles_initials_idx', columns: ['name_initials'] },
    { name: 'talent_office_talent_profiles_name_idx', columns: ['name'] },
    // The public directory: for each of its filters the rows stand in the order they are shown in, so
    // that a page reads its own rows and no others.
    {
      name: 'talent_office_talent_profiles_listed_idx',
      columns: ['released_for_listing', 'consent_to_listing', 'name_pinyin'],
    },
    {
      name: 'talent_office_talent_profiles_listed_tier_idx',
      columns: ['released_for_listing', 'consent_to_listing', 'tier', 'name_pinyin'],
    },
    {
      name: 'talent_office_talent_profiles_listed_industry_idx',
      columns: ['released_for_listing', 'consent_to_listing', 'industry', 'name_pinyin'],
    },
    {
      name: 'talent_office_talent_profiles_listed_both_idx',
      columns: ['released_for_listing', 'consent_to_listing', 'tier', 'industry', 'name_pinyin'],
    },
    { name: 'talent_office_talent_profiles_contract_idx', columns: ['contract_ends_on'] },
  ],
  attributes: {
    name: { type: 'string', required: true, maxLength: 100 },
    namePinyin: { type: 'string' },
    nameInitials: { type: 'string', maxLength: 64 },
    identityKind: { type: 'enumeration', enum: identityKinds },
    identityDocument: { type: 'text', private: true, searchable: false },
    identityIndex: { type: 'string', ...hidden },
    birthYear: { type: 'integer', private: true, searchable: false, configurable: false },
    gender: { type: 'enumeration', enum: genders },
    phone: { type: 'text', private: true, searchable: false },
    user: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::users-permissions.user',
      private: true,
    },
    photo: { type: 'media', multiple: false, allowedTypes: ['images'] },
    tier: { type: 'enumeration', enum: talentTiers },
    tierSince: { type: 'date' },
    education: { type: 'enumeration', enum: educations },
    degree: { type: 'enumeration', enum: degrees },
    title: { type: 'string' },
    titleLevel: { type: 'enumeration', enum: titleLevels },
    specialty: { type: 'string' },
    industry: { type: 'string', maxLength: 100 },
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    // One's own firm alone recommends nobody: the town does, too.
    employerTie: { type: 'enumeration', enum: employerTies },
    // Who has no employer is recommended by the village or community, and by the town above it.
    community: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    arrivedOn: { type: 'date' },
    insuredSince: { type: 'date' },
    contractStartsOn: { type: 'date' },
    contractEndsOn: { type: 'date' },
    // Posts that policy prefers (艰苦边远、基层一线).
    remotePost: { type: 'boolean', default: false },
    grassrootsPost: { type: 'boolean', default: false },
    // 柔性引才: works here without moving here.
    flexible: { type: 'boolean', default: false },
    foreignNational: { type: 'boolean', default: false },
    // Never in the public directory unless the office releases this one person.
    flagged: { type: 'boolean', default: false },
    consentToListing: { type: 'boolean', default: false },
    releasedForListing: { type: 'boolean', default: false },
    story: { type: 'blocks' },
  },
} as const satisfies ContentTypeSchema;

import { anonymousObjections } from '../../../../shared/vocabulary';
import type { ContentTypeSchema } from '../../platform';

/** What the office decides about its own site. */
export const officeSetting = {
  kind: 'singleType',
  collectionName: 'talent_office_settings',
  info: { singularName: 'office-setting', pluralName: 'office-settings' },
  options: { draftAndPublish: false },
  attributes: {
    officeName: { type: 'string' },
    // Without it no talent is listed in public, whatever he consented to.
    directoryOn: { type: 'boolean', default: false },
    phone: { type: 'string' },
    mailbox: { type: 'email' },
    address: { type: 'string' },
    // Stands under every public notice: unit, phone, address for objections.
    noticeFooter: { type: 'text' },
    // Without a name an objection is kept and suspends nothing; an office may take none of them.
    anonymousObjections: { type: 'enumeration', enum: anonymousObjections, default: 'everywhere' },
    // 保管期限 of the files of cases: accounting records are kept 30 years.
    caseFileYears: { type: 'integer', default: 30, min: 30, max: 100 },
    // Of a line's original budget, in a year and inside one use; more of it the leading group moves.
    revisionLimitPercent: { type: 'integer', default: 10, min: 0, max: 100 },
    // Days for which an ended notice stays public: who got how much is no archive for everybody.
    // A month lets people see how what they read ended; 0 takes it away with its end.
    noticeShownDays: { type: 'integer', default: 30, min: 0, max: 3650 },
    // Up to it two colleagues write a debt off without the leading group; empty is none.
    smallDebtFen: { type: 'biginteger', min: '0' },
    // By it the directors' meeting decides awards within an approved use plan; none while it is empty.
    directorsClause: { type: 'string', maxLength: 200 },
    directorsLimitFen: { type: 'biginteger', min: '0', default: '1000000' },
  },
} as const satisfies ContentTypeSchema;

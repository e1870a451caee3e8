import type { Knex } from 'knex';

import type { CalendarDate } from '../../platform';
import type { Target } from '../approval';
import type { FileOwner } from '../files';

import { applicationScanOwner } from './applications/service';
import { applicationsOf } from './applications/records';
import { recordsOf } from './records';
import { scanOwner } from './service';

/** A scan that was confirmed by a second person, by what owns its file. */
export interface ConfirmedScan {
  readonly owner: FileOwner;
  readonly signedOn: CalendarDate;
}

/** Forms of a case that were signed by hand, the earliest first; `by` is the key of the signer. */
export const paperDecisionsOf = async (
  knex: Knex,
  caseId: string,
): Promise<(ConfirmedScan & { readonly by: string })[]> =>
  (await recordsOf(knex, caseId))
    .filter(({ state }) => state === 'confirmed')
    .reverse()
    .map(({ publicId, signedOn, signer }) => ({
      ...{ owner: { type: scanOwner, documentId: publicId }, signedOn },
      by: signer.includes(':') ? signer : `staff:${signer}`,
    }));

/** Forms on which an entry was applied for, the earliest first. */
export const applicationsOnPaper = async (knex: Knex, target: Target): Promise<ConfirmedScan[]> =>
  (await applicationsOf(knex, target))
    .filter(({ state }) => state === 'confirmed')
    .reverse()
    .map(({ publicId, signedOn }) => ({
      ...{ owner: { type: applicationScanOwner, documentId: publicId }, signedOn },
    }));

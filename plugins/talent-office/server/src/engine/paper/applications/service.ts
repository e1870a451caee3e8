import type { PaperApplicationBody } from '../../../../../shared/contracts/paper-applications';
import {
  calendarDate,
  getService,
  plusDays,
  reading,
  refuse,
  shanghaiDate,
  type Actor,
  type CalendarDate,
  type ServiceFactory,
  type Tx,
} from '../../../platform';
import type { Digests, Target } from '../../approval';
import type { FileRecord, StoredContent } from '../../files';
import type { Person } from '../../organisation';

import { clerkOf } from '../clerk';
import {
  applicationById,
  closeApplication,
  insertApplication,
  type ApplicationRecord,
} from './records';

/** Owner of a scan among the private files: a record of ours, and no entry. */
export const applicationScanOwner = 'paper-application';

/** Of a paper that is recorded: what it says of its applicant is a year old at most. */
const oldestDays = 365;

interface Act {
  readonly actor: Actor;
  readonly requestId: string | null;
}

/**
 * What somebody handed in on paper (代录): one clerk keys it in and keeps the scan, a second one holds
 * the entry against it; then it is submitted, by the same door as on screen.
 */
export interface PaperApplications {
  /**
   * @throws Refusal NOT_FOUND, ACTION_NOT_POSSIBLE, CASE_IS_OPEN, NOT_BY_YOU, SIGNER_EXCLUDED,
   *   PAPER_RECEIVED, PAPER_TOO_OLD, PAPER_BEFORE_RETURN, PAPER_APPLICATION_PENDING
   */
  record(
    tx: Tx,
    act: Act & Target & { readonly body: PaperApplicationBody; readonly scan: StoredContent },
  ): Promise<ApplicationRecord>;
  /**
   * The second person's word: with it the application is submitted.
   * @param act `seen` is what he was shown
   * @throws Refusal PAPER_CLOSED, PAPER_APPLICATION_CHANGED, NOT_BY_SAME_PERSON, and what a submission is
   *   refused for
   */
  confirm(
    tx: Tx,
    act: Act & { readonly record: string; readonly seen: Digests; readonly operation: string },
  ): Promise<ApplicationRecord>;
  /** The record is not what the paper says. @throws Refusal PAPER_CLOSED, SIGNER_EXCLUDED */
  reject(
    tx: Tx,
    act: Act & { readonly record: string; readonly reason: string },
  ): Promise<ApplicationRecord>;
  /** The scan of a record, for one of those who have to do with its entry. @throws Refusal NOT_FOUND */
  scanOf(reader: Actor, record: string): Promise<{ record: ApplicationRecord; file: FileRecord }>;
}

declare module '../../../platform/services' {
  interface Services {
    paperApplications: PaperApplications;
  }
}

export const createPaperApplications: ServiceFactory<'paperApplications'> = ({ strapi }) => {
  const now = (): Date => getService(strapi, 'clock').now();
  const lifecycle = () => getService(strapi, 'lifecycle');

  /** To a stranger there is none. @throws Refusal NOT_FOUND */
  const recordFor = async (reader: Actor, publicId: string): Promise<ApplicationRecord> => {
    const record = await reading(strapi, (knex) => applicationById(knex, publicId));
    await getService(strapi, 'approval').refuseStranger(reader, record.target);
    return record;
  };

  /** The day on which a returned entry was sent back; `null` of any other. */
  const returnedOn = async (target: Target): Promise<CalendarDate | null> => {
    const latest = await getService(strapi, 'approval').latestOf(target);
    if (latest?.state !== 'returned') return null;
    const { decisions } = await getService(strapi, 'approval').view(latest.publicId);
    const made = decisions.findLast(({ choice }) => choice === 'return');
    return made ? (made.signedOn ?? shanghaiDate(new Date(made.madeAt))) : null;
  };

  /**
   * Written, then received, and both not ahead of today. Deadlines and rules go by the day of receipt, so
   * it is none of a year that is long over, and none before what is mended was sent back.
   * @throws Refusal PAPER_RECEIVED, PAPER_TOO_OLD, PAPER_BEFORE_RETURN
   */
  const datesOf = async (body: PaperApplicationBody, target: Target) => {
    const signedOn: CalendarDate = calendarDate(body.signedOn);
    const receivedOn: CalendarDate = calendarDate(body.receivedOn);
    const today = getService(strapi, 'clock').today();
    if (signedOn > receivedOn || receivedOn > today) {
      const path = receivedOn > today ? 'receivedOn' : 'signedOn';
      throw refuse('PAPER_RECEIVED', { today }, path);
    }
    const oldest = plusDays(today, -oldestDays);
    if (signedOn < oldest) throw refuse('PAPER_TOO_OLD', { from: oldest }, 'signedOn');
    const from = await returnedOn(target);
    if (from !== null && receivedOn < from) {
      throw refuse('PAPER_BEFORE_RETURN', { from }, 'receivedOn');
    }
    return { signedOn, receivedOn };
  };

  /** @throws Refusal PAPER_APPLICATION_CHANGED naming what stands otherwise than it was seen */
  const refuseUnseen = async ({ target, standing }: ApplicationRecord, seen: Digests) => {
    const found = await lifecycle().paperStanding(target);
    const names = [...new Set([...Object.keys(found), ...Object.keys(standing)])];
    const other = names.filter((name) => found[name] !== seen[name]);
    if (other.length === 0) return;
    throw refuse('PAPER_APPLICATION_CHANGED', {
      type: target.type,
      attributes: other.join(', '),
    });
  };

  const audited = (
    tx: Tx,
    verb: 'record' | 'confirm' | 'reject',
    record: ApplicationRecord,
    { actor, requestId, person, ...more }: Act & { person: Person; reason?: string; scan?: string },
  ): Promise<void> =>
    getService(strapi, 'audit').record(tx, {
      actor,
      person,
      action: `paper-application.${verb}`,
      target: record.target,
      reason: more.reason ?? null,
      after: record.standing,
      details: {
        record: record.publicId,
        action: record.action,
        signedOn: record.signedOn,
        receivedOn: record.receivedOn,
        recordedBy: record.recordedBy.id,
        ...(more.scan !== undefined && { scan: more.scan }),
      },
      requestId,
    });

  return {
    record: async (tx, { type, documentId, body, scan, actor, requestId }) => {
      const target = { type, documentId };
      await getService(strapi, 'approval').refuseStranger(actor, target);
      const { action } = body;
      const { person, standing } = await lifecycle().paperBasis(tx, { ...target, action, actor });
      const dates = await datesOf(body, target);
      const draft = { target, action, ...dates, standing, recordedBy: person };
      const record = await insertApplication(tx, draft, now());
      const owner = { type: applicationScanOwner, documentId: record.publicId };
      await getService(strapi, 'files').keep(tx, owner, scan, { actor, requestId });
      await audited(tx, 'record', record, { actor, requestId, person, scan: scan.sha256 });
      await getService(strapi, 'confirmations').tell(tx, {
        ...{ kind: 'application', id: record.publicId, target, recordedBy: person },
        mayRead: (reader) =>
          getService(strapi, 'approval')
            .refuseStranger(reader, target)
            .then(() => true),
      });
      return record;
    },
    confirm: async (tx, { record: publicId, seen, actor, operation, requestId }) => {
      const record = await recordFor(actor, publicId);
      const person = await getService(strapi, 'organisation').personOf(actor);
      // Before anything else: of two who confirm at once one finds it done.
      await closeApplication(tx, record, {
        ...{ state: 'confirmed', by: person.id, at: now(), answer: null },
      });
      const { type, documentId } = record.target;
      const { action } = record;
      await lifecycle().paperBasis(tx, { type, documentId, action, actor });
      await refuseUnseen(record, seen);
      const recordedBy = await clerkOf(strapi, record.recordedBy);
      await lifecycle().actWithin(tx, {
        ...{ type, documentId, action, actor, operation, requestId },
        paper: { recordedBy, handedInOn: record.receivedOn },
      });
      await audited(tx, 'confirm', record, { actor, requestId, person });
      return applicationById(tx, publicId);
    },
    reject: async (tx, { record: publicId, reason, actor, requestId }) => {
      const record = await recordFor(actor, publicId);
      const person = await getService(strapi, 'organisation').personOf(actor);
      const { type, documentId } = record.target;
      await lifecycle().refusePartyTo({ type, documentId }, person);
      await closeApplication(tx, record, {
        ...{ state: 'rejected', by: person.id, at: now(), answer: reason },
      });
      await audited(tx, 'reject', record, { actor, requestId, person, reason });
      return applicationById(tx, publicId);
    },
    scanOf: async (reader, publicId) => {
      const record = await recordFor(reader, publicId);
      const owner = { type: applicationScanOwner, documentId: publicId };
      const [file] = await getService(strapi, 'files').of(owner);
      if (!file) throw refuse('NOT_FOUND');
      return { record, file };
    },
  };
};

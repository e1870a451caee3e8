import type { PaperDecisionBody } from '../../../../shared/contracts/paper';
import {
  calendarDate,
  getService,
  reading,
  refuse,
  type Actor,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import type { PaperSignature } from '../approval';
import type { FileRecord, StoredContent } from '../files';
import type { Person } from '../organisation';

import { clerkOf } from './clerk';
import { closeRecord, insertRecord, recordById, type PaperRecord } from './records';

/** Owner of a scan among the private files: a record of ours, and no entry. */
export const scanOwner = 'paper-decision';

interface Act {
  readonly actor: Actor;
  readonly requestId: string | null;
}

/**
 * What is signed by hand (纸质签署): one clerk writes it down, a second person holds it against the paper;
 * then it is decided by the same door as on screen, and by the rules that bind its signer.
 */
export interface Papers {
  /**
   * @throws Refusal NOT_FOUND, PRINT_UNKNOWN, PRINT_OUTDATED, PAPER_DATE, PAPER_SIGNER_SEAT,
   *   PAPER_SIGNER_EXCLUDED, PAPER_PENDING, CLERK_IS_PARTY, and what a decision is refused for
   */
  record(
    tx: Tx,
    act: Act & {
      /** Public id of the case. */
      readonly caseId: string;
      readonly body: PaperDecisionBody;
      readonly scan: StoredContent;
    },
  ): Promise<PaperRecord>;
  /**
   * The second person's word: with it the decision is made. Its caller asks for the proof that he signs.
   * @throws Refusal PAPER_CLOSED, NOT_BY_SAME_PERSON, and as `record` does
   */
  confirm(
    tx: Tx,
    act: Act & { readonly record: string; readonly operation: string },
  ): Promise<PaperRecord>;
  /** The record is not what the paper says. @throws Refusal PAPER_CLOSED, CLERK_IS_PARTY */
  reject(
    tx: Tx,
    act: Act & { readonly record: string; readonly reason: string },
  ): Promise<PaperRecord>;
  /** The scan of a record, for one reader of its case. @throws Refusal NOT_FOUND */
  scanOf(reader: Actor, record: string): Promise<{ record: PaperRecord; file: FileRecord }>;
}

declare module '../../platform/services' {
  interface Services {
    papers: Papers;
  }
}

export const createPapers: ServiceFactory<'papers'> = ({ strapi }) => {
  const now = (): Date => getService(strapi, 'clock').now();
  const approval = () => getService(strapi, 'approval');

  /** A record for who reads its case: of any other there is none. @throws Refusal NOT_FOUND */
  const recordFor = async (reader: Actor, publicId: string) => {
    const record = await reading(strapi, (knex) => recordById(knex, publicId));
    const { one } = await approval().viewFor(reader, record.caseId);
    return { record, one };
  };

  const audited = (
    tx: Tx,
    { actor, requestId }: Act,
    what: {
      readonly action: string;
      readonly person: Person;
      readonly record: PaperRecord;
      readonly target: { readonly type: string; readonly documentId: string };
      readonly reason?: string;
      readonly scan?: string;
    },
  ): Promise<void> => {
    const { action, person, record, target, reason = null, scan } = what;
    return getService(strapi, 'audit').record(tx, {
      actor,
      person,
      action,
      target,
      reason,
      details: {
        case: record.caseId,
        record: record.publicId,
        digest: record.digest,
        seat: record.seat,
        signer: record.signer,
        unit: record.unit,
        handler: record.handler,
        signedOn: record.signedOn,
        choice: record.choice,
        ...(scan !== undefined && { scan }),
      },
      requestId,
    });
  };

  return {
    record: async (tx, { caseId, body, scan, actor, requestId }) => {
      const { one } = await approval().viewFor(actor, caseId);
      const person = await getService(strapi, 'organisation').personOf(actor);
      const print = await getService(strapi, 'documents').printOf(tx, one.id, body.printed);
      const { seat, choice, unit, handler, comment = null, again = null } = body;
      const { values = {}, parts = [], defects = {} } = body;
      const signedOn = calendarDate(body.signedOn);
      const signer = `staff:${body.signer}`;
      const paper: PaperSignature = {
        ...{ record: '', signer, unit, signedOn, recordedBy: person },
        ...{ printed: print.printed, printedOn: print.printedOn },
      };
      const said = { values, parts, defects, again };
      const seen = print.printed.guarded;
      await approval().judgePaper(tx, {
        caseId,
        seat,
        choice,
        seen,
        comment,
        actor,
        paper,
        ...said,
      });
      const record = await insertRecord(
        tx,
        {
          ...{ caseId, stage: one.stage, round: one.round, seat, digest: print.digest },
          ...{ signer, unit, handler, signedOn, choice, comment, said, recordedBy: person },
        },
        now(),
      );
      const owner = { type: scanOwner, documentId: record.publicId };
      await getService(strapi, 'files').keep(tx, owner, scan, { actor, requestId });
      await audited(
        tx,
        { actor, requestId },
        {
          ...{ action: 'case.record-paper', person, record, target: one.target, scan: scan.sha256 },
        },
      );
      await getService(strapi, 'confirmations').tell(tx, {
        ...{ kind: 'decision', id: record.publicId, target: one.target, recordedBy: person },
        mayRead: (reader) =>
          approval()
            .viewFor(reader, caseId)
            .then(() => true),
      });
      return record;
    },
    confirm: async (tx, { record: publicId, actor, operation, requestId }) => {
      const { record, one } = await recordFor(actor, publicId);
      if (record.state !== 'waiting') throw refuse('PAPER_CLOSED');
      const print = await getService(strapi, 'documents').printOf(tx, one.id, record.digest);
      const person = await getService(strapi, 'organisation').personOf(actor);
      const { caseId, seat, choice, comment, signer, unit, signedOn, said } = record;
      await approval().decide(tx, {
        ...{ caseId, seat, choice, comment, actor, operation, requestId, ...said },
        seen: print.printed.guarded,
        paper: {
          ...{
            record: publicId,
            signer,
            unit,
            signedOn,
            recordedBy: await clerkOf(strapi, record.recordedBy),
          },
          ...{ printed: print.printed, printedOn: print.printedOn },
        },
      });
      await closeRecord(tx, record, { state: 'confirmed', by: person.id, at: now(), answer: null });
      await audited(
        tx,
        { actor, requestId },
        {
          ...{ action: 'case.confirm-paper', person, record, target: one.target },
        },
      );
      return recordById(tx, publicId);
    },
    reject: async (tx, { record: publicId, reason, actor, requestId }) => {
      const { record, one } = await recordFor(actor, publicId);
      const person = await getService(strapi, 'organisation').personOf(actor);
      await approval().refuseClerk(tx, one, person);
      await closeRecord(tx, record, {
        state: 'rejected',
        by: person.id,
        at: now(),
        answer: reason,
      });
      await audited(
        tx,
        { actor, requestId },
        {
          ...{ action: 'case.reject-paper', person, record, target: one.target, reason },
        },
      );
      return recordById(tx, publicId);
    },
    scanOf: async (reader, publicId) => {
      const { record } = await recordFor(reader, publicId);
      const [file] = await getService(strapi, 'files').of({
        type: scanOwner,
        documentId: publicId,
      });
      if (!file) throw refuse('NOT_FOUND');
      return { record, file };
    },
  };
};

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import {
  mostOnList,
  type ListCheckBody,
  type ListReading,
  type ListReturnBody,
  type ReviewScope,
} from '../../../../shared/contracts/review-lists';
import type { Language } from '../../../../shared/error-codes';
import {
  calendarDate,
  getService,
  isGranted,
  reading,
  refuse,
  transaction,
  type Actor,
  type Operation,
  type ServiceFactory,
  type Tx,
  type Upload,
} from '../../platform';
import type { FileRecord, StoredContent } from '../files';
import { samePerson, type Person } from '../organisation';
import { clerkOf } from '../paper';

import { createApply } from './apply';
import { createListText } from './list-text';
import {
  insertList,
  isSuperseded,
  listById,
  listByPublicId,
  rowsOf,
  type ReviewList,
} from './lists';
import { createReading, type Signed } from './reading-workbook';
import { insertReturn, moveReturn, opinionsOf, returnByPublicId, type ListReturn } from './returns';
import { readWorkbook } from './workbook';

/** Owner of a sealed scan among the private files: a record of ours, and no entry. */
export const listScanOwner = 'review-list-return';

interface Act {
  readonly actor: Actor;
  readonly requestId: string | null;
}

/**
 * Joint review by list (部门联审名单): a unit's workbook goes out, and comes back filled in, signed and
 * sealed; one clerk records it, a second one confirms, and each case is decided by the door of paper
 * decisions. Lists are for those who read every case: to anybody else there is none.
 */
export interface ReviewLists {
  /** @throws Refusal NOT_FOUND, LIST_EMPTY */
  send(scope: ReviewScope, act: Act & { readonly operation: Operation }): Promise<ReviewList>;
  /** The workbook of a list. @throws Refusal NOT_FOUND, LIST_OUTDATED */
  workbook(reader: Actor, list: string, language: Language): Promise<Buffer>;
  /** What recording it would say; writes nothing. @throws Refusal LIST_OTHER, LIST_SUPERSEDED, LIST_FILE_… */
  check(
    act: Pick<Act, 'actor'> & {
      readonly list: string;
      readonly body: ListCheckBody;
      readonly upload: Upload;
    },
  ): Promise<ListReading>;
  /** @throws Refusal as `check` does, LIST_READ_OTHERWISE, LIST_NOTHING_GOOD, LIST_RETURN_PENDING */
  record(
    act: Act & {
      readonly list: string;
      readonly body: ListReturnBody;
      readonly upload: Upload;
      readonly scan: StoredContent;
      readonly operation: Operation;
    },
  ): Promise<ListReturn>;
  /**
   * The second person's word, in the transaction that uses up his proof; the cases are decided by `apply`.
   * @throws Refusal NOT_FOUND, NOT_BY_SAME_PERSON, LIST_RETURN_CLOSED
   */
  confirm(tx: Tx, act: Act & { readonly made: string }): Promise<void>;
  /** Decides what is left of a confirmed one. @throws Refusal BUSY */
  apply(act: Act & { readonly made: string }): Promise<void>;
  /**
   * @throws Refusal NOT_FOUND, LIST_RETURN_CLOSED, SIGNER_EXCLUDED: nobody sends back what a unit says
   *   of himself, or of his
   */
  reject(tx: Tx, act: Act & { readonly made: string; readonly reason: string }): Promise<void>;
  /** @throws Refusal NOT_FOUND */
  listFor(reader: Actor, list: string): Promise<ReviewList>;
  /** @throws Refusal NOT_FOUND */
  returnFor(reader: Actor, made: string): Promise<{ made: ListReturn; list: ReviewList }>;
  /** @throws Refusal NOT_FOUND */
  scanOf(reader: Actor, made: string): Promise<{ made: ListReturn; file: FileRecord }>;
}

declare module '../../platform/services' {
  interface Services {
    reviewLists: ReviewLists;
  }
}

export const createReviewLists: ServiceFactory<'reviewLists'> = ({ strapi }) => {
  const now = (): Date => getService(strapi, 'clock').now();
  const organisation = () => getService(strapi, 'organisation');
  const read = createReading(strapi);
  const listText = createListText(strapi);
  const applyAll = createApply(strapi);

  const refuseNarrow = async (reader: Actor): Promise<void> => {
    if (!(await isGranted(strapi, reader, 'cases.read-all'))) throw refuse('NOT_FOUND');
  };

  const listFor = async (reader: Actor, publicId: string): Promise<ReviewList> => {
    await refuseNarrow(reader);
    return reading(strapi, (knex) => listByPublicId(knex, publicId));
  };

  const returnFor = async (reader: Actor, publicId: string) => {
    await refuseNarrow(reader);
    return reading(strapi, async (knex) => {
      const made = await returnByPublicId(knex, publicId);
      return { made, list: await listById(knex, made.listId) };
    });
  };

  /** @throws Refusal SIGNER_EXCLUDED */
  const refuseConcerned = async (tx: Tx, list: ReviewList, made: ListReturn, person: Person) => {
    const approval = getService(strapi, 'approval');
    const said = new Set((await opinionsOf(tx, made)).map(({ number }) => number));
    for (const { number, caseId } of await rowsOf(tx, list)) {
      if (!said.has(number)) continue;
      await approval.refuseConcerned(tx, (await approval.view(caseId)).one, person);
    }
  };

  const audited = (
    tx: Tx,
    verb: string,
    list: ReviewList,
    { actor, requestId, ...more }: Act & { reason?: string; details?: object; after?: unknown },
  ): Promise<void> =>
    organisation()
      .personOf(actor)
      .then((person) =>
        getService(strapi, 'audit').record(tx, {
          actor,
          person,
          action: `review-list.${verb}`,
          target: { type: 'review-list', documentId: list.publicId },
          reason: more.reason ?? null,
          after: more.after,
          details: { ...list.scope, digest: list.digest, ...more.details },
          requestId,
        }),
      );

  const signedBy = async (actor: Actor, { signer, signedOn }: ListCheckBody): Promise<Signed> => ({
    ...{ signer: `staff:${signer}`, signedOn: calendarDate(signedOn), actor },
    recordedBy: await organisation().personOf(actor),
  });

  /** @throws Refusal LIST_OTHER, LIST_SUPERSEDED, LIST_FILE_… */
  const readFor = async (list: ReviewList, { path }: Upload, signed: Signed) => {
    if (await reading(strapi, (knex) => isSuperseded(knex, list))) throw refuse('LIST_SUPERSEDED');
    const content = await readFile(path);
    const workbook = await readWorkbook(content);
    const isThis = workbook.list === list.publicId && workbook.digest === list.digest;
    if (!isThis) throw refuse('LIST_OTHER', {}, 'files');
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { sha256, ...(await read(list, workbook, signed)) };
  };

  return {
    listFor,
    returnFor,
    send: async (scope, { actor, operation, requestId }) => {
      await refuseNarrow(actor);
      const approval = getService(strapi, 'approval');
      const { asked, employed } = await approval.askedOfUnit(scope, mostOnList);
      const [first] = asked;
      if (!first) throw refuse('LIST_EMPTY');
      const { workflow } = await approval.view(first.one.publicId);
      const title = workflow.stages[first.one.stage]?.title ?? scope.stage;
      const sent = await transaction(strapi, operation, async (tx) => {
        const { id: sentBy } = await organisation().personOf(actor);
        const cases = asked.map(({ one }) => one);
        const prints = await getService(strapi, 'documents').printAll(tx, cases, sentBy);
        const digests = new Map(prints.map((print) => [print.caseId, print.digest]));
        const rows = asked.map(({ one, step }, index) => ({
          ...{ number: index + 1, caseId: one.publicId, seat: step.seat },
          ...{ digest: digests.get(one.id) ?? '', standsFor: step.standsFor },
        }));
        const list = await insertList(tx, { scope, title, employed, sentBy, rows }, now());
        const details = { rows: rows.map(({ caseId, digest }) => ({ case: caseId, digest })) };
        await audited(tx, 'send', list, { actor, requestId, details });
        return list.publicId;
      });
      return listFor(actor, sent);
    },
    workbook: async (reader, publicId, language) =>
      listText(await listFor(reader, publicId), language),
    check: async ({ actor, list: publicId, body, upload }) => {
      const list = await listFor(actor, publicId);
      return (await readFor(list, upload, await signedBy(actor, body))).told;
    },
    record: async ({ actor, list: publicId, body, upload, scan, operation, requestId }) => {
      const list = await listFor(actor, publicId);
      const signed = await signedBy(actor, body);
      const { sha256, told, opinions } = await readFor(list, upload, signed);
      if (opinions.length === 0) throw refuse('LIST_NOTHING_GOOD');
      if (told.refused !== body.refused) {
        throw refuse('LIST_READ_OTHERWISE', { refused: told.refused });
      }
      // The same key with another workbook or scan is another request.
      const input = { list: publicId, body, workbook: sha256, scan };
      const made = await transaction(strapi, { ...operation, input }, async (tx) => {
        const { signer, signedOn, recordedBy } = signed;
        const { handler } = body;
        const draft = { list, workbook: sha256, signer, handler, signedOn, recordedBy, opinions };
        const kept = await insertReturn(tx, draft, now());
        const owner = { type: listScanOwner, documentId: kept.publicId };
        await getService(strapi, 'files').keep(tx, owner, scan, { actor, requestId });
        await audited(tx, 'record', list, {
          ...{ actor, requestId, after: opinions },
          details: {
            ...{ made: kept.publicId, workbook: sha256, scan: scan.sha256 },
            ...{ signer, handler, signedOn, good: opinions.length, refused: told.refused },
          },
        });
        const [row] = await rowsOf(tx, list);
        const { one } = await getService(strapi, 'approval').view(row?.caseId ?? '');
        await getService(strapi, 'confirmations').tell(tx, {
          ...{ kind: 'list', id: kept.publicId, target: one.target, recordedBy },
          mayRead: (reader) => isGranted(strapi, reader, 'cases.read-all'),
        });
        return kept.publicId;
      });
      return reading(strapi, (knex) => returnByPublicId(knex, made));
    },
    confirm: async (tx, { actor, made: publicId, requestId }) => {
      const { made, list } = await returnFor(actor, publicId);
      const person = await organisation().personOf(actor);
      const recordedBy = await clerkOf(strapi, made.recordedBy);
      if (samePerson(recordedBy.keys, person.keys)) {
        throw refuse('NOT_BY_SAME_PERSON', { action: 'confirmPaper', earlier: 'recordPaper' });
      }
      // What was begun and not done to its end is confirmed already; whoever goes on says so, too.
      const from = made.state === 'applying' ? 'applying' : 'waiting';
      await moveReturn(tx, made, from, { state: 'applying', by: person.id, at: now() });
      const details = { made: made.publicId, signer: made.signer, signedOn: made.signedOn };
      await audited(tx, 'confirm', list, { actor, requestId, details });
    },
    apply: async ({ actor, made: publicId, requestId }) => {
      const { made, list } = await returnFor(actor, publicId);
      const rows = await reading(strapi, (knex) => rowsOf(knex, list));
      await applyAll({ list, rows, made, actor, requestId });
    },
    reject: async (tx, { actor, made: publicId, reason, requestId }) => {
      const { made, list } = await returnFor(actor, publicId);
      const person = await organisation().personOf(actor);
      await refuseConcerned(tx, list, made, person);
      const { id: by } = person;
      await moveReturn(tx, made, 'waiting', { state: 'rejected', by, at: now(), answer: reason });
      const details = { made: made.publicId };
      await audited(tx, 'reject', list, { actor, requestId, reason, details });
    },
    scanOf: async (reader, publicId) => {
      const { made } = await returnFor(reader, publicId);
      const owner = { type: listScanOwner, documentId: publicId };
      const [file] = await getService(strapi, 'files').of(owner);
      if (!file) throw refuse('NOT_FOUND');
      return { made, file };
    },
  };
};

import { randomUUID } from 'node:crypto';

import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { isEmail } from '../../../../shared/chinese-data';
import type { AnswerBody, ObjectionPapers } from '../../../../shared/contracts/notices';
import type { AnswerState, ObjectionState } from '../../../../shared/vocabulary';
import {
  actorKey,
  getService,
  lockEntry,
  reading,
  refuse,
  tables,
  type Actor,
  type CalendarDate,
  type Tx,
} from '../../platform';

import type { PostingCause } from './history';
import { objections } from './objections';

interface ObjectionRow {
  readonly documentId: string;
  readonly state: ObjectionState;
  readonly realName: boolean | number | null;
  readonly text: string;
  readonly decidedOn: CalendarDate | null;
}

interface AnswerRow {
  readonly public_id: string;
  readonly objection: string;
  readonly medium: AnswerBody['medium'];
  readonly text: string;
  readonly answered_on: string;
  readonly state: AnswerState;
}

const objectionAt = async (
  strapi: Core.Strapi,
  documentId: string,
  reader: Actor,
): Promise<ObjectionRow> => {
  const row = (await strapi.db.query(objections as UID.ContentType).findOne({
    where: { documentId },
  })) as ObjectionRow | null;
  if (!row) throw refuse('NOT_FOUND');
  const withheld = await getService(strapi, 'privacy').withheldFrom(objections, reader);
  if (withheld.includes(documentId)) throw refuse('NOT_FOUND');
  return row;
};

/** The latest redacted copy of each of some objections. */
export const copiesOf = async (
  knex: Knex,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = (await knex(tables.objectionCopies)
    .whereIn('objection', documentIds)
    .orderBy('id')) as { objection: string; text: string }[];
  return new Map(rows.map(({ objection, text }) => [objection, text]));
};

/** The e-mail address that he gave; for the machine alone. */
const mailboxOf = async (strapi: Core.Strapi, documentId: string): Promise<string | null> => {
  const privacy = getService(strapi, 'privacy');
  const [contact] = await privacy.openForDelivery(objections, documentId, 'contact');
  return contact !== undefined && isEmail(contact) ? contact : null;
};

const record = (
  strapi: Core.Strapi,
  tx: Tx,
  documentId: string,
  action: 'copy' | 'answer',
  { actor, requestId }: PostingCause,
  told: { readonly after?: unknown; readonly details?: Readonly<Record<string, unknown>> },
): Promise<void> =>
  getService(strapi, 'audit').record(tx, {
    actor,
    action: `objection.${action}`,
    target: { type: objections, documentId },
    ...told,
    requestId,
  });

/** What lies beside an objection. @throws Refusal NOT_FOUND */
export const papersOf = async (
  strapi: Core.Strapi,
  documentId: string,
  reader: Actor,
): Promise<ObjectionPapers> => {
  const { state, realName } = await objectionAt(strapi, documentId, reader);
  const { copy, answers } = await reading(strapi, async (knex) => ({
    copy: (await copiesOf(knex, [documentId])).get(documentId) ?? null,
    answers: (await knex(tables.objectionAnswers)
      .where({ objection: documentId })
      .orderBy('id')) as AnswerRow[],
  }));
  const answerable = state !== 'received' && Boolean(realName);
  const sendsMail = getService(strapi, 'notices').sendsMail();
  return {
    copy,
    answers: answers.map((row) => ({
      id: row.public_id,
      medium: row.medium,
      answeredOn: row.answered_on,
      text: row.text,
      state: row.state,
    })),
    answerable,
    byMail: answerable && sendsMail && (await mailboxOf(strapi, documentId)) !== null,
  };
};

/**
 * Keeps a redacted copy beside the original; an earlier copy stays in the records.
 * @throws Refusal NOT_FOUND, COPY_SAME
 */
export const keepCopy = async (
  strapi: Core.Strapi,
  tx: Tx,
  { objection, text }: { readonly objection: string; readonly text: string },
  cause: PostingCause,
): Promise<void> => {
  const original = await objectionAt(strapi, objection, cause.actor);
  if (original.text.trim() === text) throw refuse('COPY_SAME', {}, 'text');
  await tx(tables.objectionCopies).insert({
    objection,
    text,
    made_by: actorKey(cause.actor),
    made_at: getService(strapi, 'clock').now().toISOString(),
  });
  await record(strapi, tx, objection, 'copy', cause, { after: text });
};

/**
 * Answers whoever objected: by mail, which leaves after the commit, or as somebody did it by letter, phone
 * or in person. Another answer is another row: where mail did not arrive, a letter follows.
 * @throws Refusal NOT_FOUND, OBJECTION_UNDECIDED, OBJECTOR_UNKNOWN, ANSWER_DATE, ANSWER_NO_MAIL
 */
export const keepAnswer = async (
  strapi: Core.Strapi,
  tx: Tx,
  { objection, medium, answeredOn, text }: AnswerBody & { readonly objection: string },
  cause: PostingCause,
): Promise<{ readonly id: string }> => {
  await lockEntry(tx, strapi, objections, objection);
  const { state, realName, decidedOn } = await objectionAt(strapi, objection, cause.actor);
  if (state === 'received') throw refuse('OBJECTION_UNDECIDED');
  if (!realName) throw refuse('OBJECTOR_UNKNOWN');
  const clock = getService(strapi, 'clock');
  const [from, to] = [decidedOn ?? clock.today(), clock.today()];
  if (answeredOn < from || answeredOn > to || (medium === 'mail' && answeredOn !== to)) {
    throw refuse('ANSWER_DATE', { from, to }, 'answeredOn');
  }
  const notices = getService(strapi, 'notices');
  const byMail = medium === 'mail';
  if (byMail && !(notices.sendsMail() && (await mailboxOf(strapi, objection)) !== null)) {
    throw refuse('ANSWER_NO_MAIL', {}, 'medium');
  }
  const id = randomUUID();
  await tx(tables.objectionAnswers).insert({
    public_id: id,
    objection,
    medium,
    text,
    answered_on: answeredOn,
    state: byMail ? 'sending' : 'sent',
    made_by: actorKey(cause.actor),
    made_at: clock.now().toISOString(),
  });
  await record(strapi, tx, objection, 'answer', cause, {
    after: text,
    details: { answer: id, medium, answeredOn },
  });
  if (byMail) await notices.mail(tx, id);
  return { id };
};

/** An answer that is to leave by mail. */
export interface AnswerToMail {
  /** `null` where no address is known (any more). */
  readonly to: string | null;
  readonly text: string;
}

/**
 * An answer that is on its way, and where it goes; `null` where it is not (any more).
 * @throws Refusal SENSITIVE_UNREADABLE: his address is there and does not open
 */
export const answerToMail = async (
  strapi: Core.Strapi,
  id: string,
): Promise<AnswerToMail | null> => {
  const row = (await reading(strapi, (knex) =>
    knex(tables.objectionAnswers).where({ public_id: id, state: 'sending' }).first(),
  )) as AnswerRow | undefined;
  return row ? { to: await mailboxOf(strapi, row.objection), text: row.text } : null;
};

export const endMailing = (
  strapi: Core.Strapi,
  id: string,
  state: Exclude<AnswerState, 'sending'>,
): Promise<void> =>
  reading(strapi, async (knex) => {
    await knex(tables.objectionAnswers)
      .where({ public_id: id, state: 'sending' })
      .update({ state });
  });

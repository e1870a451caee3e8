import type { Core } from '@strapi/strapi';

import type { AnswerReading } from '../../../../shared/contracts/payment-batches';
import {
  actorKey,
  fen,
  findEntries,
  getService,
  isDuplicateKey,
  lockEntry,
  refuse,
  tables,
  type Actor,
  type Entry,
  type Tx,
  type Upload,
} from '../../platform';
import { application } from '../fund';

import { readAnswer, type AnswerFile } from './answer-file';
import { judgeRows, type Answer } from './answer-rows';
import { batchOf } from './export';
import { linesOf } from './lines';
import { paymentBatches, payments } from './types';

/** So many of the wrong rows are named in the message; the preview shows all. */
const mostNamed = 5;
/** Characters that are kept of what a file was called. */
const nameLength = 200;

const judge = async (strapi: Core.Strapi, batch: Entry, file: AnswerFile) => {
  const lines = await linesOf(strapi, batch);
  const awards = await findEntries(strapi, application, {
    id: { $in: lines.flatMap((line) => line.application?.id ?? []) },
  });
  return judgeRows(file.rows, lines, {
    digest: String(batch.digest),
    today: getService(strapi, 'clock').today(),
    awardedOn: new Map(
      awards.map(({ id, awardedOn }) => [id, (awardedOn as string | null) ?? null]),
    ),
  });
};

const refuseUnsent = (batch: Entry): void => {
  if (batch.state === 'sent') return;
  throw refuse('ACTION_NOT_POSSIBLE', { state: batch.state, action: 'settle', possible: '' });
};

/** @throws Refusal ANSWER_FILE_REPEATED */
const refuseRepeated = async (
  knex: Tx | Core.Strapi['db']['connection'],
  sha256: string,
): Promise<void> => {
  const known = (await knex(tables.paymentAnswers).where({ sha256 }).first('id')) as unknown;
  if (known !== undefined) throw refuse('ANSWER_FILE_REPEATED', {}, 'files');
};

/** What a file would record; nothing is written. @throws Refusal as `readAnswer`; ANSWER_FILE_REPEATED */
export const previewAnswer = async (
  strapi: Core.Strapi,
  documentId: string,
  upload: Upload,
): Promise<AnswerReading> => {
  const batch = await batchOf(strapi, documentId);
  refuseUnsent(batch);
  const file = await readAnswer(upload);
  await refuseRepeated(strapi.db.connection, file.sha256);
  if (file.rows.length === 0) throw refuse('ANSWER_NOTHING', {}, 'files');
  const { answers, problems } = await judge(strapi, batch, file);
  const count = (result: Answer['result']) => answers.filter((one) => one.result === result).length;
  return {
    sha256: file.sha256,
    ...{ paid: count('paid'), failed: count('failed'), problems },
    rows: answers.map(({ line, result, voucherNumber, paidOn, reason }) => ({
      ...{ number: Number(line.lineNumber), payeeName: line.payeeName },
      ...{ netFen: fen(Number(line.netFen)), result, voucherNumber, paidOn, reason },
    })),
  };
};

const record = async (
  tx: Tx,
  strapi: Core.Strapi,
  { line, result, voucherNumber, paidOn, reason, indicatorNumber, subject }: Answer,
  cause: { readonly actor: Actor; readonly operation: string; readonly requestId: string | null },
): Promise<void> => {
  const act = (action: string, input: object) =>
    getService(strapi, 'lifecycle').actWithin(tx, {
      ...{ type: payments, documentId: line.documentId, action, ...cause },
      input: input as Record<string, unknown>,
    });
  if (indicatorNumber !== null) await act('assign', { indicatorNumber, subject });
  if (result === 'paid') await act('settle', { voucherNumber, paidOn });
  else await act('fail', { failureReason: reason });
};

/**
 * Records what a file says, all of it or nothing: each line goes through the one door, by who confirms it.
 * @throws Refusal ANSWER_FILE_REPEATED, ANSWER_ROWS_WRONG with row and column of each, NOT_BY_YOU
 */
export const recordAnswer = async (
  tx: Tx,
  strapi: Core.Strapi,
  asked: {
    readonly batch: string;
    readonly file: AnswerFile;
    readonly name: string;
    readonly actor: Actor;
    readonly operation: string;
    readonly requestId: string | null;
  },
): Promise<void> => {
  const { file, actor, operation, requestId } = asked;
  const batch = await lockEntry(tx, strapi, paymentBatches, asked.batch);
  await refuseRepeated(tx, file.sha256);
  refuseUnsent(batch);
  if (file.rows.length === 0) throw refuse('ANSWER_NOTHING', {}, 'files');
  const { answers, problems } = await judge(strapi, batch, file);
  if (problems.length > 0) {
    const told = (language: 'zh' | 'en') =>
      problems
        .slice(0, mostNamed)
        .map(({ row, column, messages }) => `${row} ${column ?? ''}: ${messages[language]}`)
        .join(language === 'zh' ? '；' : '; ');
    const facts = {
      count: problems.length,
      problems: { zh: told('zh'), en: told('en') },
      rows: problems,
    };
    throw refuse('ANSWER_ROWS_WRONG', facts, 'files');
  }
  try {
    await tx(tables.paymentAnswers).insert({
      ...{ batch: batch.documentId, sha256: file.sha256, name: asked.name.slice(0, nameLength) },
      ...{ lines: answers.length, recorded_by: actorKey(actor) },
      recorded_at: getService(strapi, 'clock').now().toISOString(),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('ANSWER_FILE_REPEATED', {}, 'files');
    throw error;
  }
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, requestId, action: 'payment-batch.answer' },
    target: { type: paymentBatches, documentId: batch.documentId },
    details: { sha256: file.sha256, lines: answers.length },
  });
  // In the order of their ids, as everybody locks them.
  const ordered = [...answers].sort((a, b) => a.line.id - b.line.id);
  for (const answer of ordered) await record(tx, strapi, answer, { actor, operation, requestId });
};

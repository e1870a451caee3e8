import type { Core } from '@strapi/strapi';

import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import type { Effect } from '../../engine/lifecycle';
import { digest, fen, getService, lockEntry, refuse, type Entry, type Tx } from '../../platform';
import { disbursementType } from '../fund';

import { factsOf } from './facts';
import { actOnLine, linesOf, type Cause } from './lines';
import { snapshotOf } from './snapshot';
import { paymentBatches, payments, unlocked, type Line } from './types';

type Refused = { readonly line: Line; readonly against: readonly PaymentReason[] };

/** So many of the lines are named in one message; all of them are in its facts. */
const mostNamed = 5;

const refuseLines = (found: readonly Refused[]) => {
  const rows = found.map(({ line, against }) => ({ number: line.lineNumber, against }));
  const told = (language: 'zh' | 'en') =>
    found
      .slice(0, mostNamed)
      .map(({ line, against }) => {
        const why = against.map((one) => one[language]).join(language === 'zh' ? '、' : ', ');
        return language === 'zh'
          ? `第${line.lineNumber}行${why}`
          : `line ${line.lineNumber}: ${why}`;
      })
      .join(language === 'zh' ? '；' : '; ');
  const lines = { zh: told('zh'), en: told('en') };
  return refuse('PAYMENTS_REFUSED', { count: found.length, lines, rows }, 'lines');
};

const sumOf = (lines: readonly Line[], name: string) =>
  lines.reduce((sum, line) => sum + fen(Number(line[name] ?? 0)), 0);

/** Over the lines of a list as they were checked: what is signed is this. */
const digestOfList = (lines: readonly Line[]): string =>
  digest(lines.map(({ documentId, lineNumber, digest: one }) => [documentId, lineNumber, one]));

const lockLines = async (
  tx: Tx,
  strapi: Core.Strapi,
  batch: Entry,
  states?: readonly string[],
): Promise<Line[]> => {
  const locked: Line[] = [];
  for (const { documentId } of await linesOf(strapi, batch, states)) {
    locked.push((await lockEntry(tx, strapi, payments, documentId)) as Line);
  }
  return locked;
};

/** What holds a payment up, or is taken off it, locks it first: it is seen here, or comes too late. */
const lockDisbursements = async (
  tx: Tx,
  strapi: Core.Strapi,
  lines: readonly Line[],
): Promise<void> => {
  const all = lines.flatMap(({ disbursement }) => disbursement ?? []);
  for (const { documentId } of all.sort((a, b) => a.id - b.id)) {
    await lockEntry(tx, strapi, disbursementType, documentId);
  }
};

/** Takes each line's snapshot and all its reasons: what nothing speaks against is `checked`. */
const checkLines = async (
  tx: Tx,
  strapi: Core.Strapi,
  batch: Entry,
  cause: Cause,
): Promise<void> => {
  const lines = await lockLines(tx, strapi, batch, unlocked);
  if (lines.length === 0) throw refuse('BATCH_EMPTY');
  const lifecycle = getService(strapi, 'lifecycle');
  for (const line of lines) {
    const { values, against } = await snapshotOf(strapi, await factsOf(strapi, batch, line));
    await lifecycle.writeWithin(tx, payments, line, values);
    if (against.length === 0 && line.state === 'draft')
      await actOnLine(tx, strapi, line, 'check', cause);
    if (against.length > 0 && line.state === 'checked')
      await actOnLine(tx, strapi, line, 'uncheck', cause);
  }
  const standing = await linesOf(strapi, batch, unlocked);
  await lifecycle.writeWithin(tx, paymentBatches, batch, {
    lineCount: standing.length,
    grossFen: sumOf(standing, 'amountFen'),
    taxFen: sumOf(standing, 'taxFen'),
    offsetFen: sumOf(standing, 'offsetFen'),
    netFen: sumOf(standing, 'netFen'),
    digest: digestOfList(standing),
  });
};

const changed: PaymentReason = {
  code: 'changed',
  against: true,
  zh: '核对名单之后情况有变',
  en: 'something has changed since the list was checked',
};

const unchecked: PaymentReason = {
  code: 'unchecked',
  against: true,
  zh: '添加之后尚未核对',
  en: 'it was added after the list was checked',
};

/** What speaks against a line as everything now stands, and that it is not what was checked. */
const judgeAgain = async (
  strapi: Core.Strapi,
  batch: Entry,
  line: Line,
  held: boolean,
): Promise<readonly PaymentReason[]> => {
  const now = await snapshotOf(strapi, await factsOf(strapi, batch, line, held));
  if (now.against.length > 0) return now.against;
  if (line.digest == null || (!held && line.state !== 'checked')) return [unchecked];
  return now.digest === line.digest ? [] : [changed];
};

/** @throws Refusal PAYMENTS_REFUSED with every line and every reason; CONTENT_CHANGED of a line itself */
const refuseUnpayable = async (
  strapi: Core.Strapi,
  batch: Entry,
  lines: readonly Line[],
  held: boolean,
): Promise<void> => {
  if (lines.length === 0) throw refuse('BATCH_EMPTY');
  await getService(strapi, 'lifecycle').refuseTamperedAmong(payments, lines);
  const found: Refused[] = [];
  for (const line of lines) {
    const against = await judgeAgain(strapi, batch, line, held);
    if (against.length > 0) found.push({ line, against });
  }
  if (found.length > 0) throw refuseLines(found);
  if (digestOfList(lines) !== batch.digest)
    throw refuse('CONTENT_CHANGED', { attributes: 'digest' });
};

const actOnAll = async (
  tx: Tx,
  strapi: Core.Strapi,
  batch: Entry,
  [state, action]: readonly ['checked' | 'locked', 'uncheck' | 'release' | 'bounce'],
  cause: Cause,
): Promise<Line[]> => {
  const lines = await lockLines(tx, strapi, batch, [state]);
  for (const line of lines) await actOnLine(tx, strapi, line, action, cause);
  return lines;
};

/** What the bank, or finance, says of one line moves its money, and the batch with the last of them. */
const answered =
  (strapi: Core.Strapi, action: 'settle' | 'bounce'): Effect =>
  async (tx, entry, cause) => {
    const line = entry as Line;
    if (!line.disbursement || !line.batch)
      throw refuse('REFERENCE_MISSING', { path: 'disbursement' });
    const lifecycle = getService(strapi, 'lifecycle');
    const caused = (type: string, documentId: string, name: string) => ({
      ...{ type, documentId, action: name, requestId: cause.requestId ?? null },
      actor: { kind: 'system' as const, id: `${payments}:${line.documentId}` },
      operation: `${cause.operation}/${name}`,
    });
    // The batch first: of two who record its last two lines, the second sees the first.
    await lockEntry(tx, strapi, paymentBatches, line.batch.documentId);
    await lifecycle.actWithin(tx, caused(disbursementType, line.disbursement.documentId, action));
    await getService(strapi, 'payments').answered(tx, line, action, cause);
    const left = await linesOf(strapi, line.batch, ['locked']);
    if (left.length > 0) return;
    await lifecycle.actWithin(tx, caused(paymentBatches, line.batch.documentId, 'complete'));
  };

/** Tells the life cycle what the actions on batches and lines bring about. Called in `register()`. */
export const registerEffects = (strapi: Core.Strapi): void => {
  const { registerEffect } = getService(strapi, 'lifecycle');
  registerEffect('check-payments', (tx, batch, cause) => checkLines(tx, strapi, batch, cause));
  registerEffect('uncheck-payments', async (tx, batch, cause) => {
    await actOnAll(tx, strapi, batch, ['checked', 'uncheck'], cause);
  });
  registerEffect('release-payments', async (tx, batch, cause) => {
    await actOnAll(tx, strapi, batch, ['locked', 'release'], cause);
  });
  registerEffect('lock-payments', async (tx, batch, cause) => {
    const lines = await lockLines(tx, strapi, batch, unlocked);
    await lockDisbursements(tx, strapi, lines);
    await refuseUnpayable(strapi, batch, lines, false);
    for (const line of lines) await actOnLine(tx, strapi, line, 'lock', cause);
  });
  registerEffect('hold-payments', async (tx, batch) => {
    await refuseUnpayable(strapi, batch, await lockLines(tx, strapi, batch), true);
  });
  registerEffect('refuse-payments', async (tx, batch, cause) => {
    const lines = await actOnAll(tx, strapi, batch, ['locked', 'bounce'], cause);
    for (const { documentId } of lines) {
      const line = (await lockEntry(tx, strapi, payments, documentId)) as Line;
      await getService(strapi, 'lifecycle').writeWithin(tx, payments, line, {
        failureReason: batch.refusedReason,
      });
      await getService(strapi, 'payments').answered(tx, line, 'bounce', cause);
    }
  });
  registerEffect('settle-payment', answered(strapi, 'settle'));
  registerEffect('fail-payment', answered(strapi, 'bounce'));
};

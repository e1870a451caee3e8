import { columns, results, shortDigest } from './columns';
import type { AnswerRow, AskedKey } from './answer-file';

import type { AnswerProblem } from '../../../../shared/contracts/payment-batches';
import type { ErrorCode } from '../../../../shared/error-codes';
import { isCalendarDate, messagesOf, refuse, type Facts } from '../../platform';

import type { Line } from './types';

/** What a row says of its line. */
export interface Answer {
  readonly line: Line;
  readonly result: 'paid' | 'failed';
  readonly voucherNumber: string | null;
  readonly paidOn: string | null;
  readonly reason: string | null;
  readonly indicatorNumber: string | null;
  readonly subject: string | null;
}

interface Judged {
  readonly answers: readonly Answer[];
  readonly problems: readonly AnswerProblem[];
}

const mostNumber = 64;
const mostReason = 500;

/** `2026/3/4` and `2026年3月4日` are days, too. */
const dayOf = (text: string): string => {
  const [, year, month = '', day = ''] =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
};

const resultOf = (text: string): Answer['result'] | null => {
  const said = text.toLowerCase();
  if (said === results.paid.zh || said === results.paid.en) return 'paid';
  return said === results.failed.zh || said === results.failed.en ? 'failed' : null;
};

/**
 * Holds each row against the lines of a batch, and collects all that is wrong: a file is taken as a whole
 * or not at all.
 * @param lastDay today, which no payment is after
 */
export const judgeRows = (
  rows: readonly AnswerRow[],
  lines: readonly Line[],
  {
    digest,
    today,
    awardedOn,
  }: {
    readonly digest: string;
    readonly today: string;
    readonly awardedOn: ReadonlyMap<number, string | null>;
  },
): Judged => {
  const answers: Answer[] = [];
  const problems: AnswerProblem[] = [];
  const seen = new Set<string>();
  const judge = ({ row, cells }: AnswerRow): void => {
    let isGood = true;
    const report = (key: AskedKey, code: ErrorCode, facts: Facts = {}): void => {
      isGood = false;
      const column = columns.find((one) => one.key === key)?.title.zh ?? null;
      problems.push({ row, column, code, messages: messagesOf(refuse(code, facts)) });
    };
    for (const [key, { foreign }] of Object.entries(cells)) {
      if (foreign) report(key as AskedKey, 'ANSWER_CELL_KIND');
    }
    const said = (key: AskedKey): string => cells[key].text;
    const number = said('number');
    if (said('batch').toLowerCase() !== shortDigest(digest)) report('batch', 'ANSWER_OTHER_BATCH');
    const line = lines.find(({ lineNumber }) => String(lineNumber) === number);
    if (!line) report('number', 'ANSWER_LINE_UNKNOWN', { number });
    else if (seen.has(number)) report('number', 'ANSWER_LINE_TWICE', { number });
    else if (line.state !== 'locked') report('number', 'ANSWER_LINE_ANSWERED', { number });
    seen.add(number);
    const result = resultOf(said('result'));
    if (!result) report('result', 'ANSWER_RESULT');
    const [voucher, reason, paidOn] = [
      said('voucherNumber'),
      said('reason'),
      dayOf(said('paidOn')),
    ];
    const isPaid = result === 'paid';
    if (result && (voucher !== '') !== isPaid) report('voucherNumber', 'ANSWER_VOUCHER');
    if (voucher.length > mostNumber) report('voucherNumber', 'ANSWER_VOUCHER');
    if (result && (reason === '') !== isPaid) report('reason', 'ANSWER_REASON');
    if (reason.length > mostReason) report('reason', 'ANSWER_REASON');
    const first = awardedOn.get(line?.application?.id ?? 0) ?? '';
    const isDay = isCalendarDate(paidOn) && paidOn <= today && paidOn >= first;
    if (result && (isPaid ? !isDay : paidOn !== '')) report('paidOn', 'ANSWER_DATE');
    const [indicator, subject] = [said('indicatorNumber'), said('subject')];
    const isPair = (indicator === '') === (subject === '');
    if (!isPair || Math.max(indicator.length, subject.length) > mostNumber) {
      report('indicatorNumber', 'ANSWER_INDICATOR');
    }
    if (!isGood || !line || !result) return;
    answers.push({
      ...{ line, result },
      voucherNumber: voucher || null,
      paidOn: isPaid ? paidOn : null,
      reason: reason || null,
      indicatorNumber: indicator || null,
      subject: subject || null,
    });
  };
  rows.forEach(judge);
  return { answers, problems };
};

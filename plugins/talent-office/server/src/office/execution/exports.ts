import type { StatementBody, TrialBalanceBody } from '../../../../shared/contracts/execution';
import type { Table } from '../../../../shared/contracts/tables';
import type { Language } from '../../../../shared/error-codes';
import {
  assetLabels,
  executionLabels,
  phaseLabels,
  type ExecutionWord,
} from '../../../../shared/labels/execution';
import { shanghaiDate } from '../../platform';

const word = (name: ExecutionWord, language: Language): string => executionLabels[name][language];

export const phaseName = (phase: string, language: Language): string =>
  phaseLabels[phase]?.[language] ?? phase;

type Account = StatementBody['account'];

/** `安家补贴 · 王雨思 — 核定占用`, or the phase alone of the source. */
export const accountName = (
  { owner, phase }: Pick<Account, 'owner' | 'phase'>,
  language: Language,
): string => [...(owner ? [owner.title] : []), phaseName(phase, language)].join(' — ');

/** Date and time in Shanghai, as a bookkeeper writes them. */
const moment = (instant: string): string => {
  const shanghai = new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString();
  return `${shanghaiDate(new Date(instant))} ${shanghai.slice(11, 19)}`;
};

/** A statement with its opening and closing balance as rows of their own. */
export const statementTable = (body: StatementBody, language: Language): Table => {
  const money = body.account.asset === 'fen';
  const amount = money ? 'fen' : 'number';
  const say = (name: ExecutionWord) => word(name, language);
  return {
    title: `${say('statement')} ${body.from} ${body.to}`,
    notes: [
      accountName(body.account, language),
      ...(body.account.line ? [`${say('line')} ${body.account.line.title}`] : []),
      `${body.from} – ${body.to}`,
    ],
    columns: [
      { label: say('day'), kind: 'text' },
      { label: say('number'), kind: 'number' },
      { label: say('counterpart'), kind: 'text' },
      { label: say('reason'), kind: 'text' },
      { label: say(money ? 'in' : 'inPlaces'), kind: amount },
      { label: say(money ? 'out' : 'outPlaces'), kind: amount },
      { label: say('balance'), kind: amount },
      { label: say('actor'), kind: 'text' },
    ],
    rows: [
      [say('opening'), null, '', '', null, null, body.opening, ''],
      ...body.entries.map(({ id, at, from, to, signed, balance, reason, actor }) => [
        moment(at),
        id,
        accountName(signed > 0 ? from : to, language),
        reason,
        signed > 0 ? signed : null,
        signed > 0 ? null : -signed,
        balance,
        actor,
      ]),
      [say('closing'), null, '', '', null, null, body.closing, ''],
    ],
  };
};

/** Amounts of money and numbers of places stand in columns of their own. */
export const trialBalanceTable = (body: TrialBalanceBody, language: Language): Table => {
  const say = (name: ExecutionWord) => word(name, language);
  const asset = (name: string) => assetLabels[name]?.[language] ?? name;
  const split = (name: string, balance: number) =>
    name === 'fen' ? [balance, null] : [null, balance];
  return {
    title: `${say('trialBalance')} ${body.on ?? ''}`.trim(),
    notes: body.on === null ? [] : [body.on],
    columns: [
      { label: say('line'), kind: 'text' },
      { label: say('phase'), kind: 'text' },
      { label: say('accounts'), kind: 'number' },
      { label: say('amount'), kind: 'fen' },
      { label: asset('place'), kind: 'number' },
    ],
    rows: [
      ...body.rows.map(({ line, phase, asset: name, balance, accounts }) => [
        line?.title ?? '',
        phaseName(phase, language),
        accounts,
        ...split(name, balance),
      ]),
      ...body.totals.map(({ asset: name, balance }) => [
        `${say('total')} ${asset(name)}`,
        '',
        null,
        ...split(name, balance),
      ]),
    ],
  };
};

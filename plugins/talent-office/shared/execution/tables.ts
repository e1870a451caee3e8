import type { ExecutionBody, ExecutionFigures, FigureStage } from '../contracts/execution';
import type { Cell, Column, Table } from '../contracts/tables';
import type { Language } from '../error-codes';
import { valueLabels } from '../labels';
import { ageLabels, executionLabels, type ExecutionWord } from '../labels/execution';

/** Every table of the dashboard. */
export const executionTableNames = [
  'uses',
  'sources',
  'kinds',
  'lines',
  'months',
  'ageing',
  'due',
] as const;
export type ExecutionTableName = (typeof executionTableNames)[number];

/** What a row is about: the transfers behind one of its figures are those of that line, use, source, month. */
export interface About {
  readonly line?: string;
  readonly use?: string;
  readonly source?: string;
  readonly month?: string;
}

/** A table of the dashboard: besides what it shows, which figure stands behind each cell. */
export interface ExecutionTable extends Table {
  /** By column; null where there is nothing to look into. */
  readonly stages: readonly (FigureStage | null)[];
  /** By row; null of the total. */
  readonly about: readonly (About | null)[];
}

const figureColumns = [
  ['original', 'originalFen', 'budget'],
  ['revised', 'revisedFen', 'budget'],
  ['free', 'freeFen', 'free'],
  ['reserved', 'reservedFen', 'reserved'],
  ['committed', 'committedFen', 'committed'],
  ['sent', 'sentFen', 'sent'],
  ['paid', 'paidFen', 'paid'],
  ['recoverable', 'recoverableFen', 'recoverable'],
  ['recovered', 'recoveredFen', 'recovered'],
  ['returned', 'returnedFen', 'returned'],
] as const satisfies readonly (readonly [ExecutionWord, keyof ExecutionFigures, FigureStage])[];

const rateColumns = ['executionRate', 'commitmentRate'] as const;

const monthColumns = [
  ['reserved', 'reservedFen', 'reserved'],
  ['committed', 'committedFen', 'committed'],
  ['sent', 'sentFen', 'sent'],
  ['paid', 'paidFen', 'paid'],
  ['recovered', 'recoveredFen', 'recovered'],
] as const;

const kindColumns = [
  ['reserved', 'reservedFen'],
  ['committed', 'committedFen'],
  ['sent', 'sentFen'],
  ['paid', 'paidFen'],
] as const satisfies readonly (readonly [ExecutionWord, keyof ExecutionFigures])[];

const values: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = valueLabels;

/** Columns that hold nothing but zeroes say nothing: of a year without recoveries these are left out. */
const rarely: readonly string[] = ['sent', 'recoverable', 'recovered', 'returned'];

export const createExecutionTables = (body: ExecutionBody, language: Language) => {
  const word = (name: ExecutionWord): string => executionLabels[name][language];
  const value = (name: string): string => values[name]?.[language] ?? name;
  const yuan = (name: ExecutionWord): string =>
    `${word(name)}${language === 'zh' ? '（元）' : ' (yuan)'}`;

  const titled = (name: ExecutionTableName) => ({
    title: `${body.year} ${word('execution')} ${word(name)}`,
    notes: [],
  });

  const figures = (
    name: 'uses' | 'sources' | 'lines',
    first: readonly ExecutionWord[],
    rows: readonly {
      readonly told: readonly string[];
      readonly about: About;
      readonly figures: ExecutionFigures;
    }[],
  ): ExecutionTable => {
    const shown = figureColumns.filter(
      ([label, key]) => !rarely.includes(label) || body.total[key] !== 0,
    );
    const cells = (one: ExecutionFigures): Cell[] => [
      ...shown.map(([, key]) => one[key]),
      ...rateColumns.map((key) => one[key]),
    ];
    const columns: Column[] = [
      ...first.map((label) => ({ label: word(label), kind: 'text' as const })),
      ...shown.map(([label]) => ({ label: yuan(label), kind: 'fen' as const })),
      ...rateColumns.map((label) => ({ label: word(label), kind: 'permyriad' as const })),
    ];
    const blanks = first.slice(1).map(() => '');
    return {
      ...titled(name),
      columns,
      stages: [
        ...first.map(() => null),
        ...shown.map(([, , stage]) => stage),
        ...rateColumns.map(() => null),
      ],
      rows: [
        ...rows.map((row) => [...row.told, ...cells(row.figures)]),
        [word('total'), ...blanks, ...cells(body.total)],
      ],
      about: [...rows.map(({ about }) => about), {}],
    };
  };

  const months = (): ExecutionTable => {
    const sum = (key: (typeof monthColumns)[number][1]): number =>
      body.months.reduce((total, month) => total + month[key], 0);
    return {
      ...titled('months'),
      columns: [
        { label: word('month'), kind: 'text' },
        ...monthColumns.map(([label]) => ({ label: yuan(label), kind: 'fen' as const })),
      ],
      stages: [null, ...monthColumns.map(([, , stage]) => stage)],
      rows: [
        ...body.months.map((one) => [one.month, ...monthColumns.map(([, key]) => one[key])]),
        [word('total'), ...monthColumns.map(([, key]) => sum(key))],
      ],
      about: [...body.months.map(({ month }) => ({ month })), null],
    };
  };

  const kinds = (): ExecutionTable => {
    const sum = (key: (typeof kindColumns)[number][1]): number =>
      body.kinds.reduce((total, one) => total + one[key], 0);
    return {
      ...titled('kinds'),
      columns: [
        { label: word('kind'), kind: 'text' },
        ...kindColumns.map(([label]) => ({ label: yuan(label), kind: 'fen' as const })),
      ],
      stages: [null, ...kindColumns.map(() => null)],
      rows: [
        ...body.kinds.map((one) => [value(one.kind), ...kindColumns.map(([, key]) => one[key])]),
        [word('total'), ...kindColumns.map(([, key]) => sum(key))],
      ],
      about: [...body.kinds.map(() => null), null],
    };
  };

  const counted = (
    name: 'ageing' | 'due',
    first: ExecutionWord,
    rows: readonly (readonly [string, number, number])[],
  ): ExecutionTable => ({
    ...titled(name),
    columns: [
      { label: word(first), kind: 'text' },
      { label: word('count'), kind: 'number' },
      { label: word('amount'), kind: 'fen' },
    ],
    stages: [null, null, null],
    rows: [
      ...rows.map((row) => [...row]),
      [
        word('total'),
        rows.reduce((sum, [, count]) => sum + count, 0),
        rows.reduce((sum, [, , amount]) => sum + amount, 0),
      ],
    ],
    about: [...rows.map(() => null), null],
  });

  const tables: Readonly<Record<ExecutionTableName, () => ExecutionTable>> = {
    uses: () =>
      figures(
        'uses',
        ['use'],
        body.uses.map((one) => ({ told: [value(one.use)], about: { use: one.use }, figures: one })),
      ),
    sources: () =>
      figures(
        'sources',
        ['source'],
        body.sources.map((one) => ({
          told: [value(one.source)],
          about: { source: one.source },
          figures: one,
        })),
      ),
    lines: () =>
      figures(
        'lines',
        ['line', 'use', 'source'],
        body.lines.map((one) => ({
          told: [one.title, value(one.use), value(one.source)],
          about: { line: one.documentId },
          figures: one,
        })),
      ),
    kinds,
    months,
    ageing: () =>
      counted(
        'ageing',
        'age',
        body.ageing.map(({ age, amountFen, count }) => [
          ageLabels[age]?.[language] ?? age,
          count,
          amountFen,
        ]),
      ),
    due: () =>
      counted(
        'due',
        'month',
        body.due.map(({ month, overdue, amountFen, count }) => [
          overdue ? word('overdue') : month,
          count,
          amountFen,
        ]),
      ),
  };
  return (name: ExecutionTableName): ExecutionTable => tables[name]();
};

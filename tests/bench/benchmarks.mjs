/** Everything that is measured. A `suite` measures all its names together, in alternating rounds. */
export const benchmarks = [
  { name: 'talents.list/core-find', unit: 'requests/s', suite: 'talents' },
  { name: 'talents.list/bare', unit: 'requests/s', suite: 'talents' },
  { name: 'decisions/bare-knex', unit: 'decisions/s', suite: 'decisions' },
  { name: 'evaluations.outcome/bare-cel', unit: 'evaluations/s', suite: 'evaluations' },
  { name: 'evaluations.explained/bare-cel', unit: 'evaluations/s', suite: 'evaluations' },
  { name: 'backtest.profiles/bare-cel', unit: 'profiles/s', suite: 'backtest' },
  { name: 'ledger.hot/bare-knex', unit: 'operations/s', suite: 'ledger' },
  { name: 'ledger.lines/bare-knex', unit: 'operations/s', suite: 'ledger' },
  { name: 'dashboard.read/sum-of-transfers', unit: 'ms', suite: 'dashboard' },
  { name: 'boot.time/without-plugin', unit: 'ms', suite: 'boot' },
  { name: 'boot.memory/without-plugin', unit: 'MB', suite: 'boot' },
];

const unitOf = (name) => benchmarks.find((benchmark) => benchmark.name === name).unit;

const rounded = (value) => Number(value.toPrecision(4));

/** One row of the result, from the medians of both sides. */
export const result = (name, { ours, baseline, rows, database }) => ({
  name,
  unit: unitOf(name),
  ours: rounded(ours),
  baseline: rounded(baseline),
  ratio: Number((ours / baseline).toPrecision(3)),
  rows,
  database,
});

import { parseArgs } from 'node:util';
import { Stop } from '../../src/commands/lib/steps.mjs';
import { benchmarks } from './benchmarks.mjs';

const names = benchmarks.map(({ name }) => name);

const options = {
  json: { type: 'string' },
  rows: { type: 'string' },
  transfers: { type: 'string' },
};

const parse = (args) => {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Stop(
      `${error.message.split('. ')[0]}: npm run bench -- [names…] --json FILE --rows N --transfers N`,
    );
  }
};

/** The benchmarks whose names begin with one of the words; all of them without a word. */
const chosen = (words) => {
  const unknown = words.find((word) => !names.some((name) => name.startsWith(word)));
  if (unknown !== undefined) {
    throw new Stop(`There is no benchmark "${unknown}": ${names.join(', ')}.`);
  }
  return names.filter((name) => words.length === 0 || words.some((word) => name.startsWith(word)));
};

// Each application of the decisions is another talent's: there are fewer than 200 of them.
const fewest = 200;

/** How many talent profiles the lists are read from: 10,000 and 100,000, or what is asked for. */
const sizes = (rows) => {
  if (rows === undefined) return [10_000, 100_000];
  if (!/^\d{1,7}$/.test(rows) || Number(rows) < fewest) {
    throw new Stop(`--rows ${rows}: a number of profiles, from ${fewest} to 9999999.`);
  }
  return [Number(rows)];
};

/** How many transfers the year of the dashboard has: a million, or what is asked for. */
const transfersOf = (transfers = '1000000') => {
  if (!/^\d{4,8}$/.test(transfers)) throw new Stop(`--transfers ${transfers}: a number from 1000.`);
  return Number(transfers);
};

/** What the command line asks for. @throws Stop for a name that no benchmark begins with */
export const readArguments = (args) => {
  const { values, positionals } = parse(args);
  return {
    names: chosen(positionals),
    sizes: sizes(values.rows),
    transfers: transfersOf(values.transfers),
    json: values.json,
  };
};

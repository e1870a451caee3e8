import { isDeepStrictEqual } from 'node:util';
import autocannon from 'autocannon';
import { result } from '../benchmarks.mjs';
import { startChild } from '../child.mjs';
import { alternate } from '../rounds.mjs';
import { coreFindUrl } from './core-find.mjs';

const pageSize = 25;
const connections = 10;
const rounds = 7;

const json = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
};

/** The flat form of a row of the core `find`. */
const flat = ({ documentId, name, tier, title, specialty, industry, employer }) => ({
  id: documentId,
  name,
  tier,
  title,
  specialty,
  industry,
  employer: employer?.name ?? null,
});

/** A comparison of different answers would be none. */
const refuseDifferent = async ({ ours, core, bare }, rows) => {
  const [mine, plain, found] = await Promise.all([json(ours), json(bare), json(core)]);
  if (mine.data.length !== pageSize) throw new Error(`the list has ${mine.data.length} rows`);
  if (mine.meta.pagination.total !== rows) throw new Error('the list does not count every profile');
  if (!isDeepStrictEqual(mine, plain)) throw new Error('bare Koa and knex answers otherwise');
  const { total } = found.meta.pagination;
  // Strapi sorts by what it is told alone: among equal names any order is right.
  const names = (data) => data.map(({ name }) => name);
  if (total !== rows || !isDeepStrictEqual(names(mine.data), names(found.data.map(flat)))) {
    throw new Error('the core find answers otherwise');
  }
};

const fewest = 4 * connections;

/**
 * Answers per second over so many requests, all over the same kept-alive connections, until the last
 * answer came: autocannon itself ends with the next full second.
 */
const requestRate = async (url, amount) => {
  const since = performance.now();
  let last = since;
  const running = autocannon({ url, connections, amount });
  running.on('response', () => {
    last = performance.now();
  });
  const { non2xx, errors } = await running;
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refusals, ${errors} errors`);
  return (amount * 1000) / (last - since);
};

/**
 * A side's rounds, of as many requests as take it about a second: counted, not timed, for of
 * requests that are slow together none would be answered when a time is up.
 */
const roundsOf = (url) => {
  let amount = fewest;
  return async () => {
    const rate = await requestRate(url, amount);
    amount = Math.max(fewest, Math.round(rate / connections) * connections);
    return rate;
  };
};

/** `GET /api/talents` against the core `find` of the same type, and against Koa and knex alone. */
export const measureTalents = async ({ names, database, rows, url }) => {
  const bare = startChild('talents/bare-process.mjs', { env: database.env });
  try {
    const plain = await bare.call('boot', { settings: database.env });
    const urls = {
      ours: `${url}/api/talents?pageSize=${pageSize}`,
      core: url + coreFindUrl(pageSize),
      bare: `${plain.url}/api/talents?pageSize=${pageSize}`,
    };
    await refuseDifferent(urls, rows);
    const sides = Object.fromEntries(
      Object.entries(urls).map(([side, address]) => [side, roundsOf(address)]),
    );
    const { ours, core, bare: bareRate } = await alternate(sides, rounds);
    const baselines = { 'talents.list/core-find': core, 'talents.list/bare': bareRate };
    return names.map((name) =>
      result(name, { ours, baseline: baselines[name], rows, database: database.kind }),
    );
  } finally {
    await bare.kill();
  }
};

import { bareKnex } from '../databases.mjs';
import { alternate, median } from '../rounds.mjs';
import { fill, refuseUnclean, roll } from './books.mjs';

const reads = 40;
const baselineRounds = 3;

const timed = async (work) => {
  const since = performance.now();
  await work();
  return performance.now() - since;
};

const monthOf = {
  mysql2:
    "date_format(date_add(str_to_date(left(t.created_at, 19), '%Y-%m-%dT%H:%i:%s'), interval 8 hour), '%Y-%m')",
  'better-sqlite3': "strftime('%Y-%m', t.created_at, '+8 hours')",
};

/** The sums of the dashboard from the transfers alone, each time anew. */
const sumAll = (knex) =>
  knex.raw(
    `select coalesce(d.line_id, d.id) dl, d.phase dp, coalesce(c.line_id, c.id) cl, c.phase cp,
      ${monthOf[knex.client.config.client]} m, sum(t.amount), count(*)
      from talent_office_transfers t
      join talent_office_accounts d on d.id = t.debit_id
      join talent_office_accounts c on c.id = t.credit_id
      group by dl, dp, cl, cp, m`,
  );

const sumsOf = ({ total, months }) => JSON.stringify({ total, months });

/**
 * Milliseconds to read the dashboard of a year with that many transfers, as its route reads it; against
 * the transfers summed up each time. What is read before the sums of the months were made and after it
 * must be the same.
 */
export const measure = async (strapi, { settings, count, year }) => {
  await fill(strapi, { year, count });
  const knex = bareKnex(settings);
  const read = () => strapi.plugin('talent-office').service('execution').of(year);
  try {
    const unrolled = sumsOf(await read());
    await roll(strapi);
    await refuseUnclean(strapi);
    if (sumsOf(await read()) !== unrolled) throw new Error('the sums say something else');
    const { baseline } = await alternate(
      { baseline: () => timed(() => sumAll(knex)) },
      baselineRounds,
    );
    const times = [];
    for (let index = 0; index < reads; index += 1) times.push(await timed(read));
    const sorted = times.toSorted((a, b) => a - b);
    return { ours: median(times), p95: sorted[Math.ceil(reads * 0.95) - 1], baseline };
  } finally {
    await knex.destroy();
  }
};

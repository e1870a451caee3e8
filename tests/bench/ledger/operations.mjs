import { randomUUID } from 'node:crypto';
import { bareKnex } from '../databases.mjs';
import { makeIdsUnmistakable, record, replay } from '../decisions/statements.mjs';
import { alternate } from '../rounds.mjs';

const rounds = 5;
const holdersPerRound = 60;
const workers = 10;
const amount = 100;
/** What becomes of a holder's money, one transaction each. */
const phases = ['reserved', 'committed', 'paid'];
/** A transfer's hash covers its accounts' ids, which a replay gets anew: that one check must differ. */
const hashOfIds = 'a transfer says what was recorded';

const cause = (operation) => ({ operation, reason: 'bench', reference: 'bench', actor: 'system' });

/** As many at a time as a server has connections. */
const together = async (works) => {
  const waiting = [...works];
  const worker = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  await Promise.all(Array.from({ length: workers }, worker));
};

/**
 * Operations a second of the ledger (reserve, commit, pay; each a transaction of the plugin's), against
 * the statements that each of them issued, replayed by a knex that never met Strapi. Both sides run ten
 * at a time; the holders of a round draw on `lineCount` lines in turn. What both have done is held
 * against the lines' totals, and the ledger is verified.
 */
export const measure = async (strapi, { settings, lineCount }) => {
  const service = (name) => strapi.plugin('talent-office').service(name);
  const ledger = service('ledger');
  const run = (work) => service('transactions').run({ key: randomUUID(), input: null }, work);
  const knex = bareKnex(settings);
  await makeIdsUnmistakable(knex);
  const isolation =
    knex.client.config.client === 'mysql2' ? { isolationLevel: 'read committed' } : {};
  const lines = Array.from({ length: lineCount }, () => ({
    type: 'bench::line',
    documentId: randomUUID(),
    asset: 'fen',
  }));
  const supply = (rounds + 1) * 2 * holdersPerRound * amount;
  for (const line of lines) {
    await run((tx) => ledger.supply(tx, line, supply, cause(randomUUID())));
  }
  let done = 0;

  const round = (bringAll) => async () => {
    const holders = Array.from({ length: holdersPerRound }, (_, index) => ({
      line: lines[index % lineCount],
      holder: { type: 'bench::holder', documentId: randomUUID(), limit: 'award' },
    }));
    let elapsed = 0;
    for (const phase of phases) {
      const prepared = [];
      for (const { line, holder } of holders) {
        const work = () =>
          run(async (tx) => {
            await ledger.bring(
              tx,
              holder,
              line,
              phase,
              amount,
              cause(`${holder.documentId} ${phase}`),
            );
          });
        prepared.push({ work, statements: await record(strapi, work) });
      }
      const since = performance.now();
      await together(prepared.map((one) => () => bringAll(one)));
      elapsed += performance.now() - since;
    }
    done += holdersPerRound;
    return (holdersPerRound * phases.length * 1000) / elapsed;
  };

  try {
    const figures = await alternate(
      {
        ours: round(({ work }) => work()),
        baseline: round(({ statements }) => replay(knex, statements, isolation)),
      },
      rounds,
    );
    let paid = 0;
    for (const line of lines) {
      const { byPhase } = await ledger.lineTotals(strapi.db.connection, line);
      paid += byPhase.paid ?? 0;
    }
    if (paid !== done * amount) throw new Error(`paid ${paid} of ${done * amount}`);
    const { failures } = await ledger.verify();
    const broken = failures.filter(({ check }) => check !== hashOfIds);
    if (broken.length > 0) throw new Error(`the ledger: ${JSON.stringify(broken)}`);
    return figures;
  } finally {
    await knex.destroy();
  }
};

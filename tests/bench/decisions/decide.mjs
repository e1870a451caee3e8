import { bareKnex } from '../databases.mjs';
import { alternate } from '../rounds.mjs';
import { createOffice } from './office.mjs';
import { makeIdsUnmistakable, record, replay } from './statements.mjs';

const rounds = 7;
const applicationsPerRound = 5;

const timed = async (work) => {
  const since = performance.now();
  await work();
  return performance.now() - since;
};

/**
 * Decisions per second: an application's three decisions by the plugin, against the same statements in
 * bare knex. Runs in the site's process, so that both sides have the same machine under them.
 *
 * The baseline is not a guess at what a decision needs. Every decision, of both sides, is first made
 * in a transaction that is rolled back, while knex's `query` events are written down. Ours then makes
 * it for good; the baseline issues what was written down, statement by statement, reads included, in
 * one transaction of a knex that has never met Strapi. The keys in it are fresh, for what was rolled
 * back never was; only the ids that the database counts up are put in anew. At the end both sides'
 * applications must be awarded and the ledger whole: the replay has done the same work.
 */
export const measure = async (strapi, { settings }) => {
  const knex = bareKnex(settings);
  const office = await createOffice(strapi);
  await makeIdsUnmistakable(knex);
  const isolation =
    knex.client.config.client === 'mysql2' ? { isolationLevel: 'read committed' } : {};
  const decided = [];
  const counts = {};
  let profile = 0;

  /** A round of one side: each application's decisions in turn; only the decisions are timed. */
  const round = (decideAll) => async () => {
    const applications = [];
    while (applications.length < applicationsPerRound) {
      applications.push(await office.apply((profile += 1)));
    }
    let elapsed = 0;
    for (const stage of office.stages) {
      const prepared = [];
      for (const documentId of applications) {
        const decide = await office.decision(documentId, stage);
        prepared.push({ decide, statements: await record(strapi, decide) });
      }
      counts[stage] = prepared.map(({ statements }) => statements);
      elapsed += await timed(() => decideAll(prepared));
    }
    decided.push(...applications);
    return (applications.length * office.stages.length * 1000) / elapsed;
  };

  const ours = round(async (prepared) => {
    for (const { decide } of prepared) await decide();
  });
  const baseline = round(async (prepared) => {
    for (const { statements } of prepared) await replay(knex, statements, isolation);
  });
  try {
    const figures = await alternate({ ours, baseline }, rounds);
    await office.refuseUndecided(decided);
    const statements = Object.fromEntries(
      Object.entries(counts).map(([stage, [first]]) => [stage, first.map(({ sql }) => sql)]),
    );
    return { ...figures, statements };
  } finally {
    await knex.destroy();
  }
};

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Knex } from 'knex';

import { decidedBy, signNext } from '../factories/decided';
import { createDesk, fundLine, type Desk, type Sent } from '../factories/desk';
import { writeAsEngine } from '../factories/engine-state';
import {
  createBootedDatabase,
  spawnSite,
  startSite,
  type Site,
  type SpawnedSite,
  type TestDatabase,
} from '../setup';

interface Answer {
  status: number;
  body: { error?: { details: { code: string } } };
}

const fundYear = 'plugin::talent-office.fund-year';
const revisions = 'plugin::talent-office.budget-revision';
const floor = 120_000_000;
const rounds = 5;

describe('the floor of a fund year, asked by two servers at once', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let officers: Awaited<ReturnType<Desk['signer']>>[];
  let leaders: Awaited<ReturnType<Desk['signer']>>[];
  let count = 0;

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    officers = [await desk.signer('office'), await desk.signer('office')];
    leaders = [await desk.signer('budget-decider'), await desk.signer('budget-decider')];
    await decidedBy(site.strapi, 'budget-revision', 'budget-revision');
    spawned = await spawnSite(2, { database });
  }, 300_000);
  afterAll(async () => {
    await spawned.stop();
    await site.stop();
    await database.drop();
  });

  const officer = (index: number) => {
    const found = officers[index];
    if (!found) throw new Error('no such officer');
    return found;
  };
  const leaderOf = (index: number) => {
    const found = leaders[index];
    if (!found) throw new Error('no such leader');
    return found;
  };
  const draftYear = async (...budgets: number[]) => {
    const year = await desk.create(fundYear, { year: 2300 + (count += 1) });
    const lines: string[] = [];
    for (const budget of budgets) {
      const line = await desk.create(fundLine, {
        title: '引进',
        use: 'introduction',
        source: 'own-budget',
        budgetFen: String(budget),
        fundYear: year.documentId,
      });
      lines.push(line.documentId);
    }
    return { year: year.documentId, lines };
  };
  const openYear = async (...budgets: number[]) => {
    const made = await draftYear(...budgets);
    await desk.act(fundYear, made.year, 'open', officer(0).actor);
    return made;
  };
  const request = (index: number, type: string, id: string, action: string): Sent => ({
    path: `/talent-office/entries/${type}/${id}/actions/${action}`,
    token: officer(index).token,
    key: randomUUID(),
    body: { input: {} },
  });
  /** The last signature under a decision by which a line has so much more, or less. */
  const signed = async (index: number, line: string, changeFen: number): Promise<Sent> => {
    const { documentId } = await desk.create(revisions, {
      title: '调整',
      [changeFen < 0 ? 'fromLine' : 'toLine']: line,
      amountFen: String(Math.abs(changeFen)),
      reason: '财力变化',
    });
    await desk.act(revisions, documentId, 'submit', officer(0).actor);
    await signNext(site.strapi, revisions, documentId);
    return desk.decision(revisions, documentId, leaderOf(index).token);
  };

  /** Each server sends one at the same moment; what came of it, in any order. */
  const race = async (...requests: [Sent, Sent]): Promise<string[]> => {
    const outcomes = await spawned.together<Sent[], Answer[]>({
      file: path.join(__dirname, 'approvals.mjs'),
      name: 'send',
      inputs: requests.map((one) => [one]),
    });
    return outcomes
      .flatMap((outcome) => {
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      })
      .map(({ status, body }) => `${status} ${body.error?.details.code ?? 'done'}`)
      .sort();
  };
  const budgetOf = async (lines: readonly string[]): Promise<number> => {
    let sum = 0;
    for (const line of lines) sum += Number((await desk.stored(fundLine, line)).budgetFen);
    return sum;
  };

  it('two lines, each reduced as far as it may alone: one of them succeeds', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { lines } = await openYear(floor - 1000, 2000);
      const [first = '', second = ''] = lines;
      const answers = await race(await signed(0, first, -1000), await signed(1, second, -1000));
      expect(answers).toEqual(['200 done', '409 CONDITION_NOT_MET']);
      expect(await budgetOf(lines)).toBe(floor);
    }
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('two supplements of one line both count', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { lines } = await openYear(floor);
      const [line = ''] = lines;
      const answers = await race(await signed(0, line, 1000), await signed(1, line, 300));
      expect(answers).toEqual(['200 done', '200 done']);
      expect(await budgetOf(lines)).toBe(floor + 1300);
      expect((await desk.totals(line)).supplied).toBe(floor + 1300);
    }
  });

  it('a shortfall is the sum of what both servers left', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { year, lines } = await openYear(floor - 5000, 5000);
      const record = {
        shortfallReason: '财力不足',
        shortfallResolution: '常委会〔2026〕8号',
        supplementPlannedOn: '2026-12-20',
      };
      await desk.act(fundYear, year, 'recordShortfall', officer(0).actor, record);
      const [first = '', second = ''] = lines;
      const answers = await race(await signed(0, first, -1000), await signed(1, second, -3000));
      expect(answers).toEqual(['200 done', '200 done']);
      expect(Number((await desk.stored(fundYear, year)).shortfallFen)).toBe(4000);
    }
  });

  it('a year that is closed while its line is supplemented: both are done, or the line is closed', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { year, lines } = await openYear(floor);
      const answers = await race(
        await signed(0, lines[0] ?? '', 1000),
        request(1, fundYear, year, 'startClosing'),
      );
      expect(answers[0]).toBe('200 done');
      expect(['200 done', '409 CONDITION_NOT_MET']).toContain(answers[1]);
      expect(await desk.stored(fundYear, year)).toMatchObject({ state: 'closing' });
      expect(await desk.stored(fundLine, lines[0] ?? '')).toMatchObject({ state: 'closed' });
    }
  });

  /**
   * Sends a request while somebody else has changed a row of this table and not yet committed; lets him
   * commit when the request waits for that row, or was answered without waiting.
   */
  const meanwhile = async (
    { table, change }: { table: string; change: (trx: Knex.Transaction) => Promise<unknown> },
    sent: Sent,
  ): Promise<string> => {
    const knex = site.strapi.db.connection;
    const waits = async (): Promise<boolean> => {
      const [rows] = await knex.raw(
        `SELECT id FROM information_schema.processlist
         WHERE db = DATABASE() AND id <> CONNECTION_ID()
           AND info LIKE ? AND info LIKE '%for update%'`,
        [`select %${table}%`],
      );
      return rows.length > 0;
    };
    // Kept in a list: a transaction that is given a promise waits for it before it commits.
    const answers: Promise<string>[] = [];
    await site.strapi.db.transaction(async ({ trx }) => {
      await change(trx);
      let answered = false;
      const answer = desk.post(sent).then(({ status, body }) => {
        answered = true;
        return `${status} ${body.error?.details.code ?? 'done'}`;
      });
      answers.push(answer);
      while (!answered && !(await waits())) await pause(20);
    });
    return String(await answers[0]);
  };

  it('a line that is lowered while its budget is approved is counted as it stands', async () => {
    const { year, lines } = await draftYear(floor);
    const [line = ''] = lines;
    await decidedBy(site.strapi, 'budget-arrangement', 'fund-year');
    await desk.act(fundYear, year, 'budget', officer(0).actor);
    await signNext(site.strapi, fundYear, year);
    const table = 'talent_office_fund_lines';
    // The last signature has found the year unchanged before it asks for its lines.
    const edit = {
      table,
      change: (trx: Knex.Transaction) =>
        trx(table)
          .where({ document_id: line })
          .update({ budget_fen: floor - 1 }),
    };
    const answer = await meanwhile(edit, await desk.decision(fundYear, year, leaderOf(0).token));
    expect(answer).toBe('409 BUDGET_CHANGED');
    expect(await desk.stored(fundYear, year)).toMatchObject({ state: 'draft' });
    expect(await desk.stored(fundLine, line)).toMatchObject({ state: 'draft' });
  });

  it('a reduction is held to the year as it stands when nobody else can change it', async () => {
    const { year, lines } = await openYear(floor + 1000);
    const raised = {
      table: 'talent_office_fund_years',
      // As a rectification writes it: what came past the engine would be refused as such.
      change: () => writeAsEngine(site, fundYear, year, { floorFen: floor + 1 }),
    };
    const reduced = await signed(0, lines[0] ?? '', -1000);
    expect(await meanwhile(raised, reduced)).toBe('409 CONDITION_NOT_MET');
    expect(await budgetOf(lines)).toBe(floor + 1000);
  });
});

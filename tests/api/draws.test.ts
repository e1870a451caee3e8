import { spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { tables } from '../../plugins/talent-office/server/src/platform';
import { createDesk, type Desk } from '../factories/desk';
import { createSelecting, type Selecting } from '../factories/selection';
import { startSite, type Site } from '../setup';

/** As anybody computes it from what is published, without a line of ours. */
const recomputed = (seed: string, tickets: readonly string[]): string[] =>
  tickets
    .map((ticket) => [createHmac('sha256', seed).update(ticket).digest('hex'), ticket] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ticket]) => ticket);

/** What the script in docs/draws.md says of a list. */
const documented = (list: string, seed: string, commitment: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-draw-'));
  try {
    const docs = readFileSync(path.join(__dirname, '../../docs/draws.md'), 'utf8');
    const [, script = ''] = /```js\n([\s\S]*?)```/.exec(docs) ?? [];
    writeFileSync(path.join(folder, 'recompute.mjs'), script);
    writeFileSync(path.join(folder, 'list.csv'), list);
    const { stdout } = spawnSync(
      process.execPath,
      ['recompute.mjs', 'list.csv', seed, commitment],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe('a selection by lot', () => {
  let site: Site;
  let desk: Desk;
  let at: Selecting;

  const byLot = (seed: string) => at.benefit({ method: 'by-lot', seed });
  const draws = async () => (await site.http.get('/api/draws').expect(200)).body.data;

  beforeAll(async () => {
    site = await startSite({ now: '2026-03-02T02:00:00.000Z' });
    desk = await createDesk(site);
    at = await createSelecting(site, desk);
  }, 300_000);
  afterAll(() => site.stop());

  it('is bound before it is closed, reveals its seed after, and is computed again by anybody', async () => {
    const to = await byLot('server-seed');
    const entries = await at.applied([1, 2, 3, 4, 5, 6, 7, 8], to);
    const group = await at.groupOf(entries[0] ?? '');
    expect(await at.send(at.keeper, `${group}/close`, { places: 3 })).toBe(
      'SELECTION_WITHOUT_SEED',
    );
    expect(await at.send(at.keeper, `${group}/draw`)).toBe('SELECTION_STATE');
    expect(await at.send(at.keeper, `${group}/commit`, { source: '某日体彩' })).toBe(
      'SELECTION_SEED_KIND',
    );
    const bound = await at.send(at.keeper, `${group}/commit`);
    const { commitment } = bound.seed;
    expect(commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(bound.seed.revealed).toBeNull();
    expect(await at.send(at.colleague, `${group}/commit`)).toBe('SELECTION_SEEDED');
    // Everybody reads the commitment, and nobody the seed: it is nowhere in the database.
    expect(await draws()).toContainEqual(
      expect.objectContaining({ id: group, commitment, seed: null, closedAt: null }),
    );
    const late = await at.applied([9], to);
    // Who leaves before it is closed is in no draw, nor in its list.
    const [gone = ''] = await at.applied([10], to);
    await at.withdraw(gone);
    expect(await at.send(at.keeper, `${group}/close`, { places: 3 })).toMatchObject({
      state: 'closed',
      count: 9,
    });
    // Between closing and draw somebody gives up: he takes no place, and moves nobody.
    await at.withdraw(entries[4] ?? '');
    expect(await at.send(at.keeper, `${group}/draw`, { result: '123456' })).toBe(
      'SELECTION_SEED_KIND',
    );
    const drawn = await at.send(at.keeper, `${group}/draw`);
    const seed: string = drawn.seed.revealed;
    expect(createHash('sha256').update(seed).digest('hex')).toBe(commitment);
    const tickets: string[] = drawn.entries.flatMap(({ ticket }: { ticket: string | null }) =>
      ticket === null ? [] : [ticket],
    );
    expect(new Set(tickets)).toEqual(
      new Set(
        await Promise.all(
          [...entries, ...late].map(async (one) => (await at.caseOf(one)).publicId),
        ),
      ),
    );
    expect(recomputed(seed, [...tickets].sort())).toEqual(tickets);
    // The lines of the documentation, as they stand there, over the list as it is downloaded.
    const list = await site.http
      .get(`/talent-office/selections/${group}/list`)
      .auth(at.keeper.token, { type: 'bearer' })
      .expect(200);
    expect(documented(list.text, seed, commitment)).toBe(
      'The seed is the one that was bound.\nThe order is right.\n',
    );
    const taken = await site.strapi.db
      .connection(tables.audit)
      .where({ action: 'selection.download', target_document_id: group })
      .first();
    expect(taken).toMatchObject({ actor_id: String(at.keeper.actor.id) });
    const swapped = list.text
      .replace(tickets[0] ?? '', 'x')
      .replace(tickets[1] ?? '', tickets[0] ?? '');
    expect(documented(swapped, `${seed}0`, commitment)).toBe('ANOTHER SEED\nANOTHER ORDER\n');
    const states = drawn.entries.map(({ state }: { state: string }) => state);
    expect(states.filter((state: string) => state === 'selected')).toHaveLength(3);
    expect(states.filter((state: string) => state === 'left')).toHaveLength(2);
    expect(await draws()).toContainEqual(
      expect.objectContaining({ id: group, seed, count: 9, places: 3, digest: drawn.digest }),
    );
    // However many groups of another kind are newer.
    const ordered = await at.benefit({ method: 'by-expression', orderBy: 'requestedFen' });
    await at.applied([1], ordered);
    const { body: newest } = await site.http.get('/api/draws?limit=1').expect(200);
    expect(newest.data).toMatchObject([{ id: group }]);
    // What is published names nobody.
    expect(JSON.stringify(await draws())).not.toContain(tickets[0]);
    expect(await at.send(at.keeper, `${group}/draw`)).toBe('SELECTION_STATE');
  });

  it('draws with a public event that was named before, entered by another than who closed', async () => {
    const to = await byLot('public-event');
    const entries = await at.applied([1, 2, 3], to);
    const group = await at.groupOf(entries[0] ?? '');
    expect(await at.send(at.keeper, `${group}/commit`)).toBe('SELECTION_SEED_KIND');
    const source = '2026年3月3日上证综指收盘点位';
    await at.send(at.keeper, `${group}/commit`, { source });
    await at.send(at.keeper, `${group}/close`, { places: 1 });
    expect(await at.send(at.keeper, `${group}/draw`, { result: '3,412.57' })).toBe(
      'NOT_BY_SAME_PERSON',
    );
    expect(await at.send(at.colleague, `${group}/draw`)).toBe('SELECTION_SEED_KIND');
    expect(await at.send(at.colleague, `${group}/draw`, { result: '3,4。' })).toBe(
      'SELECTION_SEED_FORM',
    );
    const drawn = await at.send(at.colleague, `${group}/draw`, { result: ' ３，412.57 ' });
    expect(drawn.seed).toMatchObject({ source, revealed: '341257' });
    const tickets: string[] = drawn.entries.map(({ ticket }: { ticket: string }) => ticket);
    expect(recomputed('341257', tickets)).toEqual(tickets);
  });

  it('draws with nothing but the seed that was bound, and from nothing but what was closed', async () => {
    const to = await byLot('server-seed');
    const [one = ''] = await at.applied([1, 2], to);
    const group = await at.groupOf(one);
    await at.send(at.keeper, `${group}/commit`);
    await at.send(at.keeper, `${group}/close`, { places: 1 });
    const knex = site.strapi.db.connection;
    const { id } = await knex(tables.selectionGroups).where({ public_id: group }).first('id');
    await expect(
      knex(tables.selectionSeeds)
        .where({ group_id: id })
        .update({ commitment: 'a'.repeat(64) }),
    ).rejects.toThrow(/append-only/);
    // One more in the urn, by hand.
    await knex(tables.selectionCandidates).insert({
      ...{ group_id: id, entry_id: 999_999, ticket: 'hand', worked: '{}', seen: 'x' },
    });
    expect(await at.send(at.keeper, `${group}/draw`)).toBe('SELECTION_ORDER_CHANGED');
    expect(await at.read(group)).toMatchObject({ state: 'closed', seed: { revealed: null } });
  });

  it('downloads as a list that no spreadsheet takes for formulas', async () => {
    const to = await at.benefit({ method: 'by-expression', orderBy: 'requestedFen' });
    const who = await desk.talent({ name: '=cmd()' });
    const one = await desk.applied(who, to, { requestedFen: 5, title: '=1+1' });
    const group = await at.groupOf(one);
    await at.send(at.keeper, `${group}/close`, { places: 1 });
    const { text, headers } = await site.http
      .get(`/talent-office/selections/${group}/list`)
      .auth(at.keeper.token, { type: 'bearer' })
      .expect(200);
    expect(headers['content-type']).toContain('text/csv');
    const [header, row] = text.replace('\uFEFF', '').trim().split('\r\n');
    expect(header).toBe('position,ticket,mark,orderBy,tieBy,acceptedAt,handedInOn,state,title');
    expect(row).toContain(`1,${(await at.caseOf(one)).publicId},,5,,`);
    expect(row).not.toMatch(/(^|,)=/);
  });
});

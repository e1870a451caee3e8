import { enactVersion, tables, transaction } from '../../plugins/talent-office/server/src/platform';
import { startSite, type Site } from '../setup';

describe('enacting at the same moment', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.stop());

  let operations = 0;
  const enact = (key: string, body: object) =>
    transaction(site.strapi, { key: `enact ${(operations += 1)}`, input: body }, async (tx) => {
      const at = new Date('2026-11-23T04:00:00.000Z');
      const version = await enactVersion(tx, tables.ruleVersions, { key, body, at, by: 'test' });
      return { id: version.id, number: version.number };
    });

  it('one body is one version, whoever was first', async () => {
    const enacted = await Promise.all(Array.from({ length: 6 }, () => enact('same', { a: 1 })));
    expect(new Set(enacted.map(({ id }) => id)).size).toBe(1);
    expect(enacted[0]?.number).toBe(1);
  });

  it('two bodies are two versions, one after the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const enacted = await Promise.all([
        enact('two', { round, of: 'one' }),
        enact('two', { round, of: 'two' }),
      ]);
      const numbers = enacted.map(({ number }) => number).sort((a, b) => a - b);
      expect(numbers).toEqual([2 * round + 1, 2 * round + 2]);
    }
  });
});

import { appendOnly } from '../../plugins/talent-office/server/src/append-only';
import { tables } from '../../plugins/talent-office/server/src/platform';
import { startSite, type Site } from '../setup';

/** By engine.md: transfers, decisions, evaluations, enacted versions and the audit trail. */
const recorded = [
  tables.audit,
  tables.transfers,
  tables.ruleVersions,
  tables.evaluations,
  tables.workflowVersions,
  tables.decisions,
];

describe('what the engine has recorded', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    for (const { name, sample } of appendOnly) await site.strapi.db.connection(name).insert(sample);
  });
  afterAll(() => site.stop());

  it.each(recorded)(
    '%s: no column changes and no row goes, by whatever statement',
    async (name) => {
      const table = () => site.strapi.db.connection(name);
      const before = await table();
      expect(before.length).toBeGreaterThan(0);
      const appendOnlyRefusal = { message: expect.stringContaining(`${name} is append-only`) };
      const { id, ...row } = before.at(-1);
      for (const [column, value] of Object.entries(row)) {
        const other = Number.isNaN(Number(value ?? 0)) ? 'other' : Number(value ?? 0) + 1;
        await expect(
          table()
            .where({ id })
            .update({ [column]: other }),
        ).rejects.toMatchObject(appendOnlyRefusal);
      }
      await expect(table().where({ id }).delete()).rejects.toMatchObject(appendOnlyRefusal);
      await expect(table().delete()).rejects.toMatchObject(appendOnlyRefusal);
      expect(await table()).toEqual(before);
    },
  );
});

import { chmodSync, existsSync, statSync } from 'node:fs';

import { createDatabase, startSite, type Site, type TestDatabase } from '../setup';

/** What the file's mode lets everybody do who is not its owner. */
const forOthers = (file: string): number => statSync(file).mode & 0o077;

describe('the file of an SQLite database', () => {
  let database: TestDatabase;

  const filesOf = ({ strapi }: Site): string[] => {
    const { filename = '' } = strapi.config.get<{ filename?: string }>(
      'database.connection.connection',
    );
    return [filename, `${filename}-wal`, `${filename}-shm`].filter((file) => existsSync(file));
  };

  beforeAll(async () => {
    database = await createDatabase('sqlite');
  });
  afterAll(() => database.drop());

  it('is read by its owner alone, with what SQLite puts beside it', async () => {
    const site = await startSite({ database });
    try {
      await site.strapi.db.connection('strapi_core_store_settings').insert({ key: 'a' });
      expect(filesOf(site)).toHaveLength(3);
      expect(filesOf(site).map(forOthers)).toEqual([0, 0, 0]);
      // As an older release left them behind.
      for (const file of filesOf(site)) chmodSync(file, 0o644);
    } finally {
      await site.stop();
    }
  });

  it('is closed to others on the next start, where it was open', async () => {
    const site = await startSite({ database });
    try {
      expect(filesOf(site).map(forOthers)).toEqual([0, 0, 0]);
    } finally {
      await site.stop();
    }
  });
});

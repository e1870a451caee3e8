import type { UID } from '@strapi/strapi';

import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { createDatabase, startSite, type TestDatabase } from '../setup';

const profile = 'plugin::talent-office.talent-profile' as UID.CollectionType;
const number = fictionalIdentityNumber('230111', '1990-05-01', 1);
const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');

describe('a boot on data that is encrypted', () => {
  let database: TestDatabase;
  const boot = (env: Record<string, string>) => startSite({ database, env });
  const used = { TALENT_OFFICE_KEYS: `old:${key(1)}`, TALENT_OFFICE_INDEX_KEY: key(9) };

  beforeAll(async () => {
    database = await createDatabase();
    const site = await boot(used);
    await site.strapi
      .documents(profile)
      .create({ data: { name: '李明', identityDocument: number } });
    await site.stop();
  });
  afterAll(() => database.drop());

  it.each([
    ['the key is gone', { TALENT_OFFICE_KEYS: `new:${key(2)}` }, /TALENT_OFFICE_KEYS.*"old"/],
    ['the key is another', { TALENT_OFFICE_KEYS: `old:${key(3)}` }, /TALENT_OFFICE_KEYS.*"old"/],
    ['no key is set', { TALENT_OFFICE_KEYS: '' }, /TALENT_OFFICE_KEYS/],
    ['the key is short', { TALENT_OFFICE_KEYS: 'old:c2hvcnQ=' }, /TALENT_OFFICE_KEYS.*32 bytes/],
    ['the index key is another', { TALENT_OFFICE_INDEX_KEY: key(8) }, /TALENT_OFFICE_INDEX_KEY/],
    ['the index key is missing', { TALENT_OFFICE_INDEX_KEY: '' }, /TALENT_OFFICE_INDEX_KEY/],
  ])('stops when %s, naming the setting', async (_what, setting, message) => {
    await expect(boot({ ...used, ...setting })).rejects.toThrow(message);
  });

  it('goes on with a new key before the old one', async () => {
    const site = await boot({ ...used, TALENT_OFFICE_KEYS: `new:${key(2)},old:${key(1)}` });
    try {
      const read = await site.strapi.documents(profile).findFirst();
      expect(read).toMatchObject({ identityDocument: `**************${number.slice(-4)}` });
    } finally {
      await site.stop();
    }
  });

  it('stops where a paper was issued under a key that is gone, naming it', async () => {
    const site = await boot({ ...used, TALENT_OFFICE_KEYS: `papers:${key(4)},old:${key(1)}` });
    const place = { type: 'document', attribute: 'facts', documentId: 'paper' };
    const facts = site.strapi
      .plugin('talent-office')
      .service('privacy')
      .sealSecret(place, 'who got what');
    await site.strapi.db.connection('talent_office_documents').insert({
      ...{ public_id: 'paper', kind: 'award-letter', title: 'paper', facts },
      ...{ target_type: 'x', target_document_id: 'x', file_id: 'x', sha256: 'x' },
      ...{ issued_by: 'x', issued_at: '2026-11-23T00:00:00.000Z' },
    });
    await site.stop();
    await expect(boot(used)).rejects.toThrow(/TALENT_OFFICE_KEYS.*"papers".*issued papers/);
  });
});

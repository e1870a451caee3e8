import { getService, transaction } from '../../plugins/talent-office/server/src/platform';
import { registerFirstAdmin, startSite, type Site } from '../setup';

import '../../plugins/talent-office/server/src/engine/audit';

const target = { type: 'api::nomination.nomination', documentId: 'n1' };

describe('the audit trail', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.stop());

  const record = (key: string, entry: { action: string; before?: unknown; after?: unknown }) =>
    transaction(site.strapi, { key, input: null }, async (tx) => {
      const actor = { kind: 'admin', id: 7 } as const;
      await getService(site.strapi, 'audit').record(tx, { actor, target, ...entry });
    });

  it('keeps who did what to what, newest first, and of the content only digests', async () => {
    await record('a1', { action: 'nomination.submit' });
    await record('a2', {
      action: 'nomination.exit',
      before: { name: '李雷' },
      after: { name: '韩梅梅' },
    });
    const rows = await getService(site.strapi, 'audit').history(site.strapi.db.connection, target);
    expect(rows.map(({ action }) => action)).toEqual(['nomination.exit', 'nomination.submit']);
    expect(rows[0]).toMatchObject({
      actor: { kind: 'admin', id: '7' },
      beforeDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      details: {},
    });
    expect(rows[0]?.beforeDigest).not.toBe(rows[0]?.afterDigest);
    expect(rows[1]).toMatchObject({ beforeDigest: null, afterDigest: null });
    expect(JSON.stringify(rows)).not.toContain('李雷');
  });

  it('has no row of a change that was rolled back', async () => {
    const audit = getService(site.strapi, 'audit');
    const change = transaction(site.strapi, { key: 'a3', input: null }, async (tx) => {
      const actor = { kind: 'system', id: 'probe' } as const;
      await audit.record(tx, { actor, target: { ...target, documentId: 'n2' }, action: 'x.y' });
      throw new Error('no');
    });
    await expect(change).rejects.toThrow('no');
    const rows = await audit.history(site.strapi.db.connection, { ...target, documentId: 'n2' });
    expect(rows).toEqual([]);
  });

  it('is read by an administrator with the permission, page by page', async () => {
    const token = await registerFirstAdmin(site);
    const page = (before = '') =>
      site.http
        .get(`/talent-office/audit?type=${target.type}&documentId=n1&limit=1${before}`)
        .auth(token, { type: 'bearer' })
        .expect(200);
    const [newest] = (await page()).body.data;
    expect(newest.action).toBe('nomination.exit');
    const [older] = (await page(`&before=${newest.id}`)).body.data;
    expect(older.action).toBe('nomination.submit');
  });
});

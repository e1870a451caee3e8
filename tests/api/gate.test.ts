import type { UID } from '@strapi/strapi';

import { writeAsEngine } from '../factories/engine-state';
import { startSite, type Site } from '../setup';

// No types are generated for a plugin's content types.
const year = 'plugin::talent-office.fund-year' as UID.CollectionType;
const line = 'plugin::talent-office.fund-line' as UID.CollectionType;

/** What Strapi says to the Content Manager: the code, and the field it belongs to. */
const refusal = async (attempt: Promise<unknown>): Promise<{ code: string; path: string }> => {
  try {
    await attempt;
  } catch (error) {
    const { details } = error as {
      details?: { code: string; errors: { path: string[] }[] };
    };
    if (!details) throw error;
    return { code: details.code, path: details.errors[0]?.path.join('.') ?? '' };
  }
  throw new Error('it was not refused');
};

describe('the gate', () => {
  let site: Site;
  let documentId: string;
  let yearId: number;

  const stored = () =>
    site.strapi.db.query(line).findOne({ where: { documentId }, populate: { fundYear: true } });

  /** The state an action of the life cycle leads to, written as the engine writes it. */
  const setState = (state: string) => writeAsEngine(site, line, documentId, { state });

  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.stop());

  beforeEach(async () => {
    await site.strapi.db.connection('talent_office_fund_lines').delete();
    await site.strapi.db.connection('talent_office_fund_years').delete();
    const opened = await site.strapi.documents(year).create({ data: { year: 2027 } });
    yearId = Number(opened.id);
    const created = await site.strapi.documents(line).create({
      data: {
        title: 'Introduction',
        use: 'introduction',
        source: 'own-budget',
        budgetFen: '120000000',
        state: 'open',
        fundYear: opened.documentId,
      },
    });
    documentId = created.documentId;
  });

  it('gives a new entry its initial state, whatever it came with', async () => {
    expect((await stored())?.state).toBe('draft');
  });

  it('drops a state that comes with an update', async () => {
    await site.strapi
      .documents(line)
      .update({ documentId, data: { title: 'Renamed', state: 'closed' } });
    expect(await stored()).toMatchObject({ title: 'Renamed', state: 'draft' });
  });

  it('leaves the content of a draft free', async () => {
    await site.strapi.documents(line).update({ documentId, data: { budgetFen: '99' } });
    expect(String((await stored())?.budgetFen)).toBe('99');
  });

  describe('once the entry has left its initial state', () => {
    beforeEach(() => setState('open'));

    it.each([
      [
        'the document service',
        () => site.strapi.documents(line).update({ documentId, data: { budgetFen: '1' } }),
      ],
      [
        'the query layer',
        () => site.strapi.db.query(line).update({ where: { documentId }, data: { budgetFen: 1 } }),
      ],
    ])('refuses another value of a guarded attribute by %s', async (_path, attempt) => {
      expect(await refusal(attempt())).toEqual({ code: 'GUARDED_ATTRIBUTE', path: 'budgetFen' });
      expect(String((await stored())?.budgetFen)).toBe('120000000');
    });

    it.each([
      ['emptying', { set: [] }],
      ['disconnecting', () => ({ disconnect: [{ id: yearId }] })],
      ['null', null],
    ])('refuses a guarded relation changed by %s', async (_name, change) => {
      const fundYear = typeof change === 'function' ? change() : change;
      const attempt = site.strapi.db
        .query(line)
        .update({ where: { documentId }, data: { fundYear } });
      expect(await refusal(attempt)).toEqual({ code: 'GUARDED_ATTRIBUTE', path: 'fundYear' });
      expect((await stored())?.fundYear?.id).toBe(yearId);
    });

    it('lets the whole form through when nothing guarded differs', async () => {
      await site.strapi.db.query(line).update({
        where: { documentId },
        data: {
          title: 'New title',
          use: 'introduction',
          otherReason: '',
          budgetFen: 120000000,
          state: 'closed',
          fundYear: { connect: [{ id: yearId }], disconnect: [] },
        },
      });
      expect(await stored()).toMatchObject({ title: 'New title', state: 'open' });
    });

    it('refuses to delete it', async () => {
      expect((await refusal(site.strapi.documents(line).delete({ documentId }))).code).toBe(
        'DELETE_AFTER_CASE',
      );
      expect(await stored()).not.toBeNull();
    });

    it('a clone starts without the state', async () => {
      const cloned = await site.strapi
        .documents(line)
        .clone({ documentId, data: { title: 'Copy' } });
      expect(cloned?.entries[0]).toMatchObject({ title: 'Copy', state: 'draft' });
    });
  });

  describe('an entry whose deletion is refused or fails', () => {
    const seals = async () =>
      site.strapi.db
        .connection('talent_office_entry_seals')
        .where({ target_type: year, target_document_id: (await stored())?.fundYear?.documentId });

    it('is still known as it was: a frozen entry points to it', async () => {
      await setState('open');
      // The query layer alone opens no transaction that would take back what went before.
      const attempt = site.strapi.db.query(year).delete({ where: { id: yearId } });
      expect((await refusal(attempt)).code).toBe('TARGET_OF_FROZEN_ENTRY');
      expect(await seals()).toHaveLength(1);
    });

    it('is still known as it was: a subscriber of the site said no', async () => {
      const before = await seals();
      const unsubscribe = site.strapi.db.lifecycles.subscribe({
        models: [year],
        beforeDelete: () => {
          throw new Error('not today');
        },
      });
      const attempt = site.strapi.db.query(year).delete({ where: { id: yearId } });
      await expect(attempt).rejects.toThrow('not today');
      unsubscribe();
      expect([before.length, await seals()]).toEqual([1, before]);
    });

    it('is forgotten when it is gone, whatever was asked to be told of it', async () => {
      const { documentId: gone } = (await stored())?.fundYear as { documentId: string };
      await site.strapi.db.query(year).delete({ where: { id: yearId }, select: ['year'] });
      expect(
        await site.strapi.db
          .connection('talent_office_entry_seals')
          .where({ target_document_id: gone }),
      ).toEqual([]);
    });
  });

  it.each([
    ['createMany', () => site.strapi.db.query(line).createMany({ data: [{ title: 'x' }] })],
    [
      'updateMany',
      () => site.strapi.db.query(line).updateMany({ where: {}, data: { title: 'x' } }),
    ],
    ['deleteMany', () => site.strapi.db.query(line).deleteMany({ where: {} })],
  ])('refuses %s, which carries no rows to judge', async (_name, attempt) => {
    expect((await refusal(attempt())).code).toBe('MANY_AT_ONCE');
  });

  it('cannot be switched off', () => {
    expect(() => site.strapi.db.lifecycles.disable()).toThrow(/cannot be switched off/);
  });
});

import type { Struct } from '@strapi/strapi';

import { restoreBase } from '../restore-base';
import type { ContentTypeSchema } from '../schema';

const base: ContentTypeSchema = {
  kind: 'collectionType',
  collectionName: 'talent_office_lines',
  info: { singularName: 'line', pluralName: 'lines' },
  pluginOptions: { 'talent-office': { guarded: ['budgetFen'] } },
  indexes: [{ name: 'lines_use_idx', columns: ['use'] }],
  attributes: { budgetFen: { type: 'biginteger' }, use: { type: 'string', maxLength: 32 } },
};

/** What Strapi has loaded after `src/extensions/…/schema.json` replaced the parts of our type. */
const extended = (parts: object): Struct.ContentTypeSchema =>
  ({ ...base, ...parts, __schema__: { ...base, ...parts } }) as unknown as Struct.ContentTypeSchema;

describe('a site’s extension of a type', () => {
  it('adds an attribute without dropping the others', () => {
    const type = extended({ attributes: { note: { type: 'text' } } });
    restoreBase(type, base);
    expect(Object.keys(type.attributes)).toEqual(['budgetFen', 'use', 'note']);
    expect(type).toHaveProperty('__schema__.attributes.budgetFen');
  });

  it('wins where it speaks of an attribute itself', () => {
    const type = extended({ attributes: { use: { type: 'string', maxLength: 200 } } });
    restoreBase(type, base);
    expect(type.attributes.use).toMatchObject({ maxLength: 200 });
  });

  it('cannot lift the declaration by leaving it out', () => {
    const type = extended({ pluginOptions: { i18n: { localized: false } } });
    restoreBase(type, base);
    expect(type.pluginOptions).toEqual({
      'talent-office': { guarded: ['budgetFen'] },
      i18n: { localized: false },
    });
  });

  it('keeps our indexes beside its own, each once', () => {
    const type = extended({ indexes: [{ name: 'lines_note_idx', columns: ['note'] }] });
    restoreBase(type, base);
    restoreBase(type, base);
    expect(type).toHaveProperty('indexes', [
      { name: 'lines_note_idx', columns: ['note'] },
      { name: 'lines_use_idx', columns: ['use'] },
    ]);
  });

  it('leaves a type alone that nobody extended', () => {
    const type = extended({});
    restoreBase(type, base);
    expect(type.attributes).toEqual(base.attributes);
  });
});

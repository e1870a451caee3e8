import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { contentTypes } from '../../../plugins/talent-office/server/src/content-types';
import { signatureThreshold } from '../../../plugins/talent-office/server/src/engine/approval';

interface Schema {
  readonly attributes: Readonly<
    Record<string, { readonly type: string; readonly min?: unknown; readonly max?: unknown }>
  >;
}

const api = path.resolve(__dirname, '../../../src/api');

const ofSite = readdirSync(api).map((name) => {
  const file = path.join(api, name, 'content-types', name, 'schema.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Schema;
});

describe('the bounds of money', () => {
  it('are none that a form would take for numbers of characters: it could never be saved', () => {
    const own = Object.values(contentTypes).map(({ schema }) => schema);
    const schemas: readonly Schema[] = [...own, signatureThreshold, ...ofSite];
    const wrong = schemas.flatMap(({ attributes }) =>
      Object.entries(attributes).filter(
        ([, { type, min = '0', max }]) =>
          type === 'biginteger' && (Number(min) !== 0 || max !== undefined),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

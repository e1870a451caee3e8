import fc from 'fast-check';

import { createBlindIndex } from '../blind-index';
import { createKeyring } from '../keyring';

const bytes = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const place = { type: 'api::a.a', attribute: 'secret', documentId: 'd1' };

describe('the keyring', () => {
  const ring = createKeyring(`k1:${bytes(1)}`);

  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(ring.open(ring.seal(text, place), place)).toBe(text);
      }),
    );
  });

  it('seals the same text differently each time, in a form that names the key', () => {
    const first = ring.seal('230111199001010017', place);
    expect(first).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(ring.seal('230111199001010017', place)).not.toBe(first);
  });

  it.each([
    ['another type', { ...place, type: 'api::b.b' }],
    ['another attribute', { ...place, attribute: 'phone' }],
    ['another document', { ...place, documentId: 'd2' }],
  ])('does not open at %s', (_what, elsewhere) => {
    expect(() => ring.open(ring.seal('secret', place), elsewhere)).toThrow();
  });

  it('does not open when any character was changed, or the tag cut', () => {
    const sealed = ring.seal('13845678901', place);
    fc.assert(
      fc.property(fc.integer({ min: 6, max: sealed.length - 2 }), (at) => {
        fc.pre(sealed[at] !== '.');
        const other = sealed[at] === 'A' ? 'Q' : 'A';
        // The last character of a part holds bits that base64 ignores.
        fc.pre(sealed[at + 1] !== '.');
        const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
        expect(() => ring.open(changed, place)).toThrow();
      }),
    );
    const [version, id, iv, tag = '', data] = sealed.split('.');
    const short = [version, id, iv, tag.slice(0, 6), data].join('.');
    expect(() => ring.open(short, place)).toThrow();
  });

  it('encrypts with the first key and still opens what an older one sealed', () => {
    const rotated = createKeyring(`k2:${bytes(2)}, k1:${bytes(1)}`);
    expect(rotated.seal('x', place)).toMatch(/^v1\.k2\./);
    expect(rotated.open(ring.seal('x', place), place)).toBe('x');
    expect(() => ring.open(rotated.seal('x', place), place)).toThrow('TALENT_OFFICE_KEYS');
  });

  it.each([
    ['is absent', undefined, 'TALENT_OFFICE_KEYS is not set'],
    ['has a short key', `k1:${Buffer.alloc(16).toString('base64')}`, 'it has 16'],
    ['has no key id', bytes(1), 'is no key id'],
    ['names two keys alike', `k1:${bytes(1)},k1:${bytes(2)}`, 'stands twice'],
  ])('is refused when its setting %s', (_what, setting, message) => {
    expect(() => createKeyring(setting)).toThrow(message);
  });

  it('never shows a key in its error', () => {
    const key = Buffer.alloc(31, 7).toString('base64');
    expect(() => createKeyring(`k1:${key}`)).not.toThrow(key);
  });
});

describe('the blind index', () => {
  const index = createBlindIndex(bytes(3));

  it('is the same for one value, and another for another kind or key', () => {
    expect(index('phone', '13845678901')).toBe(index('phone', '13845678901'));
    expect(index('phone', '13845678901')).not.toBe(index('phone', '13845678902'));
    expect(index('bank', '13845678901')).not.toBe(index('phone', '13845678901'));
    expect(createBlindIndex(bytes(4))('phone', '1')).not.toBe(index('phone', '1'));
  });

  it.each([undefined, '', 'c2hvcnQ='])('is refused with the key %s', (setting) => {
    expect(() => createBlindIndex(setting)).toThrow('TALENT_OFFICE_INDEX_KEY');
  });
});

import { parseDeclaration } from '..';

const type = 'api::tenancy.tenancy';

const keysAndReasons = (options: object): [string, string][] => {
  const parsed = parseDeclaration(type, options);
  return 'problems' in parsed ? parsed.problems.map(({ key, reason }) => [key, reason]) : [];
};

describe('the words of a declaration', () => {
  it('are read', () => {
    const options = { states: { draft: { end: { by: ['office', 'system'], to: 'ended' } } } };
    expect(parseDeclaration(type, options)).toEqual({ declaration: options });
  });

  it.each(['constructor', 'toString', 'valueOf'])('name nothing "%s"', (name) => {
    const end = { by: 'office', to: 'ended' };
    for (const options of [
      { states: { [name]: { end } } },
      { states: { draft: { [name]: end } } },
      { states: { draft: { end: { ...end, to: name } } } },
      { limits: { [name]: { from: 'line', amount: '1', at: {} } } },
    ]) {
      expect(keysAndReasons(options)).toHaveLength(1);
    }
  });

  it('word a right in both languages or in none', () => {
    const right = { on: ['room'], zh: '已有人租住。' };
    expect(keysAndReasons({ unique: [right] })).toEqual([['unique.0', 'needs both `zh` and `en`']]);
    expect(keysAndReasons({ unique: [{ ...right, en: 'It is let.' }] })).toEqual([]);
  });

  it.each([
    ['at the top', { gaurded: ['room'] }, 'gaurded', 'guarded'],
    ['of the people', { people: { subjekt: 'tenant' } }, 'people.subjekt', 'subject'],
    [
      'of an action',
      { states: { draft: { submit: { by: 'owner', to: 'named', aproval: 'x' } } } },
      'states.draft.submit.aproval',
      'approval',
    ],
    [
      'of a limit',
      { limits: { place: { from: 'line', amount: '1', att: {}, at: {} } } },
      'limits.place.att',
      'at',
    ],
    [
      'of a right',
      { unique: [{ on: ['room'] }, { on: ['room'], wile: ['living'] }] },
      'unique.1.wile',
      'while',
    ],
    [
      'of a derived value',
      { derive: { rentFen: { value: '1', onn: 'living' } } },
      'derive.rentFen.onn',
      'on',
    ],
    [
      'of a secret',
      { sensitive: { phone: { mask: 'phone', indx: 'a' } } },
      'sensitive.phone.indx',
      'index',
    ],
  ])('name the nearest valid one for one that is unknown %s', (_where, options, key, nearest) => {
    expect(keysAndReasons(options)).toEqual([
      [key, expect.stringContaining(`; did you mean "${nearest}"?`)],
    ]);
  });

  it('name the nearest valid value', () => {
    expect(keysAndReasons({ sensitive: { phone: { mask: 'fone' } } })).toEqual([
      [
        'sensitive.phone.mask',
        expect.stringContaining('unknown word "fone"; did you mean "phone"'),
      ],
    ]);
  });

  it('are all told that are wrong, each with its key', () => {
    const wrong = {
      gaurded: ['room'],
      supplies: { asset: 'yuan', amount: 'places', while: [] },
      states: { 'in force': {}, draft: { adopt: { to: 'draft' } } },
    };
    expect(keysAndReasons(wrong).map(([key]) => key)).toEqual(
      expect.arrayContaining([
        'gaurded',
        'supplies.asset',
        'supplies.while',
        'states.in force',
        'states.draft.adopt.by',
      ]),
    );
  });
});

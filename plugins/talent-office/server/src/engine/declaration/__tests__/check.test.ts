import { checkDeclaration, parseDeclaration, type ContentTypeSchema } from '..';

const type = 'api::tenancy.tenancy';
const toOne = (target: string) => ({ type: 'relation', relation: 'oneToOne', target });

const attributes: ContentTypeSchema['attributes'] = {
  state: { type: 'string' },
  tenant: toOne('api::talent.talent'),
  room: toOne('api::room.room'),
  house: { ...toOne('api::house.house'), inversedBy: 'tenancies' },
  rooms: { type: 'relation', relation: 'oneToMany', target: 'api::room.room' },
  address: { type: 'component' },
  papers: { type: 'media', multiple: true },
  startsOn: { type: 'date' },
  endsOn: { type: 'date' },
  rentFen: { type: 'biginteger' },
  rentCopy: { type: 'json' },
};

const others: Record<string, ContentTypeSchema> = {
  'api::talent.talent': { attributes: { name: { type: 'string' } } },
  'api::room.room': {
    attributes: { code: { type: 'string' }, state: { type: 'string' } },
    pluginOptions: {
      'talent-office': { supplies: { asset: 'place', amount: '1', while: ['inForce'] } },
    },
  },
};

const states = {
  draft: { submit: { by: 'owner', to: 'living' } },
  living: { end: { by: 'office', to: 'ended' } },
  ended: {},
};

/** The mistakes of a declaration, as `key: reason`. */
const mistakes = (options: object, schema: Partial<ContentTypeSchema> = {}): string[] => {
  const parsed = parseDeclaration(type, { states, ...options });
  const problems =
    'problems' in parsed
      ? parsed.problems
      : checkDeclaration(type, parsed.declaration, {
          ...others,
          [type]: { attributes, ...schema },
        });
  expect(new Set(problems.map((one) => one.type))).toEqual(
    new Set(problems.length > 0 ? [type] : []),
  );
  return problems.map(({ key, reason }) => `${key}: ${reason}`);
};

/** One mistake, whose text holds this. */
const only = (text: string): unknown[] => [expect.stringContaining(text)];

describe('a declaration held against the schemas', () => {
  it('is good where all that it names is there', () => {
    const good = {
      people: { subject: 'tenant', owner: 'tenant' },
      guarded: ['startsOn'],
      derive: {
        rentFen: { value: '1', on: 'living' },
        rentCopy: { value: { copy: 'room' } },
      },
      limits: { place: { from: 'room', amount: '1', at: { living: 'committed' } } },
      unique: [{ on: ['room'], during: ['startsOn', 'endsOn'], while: ['case', 'living'] }],
    };
    expect(mistakes(good)).toEqual([]);
  });

  it('is of a type that there is', () => {
    expect(checkDeclaration('api::x.x', {}, others)).toEqual([
      { type: 'api::x.x', key: '', reason: 'no such content type' },
    ]);
  });

  describe('its states', () => {
    const draft = (action: object) => ({
      states: { ...states, draft: { submit: { by: 'owner', to: 'living', ...action } } },
    });

    it.each([
      [{ to: 'livin' }, 'states.draft.submit.to: no state "livin"; did you mean "living"?'],
      [
        { approval: 'x', else: 'endd' },
        'states.draft.submit.else: no state "endd"; did you mean "ended"?',
      ],
      [{ approval: 'x' }, 'states.draft.submit.else: a case can be refused'],
      [{ else: 'ended' }, 'states.draft.submit.else: only an action with an approval'],
      [
        { approval: 'x', else: 'ended', sets: ['endsOn'] },
        'states.draft.submit.sets: nothing is set before an approval',
      ],
      [
        { sets: ['endOn'] },
        'states.draft.submit.sets: no attribute "endOn"; did you mean "endsOn"?',
      ],
      [
        { notBy: ['sumbit'] },
        'states.draft.submit.notBy: no action "sumbit"; did you mean "submit"?',
      ],
    ])('refuse the action %j', (action, text) => {
      expect(mistakes(draft(action))).toEqual(
        expect.arrayContaining([expect.stringContaining(text)]),
      );
    });

    it('take an earlier action or the author for who may not act', () => {
      expect(mistakes(draft({ notBy: ['author', 'end'] }))).toEqual([]);
    });

    it('are all reached from the first one', () => {
      const island = {
        ...states,
        lost: { back: { by: 'office', to: 'found' } },
        found: { on: { by: 'office', to: 'lost' } },
      };
      expect(mistakes({ states: island })).toEqual([
        'states.lost: no action leads to this state',
        'states.found: no action leads to this state',
      ]);
    });
  });

  describe('its names of states', () => {
    it.each([
      [
        { unique: [{ on: ['room'], while: ['casse'] }] },
        'unique.0.while: no state "casse"; did you mean "case"?',
      ],
      [
        { derive: { rentFen: { value: '1', on: 'livin' } } },
        'derive.rentFen.on: no state "livin"; did you mean "living"?',
      ],
      [
        { supplies: { asset: 'fen', amount: '1', while: ['case'] } },
        'supplies.while: no state "case"',
      ],
      [
        { limits: { place: { from: 'room', amount: '1', at: { endet: 'reserved' } } } },
        'limits.place.at.endet: no state "endet"; did you mean "ended"?',
      ],
    ])('are known: %j', (options, text) => {
      expect(mistakes(options)).toEqual(only(text));
    });

    it('can be left out of a right only where an entry is at some time under way', () => {
      const atOnce = { draft: { adopt: { by: 'office', to: 'ended' } }, ended: {} };
      const unique = [{ on: ['room'] }];
      expect(mistakes({ unique })).toEqual([]);
      expect(mistakes({ states: atOnce, unique })).toEqual(only('unique.0: an entry is never'));
      const byCase = { adopt: { by: 'office', to: 'ended', else: 'ended', approval: 'x' } };
      expect(mistakes({ states: { ...atOnce, draft: byCase }, unique })).toEqual([]);
    });
  });

  describe('its names of attributes', () => {
    it.each([
      [{ people: { subject: 'tennant' } }, 'people.subject: no attribute "tennant"; did you mean'],
      [{ people: { owner: 'startsOn.name' } }, 'people.owner: "startsOn" must be a relation'],
      [{ guarded: ['romm'] }, 'guarded: no attribute "romm"; did you mean "room"?'],
      [{ unique: [{ on: ['roon'] }] }, 'unique.0: no attribute "roon"; did you mean "room"?'],
      [{ derive: { rent: { value: '1' } } }, 'derive.rent: no attribute "rent"; did you mean'],
      [
        { derive: { rentFen: { value: { copy: 'room' } } } },
        'derive.rentFen: keeps a copy: its type must be json, not biginteger',
      ],
    ])('are known: %j', (options, text) => {
      expect(mistakes(options)).toEqual(only(text));
    });
  });

  describe('its limits', () => {
    const place = (from: unknown) => ({ limits: { place: { from, amount: '1', at: {} } } });

    it('hold on a type that supplies', () => {
      expect(mistakes(place('tenant'))).toEqual(
        only('limits.place.from: "api::talent.talent" must declare "supplies"'),
      );
      expect(mistakes(place({ type: 'api::talent.talent', match: ['state'] }))).toEqual(
        expect.arrayContaining(only('"api::talent.talent" must declare "supplies"')),
      );
    });

    it('match by attributes that both types have', () => {
      expect(mistakes(place({ type: 'api::room.room', match: ['state'] }))).toEqual([]);
      expect(mistakes(place({ type: 'api::room.room', match: ['startsOn'] }))).toEqual(
        only('limits.place.from.match: "api::room.room" has no attribute "startsOn"'),
      );
      expect(mistakes(place({ type: 'api::room.room', match: ['code'] }))).toEqual(
        only('limits.place.from.match: no attribute "code"'),
      );
    });
  });

  describe('a type with states', () => {
    it('has an attribute for its state: the line to paste is named', () => {
      const without = { ...attributes, state: { type: 'integer' } };
      expect(mistakes({}, { attributes: without })).toEqual(
        only('states: the schema needs this line in "attributes": "state": { "type": "string" }'),
      );
    });

    it.each([
      [{ options: { draftAndPublish: true } }, 'cannot have draft and publish'],
      [{ pluginOptions: { i18n: { localized: true } } }, 'cannot be localised'],
    ])('is neither a draft nor localised: %j', (schema, text) => {
      expect(mistakes({}, schema)).toEqual(only(`states: a governed type ${text}`));
    });

    it.each([
      ['house', 'a two-way relation can be changed from the other side'],
      ['rooms', 'a relation to many cannot be frozen'],
      ['address', 'a component can be written past this type'],
      ['papers', 'a list of media cannot be frozen'],
    ])('cannot freeze %s', (name, why) => {
      expect(mistakes({ guarded: [name] })).toEqual(
        only(`guarded: "${name}" must stay frozen, but ${why}`),
      );
      expect(mistakes({ unique: [{ on: [name], while: ['living'] }] })).toEqual(only(why));
    });
  });

  it('without states has none of the words that actions bring about', () => {
    const words = {
      guarded: ['room'],
      derive: { rentFen: { value: '1' } },
      unique: [{ on: ['room'], while: ['case'] }],
    };
    const ungoverned = checkDeclaration(type, words as never, { [type]: { attributes } });
    expect(ungoverned.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['guarded', 'derive', 'unique']),
    );
  });

  it('tells every mistake at once', () => {
    const wrong = {
      guarded: ['romm', 'house'],
      states: { ...states, lost: {} },
      derive: { rentFen: { value: '1', on: 'livin' } },
      public: { notice: ['room.cod'] },
    };
    expect(mistakes(wrong).map((text) => text.split(':')[0])).toEqual(
      expect.arrayContaining(['guarded', 'states.lost', 'derive.rentFen.on', 'public.notice.0']),
    );
  });

  describe('what may be put right', () => {
    const rectified = (name: string, more: object = {}) =>
      mistakes({ rectify: [name], guarded: ['note', 'startsOn'], ...more }, { attributes: noted });
    const noted = { ...attributes, note: { type: 'string' }, secret: { type: 'text' } };

    it('is a frozen text, or what is taken from another entry', () => {
      expect(rectified('note')).toEqual([]);
      const copied = { derive: { rentCopy: { value: { copy: 'tenant' } } } };
      const shown = { ...copied, public: { notice: ['tenant.name'] } };
      expect(rectified('rentCopy', shown)).toEqual([]);
      expect(rectified('rentCopy', copied)).toEqual([expect.stringContaining('public.notice')]);
      const followed = { derive: { room: { value: { follow: 'tenant.room' } } } };
      expect(rectified('room', followed)).not.toContainEqual(expect.stringContaining('rectify'));
    });

    it.each([
      ['nothing', {}, 'no attribute "nothing"'],
      ['address', {}, 'is not frozen'],
      ['startsOn', {}, 'must be a text'],
      ['state', {}, 'another case'],
      ['tenant', { people: { subject: 'tenant' } }, 'another case'],
      ['note', { unique: [{ on: ['note'], while: ['living'] }] }, 'another case'],
      [
        'room',
        { limits: { place: { from: 'room', amount: '1', at: { living: 'committed' } } } },
        'another case',
      ],
      ['rentFen', { derive: { rentFen: { value: '1' } } }, 'is computed'],
      ['secret', { guarded: ['secret'], sensitive: { secret: { mask: 'bank' } } }, 'is encrypted'],
    ])('is not %s with %j', (name, more, why) => {
      expect(rectified(name, more)).toContainEqual(expect.stringContaining(why));
    });

    it('needs states', () => {
      const parsed = parseDeclaration(type, { rectify: ['note'] });
      const declaration = 'declaration' in parsed ? parsed.declaration : {};
      expect(
        checkDeclaration(type, declaration, { ...others, [type]: { attributes: noted } }),
      ).toContainEqual(
        expect.objectContaining({ key: 'rectify', reason: expect.stringContaining('"states"') }),
      );
    });
  });
});

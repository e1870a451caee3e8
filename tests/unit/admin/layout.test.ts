import { fundApplication } from '../../../plugins/talent-office/server/src/office/fund/content-types/fund-application';
import {
  drawOnOneLine,
  typeAmountsInYuan,
} from '../../../plugins/talent-office/admin/src/content-manager/edit-view';
import {
  isCounted,
  isNamed,
  isYear,
  statesCounted,
  type Field,
} from '../../../plugins/talent-office/admin/src/content-manager/layout';
import {
  isUnread,
  keptOf,
  shownOf,
} from '../../../plugins/talent-office/admin/src/content-manager/yuan-kept';

const field = (name: string, type: string): Field => ({ name, type, attribute: { type } });

const fundLine = { settings: { displayName: '资金项目' } };

const drawnAs = (given: Field): string | undefined => {
  const hook = { layout: { ...fundLine, layout: [[[given]]] }, query: {} };
  return drawOnOneLine(hook).layout.layout[0]?.[0]?.[0]?.type;
};

describe('years in forms and lists', () => {
  it('are whole numbers named so', () => {
    expect(drawnAs(field('year', 'integer'))).toBe('talent-office-year');
    expect(isYear(fundLine, field('budgetYear', 'integer'))).toBe(true);
  });

  it('are no relations: a line is tied to its year, and its list shows which', () => {
    expect(drawnAs(field('fundYear', 'relation'))).toBe('relation');
    expect(isYear(fundLine, field('fundYear', 'relation'))).toBe(false);
  });
});

describe('an amount that is worked out when an entry is submitted', () => {
  const options = fundApplication.pluginOptions;
  const application = { settings: { displayName: '资金申请' }, options };
  const awarded = field('awardedFen', 'biginteger');

  it('is told where a limit holds it: nobody was given what he withdrew or was refused', () => {
    const counted = statesCounted(application, awarded);
    expect(['draft', 'closed', undefined].map((state) => isCounted(counted, state))).toEqual([
      false,
      false,
      false,
    ]);
    expect(['awarded', 'paid'].map((state) => isCounted(counted, state))).toEqual([true, true]);
  });

  it('takes this to its field', () => {
    const hook = { layout: { ...application, layout: [[[awarded]]] }, query: {} };
    expect(typeAmountsInYuan(hook).layout.layout[0]?.[0]?.[0]).toMatchObject({
      type: 'talent-office-yuan',
      statesCounted: ['awarded', 'paid', 'stopped', 'revoked'],
    });
  });

  it('is none that somebody typed', () => {
    const counted = statesCounted(application, field('requestedFen', 'biginteger'));
    expect([counted, isCounted(counted, 'draft')]).toEqual([undefined, true]);
  });
});

describe('names in lists', () => {
  it.each([
    ['岗位', 'role', 'string', true],
    ['人才待遇', 'kind', 'string', true],
    ['人才待遇', 'use', 'enumeration', true],
    ['人才待遇', 'title', 'string', false],
    ['Article', 'kind', 'string', false],
  ])('of %s: %s, a %s, has words: %s', (displayName, name, type, has) => {
    expect(isNamed({ settings: { displayName } }, field(name, type))).toBe(has);
  });
});

describe('amounts in forms', () => {
  const typeOf = (row: readonly Field[] | undefined): string | undefined => row?.[0]?.type;
  const tied = (given: Field) =>
    typeAmountsInYuan({
      layout: { layout: [[[given]]], components: { threshold: { layout: [[given]] } } },
      query: {},
    }).layout;

  it.each([
    ['budgetFen', 'biginteger', 'talent-office-yuan'],
    ['rentFen', 'integer', 'talent-office-yuan'],
    ['places', 'integer', 'integer'],
    ['nameFen', 'string', 'string'],
  ])('%s, a %s, is drawn as %s, in components too', (name, type, drawn) => {
    const { layout, components } = tied(field(name, type));
    expect(typeOf(layout[0]?.[0])).toBe(drawn);
    expect(typeOf(components?.threshold?.layout[0])).toBe(drawn);
  });

  it.each([
    ['1,200,000.50', '120000050', '1,200,000.50'],
    ['12.', '1200', '12'],
    ['  ', null, ''],
  ])('typed as "%s" are kept as %s and shown as "%s"', (typed, kept, shown) => {
    expect([keptOf(typed), shownOf(keptOf(typed))]).toEqual([kept, shown]);
  });

  it.each(['1.005', '-5', '1234567890123', '十万'])(
    'are not "%s": it stays as it was typed, and nothing takes it for fen',
    (typed) => {
      const kept = keptOf(typed);
      expect([isUnread(kept), shownOf(kept)]).toEqual([true, typed]);
      expect(kept).not.toMatch(/^-?\d*$/);
    },
  );
});

import {
  drawOnOneLine,
  leaveStateToPanel,
} from '../../../plugins/talent-office/admin/src/content-manager/edit-view';
import { landmarksOf } from '../../../plugins/talent-office/admin/src/content-manager/entry-state/landmarks';
import { statesTold } from '../../../plugins/talent-office/admin/src/content-manager/entry-state/state-told';

describe('where an entry stands', () => {
  const told = (state: string, caseState: string | null) =>
    statesTold({
      ...landmarksOf({
        draft: { submit: { to: 'awarded', else: 'closed' } },
        awarded: { revoke: { to: 'ended' } },
        ended: {},
        closed: {},
      }),
      state,
      lastCase: caseState === null ? null : { state: caseState, stage: null },
    });

  it('is told by the case alone while the entry keeps the state in which it began', () => {
    expect(told('draft', 'open')).toEqual({ ofEntry: null, ofCase: 'open' });
    expect(told('draft', 'returned')).toEqual({ ofEntry: null, ofCase: 'returned' });
    expect(told('draft', null)).toEqual({ ofEntry: 'draft', ofCase: null });
  });

  it('is told by both later: what was awarded stays so while its revocation is decided', () => {
    expect(told('awarded', 'open')).toEqual({ ofEntry: 'awarded', ofCase: 'open' });
  });

  it.each(['refused', 'withdrawn', 'expired'])(
    'is told by a case that was %s where that closed it, and not where it came to nothing',
    (end) => {
      expect(told('closed', end)).toEqual({ ofEntry: null, ofCase: end });
      expect(told('awarded', end)).toEqual({ ofEntry: 'awarded', ofCase: null });
      expect(told('ended', end)).toEqual({ ofEntry: 'ended', ofCase: null });
    },
  );

  it('is told by the entry alone once its case was approved', () => {
    expect(told('awarded', 'approved')).toEqual({ ofEntry: 'awarded', ofCase: null });
  });
});

describe('the form of an entry', () => {
  const title = { name: 'title', type: 'string' };
  const state = { name: 'state', type: 'string' };
  const formOf = (declaration: object, rows: (typeof title)[][], displayName = '资金申请') => ({
    layout: {
      settings: { displayName },
      options: { 'talent-office': declaration },
      layout: rows.map((row) => [row]),
    },
    query: {},
  });

  it('leaves the state of a governed type to the panel, and no gap behind', () => {
    const governed = formOf({ states: { draft: {} } }, [[title], [state]]);
    expect(leaveStateToPanel(governed).layout.layout).toEqual([[[title]]]);
    const plain = formOf({}, [[title], [state]]);
    expect(leaveStateToPanel(plain).layout.layout).toEqual([[[title]], [[state]]]);
  });

  it('draws masked numbers on one line, and years without grouped digits', () => {
    const phone = { name: 'phone', type: 'text' };
    const year = { name: 'birthYear', type: 'integer', attribute: { type: 'integer' } };
    const drawn = drawOnOneLine(formOf({ sensitive: { phone: {} } }, [[phone, year]], '人才档案'));
    expect(drawn.layout.layout).toEqual([
      [
        [
          { name: 'phone', type: 'string' },
          { ...year, type: 'talent-office-year' },
        ],
      ],
    ]);
  });
});

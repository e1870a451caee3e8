import {
  freeKey,
  inserted,
  moved,
  newStage,
  problemsUnder,
  without,
} from '../../../plugins/talent-office/admin/src/content-manager/workflow-map/draft';
import {
  shownOf,
  widthOf,
} from '../../../plugins/talent-office/admin/src/content-manager/workflow-map/shown';
import { placesOf, reachedBy } from '../../../plugins/talent-office/admin/src/drawing/places';

describe('the drawing of a workflow', () => {
  it('puts one stage below the other, each as high as it is', () => {
    const { places, total } = placesOf(['a', 'b', 'c'], { a: 100, c: 50 });
    expect([...places.values()]).toEqual([
      { y: 0, height: 100 },
      { y: 132, height: 72 },
      { y: 236, height: 50 },
    ]);
    expect(total).toBe(286);
    expect(placesOf([], {}).total).toBe(0);
  });

  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 2],
    ['ArrowUp', 0, 0],
    ['ArrowRight', 1, 2],
    ['ArrowLeft', 1, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Tab', 0, undefined],
    ['constructor', 0, undefined],
  ])('%s leads from %i to %s', (key, from, to) => {
    expect(reachedBy(key, from, 2)).toBe(to);
  });
});

describe('a draft of a workflow', () => {
  it('gives a new stage a code that no other has, after one was taken out, too', () => {
    const stages = [{ key: 'stage-1' }, { key: 'stage-3' }];
    expect(freeKey('stage', stages)).toBe('stage-4');
    expect(freeKey('stage', [{ key: 'stage-2' }])).toBe('stage-3');
    expect(newStage([], '新环节')).toMatchObject({ key: 'stage-1', kind: 'review', seats: [] });
  });

  it('adds, takes out and moves without touching what was there', () => {
    const list = Object.freeze(['a', 'b', 'c']);
    expect(inserted(list, 1, 'x')).toEqual(['a', 'x', 'b', 'c']);
    expect(without(list, 1)).toEqual(['a', 'c']);
    expect(moved(list, 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(list, 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(list, 7, 0)).toEqual(['a', 'b', 'c']);
  });

  it('finds what is wrong with a stage, and not with the tenth where the first is meant', () => {
    const problem = (path: string) => ({ path, messages: { zh: path, en: path } });
    const problems = ['stages', 'stages.1', 'stages.1.seats.0.role', 'stages.10.kind'].map(problem);
    expect(problemsUnder(problems, 'stages.1').map(({ path }) => path)).toEqual([
      'stages.1',
      'stages.1.seats.0.role',
    ]);
  });

  it('asks of each kind of stage what it looks at, and of one that nobody knows everything', () => {
    const names = ['id', 'key', 'noticeWorkingDays', 'seats', 'title', 'witness'];
    expect(shownOf(names, 'review')).toEqual(['title', 'seats', 'witness', 'key']);
    expect(shownOf(names, 'notice')).toEqual(['title', 'noticeWorkingDays', 'witness', 'key']);
    expect(shownOf(names, 'acceptance')).toEqual(['title', 'seats', 'witness', 'key']);
    expect(shownOf(['unitCode', 'unitPath'], null)).toEqual(['unitCode']);
    expect([widthOf('integer', 'days', '时限'), widthOf('text', 'basis', '依据')]).toEqual([6, 12]);
  });
});

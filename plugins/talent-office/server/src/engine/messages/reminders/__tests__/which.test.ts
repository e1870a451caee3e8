import { reminderDue } from '../which';

describe('the reminder that a day asks for', () => {
  const before = [5, 2];

  it.each([
    [6, null],
    [5, 5],
    [4, 5],
    [3, 5],
    [2, 2],
    [0, 2],
  ])('with %i working days left is the last of the list that was reached', (left, nth) => {
    const due = reminderDue({ left, late: 0 }, { before });
    expect(due).toEqual(nth === null ? null : { kind: 'step-due', nth });
  });

  it('is one where several were missed', () => {
    expect(reminderDue({ left: 0, late: 0 }, { before: [5, 3, 1] })).toMatchObject({ nth: 1 });
  });

  it('is none before the day where the list is empty', () => {
    expect(reminderDue({ left: 0, late: 0 }, { before: [] })).toBeNull();
  });

  it.each([
    [1, undefined, 0],
    [9, undefined, 0],
    [1, 3, 0],
    [3, 3, 0],
    [4, 3, 1],
    [7, 3, 2],
    [2, 1, 1],
  ])('%i days late, with every %s, is the one of its turn', (late, every, nth) => {
    expect(reminderDue({ left: 0, late }, { before, every })).toEqual({
      kind: 'step-overdue',
      nth,
    });
  });
});

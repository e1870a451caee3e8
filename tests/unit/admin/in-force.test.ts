import {
  enactableOf,
  isEnactable,
} from '../../../plugins/talent-office/admin/src/content-manager/in-force/enactable';
import { seatTitle } from '../../../plugins/talent-office/admin/src/content-manager/in-force/seat-titles';

describe('a seat that nobody can sign', () => {
  const stages = [
    { key: 'office', title: '人才办审核', seats: [{ key: 'office', title: '人才办' }] },
    { key: 'joint-review', title: '部门联审', seats: [{ key: 'finance', title: '区财政局' }] },
  ];

  it('is called by the titles of its stage and its own', () => {
    expect(seatTitle('joint-review/finance', stages)).toEqual({
      stage: '部门联审',
      seat: '区财政局',
      nth: 1,
    });
    expect(seatTitle('office/office#3', stages)).toEqual({
      stage: '人才办审核',
      seat: '人才办',
      nth: 3,
    });
  });

  it('is called by its keys where the form knows no title', () => {
    expect(seatTitle('office/gone', stages)).toMatchObject({ stage: '人才办审核', seat: 'gone' });
    expect(seatTitle('away/gone', [])).toEqual({ stage: 'away', seat: 'gone', nth: 1 });
  });
});

describe('what is put in force', () => {
  it('are workflows and rule sets, each with a permission of its own', () => {
    expect(enactableOf('plugin::talent-office.workflow')?.permission).toBe('workflows.enact');
    expect(enactableOf('plugin::talent-office.rule-set')?.permission).toBe('rules.enact');
    expect(enactableOf('plugin::talent-office.policy')).toBeUndefined();
    expect(['workflow', 'policy', undefined].map(isEnactable)).toEqual([true, false, false]);
  });
});

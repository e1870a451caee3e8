import type { StageDraft } from '../../../plugins/talent-office/admin/src/content-manager/workflow-map/draft';
import type { Components } from '../../../plugins/talent-office/admin/src/content-manager/workflow-map/fields';
import { asKind } from '../../../plugins/talent-office/admin/src/content-manager/workflow-map/kinds';
import { widthOf } from '../../../plugins/talent-office/admin/src/content-manager/workflow-map/shown';

const components: Components = {
  'talent-office.stage': {
    attributes: {
      id: { type: 'integer' },
      documentId: { type: 'string' },
      title: { type: 'string' },
      kind: { type: 'enumeration' },
      seats: { type: 'component', component: 'talent-office.seat', repeatable: true },
      workingDays: { type: 'integer' },
      returnAllowed: { type: 'boolean', default: true },
      escalateRole: { type: 'string' },
      committee: { type: 'component', component: 'talent-office.committee' },
    },
  },
  'talent-office.committee': {
    attributes: {
      id: { type: 'integer' },
      role: { type: 'string', required: true },
      quorum: { type: 'enumeration', default: 'two-thirds' },
    },
  },
};

const review = {
  id: 7,
  key: 'a',
  title: '审批',
  kind: 'review',
  seats: [{ key: 'one', role: 'finance' }],
  workingDays: 5,
  returnAllowed: false,
  escalateRole: 'leading-group',
} as StageDraft;

describe('a stage of another kind', () => {
  it('keeps what that kind asks for, loses what it does not, and begins with its committee', () => {
    expect(asKind(review, 'committee', components)).toEqual({
      ...{ id: 7, key: 'a', title: '审批', kind: 'committee' },
      seats: [],
      workingDays: 5,
      returnAllowed: true,
      escalateRole: 'leading-group',
      committee: { role: null, quorum: 'two-thirds' },
    });
  });

  it('keeps a committee that is written already, and loses it with its kind', () => {
    const voted = { ...asKind(review, 'committee', components), committee: { role: 'finance' } };
    expect(asKind(voted, 'committee', components).committee).toEqual({ role: 'finance' });
    expect(asKind(voted, 'review', components).committee).toBeNull();
  });
});

describe('the width of a field', () => {
  it('is half a line, where its label can be read there', () => {
    expect(widthOf('integer', 'workingDays', '办理时限（工作日）')).toBe(6);
    expect(widthOf('enumeration', 'quorum', '到会人数（占应参加表决人数）')).toBe(12);
    expect(widthOf('enumeration', 'majority', '通过票数（占实际到会人数，弃权计入到会）')).toBe(12);
    expect(widthOf('integer', 'escalateAfterDays', 'Escalate when so many days late')).toBe(12);
    expect(widthOf('text', 'basis', '依据')).toBe(12);
  });
});

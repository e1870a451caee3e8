import type { InboxItem } from '../../../plugins/talent-office/shared/contracts/cases';
import { ordered } from '../../../plugins/talent-office/admin/src/pages/inbox/order';

const item = (caseId: string, dueOn: string | null, openedAt: string): InboxItem => ({
  caseId,
  seat: 'office',
  seatTitle: '人才办',
  stageTitle: '人才办审核',
  kind: 'review',
  openedAt,
  dueOn,
  mine: true,
  blocked: false,
  escalated: false,
  actingFor: null,
  provisional: false,
  amountFen: null,
  ruleOutcome: null,
  acceptanceNumber: null,
  seen: null,
  standsFor: null,
  target: { type: 'x', typeName: 'x', documentId: caseId, title: caseId },
});

const items = [
  item('without', null, '2026-11-01T00:00:00.000Z'),
  item('late', '2026-12-01', '2026-11-03T00:00:00.000Z'),
  item('urgent-younger', '2026-11-20', '2026-11-05T00:00:00.000Z'),
  item('urgent-older', '2026-11-20', '2026-11-04T00:00:00.000Z'),
];

const order = (by: 'dueOn' | 'openedAt', descending: boolean) =>
  ordered(items, { by, descending }).map(({ caseId }) => caseId);

describe('the inbox', () => {
  it('puts the most urgent first, and of those the older', () => {
    expect(order('dueOn', false)).toEqual(['urgent-older', 'urgent-younger', 'late', 'without']);
  });

  it('keeps what has no limit last when it is turned round', () => {
    expect(order('dueOn', true)).toEqual(['late', 'urgent-older', 'urgent-younger', 'without']);
  });

  it('sorts by the day a step was opened', () => {
    expect(order('openedAt', true)).toEqual(['urgent-younger', 'urgent-older', 'late', 'without']);
  });
});

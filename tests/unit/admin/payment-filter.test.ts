import {
  fitting,
  optionsOf,
} from '../../../plugins/talent-office/admin/src/pages/payments/batch/filter';

const all = [
  { benefit: '安家补贴', round: '第一批', line: '引进' },
  { benefit: '安家补贴', round: null, line: '引进' },
  { benefit: '进修资助', round: '第一批', line: '培养' },
];
const none = { benefit: null, round: null, line: null };

it('leaves everything where nothing is asked for', () => {
  expect(fitting(all, none)).toEqual(all);
});

it('takes what fits all that is asked for, and not what has no round', () => {
  expect(fitting(all, { ...none, round: '第一批' })).toEqual([all[0], all[2]]);
  expect(fitting(all, { benefit: '安家补贴', round: '第一批', line: '引进' })).toEqual([all[0]]);
  expect(fitting(all, { ...none, line: '关爱' })).toEqual([]);
});

it('offers each title once', () => {
  expect(optionsOf(all, 'round')).toEqual(['第一批']);
  expect(optionsOf(all, 'benefit')).toEqual(['安家补贴', '进修资助']);
});

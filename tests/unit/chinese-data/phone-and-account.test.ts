import {
  checkBankAccount,
  checkMobilePhone,
  checkPhone,
} from '../../../plugins/talent-office/shared/chinese-data';

describe('a mobile number', () => {
  it.each([
    '13845678901',
    '138 4567 8901',
    '+86 138-4567-8901',
    '008613845678901',
    '１３８45678901',
  ])('%s is stored as eleven digits', (text) => {
    expect(checkMobilePhone(text)).toEqual({ ok: true, value: '13845678901' });
  });

  it.each(['', '12845678901', '1384567890', '138456789012', '045157320001', '138****8901'])(
    'refuses "%s"',
    (text) => {
      expect(checkMobilePhone(text)).toEqual({ ok: false, problem: 'form' });
    },
  );
});

describe('a number to call', () => {
  it.each([
    ['+86 138-4567-8901', '13845678901'],
    ['(0451) 5732 0001', '045157320001'],
    ['0451-57320001转802', '045157320001转802'],
  ])('%s is stored as %s', (text, value) => {
    expect(checkPhone(text)).toEqual({ ok: true, value });
  });

  it.each(['57320001', '12345678901', '0051-57320001', 'li@jinlan.test'])(
    'refuses "%s"',
    (text) => {
      expect(checkPhone(text)).toEqual({ ok: false, problem: 'form' });
    },
  );
});

describe('a bank account', () => {
  it('is digits, of a card or of a unit', () => {
    expect(checkBankAccount('6222 0235 0001 2345 678')).toEqual({
      ok: true,
      value: '6222023500012345678',
    });
    expect(checkBankAccount('3500-0401-0400-1234')).toMatchObject({ ok: true });
  });

  it.each(['', '1234567', 'DE89370400440532013000', '1'.repeat(31)])('refuses "%s"', (text) => {
    expect(checkBankAccount(text)).toEqual({ ok: false, problem: 'form' });
  });
});

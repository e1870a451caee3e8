import { tellIn } from '../../../plugins/talent-office/admin/src/api/refusal-language';

const messages = { zh: '「预算」过小。', en: 'The budget is too small.' };

const answer = () => ({
  payload: {
    message: `${messages.zh} / ${messages.en}`,
    details: { messages, errors: [{ message: messages.zh, messages }, { message: '其他' }] },
  },
});

describe('a refusal that reaches Strapi’s own forms in both languages', () => {
  it.each([
    ['zh-Hans', messages.zh],
    ['en', messages.en],
    ['fr', messages.en],
  ])('is told in one: to a panel in %s', (locale, told) => {
    const action = answer();
    tellIn(locale, action);
    expect(action.payload.message).toBe(told);
    expect(action.payload.details.errors.map(({ message }) => message)).toEqual([told, '其他']);
  });

  it('tells the bounds of money in yuan, as the form beside it takes them', () => {
    const { payload } = answer();
    const facts = { attribute: 'floorFen', min: 120000000, max: 130000050 };
    tellIn('zh-Hans', {
      payload: Object.assign(payload, {
        details: { ...payload.details, code: 'NUMBER_RANGE', facts },
      }),
    });
    const told = '「自有预算下限」须在 1,200,000 元 至 1,300,000.50 元 之间。';
    expect([payload.message, payload.details.errors[0]?.message]).toEqual([told, told]);
  });

  it.each([
    [
      'VALUE_TOO_HIGH',
      { attribute: 'awardedFen', most: '120000000' },
      /「核定金额」不能高于 1,200,000 元/,
    ],
    ['VALUE_DIFFERS', { attribute: 'awardedFen', value: '5000' }, /「核定金额」.*填写为 50 元/],
    ['GUARDED_ATTRIBUTE', { attribute: 'requestedFen' }, /^「申请金额」/],
    ['CONTENT_CHANGED', { attributes: 'applicant, awardedFen' }, /：申请人、核定金额$/],
    ['FACTS_MISSING', { missing: 'requestedFen' }, /：申请金额$/],
  ])('tells amounts of %s in yuan, under labels without another unit', (code, facts, told) => {
    const { payload } = answer();
    tellIn('zh-Hans', {
      payload: Object.assign(payload, { details: { ...payload.details, code, facts } }),
    });
    expect(payload.message).toMatch(told);
    expect(payload.details.errors[0]?.message).toBe(payload.message);
  });

  it.each([
    ['zh-Hans', '账号或密码不正确。'],
    ['en', 'The account or the password is not right.'],
  ])('tells of a wrong password, of which Strapi speaks English alone, in %s', (locale, told) => {
    const action = { payload: { message: 'Invalid credentials', details: {} } };
    tellIn(locale, action);
    expect(action.payload.message).toBe(told);
  });

  it.each([{}, { payload: null }, { payload: { message: 'This attribute must be unique' } }])(
    'is not looked for in %j',
    (action) => {
      const before = structuredClone(action);
      tellIn('zh-Hans', action);
      expect(action).toEqual(before);
    },
  );
});

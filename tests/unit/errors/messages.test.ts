import { errorMessage } from '../../../plugins/talent-office/shared/error-codes';

const type = 'plugin::talent-office.talent-profile';
const application = 'plugin::talent-office.fund-application';

/** Editors and applicants read these: a name of the code base tells them nothing. */
describe('the message of a refusal', () => {
  it('tells attributes by their labels, one or several', () => {
    expect(errorMessage('GUARDED_ATTRIBUTE', 'zh', { attribute: 'identityDocument' })).toContain(
      '「证件号码」',
    );
    expect(
      errorMessage('CONTENT_CHANGED', 'zh', { attributes: 'applicant, awardedFen' }),
    ).toContain('申请人、核定金额（分）');
    expect(
      errorMessage('CONTENT_CHANGED', 'en', {
        type: application,
        attributes: 'applicant, benefit',
      }),
    ).toContain('Applicant, Benefit');
  });

  it('tells which entry it is about, where that is another one than the reader has before him', () => {
    const facts = {
      type: 'plugin::talent-office.fund-line',
      kind: { zh: '资金项目', en: 'Budget line' },
      entry: '引进',
      attributes: 'budgetFen, state',
    };
    expect(errorMessage('CONTENT_CHANGED', 'zh', facts)).toMatch(
      /^资金项目「引进」与系统最后保存的内容不一致（预算（分）、状态）/,
    );
    expect(errorMessage('CONTENT_CHANGED', 'en', facts)).toMatch(/^Budget line "引进" does not/);
  });

  it('tells what is to be filled in, and a seat, by their labels', () => {
    const objection = 'plugin::talent-office.objection';
    expect(errorMessage('REFERENCE_MISSING', 'zh', { type: objection, path: 'decision' })).toBe(
      '请先填写「处理决定」。',
    );
    expect(
      errorMessage('REFERENCE_MISSING', 'zh', { type: application, path: 'benefit.workflow' }),
    ).not.toMatch(/[a-z]/);
    expect(errorMessage('STEP_NOT_OPEN', 'zh', { seat: 'leading-group' })).toContain(
      '「领导小组」',
    );
  });

  it('takes the label of the type at hand where types differ, and guesses nothing', () => {
    const named = { attribute: 'name' };
    expect(errorMessage('GUARDED_ATTRIBUTE', 'zh', { ...named, type })).toContain('「姓名」');
    expect(errorMessage('GUARDED_ATTRIBUTE', 'zh', named)).toContain('「name」');
    const ofSite = { ...named, type: 'api::apartment-room.apartment-room' };
    expect(errorMessage('GUARDED_ATTRIBUTE', 'zh', ofSite)).toContain('「name」');
  });

  it('tells states of cases and of entries, and what is possible', () => {
    const facts = { state: 'draft', action: 'pay', possible: 'submit, withdraw' };
    expect(errorMessage('ACTION_NOT_POSSIBLE', 'zh', facts)).toBe(
      '现为「草稿」，不能「登记拨付」。可以进行：提交申请、撤回',
    );
    expect(errorMessage('CASE_NOT_OPEN', 'zh', { state: 'paused' })).toContain('暂停办理');
  });

  it('ends its sentence where nothing is possible', () => {
    const facts = {
      state: 'draft',
      action: 'pay',
      transition: 'pay',
      attribute: 'benefit',
      possible: '',
    };
    for (const code of [
      'ACTION_NOT_POSSIBLE',
      'CASE_CANNOT',
      'PART_NOT_RETURNABLE',
      'RECTIFICATION_NOT_POSSIBLE',
    ] as const) {
      expect(errorMessage(code, 'zh', facts)).toMatch(/。$/);
      expect(errorMessage(code, 'en', facts)).toMatch(/\.$/);
    }
  });

  it('tells facts that are missing: the end of a path, and a function without what it was asked', () => {
    const missing = 'subject.tier, entry.requestedFen, received("housing, rent"), received("x")';
    expect(errorMessage('FACTS_MISSING', 'zh', { missing })).toBe(
      '还缺少这些信息：人才层次、申请金额（分）、已享受待遇金额',
    );
    // What another type calls so is not told by the label of the type at hand.
    const named = { missing: 'benefit.title, title', type: application };
    expect(errorMessage('FACTS_MISSING', 'en', named)).toBe(
      'These facts are missing: title, Title',
    );
    expect(errorMessage('FACTS_MISSING', 'zh', { missing: 'identified()' })).toContain('证件');
  });

  it('leaves what people wrote as it is', () => {
    expect(errorMessage('FILE_KIND', 'zh', { name: 'open' })).toContain('“open”');
    expect(errorMessage('RULES_NOT_IN_FORCE', 'zh', { key: 'draft' })).toContain('draft');
  });

  it('is not led astray by names that every object has', () => {
    expect(errorMessage('GUARDED_ATTRIBUTE', 'en', { attribute: 'constructor' })).toContain(
      '"constructor"',
    );
  });
});

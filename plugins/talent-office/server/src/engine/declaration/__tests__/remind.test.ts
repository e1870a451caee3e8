import { checkDeclaration, parseDeclaration, type Problem } from '..';

const type = 'api::tenancy.tenancy';
const schemas = { [type]: { attributes: { endsOn: { type: 'date' } } } };

const problems = (options: object): Problem[] => {
  const parsed = parseDeclaration(type, options);
  return 'problems' in parsed
    ? parsed.problems
    : checkDeclaration(type, parsed.declaration, schemas);
};

describe('the word remind', () => {
  it('says when and whom', () => {
    expect(problems({ remind: [{ when: 'daysUntil(endsOn) == 30', to: 'office' }] })).toEqual([]);
  });

  it('names the nearest valid word for one that it does not know', () => {
    expect(problems({ remind: [{ wen: 'true', when: 'true', to: 'office' }] })).toEqual([
      { type, key: 'remind.0.wen', reason: expect.stringContaining('did you mean "when"?') },
    ]);
    expect(problems({ remind: [{ when: 'true', to: 'ofice' }] })).toEqual([
      { type, key: 'remind.0.to', reason: expect.stringContaining('did you mean "office"?') },
    ]);
  });

  it('reminds nobody whom the type does not name', () => {
    expect(problems({ remind: [{ when: 'true', to: 'owner' }] })).toEqual([
      { type, key: 'remind.0.to', reason: 'there is no owner to remind: declare people.owner' },
    ]);
  });
});

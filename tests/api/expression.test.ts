import { startSite, type Site } from '../setup';

type Check = (
  type: string,
  source: string,
  wanted: string,
) => { line: number; column: number; en: string; zh: string } | null;

interface Compiled {
  reads: string[];
  evaluate(facts: unknown): { known: boolean; value?: unknown; missing?: string[] };
}

interface Expressions {
  check: Check;
  compile(type: string, source: string, wanted: string): Compiled;
  loadFacts(type: string, id: number, compiled: Compiled[]): Promise<Record<string, unknown>>;
}

const application = 'plugin::talent-office.fund-application';
const year = 'plugin::talent-office.fund-year';

describe('expressions over the schemas of the site', () => {
  let site: Site;
  let expressions: Expressions;

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    expressions = site.strapi.plugin('talent-office').service('expressions');
  });
  afterAll(() => site.stop());

  it.each([
    ['subject.tier in ["A", "B"] && subject.tierSince <= today()', 'bool'],
    ['greatest(0, 30000000 - requestedFen)', 'int'],
    ['addYears(subject.tierSince, 5)', 'date'],
    ['benefit.policy.title.startsWith("人才")', 'bool'],
    ['!has(entry.statement) || statement.size() < 10', 'bool'],
  ])('takes %s', (source, wanted) => {
    expect(expressions.check(application, source, wanted)).toBeNull();
  });

  it('are compiled once while they are in use, and drafts are not kept for ever', () => {
    const compile = (number: number) => expressions.compile(year, `year == ${number}`, 'bool');
    const [used, draft] = [compile(1), compile(2)];
    for (let number = 3; number <= 2001; number += 1) {
      compile(number);
      expect(compile(1)).toBe(used);
    }
    expect(compile(2)).not.toBe(draft);
  });

  it.each([
    ['an unknown field, at its column', 'requestedFen > 0 &&\n  subject.tear == "A"', 'bool', 2],
    ['a date compared with a number', 'subject.tierSince > 5', 'bool', 1],
    ['an unknown field in has()', 'has(subject.nope)', 'bool', 1],
    ['a secret', 'subject.identityDocument == "x"', 'bool', 1],
    ['the blind index of a secret', 'subject.identityIndex == "x"', 'bool', 1],
    ['dyn(), which turns the check off', 'dyn(requestedFen) == "x"', 'bool', 1],
    ['a pattern, which may never end', 'statement.matches("^(a+)+$")', 'bool', 1],
    ['the wrong result', 'requestedFen', 'bool', 1],
    ['no expression at all', 'requestedFen >', 'bool', 1],
    ['a chain without end', Array(400).fill('requestedFen > 0').join(' && '), 'bool', 1],
  ])('refuses %s', (_name, source, wanted, line) => {
    expect(expressions.check(application, source, wanted)).toMatchObject({
      line,
      zh: expect.any(String),
      en: expect.any(String),
    });
  });

  it('an absent fact makes it unknown, unless the expression decides without it', async () => {
    const { id } = await site.strapi.db.query(year).create({ data: { year: 2026 } });
    const given = expressions.compile(year, 'has(entry.shortfallReason)', 'bool');
    const unknown = expressions.compile(year, 'supplementPlannedOn > today()', 'bool');
    const decided = expressions.compile(
      year,
      'year == 1999 && supplementPlannedOn > today()',
      'bool',
    );
    const facts = await expressions.loadFacts(year, Number(id), [given, unknown, decided]);
    expect(given.evaluate(facts)).toEqual({ known: true, value: false });
    expect(unknown.evaluate(facts)).toEqual({ known: false, missing: ['supplementPlannedOn'] });
    expect(decided.evaluate(facts)).toEqual({ known: true, value: false });
  });

  it('gives the same result from its stored facts, whatever the clock says later', async () => {
    const { id } = await site.strapi.db
      .query(year)
      .create({ data: { year: 2028, supplementPlannedOn: '2026-12-23' } });
    const days = expressions.compile(year, 'daysUntil(supplementPlannedOn)', 'int');
    const stored = JSON.stringify(await expressions.loadFacts(year, Number(id), [days]));
    expect(days.evaluate(JSON.parse(stored))).toEqual({ known: true, value: 30 });
    site.strapi.plugin('talent-office').service('clock').set(new Date('2030-01-01T00:00:00Z'));
    expect(days.evaluate(JSON.parse(stored))).toEqual({ known: true, value: 30 });
  });

  it('names the attributes it reads, so that the gate can freeze them', () => {
    expect(
      expressions.compile(application, 'requestedFen <= 100 && benefit.active', 'bool').reads,
    ).toEqual(['requestedFen', 'benefit.active']);
  });
});

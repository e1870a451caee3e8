import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { createOffice } from '../factories/office';
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
  givenFacts(type: string, given: object, compiled: Compiled[]): Promise<unknown>;
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

  it.each<[source: string, value: unknown]>([
    // 14 February 2026, a Saturday, was worked; the 15th to the 23rd were the Spring Festival.
    ['addWorkingDays(date("2026-02-13"), 2)', '2026-02-24'],
    ['addWorkingDays(date("2026-02-24"), -2)', '2026-02-13'],
    ['addWorkingDays(date("2026-02-15"), 0)', '2026-02-15'],
    ['addWorkingDays(today(), 5)', '2026-11-30'],
  ])('%s is %s', async (source, value) => {
    const day = expressions.compile(application, source, 'date');
    const given = await expressions.givenFacts(application, {}, [day]);
    expect(day.evaluate(given)).toEqual({ known: true, value });
  });

  it.each<[source: string, value: number | null]>([
    ['workingDaysUntil(date("2026-11-30"))', 5],
    ['workingDaysUntil(date("2026-11-23"))', 0],
    // Three days past, of which two are a weekend.
    ['workingDaysUntil(date("2026-11-20"))', -1],
    ['workingDaysUntil(date("2028-01-03"))', null],
    ['workingDaysUntil(date("2023-12-29"))', null],
    ['fullMonthsSince(date("2026-09-23"))', 2],
    ['fullMonthsSince(date("2026-09-24"))', 1],
  ])('%s is %s, and no guess where the calendar is not known', async (source, value) => {
    const count = expressions.compile(application, source, 'int');
    const given = await expressions.givenFacts(application, {}, [count]);
    expect(count.evaluate(given)).toEqual(
      value === null ? { known: false, missing: [source] } : { known: true, value },
    );
  });

  it('keeps little of the calendar with a decision, and the decision once it is another', async () => {
    const source = 'workingDaysUntil(date("2027-01-04"))';
    const count = expressions.compile(application, source, 'int');
    const stored = JSON.stringify(await expressions.givenFacts(application, {}, [count]));
    expect(stored.length).toBeLessThan(800);
    const before = count.evaluate(JSON.parse(stored));
    const { strapi } = site;
    await strapi.db.connection('talent_office_calendar_years').where({ year: 2027 }).delete();
    expect(count.evaluate(JSON.parse(stored))).toEqual(before);
    const now = await expressions.givenFacts(application, {}, [count]);
    expect(count.evaluate(now)).toEqual({ known: false, missing: [source] });
  });

  it('knows the age of the talent to the day, and of him nothing else', async () => {
    const office = createOffice(site.strapi);
    const age = expressions.compile(application, 'age()', 'int');
    const ageOf = async (identityDocument: string | null) => {
      const { profile } = await office.talent({ identityDocument });
      const applied = await site.strapi.db
        .query(application)
        .create({ data: { applicant: profile.id } });
      const facts = await expressions.loadFacts(application, Number(applied.id), [age]);
      return { facts, outcome: age.evaluate(facts) };
    };
    const birthday = await ageOf(fictionalIdentityNumber('230121', '1986-11-23', 901));
    expect(birthday.outcome).toEqual({ known: true, value: 40 });
    expect(birthday.facts).toMatchObject({ subject: {}, functions: { age: 40 } });
    expect(JSON.stringify(birthday.facts)).not.toContain('1986');
    const dayBefore = await ageOf(fictionalIdentityNumber('230121', '1986-11-24', 902));
    expect(dayBefore.outcome).toEqual({ known: true, value: 39 });
    for (const none of [null, 'E12345678']) {
      expect((await ageOf(none)).outcome).toEqual({ known: false, missing: ['age()'] });
    }
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

/** The twelve conditions of a benefit as a district would write them, and its amount in fen. */
export const conditions = [
  'subject.tier in ["A", "B", "C", "D"]',
  'subject.degree == "doctor" || subject.titleLevel in ["associate-senior", "senior"]',
  'subject.education in ["undergraduate", "postgraduate"]',
  'daysUntil(subject.contractEndsOn) > 365',
  'fullYearsSince(subject.insuredSince) >= 1',
  'subject.tierSince <= today()',
  'subject.arrivedOn >= date("2019-01-01")',
  'subject.flexible == false',
  'subject.foreignNational == false || subject.degree == "doctor"',
  'subject.remotePost || subject.grassrootsPost || subject.tier in ["A", "B", "C"]',
  'subject.industry != "教育" || subject.titleLevel == "senior"',
  'requestedFen <= 50000000',
];

export const amount =
  'greatest(0, (subject.tier in ["A", "B"] ? 20000000 : subject.tier == "C" ? 12000000 : 8000000) - 3000000)';

/** What somebody types in on the website. Everything is known, so no rule is skipped for a gap. */
export const given = {
  entry: { requestedFen: 12_000_000 },
  subject: {
    tier: 'C',
    degree: 'doctor',
    titleLevel: 'senior',
    education: 'postgraduate',
    contractEndsOn: '2099-12-01',
    insuredSince: '2021-12-01',
    tierSince: '2021-12-01',
    arrivedOn: '2021-03-01',
    flexible: false,
    foreignNational: false,
    remotePost: false,
    grassrootsPost: true,
    industry: '生物医药',
  },
};

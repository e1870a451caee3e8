import { office, type Entry, type Seeding } from '../seeding';

/** One condition; `expression` is CEL over the entry and its subject. */
export interface Rule {
  readonly code: string;
  readonly kind: 'hard' | 'warning';
  readonly expression: string;
  readonly clause?: string;
  readonly messageZh: string;
  readonly messageEn: string;
}

/** One example, which must come out as expected before the set is put in force. */
export interface RuleTest {
  readonly title: string;
  /** Facts by path. */
  readonly given: Readonly<Record<string, string | number | boolean>>;
  readonly judgedOn: string;
  readonly expected: 'eligible' | 'not_eligible' | 'needs_facts';
  readonly failing?: string;
}

/** A rule set as the seeds write it. */
export interface RuleSet {
  readonly key: string;
  readonly title: string;
  readonly entryType: string;
  readonly rules: readonly Rule[];
  readonly tests: readonly RuleTest[];
}

const tierTests: readonly RuleTest[] = [
  {
    title: 'C 类人才符合',
    given: { 'subject.tier': 'C', 'subject.flexible': false },
    judgedOn: '2026-01-01',
    expected: 'eligible',
  },
  {
    title: 'F 类人才不符合',
    given: { 'subject.tier': 'F', 'subject.flexible': false },
    judgedOn: '2026-01-01',
    expected: 'not_eligible',
    failing: 'tier',
  },
];

const ruleSets: readonly RuleSet[] = [
  {
    key: 'nomination',
    title: '人才推荐条件',
    entryType: 'api::nomination.nomination',
    rules: [
      {
        code: 'tier',
        kind: 'hard',
        expression: 'subject.tier in ["A", "B", "C", "D", "E"]',
        messageZh: '被推荐人须为 A 至 E 类人才。',
        messageEn: 'The nominee must be a talent of tier A to E.',
      },
      {
        code: 'not-flexible',
        kind: 'warning',
        expression: 'subject.flexible == false',
        messageZh: '柔性引进人才，请核实其在本区的工作时间。',
        messageEn: 'Works here without moving here: check the time spent in the district.',
      },
    ],
    tests: [
      ...tierTests,
      {
        title: '柔性引进的 A 类人才符合，另作提示',
        given: { 'subject.tier': 'A', 'subject.flexible': true },
        judgedOn: '2026-01-01',
        expected: 'eligible',
        failing: 'not-flexible',
      },
      { title: '未定层次的需补充信息', given: {}, judgedOn: '2026-01-01', expected: 'needs_facts' },
    ],
  },
  {
    key: 'apartment',
    title: '人才公寓申请条件',
    entryType: 'api::tenancy.tenancy',
    rules: [
      {
        code: 'tier',
        kind: 'hard',
        expression: 'subject.tier in ["A", "B", "C", "D", "E"]',
        messageZh: '申请人须为 A 至 E 类人才。',
        messageEn: 'The applicant must be a talent of tier A to E.',
      },
    ],
    tests: tierTests,
  },
];

/** Makes a rule set and puts it in force, once. */
export const seedRuleSet = async (
  { once, enactOnce }: Seeding,
  { key, ...rest }: RuleSet,
): Promise<Entry | null> => {
  const entry = await once(office('rule-set'), { key }, rest);
  if (entry) await enactOnce('rules', entry);
  return entry;
};

/** The rules that the site's own types name in their declarations. */
export const seedRuleSets = async (seeding: Seeding): Promise<void> => {
  for (const ruleSet of ruleSets) await seedRuleSet(seeding, ruleSet);
};

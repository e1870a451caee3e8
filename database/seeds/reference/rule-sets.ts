import { office, type Seeding } from '../seeding';

/** One condition; `expression` is CEL over the entry and its subject. */
export interface Rule {
  readonly code: string;
  readonly kind: 'hard' | 'warning';
  readonly expression: string;
  readonly clause?: string;
  readonly messageZh: string;
  readonly messageEn: string;
}

/** A rule set as the seeds write it. */
export interface RuleSet {
  readonly key: string;
  readonly title: string;
  readonly entryType: string;
  readonly rules: readonly Rule[];
}

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
  },
];

/** Makes a rule set and puts it in force, once. */
export const seedRuleSet = async (
  { once, enactOnce }: Seeding,
  { key, ...rest }: RuleSet,
): Promise<string> => {
  const entry = await once(office('rule-set'), { key }, rest);
  await enactOnce('rules', entry);
  return entry.documentId;
};

/** The rules that the site's own types name in their declarations. */
export const seedRuleSets = async (seeding: Seeding): Promise<void> => {
  for (const ruleSet of ruleSets) await seedRuleSet(seeding, ruleSet);
};

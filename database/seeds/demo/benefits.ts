import { seedRuleSet, type Rule, type RuleTest } from '../reference/rule-sets';
import { office, type Entry, type Seeding } from '../seeding';
import type { FundLines, LineTitle } from './fund';
import { measureOf, type Items } from './lineage';

interface Benefit {
  readonly slug: string;
  readonly title: string;
  readonly clause: string;
  readonly text: string;
  readonly kind: string;
  readonly use: string;
  readonly line: LineTitle;
  /** CEL, gives fen. */
  readonly amountExpression: string;
  readonly rules: readonly Rule[];
  readonly tests?: readonly RuleTest[];
  /** How it is paid over the years, in per cent. */
  readonly instalments?: string;
}

const hard = (code: string, expression: string, messageZh: string, messageEn: string): Rule => ({
  code,
  kind: 'hard',
  expression,
  messageZh,
  messageEn,
});

const tiers = (...allowed: readonly string[]): Rule =>
  hard(
    'tier',
    `subject.tier in [${allowed.map((tier) => `"${tier}"`).join(', ')}]`,
    `须为 ${allowed.join('、')} 类人才。`,
    `The talent's tier must be one of ${allowed.join(', ')}.`,
  );

const contract = hard(
  'contract',
  'daysUntil(subject.contractEndsOn) > 365',
  '劳动合同剩余期限须超过一年。',
  'The contract must run for more than another year.',
);

const doctor = hard(
  'doctor',
  'subject.degree == "doctor"',
  '须具有博士学位。',
  "A doctor's degree is required.",
);

const senior = hard(
  'title',
  'subject.titleLevel in ["associate-senior", "senior"]',
  '须具有副高级以上职称。',
  'An associate senior or senior title is required.',
);

const insured: Rule = {
  code: 'insured',
  kind: 'warning',
  expression: 'fullYearsSince(subject.insuredSince) >= 1',
  messageZh: '在本区参保不足一年，请核实。',
  messageEn: 'Insured here for less than a year: please check.',
};

const able = {
  'subject.tier': 'B',
  'subject.contractEndsOn': '2029-06-30',
  'subject.insuredSince': '2024-01-01',
};

const settlingInTests: readonly RuleTest[] = [
  { title: '合同还有三年的 B 类人才', given: able, judgedOn: '2026-06-01', expected: 'eligible' },
  {
    title: '合同不满一年',
    given: { ...able, 'subject.contractEndsOn': '2027-06-01' },
    judgedOn: '2026-06-01',
    expected: 'not_eligible',
    failing: 'contract',
  },
  {
    title: 'E 类人才不在范围内',
    given: { ...able, 'subject.tier': 'E' },
    judgedOn: '2026-06-01',
    expected: 'not_eligible',
    failing: 'tier',
  },
];

const benefits: readonly Benefit[] = [
  {
    slug: 'settling-in-allowance',
    title: '安家补贴',
    clause: '第五条',
    text: '对新引进的 A 至 D 类人才给予安家补贴，同类待遇就高不重复。',
    kind: 'settling-in',
    use: 'introduction',
    line: '人才引进',
    amountExpression:
      'greatest(0, (subject.tier in ["A", "B"] ? 20000000 : subject.tier == "C" ? 12000000 : 8000000) - received("settling-in"))',
    rules: [tiers('A', 'B', 'C', 'D'), contract, insured],
    tests: settlingInTests,
  },
  {
    slug: 'living-allowance',
    title: '生活补贴',
    clause: '第六条',
    text: '对在岗人才按层次给予生活补贴。',
    kind: 'living-allowance',
    use: 'introduction',
    line: '人才引进',
    amountExpression: 'subject.tier in ["A", "B", "C"] ? 3600000 : 1800000',
    rules: [tiers('A', 'B', 'C', 'D', 'E'), contract],
  },
  {
    slug: 'doctor-introduction',
    title: '博士引进补助',
    clause: '第七条',
    text: '对企业引进的博士给予补助，与安家补贴就高不重复。',
    kind: 'settling-in',
    use: 'introduction',
    line: '人才引进(上级补助)',
    amountExpression: 'greatest(0, 15000000 - received("settling-in"))',
    rules: [doctor, contract],
  },
  {
    slug: 'innovation-project',
    title: '创新项目资助',
    clause: '第八条',
    text: '对人才主持的创新项目给予资助。',
    kind: 'project',
    use: 'organise-projects',
    line: '人才项目组织实施',
    amountExpression: '5000000',
    rules: [tiers('A', 'B', 'C', 'D'), senior],
  },
  {
    slug: 'study-support',
    title: '研修培训资助',
    clause: '第九条',
    text: '对参加高层次研修的人才给予资助。',
    kind: 'training',
    use: 'training',
    line: '人才培养',
    amountExpression: '1000000',
    rules: [tiers('A', 'B', 'C', 'D', 'E')],
  },
  {
    slug: 'mentor-support',
    title: '导师带徒津贴',
    clause: '第十条',
    text: '对带徒传艺的高级职称人才给予津贴，由用人单位配套。',
    kind: 'mentor',
    use: 'training',
    line: '人才培养(单位配套)',
    amountExpression: '600000',
    rules: [senior, contract],
  },
  {
    slug: 'contribution-award',
    title: '突出贡献奖励',
    clause: '第十一条',
    text: '对作出突出贡献的人才给予奖励。',
    kind: 'award',
    use: 'commendation',
    line: '人才奖励',
    amountExpression: 'subject.tier in ["A", "B"] ? 5000000 : 3000000',
    rules: [tiers('A', 'B', 'C', 'D')],
  },
  {
    slug: 'health-check',
    title: '健康体检补助',
    clause: '第十二条',
    text: '对在岗人才每年安排健康体检。',
    kind: 'care',
    use: 'care',
    line: '人才关爱',
    amountExpression: '300000',
    rules: [tiers('A', 'B', 'C', 'D', 'E'), insured],
  },
];

/** Had by recommendation of the employer, or of village and town: none of the demo's applications is for it. */
const recommended: Benefit = {
  slug: 'grassroots-support',
  title: '扎根基层人才资助',
  clause: '第十三条',
  text: '对扎根乡村和生产一线的人才给予资助，经用人单位（村、镇）推荐。',
  kind: 'grassroots',
  use: 'care',
  line: '人才关爱',
  amountExpression: '500000',
  rules: [tiers('A', 'B', 'C', 'D', 'E')],
};

/** Given on an agreement over three years, each later part on a condition. */
const byAgreement: Benefit = {
  slug: 'key-talent-service',
  title: '重点人才服务资助',
  clause: '第十四条',
  text: '对签订服务协议的重点人才分三年给予资助，后期资助须年度考核合格。',
  kind: 'key-talent',
  use: 'introduction',
  line: '人才引进',
  amountExpression: '6000000',
  instalments: '40/30/30',
  rules: [tiers('A', 'B', 'C', 'D', 'E')],
};

/** Applied for in a round alone. */
const inRound: Benefit = {
  slug: 'industry-talent-award',
  title: '产业人才奖励',
  clause: '第十五条',
  text: '分批次对重点产业人才给予奖励，资金不足时按受理先后核定。',
  kind: 'industry-award',
  use: 'commendation',
  line: '人才奖励',
  amountExpression: '1000000',
  rules: [tiers('A', 'B', 'C', 'D', 'E')],
};

/** Those that none of the forty applications is for: each has its own. */
const apart = [recommended, byAgreement, inRound];

/** The benefits that the demo's agreement and its round are about. */
export interface ApartBenefits {
  readonly byAgreement: Entry | null;
  readonly inRound: Entry | null;
}

/** The district's own policy, a clause for each benefit. */
export const seedPolicy = ({ once }: Seeding): Promise<Entry | null> =>
  once(
    office('policy'),
    { number: '示例〔2026〕1号' },
    {
      title: '呼兰区人才新政(示例)',
      level: 'district',
      issuedOn: '2026-01-01',
      effectiveFrom: '2026-01-01',
      clauses: [...benefits, ...apart].map(({ clause, text }) => ({ number: clause, text })),
    },
  );

/**
 * The benefits of that policy, each with rules in force; all are decided by the workflow `fund` but one, by
 * recommendation. Eight are what the forty applications are for.
 */
export const seedBenefits = async (
  seeding: Seeding,
  policy: Entry | null,
  { lines, items }: { readonly lines: FundLines; readonly items: Items },
): Promise<{ readonly common: readonly (Entry | null)[] } & ApartBenefits> => {
  const { once, recall } = seeding;
  const workflow = await recall(office('workflow'), { key: 'fund' });
  const byRecommendation = await recall(office('workflow'), { key: 'fund-recommended' });
  const made: (Entry | null)[] = [];
  for (const { slug, rules, tests = [], line, text, ...benefit } of [...benefits, ...apart]) {
    const decidedBy = slug === recommended.slug ? byRecommendation : workflow;
    const ruleSet = await seedRuleSet(seeding, {
      key: slug,
      title: `${benefit.title}条件`,
      entryType: office('fund-application'),
      rules: rules.map((rule) => ({ ...rule, clause: benefit.clause })),
      tests,
    });
    made.push(
      await once(
        office('benefit'),
        { slug },
        {
          ...benefit,
          summary: text,
          active: true,
          policy: policy?.documentId,
          measure: items.get(`district ${String(measureOf[slug])}`)?.documentId,
          line: lines[line]?.documentId,
          workflow: decidedBy?.documentId,
          ruleSet: ruleSet?.documentId,
        },
      ),
    );
  }
  const [, agreed = null, called = null] = made.slice(benefits.length);
  return { common: made.slice(0, benefits.length), byAgreement: agreed, inRound: called };
};

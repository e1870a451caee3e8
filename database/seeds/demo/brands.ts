import { office, type Entry, type Seeding } from '../seeding';

const brands = [
  {
    slug: 'huhuan-jinlan',
    name: '“呼”唤人才、契合“金兰”',
    summary: '呼兰区人才工作总品牌。',
    activities: [
      ['talent-week', '人才活动周', '区会展中心', '09-20'],
      ['open-day', '人才工作开放日', '人才服务中心', '05-18'],
    ],
  },
  {
    slug: 'rural-craftsmen',
    name: '乡土工匠',
    summary: '发现和培养留在乡村的能工巧匠。',
    activities: [
      ['craft-contest', '乡村工匠技能大赛', '萧乡文化广场', '07-10'],
      ['field-school', '田间课堂', '二八镇示范园', '06-05'],
    ],
  },
  {
    slug: 'doctors-to-firms',
    name: '博士进企业',
    summary: '高校博士与区内企业结对解题。',
    activities: [
      ['matching-fair', '校企对接会', '利民开发区', '04-22'],
      ['lab-visit', '实验室走访', '学院路街道', '10-15'],
    ],
  },
] as const;

const story = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

/** Of those that are still there. */
const idsOf = (entries: readonly (Entry | null)[]): string[] =>
  entries.flatMap((entry) => entry?.documentId ?? []);

/** The parent brand and two under it, with published activities. */
export const seedBrands = async (
  { once, service }: Seeding,
  talents: readonly (Entry | null)[],
  benefits: readonly (Entry | null)[],
): Promise<void> => {
  const year = service('clock').today().slice(0, 4);
  let parent: Entry | null = null;
  for (const [order, { slug, name, summary, activities }] of brands.entries()) {
    const shown = idsOf(talents.slice(order * 3, order * 3 + 3));
    const brand: Entry | null = await once(
      office('brand'),
      { slug },
      {
        name,
        summary,
        order,
        startsOn: `${year}-01-01`,
        story: story(summary),
        parent: parent?.documentId,
        talents: shown,
        benefits: idsOf(benefits.slice(order * 2, order * 2 + 2)),
      },
      { status: 'published' },
    );
    for (const [key, title, place, date] of activities) {
      await once(
        office('brand-activity'),
        { slug: key },
        {
          title,
          place,
          startsOn: `${year}-${date}`,
          endsOn: `${year}-${date}`,
          brand: brand?.documentId,
          talents: shown,
          story: story(`${title}在${place}举行。`),
        },
        { status: 'published' },
      );
    }
    parent ??= brand;
  }
};

import { office, type Seeding } from '../seeding';

/** Lower bounds of the grades 优 [90,100], 良 [80,90), 中 [60,80), 差 [0,60): what is below all of them is 差. */
const bounds = [
  ['excellent', '90'],
  ['good', '80'],
  ['fair', '60'],
  ['poor', '0'],
] as const;

/** The grades of evaluations (绩效评价等级). Other bounds are new rows with their own first day. */
export const seedPerformanceGrades = async ({ once }: Seeding): Promise<void> => {
  await once(
    office('named-table'),
    { key: 'performance-grades' },
    {
      title: '绩效评价等级（得分下限）',
      valueKind: 'number',
      rows: bounds.map(([key, value]) => ({ key, value, validFrom: '2020-01-01' })),
    },
  );
};

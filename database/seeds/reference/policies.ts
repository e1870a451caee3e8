import { office, type Entry, type Seeding } from '../seeding';

/** The two upper policies (上位政策) that the district carries out, by name; their items are typed in. */
export const upperPolicies = {
  province: { title: '新时代龙江人才振兴60条', level: 'province' },
  city: { title: '人才新政30条', level: 'city' },
} as const;

/** Number and dates stand in the documents: the office fills them in. */
export const seedPolicies = async ({ once }: Seeding): Promise<void> => {
  const province: Entry | null = await once(office('policy'), upperPolicies.province);
  await once(office('policy'), upperPolicies.city, { upperPolicy: province?.documentId });
};

import { office, type Seeding } from '../seeding';
import { seedAgents } from './agents';
import { seedAgreement } from './agreement';
import { seedApplications } from './applications';
import { seedBenefits, seedPolicy } from './benefits';
import { seedBrands } from './brands';
import { seedEmployers } from './employers';
import { seedFund } from './fund';
import { seedItems, seedLineage } from './lineage';
import { seedPeople } from './people';
import { seedRound } from './round';
import { seedSpending } from './spending';
import { seedTalents } from './talents';

/** The demo's office shows its directory. A single type has one entry, which stays as it is. */
const seedSettings = async ({ once }: Seeding): Promise<void> => {
  await once(
    office('office-setting'),
    {},
    {
      officeName: '呼兰区人才办（示例）',
      directoryOn: true,
      phone: '0451-00000000',
      address: '哈尔滨市呼兰区（示例地址）',
      noticeFooter: '公示期内可以电话、来信、来访或在线方式提出异议；实名异议优先核查。',
    },
  );
};

/** A site to look around in: everybody in it is fictional. @throws Error without DEMO_PASSWORD */
export const seedDemo = async (seeding: Seeding): Promise<void> => {
  const people = await seedPeople(seeding);
  await seedSettings(seeding);
  const employers = await seedEmployers(seeding);
  await seedAgents(seeding, people, employers);
  const talents = await seedTalents(seeding, employers, people.talents);
  const lines = await seedFund(seeding, people.staff);
  const policy = await seedPolicy(seeding);
  const items = await seedItems(seeding, policy, lines);
  const benefits = await seedBenefits(seeding, policy, { lines, items });
  await seedLineage(seeding, items, people.staff.office);
  await seedBrands(seeding, talents, benefits.common);
  await seedSpending(seeding, people.staff, { lines, employers, talents });
  await seedApplications(seeding, people, { talents, benefits: benefits.common });
  await seedAgreement(seeding, people.staff, { talents, benefit: benefits.byAgreement });
  await seedRound(seeding, people.staff, { talents, benefit: benefits.inRound });
};

import { office, type Actor, type Entry, type Seeding } from '../seeding';
import { drawsOf } from './draws';
import { fictionalIdentityNumber, fictionalMobilePhone } from './fictional-numbers';
import { fictionalName } from './names';

const talentCount = 200;

/** The first fifty meet the conditions of every benefit of the demo: they are its applicants. */
const applicantCount = 50;

const titles = [
  ['高级工程师', 'associate-senior'],
  ['研究员', 'senior'],
  ['农艺师', 'intermediate'],
  ['主治医师', 'intermediate'],
  ['助理工程师', 'junior'],
] as const;

const specialties = ['寒地水稻育种', '乳品工艺', '制药工程', '数控加工', '软件工程', '基础教育'];

const day = (year: number, month: number, date: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** What is drawn for the talent of this number; `year` is the year of the site's clock. */
const profile = (number: number, year: number) => {
  const draws = drawsOf(`talent ${number}`);
  const applies = number < applicantCount;
  const male = draws.chance(55);
  const birth = day(draws.between(1968, 1998), draws.between(1, 12), draws.between(1, 28));
  const [title, titleLevel] = applies ? titles[number % 2 === 0 ? 0 : 1] : draws.pick(titles);
  const arrived = draws.between(year - 6, year - 2);
  const consentToListing = draws.chance(60);
  return {
    name: fictionalName(number),
    identityKind: 'resident-identity-card',
    identityDocument: fictionalIdentityNumber('230111', birth, number * 2 + (male ? 1 : 0)),
    gender: male ? 'male' : 'female',
    phone: fictionalMobilePhone(10_000_000 + number),
    tier: draws.pick(applies ? ['B', 'C', 'D'] : ['C', 'D', 'D', 'E', 'E', 'E']),
    tierSince: day(arrived, 12, 1),
    education: applies ? 'postgraduate' : draws.pick(['undergraduate', 'postgraduate']),
    degree: applies ? 'doctor' : draws.pick(['bachelor', 'master', 'doctor']),
    title,
    titleLevel,
    specialty: draws.pick(specialties),
    arrivedOn: day(arrived, draws.between(1, 11), 1),
    insuredSince: day(arrived, 12, 1),
    contractStartsOn: day(arrived, 12, 1),
    contractEndsOn: day(year + draws.between(2, 5), 12, 1),
    remotePost: draws.chance(15),
    grassrootsPost: draws.chance(25),
    consentToListing,
    releasedForListing: consentToListing && draws.chance(80),
  };
};

/** 200 talents; the first ones are the people behind the website accounts, in their order. */
export const seedTalents = async (
  { once, service }: Seeding,
  employers: readonly (Entry | null)[],
  accounts: readonly Actor[],
): Promise<readonly (Entry | null)[]> => {
  const year = Number(service('clock').today().slice(0, 4));
  const talents: (Entry | null)[] = [];
  for (let number = 0; number < talentCount; number += 1) {
    const { name, ...rest } = profile(number, year);
    const employer = employers[number % employers.length];
    talents.push(
      await once(
        office('talent-profile'),
        { name },
        {
          ...rest,
          employer: employer?.documentId,
          industry: employer?.industry,
          user: accounts[number]?.id,
        },
      ),
    );
  }
  return talents;
};
